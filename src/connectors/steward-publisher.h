/* steward-publisher.h: a place that takes posts of an account
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-http.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StewardPublisherError:
 * @STEWARD_PUBLISHER_ERROR_REFUSED: the network said no; it is not on the network. Change it first
 * @STEWARD_PUBLISHER_ERROR_UNREACHED: surely never sent; may be tried again
 * @STEWARD_PUBLISHER_ERROR_UNKNOWN: sent, and no answer: look it up before anything is sent again
 * @STEWARD_PUBLISHER_ERROR_UNAUTHORISED: the token doesn't count (any more); not on the network
 * @STEWARD_PUBLISHER_ERROR_LIMITED: not now, the server said; not on the network. The message says
 *   when, if the server did
 * @STEWARD_PUBLISHER_ERROR_GUARDED: never sent: it leads to this computer or a private network, which
 *   nobody allowed
 * @STEWARD_PUBLISHER_ERROR_GONE: what was to be edited, removed or answered isn't there
 * @STEWARD_PUBLISHER_ERROR_TOO_MANY: it isn't among the newest posts, and there are too many to look at all of them
 *
 * What became of it. Messages are for people and hold no credentials.
 */
typedef enum
{
  STEWARD_PUBLISHER_ERROR_REFUSED,
  STEWARD_PUBLISHER_ERROR_UNREACHED,
  STEWARD_PUBLISHER_ERROR_UNKNOWN,
  STEWARD_PUBLISHER_ERROR_UNAUTHORISED,
  STEWARD_PUBLISHER_ERROR_LIMITED,
  STEWARD_PUBLISHER_ERROR_GUARDED,
  STEWARD_PUBLISHER_ERROR_GONE,
  STEWARD_PUBLISHER_ERROR_TOO_MANY,
} StewardPublisherError;

#define STEWARD_PUBLISHER_ERROR (steward_publisher_error_quark ())
GQuark steward_publisher_error_quark (void);

/**
 * StewardOutgoingPicture:
 * @bytes: the file
 * @type: media type, `image/png`
 * @description: (nullable): what those hear who don't see it
 * @width: in pixels; 0 when not known
 * @height: in pixels; 0 when not known
 *
 * A picture that goes out with a post.
 */
typedef struct
{
  GBytes *bytes;
  char   *type;
  char   *description;
  guint   width;
  guint   height;
} StewardOutgoingPicture;

void steward_outgoing_picture_free (StewardOutgoingPicture *self);

/**
 * StewardOutgoing:
 * @text: plain text
 * @visibility: (nullable): `public`, `unlisted`, `private`, `direct`; %NULL leaves it to the account
 * @content_warning: (nullable): shown before the text
 * @language: (nullable): BCP 47
 * @in_reply_to: (nullable): status id on the account's server
 * @idempotency_key: (nullable): the same for every try of the same post
 * @made_us: when the response was made, microseconds since 1970 UTC: the same for every try
 * @sent_us: when this try began
 * @pictures: (nullable) (element-type StewardOutgoingPicture): what goes out with it
 *
 * A post as it is to be on the network.
 */
typedef struct
{
  char  *text;
  char  *visibility;
  char  *content_warning;
  char  *language;
  char  *in_reply_to;
  char  *idempotency_key;
  gint64 made_us;
  gint64 sent_us;
  GPtrArray *pictures;
} StewardOutgoing;

StewardOutgoing  *steward_outgoing_copy  (const StewardOutgoing *self) G_GNUC_WARN_UNUSED_RESULT;
void              steward_outgoing_free  (StewardOutgoing       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardOutgoing, steward_outgoing_free)

/**
 * StewardPublished:
 * @status_id: an opaque string on the account's server
 * @address: (nullable): where people read it
 * @published_us: microseconds since 1970 UTC, or %STEWARD_TIME_NONE
 * @reference: (nullable): `in_reply_to` of a post that answers it; %NULL is @status_id
 *
 * A post that is on the network.
 */
typedef struct
{
  char  *status_id;
  char  *address;
  gint64 published_us;
  char  *reference;
} StewardPublished;

StewardPublished *steward_published_new  (const char            *status_id,
                                          const char            *address,
                                          gint64                 published_us) G_GNUC_WARN_UNUSED_RESULT;
void              steward_published_free (StewardPublished      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPublished, steward_published_free)

#define STEWARD_TYPE_PUBLISHER (steward_publisher_get_type ())
G_DECLARE_INTERFACE (StewardPublisher, steward_publisher, STEWARD, PUBLISHER, GObject)

