/* steward-connector.c: which places there are
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-connector"

#include "steward-bluesky-publisher.h"
#include "steward-feed-source.h"
#include "steward-mastodon-publisher.h"
#include "steward-mastodon-source.h"
#include "steward-publisher.h"

#include <string.h>

/**
 * steward_connector_new_publisher:
 * @network: as an account holds it
 * @server: (nullable): as an account holds it; without one the server most accounts of the network are on
 * @name: (nullable): by which the network knows the account; for those that ask for a name too
 * @token: (nullable): of the account
 *
 * Returns: (transfer full) (nullable): a way to post; %NULL for a network without an API: copy and
 *   open
 */
StewardPublisher *
steward_connector_new_publisher (const char  *network,
                                 const char  *server,
                                 const char  *name,
                                 const char  *token,
                                 StewardHttp *http)
{
  if (g_strcmp0 (network, "mastodon") == 0 && server != NULL)
    return steward_mastodon_publisher_new (server, token, http);
  if (g_strcmp0 (network, "bluesky") == 0)
    return steward_bluesky_publisher_new (server != NULL ? server : "bsky.social", name, token, http);
  return NULL;
}

/**
 * steward_connector_new_source:
 * @connector: as a source holds it
 *
 * Returns: (transfer full) (nullable): a way to read; %NULL for a connector that this version doesn't
 *   have
 */
StewardSource *
steward_connector_new_source (const char  *connector,
                              StewardHttp *http)
{
  if (g_strcmp0 (connector, "feed") == 0)
    return steward_feed_source_new (http);
  if (g_strcmp0 (connector, "mastodon-account") == 0 || g_strcmp0 (connector, "mastodon-tag") == 0)
    return steward_mastodon_source_new (http, strcmp (connector, "mastodon-tag") == 0);
  return NULL;
}
