/* steward-mastodon-publisher.h: posts on a server that speaks Mastodon's API
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-publisher.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_MASTODON_PUBLISHER (steward_mastodon_publisher_get_type ())
G_DECLARE_FINAL_TYPE (StewardMastodonPublisher, steward_mastodon_publisher, STEWARD, MASTODON_PUBLISHER, GObject)

StewardPublisher *steward_mastodon_publisher_new (const char  *server,
                                                  const char  *token,
                                                  StewardHttp *http);

G_END_DECLS
