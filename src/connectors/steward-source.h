/* steward-source.h: a place outside that is read
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-feed.h"
#include "steward-http.h"
#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardCollectError:
 * @STEWARD_COLLECT_ERROR_UNREACHED: no answer, or the server has a problem of its own; try later
 * @STEWARD_COLLECT_ERROR_NOT_A_SOURCE: what is there isn't what the connector reads; another address
 *   is needed
 * @STEWARD_COLLECT_ERROR_REFUSED: the server says no, or asks for a login
 * @STEWARD_COLLECT_ERROR_GONE: it isn't there (any more)
 * @STEWARD_COLLECT_ERROR_LIMITED: not now, the server said
 * @STEWARD_COLLECT_ERROR_GUARDED: it leads to this computer or a private network, which wasn't
 *   allowed
 *
 * Why nothing was read. Messages are for people and hold no credentials.
 */
typedef enum
{
  STEWARD_COLLECT_ERROR_UNREACHED,
  STEWARD_COLLECT_ERROR_NOT_A_SOURCE,
  STEWARD_COLLECT_ERROR_REFUSED,
  STEWARD_COLLECT_ERROR_GONE,
  STEWARD_COLLECT_ERROR_LIMITED,
  STEWARD_COLLECT_ERROR_GUARDED,
} StewardCollectError;

#define STEWARD_COLLECT_ERROR (steward_collect_error_quark ())
GQuark steward_collect_error_quark (void);
gint64 steward_collect_error_get_retry_after (const GError *error);

/**
 * StewardCollected:
 * @posts: (element-type StewardRecord): records of the kind mention with what the place told, in its
 *   own order; their ids mean nothing. Texts hold no markup
 * @is_unchanged: the place said that nothing changed; @posts is empty
 * @etag: (nullable): for the next time
 * @last_modified: (nullable): for the next time
 * @cursor: (nullable): for the next time
 * @moved_to: (nullable): where it lives from now on
 * @damage: (nullable): what was wrong with it, though @posts are sound
 * @retry_after_s: seconds to leave it alone; -1 when it didn't say
 * @via_proxy: a proxy made the connection, so that only names could be checked
 *
 * What a place had to say.
 */
typedef struct
{
  GPtrArray *posts;
  gboolean   is_unchanged;
  char      *etag;
  char      *last_modified;
  char      *cursor;
  char      *moved_to;
  char      *damage;
  gint64     retry_after_s;
  gboolean   via_proxy;
} StewardCollected;

StewardCollected *steward_collected_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void              steward_collected_free (StewardCollected *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardCollected, steward_collected_free)

/**
 * StewardSourcePlace:
 * @address: of the feed; for `mastodon-account` the server, for `mastodon-tag` the server's page of
 *   the tag, `https://example.social/tags/NAME`
 * @token: (nullable): of the account whose mentions are read
 * @allowed_hosts: (nullable): `HOST` or `HOST:PORT` that a person allowed
 * @etag: (nullable): of the last time
 * @last_modified: (nullable): of the last time
 * @cursor: (nullable): of the last time
 *
 * Where to read, and from where on.
 */
typedef struct
{
  const char        *address;
  const char        *token;
  const char *const *allowed_hosts;
  const char        *etag;
  const char        *last_modified;
  const char        *cursor;
} StewardSourcePlace;

#define STEWARD_TYPE_SOURCE (steward_source_get_type ())
G_DECLARE_INTERFACE (StewardSource, steward_source, STEWARD, SOURCE, GObject)

/**
 * StewardSourceInterface:
 * @collect_async: reads what is new since the place's cursor; the result, given back by the task, is
 *   a #StewardCollected. @place is there only during the call
 */
struct _StewardSourceInterface
{
  GTypeInterface parent_interface;

  void (*collect_async) (StewardSource *self, const StewardSourcePlace *place, GTask *task);
};

StewardSource    *steward_connector_new_source   (const char               *connector,
                                                  StewardHttp              *http);
void              steward_source_collect_async   (StewardSource            *self,
                                                  const StewardSourcePlace *place,
                                                  GCancellable             *cancellable,
                                                  GAsyncReadyCallback       callback,
                                                  gpointer                  user_data);
StewardCollected *steward_source_collect_finish  (StewardSource            *self,
                                                  GAsyncResult             *result,
                                                  GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
StewardRecord    *steward_source_post_from_entry (const StewardFeedEntry   *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