/**
 * StewardPublisherInterface:
 * @publish_async: sends a new post; the result is a #StewardPublished
 * @find_async: looks among the account's own statuses since a moment for one with the text and
 *   reply target; the result is a #StewardPublished, or %NULL without an error when there is none
 * @resolve_async: what the account's server calls the post at an address; the result is a status id,
 *   or %NULL without an error when the server doesn't know it
 * @edit_async: puts another text in the place of a post; the result is a #StewardPublished
 * @remove_async: takes a post away; the result is a boolean
 * @load_limits_async: what the server allows, for steward_network_with_limits(); the result is a
 *   #JsonNode
 * @who_async: whose token it is; the result is a #StewardPublished whose @status_id is the id of
 *   the account and whose @address is its handle, `name@server`
 *
 * Every result is given back by a #GTask. All run in the main context of the caller.
 */
struct _StewardPublisherInterface
{
  GTypeInterface parent_interface;

  void (*set_allowed_hosts) (StewardPublisher *self, const char *const *hosts);
  void (*publish_async)     (StewardPublisher *self, const StewardOutgoing *outgoing, GTask *task);
  void (*find_async)        (StewardPublisher *self, const StewardOutgoing *outgoing, gint64 since_us, GTask *task);
  void (*resolve_async)     (StewardPublisher *self, const char *address, GTask *task);
  void (*edit_async)        (StewardPublisher *self, const char *status_id, const StewardOutgoing *outgoing, GTask *task);
  void (*remove_async)      (StewardPublisher *self, const char *status_id, GTask *task);
  void (*load_limits_async) (StewardPublisher *self, GTask *task);
  void (*who_async)         (StewardPublisher *self, GTask *task);
};

StewardPublisher *steward_connector_new_publisher      (const char            *network,
                                                        const char            *server,
                                                        const char            *name,
                                                        const char            *token,
                                                        StewardHttp           *http);
void              steward_publisher_set_allowed_hosts  (StewardPublisher      *self,
                                                        const char *const     *hosts);

void              steward_publisher_publish_async      (StewardPublisher      *self,
                                                        const StewardOutgoing *outgoing,
                                                        GCancellable          *cancellable,
                                                        GAsyncReadyCallback    callback,
                                                        gpointer               user_data);
StewardPublished *steward_publisher_publish_finish     (StewardPublisher      *self,
                                                        GAsyncResult          *result,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void              steward_publisher_find_async         (StewardPublisher      *self,
                                                        const StewardOutgoing *outgoing,
                                                        gint64                 since_us,
                                                        GCancellable          *cancellable,
                                                        GAsyncReadyCallback    callback,
                                                        gpointer               user_data);
StewardPublished *steward_publisher_find_finish        (StewardPublisher      *self,
                                                        GAsyncResult          *result,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void              steward_publisher_resolve_async      (StewardPublisher      *self,
                                                        const char            *address,
                                                        GCancellable          *cancellable,
                                                        GAsyncReadyCallback    callback,
                                                        gpointer               user_data);
char             *steward_publisher_resolve_finish     (StewardPublisher      *self,
                                                        GAsyncResult          *result,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void              steward_publisher_edit_async         (StewardPublisher      *self,
                                                        const char            *status_id,
                                                        const StewardOutgoing *outgoing,
                                                        GCancellable          *cancellable,
                                                        GAsyncReadyCallback    callback,
                                                        gpointer               user_data);
StewardPublished *steward_publisher_edit_finish        (StewardPublisher      *self,
                                                        GAsyncResult          *result,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void              steward_publisher_remove_async       (StewardPublisher      *self,
                                                        const char            *status_id,
                                                        GCancellable          *cancellable,
                                                        GAsyncReadyCallback    callback,
                                                        gpointer               user_data);
gboolean          steward_publisher_remove_finish      (StewardPublisher      *self,
                                                        GAsyncResult          *result,
                                                        GError               **error);
void              steward_publisher_load_limits_async  (StewardPublisher      *self,
                                                        GCancellable          *cancellable,
                                                        GAsyncReadyCallback    callback,
                                                        gpointer               user_data);
JsonNode         *steward_publisher_load_limits_finish (StewardPublisher      *self,
                                                        GAsyncResult          *result,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void              steward_publisher_who_async          (StewardPublisher      *self,
                                                        GCancellable          *cancellable,
                                                        GAsyncReadyCallback    callback,
                                                        gpointer               user_data);
StewardPublished *steward_publisher_who_finish         (StewardPublisher      *self,
                                                        GAsyncResult          *result,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
