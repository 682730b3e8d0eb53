/* steward-bluesky-publisher.c: posts on Bluesky
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-bluesky"

#include "steward-bluesky-publisher.h"

#include "steward-bluesky-record.h"
#include "steward-bluesky.h"
#include "steward-json.h"
#include "steward-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StewardBlueskyPublisher
{
  GObject         parent_instance;
  StewardBluesky *server; /* (owned) */
};

static void publisher_iface_init (StewardPublisherInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardBlueskyPublisher, steward_bluesky_publisher, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STEWARD_TYPE_PUBLISHER, publisher_iface_init))

/* One post on its way, from step to step. */
typedef struct
{
  StewardOutgoing *outgoing; /* (owned) */
  char            *key;      /* (owned) under which it is stored */
  char            *old_key;  /* (owned) (nullable) of the post whose place it takes */
  char           **handles;  /* (owned) that the text names */
  guint            n_asked;
  GHashTable      *dids;     /* (owned): of those that are somebody's */
  GPtrArray       *blobs;    /* (owned) (element-type JsonNode) what the server calls the pictures */
} Sending;

static void
sending_free (gpointer data)
{
  Sending *self = data;

  steward_outgoing_free (self->outgoing);
  g_free (self->key);
  g_free (self->old_key);
  g_strfreev (self->handles);
  g_hash_table_unref (self->dids);
  g_ptr_array_unref (self->blobs);
  g_free (self);
}

static StewardBluesky *
server_of (GTask *task)
{
  return STEWARD_BLUESKY_PUBLISHER (g_task_get_source_object (task))->server;
}

static JsonObject *
object_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
return_nonsense (GTask                 *task,
                 StewardPublisherError  code)
{
  g_task_return_new_error (task, STEWARD_PUBLISHER_ERROR, code, _("%s gave an answer that makes no sense"),
                           steward_bluesky_get_host (server_of (task)));
}

static void
return_post (GTask  *task,
             char   *owned_uri,
             gint64  at_us,
             char   *owned_reference)
{
  g_autofree char *uri = owned_uri;
  g_autofree char *address = steward_bluesky_web_address (steward_bluesky_get_handle (server_of (task)), uri);
  StewardPublished *published = steward_published_new (uri, address, at_us);

  published->reference = owned_reference;
  g_task_return_pointer (task, published, (GDestroyNotify) steward_published_free);
}

/* Returns: (nullable): what a reply to a record that the server showed names */
static char *
reference_of (JsonNode *node)
{
  JsonObject *found = object_of (node);

  return found != NULL ? steward_bluesky_reference (found, steward_json_get_object (found, "value")) : NULL;
}

static void
ask_record (GTask           *task,
            const char      *repository,
            const char      *key,
            StewardCallThen  then)
{
  g_autofree char *who = g_uri_escape_string (repository, NULL, FALSE);
  g_autofree char *what = g_uri_escape_string (key, NULL, FALSE);
  g_autofree char *query = g_strdup_printf ("repo=%s&collection=" STEWARD_BLUESKY_COLLECTION "&rkey=%s", who, what);

  steward_bluesky_ask (server_of (task), "com.atproto.repo.getRecord", query, task, then);
}

static void
ask_own (GTask           *task,
         const char      *key,
         StewardCallThen  then)
{
  ask_record (task, steward_bluesky_get_did (server_of (task)), key, then);
}

/* Everything that is the same for every account begins with a session: it tells whose repository it is. */

static void
with_session (GTask           *task,
              StewardCallThen  then)
{
  if (steward_bluesky_get_did (server_of (task)) != NULL)
    then (task, NULL, NULL, NULL);
  else
    steward_bluesky_log_in (server_of (task), task, then);
}

/* Sending: handles are looked up, then the record is put where it belongs */

/* As steward_bluesky_reference() makes it. */
static gboolean
is_reference (const char *in_reply_to)
{
  g_auto (GStrv) parts = g_strsplit (in_reply_to, " ", 5);

  return g_strv_length (parts) == 4 && g_str_has_prefix (parts[0], "at://") && g_str_has_prefix (parts[2], "at://");
}

/* What Bluesky has no way for would go out otherwise than it was approved. */
static gboolean
check_sendable (const StewardOutgoing  *outgoing,
                GError                **error)
{
  const char *problem = NULL;

  if (outgoing->visibility != NULL && strcmp (outgoing->visibility, "public") != 0)
    problem = _("On Bluesky every post is public; take the visibility out of the response");
  else if (outgoing->content_warning != NULL && *outgoing->content_warning != '\0')
    problem = _("Bluesky has no content warnings; say it in the text");
  else if (outgoing->in_reply_to != NULL && !is_reference (outgoing->in_reply_to))
    problem = _("The post that is answered isn’t on Bluesky");
  if (problem != NULL)
    g_set_error_literal (error, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_REFUSED, problem);
  return problem == NULL;
}

static JsonNode *
make_input (GTask      *task,
            const char *key)
{
  JsonObject *input = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (input, "repo", steward_bluesky_get_did (server_of (task)));
  if (key != NULL)
    {
      json_object_set_string_member (input, "collection", STEWARD_BLUESKY_COLLECTION);
      json_object_set_string_member (input, "rkey", key);
    }
  json_node_take_object (node, input);
  return node;
}

/* It is there, but only with a reference the next post of a thread can reply to it: sending it again changes nothing. */
static void
on_put_shown (GTask                   *owned_task,
              const StewardHttpAnswer *answer,
              JsonNode                *node,
              GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  Sending *sending = g_task_get_task_data (task);

  if (error != NULL)
    g_task_return_new_error (task, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNKNOWN, "%s", error->message);
  else
    return_post (task, steward_bluesky_uri (steward_bluesky_get_did (server_of (task)), sending->key),
                 sending->outgoing->sent_us, reference_of (node));
}

static void
on_put (GTask                   *owned_task,
        const StewardHttpAnswer *answer,
        JsonNode                *node,
        GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  Sending *sending = g_task_get_task_data (task);

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else if (object_of (node) == NULL)
    return_nonsense (task, STEWARD_PUBLISHER_ERROR_UNKNOWN);
  else if (sending->old_key != NULL)
    /* Not every server says of two writes what became of each. */
    ask_own (g_steal_pointer (&task), sending->key, on_put_shown);
  else
    return_post (task, steward_bluesky_uri (steward_bluesky_get_did (server_of (task)), sending->key),
                 sending->outgoing->sent_us,
                 steward_bluesky_reference_in (object_of (node), sending->outgoing->in_reply_to));
}

static JsonObject *
make_write (const char *type,
            const char *key)
{
  JsonObject *write = json_object_new ();
  g_autofree char *name = g_strconcat ("com.atproto.repo.applyWrites#", type, NULL);

  json_object_set_string_member (write, "$type", name);
  json_object_set_string_member (write, "collection", STEWARD_BLUESKY_COLLECTION);
  json_object_set_string_member (write, "rkey", key);
  return write;
}

static void
put (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);
  JsonNode *record = steward_bluesky_record_make (sending->outgoing, sending->dids, sending->blobs);
  JsonNode *input = make_input (task, sending->old_key == NULL ? sending->key : NULL);
  JsonObject *object = json_node_get_object (input);

  if (sending->old_key == NULL)
    {
      json_object_set_member (object, "record", record);
      steward_bluesky_do (server_of (task), "com.atproto.repo.putRecord", input, task, on_put);
    }
  else
    {
      JsonArray *writes = json_array_new ();
      JsonObject *write = make_write ("create", sending->key);

      json_object_set_member (write, "value", record);
      json_array_add_object_element (writes, make_write ("delete", sending->old_key));
      json_array_add_object_element (writes, write);
      json_object_set_array_member (object, "writes", writes);
      steward_bluesky_do (server_of (task), "com.atproto.repo.applyWrites", input, task, on_put);
    }
}

static void hand_over (GTask *task);

static void
on_uploaded (GTask                   *owned_task,
             const StewardHttpAnswer *answer,
             JsonNode                *node,
             GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  Sending *sending = g_task_get_task_data (task);
  JsonObject *blob = object_of (node) != NULL ? steward_json_get_object (object_of (node), "blob") : NULL;

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else if (blob == NULL)
    return_nonsense (task, STEWARD_PUBLISHER_ERROR_UNREACHED);
  else
    {
      g_ptr_array_add (sending->blobs, json_node_copy (json_object_get_member (object_of (node), "blob")));
      hand_over (g_steal_pointer (&task));
    }
}

/* The next picture, then the record that names them. */
static void
hand_over (GTask *owned_task)
{
  g_autoptr (GTask) task = owned_task;
  Sending *sending = g_task_get_task_data (task);
  StewardBluesky *server = server_of (task);
  GPtrArray *pictures = sending->outgoing->pictures;
  const StewardOutgoingPicture *picture;

  if (pictures == NULL || sending->blobs->len == pictures->len)
    {
      put (g_steal_pointer (&task));
      return;
    }
  picture = pictures->pdata[sending->blobs->len];
  steward_bluesky_upload (server, picture->bytes, picture->type, g_steal_pointer (&task), on_uploaded);
}

static void ask_handles (GTask *task);

static void
on_handle (GTask                   *owned_task,
           const StewardHttpAnswer *answer,
           JsonNode                *node,
           GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  Sending *sending = g_task_get_task_data (task);
  const char *did = object_of (node) != NULL ? steward_json_get_text (object_of (node), "did") : NULL;

  /* Nobody has it: then it is only text. Anything else could come out differently the next time. */
  if (error != NULL && !g_error_matches (error, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_REFUSED) &&
      !g_error_matches (error, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_GONE))
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }
  if (did != NULL && g_str_has_prefix (did, "did:"))
    g_hash_table_insert (sending->dids, g_strdup (sending->handles[sending->n_asked]), g_strdup (did));
  sending->n_asked++;
  ask_handles (g_steal_pointer (&task));
}

static void
ask_handles (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);
  g_autofree char *query = NULL;

  if (sending->handles[sending->n_asked] == NULL)
    {
      hand_over (task);
      return;
    }
  query = g_strconcat ("handle=", sending->handles[sending->n_asked], NULL);
  steward_bluesky_ask (server_of (task), "com.atproto.identity.resolveHandle", query, task, on_handle);
}

static void
on_ready_to_send (GTask                   *owned_task,
                      const StewardHttpAnswer *answer,
                      JsonNode                *node,
                      GError                  *error)
{
  g_autoptr (GTask) task = owned_task;

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    ask_handles (g_steal_pointer (&task));
}

/* Returns: whether the task goes on */
static gboolean
begin_sending (GTask                 *task,
               const StewardOutgoing *outgoing)
{
  Sending *sending = g_new0 (Sending, 1);
  GError *error = NULL;

  sending->outgoing = steward_outgoing_copy (outgoing);
  sending->key = steward_bluesky_record_key (outgoing);
  sending->handles = steward_bluesky_list_handles (outgoing->text);
  sending->dids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sending->blobs = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_task_set_task_data (task, sending, sending_free);
  if (check_sendable (outgoing, &error))
    return TRUE;
  g_task_return_error (task, error);
  return FALSE;
}

static void
publish_async (StewardPublisher      *publisher,
               const StewardOutgoing *outgoing,
               GTask                 *task)
{
  if (begin_sending (task, outgoing))
    with_session (g_object_ref (task), on_ready_to_send);
}

/* Correcting: Bluesky goes on showing the first text of a post that is put anew. So the old one goes and
 * another comes in one commit of the repository: there is never none and never two. */

static void
on_new_there (GTask                   *owned_task,
              const StewardHttpAnswer *answer,
              JsonNode                *node,
              GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  Sending *sending = g_task_get_task_data (task);

  /* It was corrected already, and only the answer was lost. */
  if (error == NULL)
    return_post (task, steward_bluesky_uri (steward_bluesky_get_did (server_of (task)), sending->key), STEWARD_TIME_NONE,
                 reference_of (node));
  else if (g_error_matches (error, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_GONE))
    ask_own (g_steal_pointer (&task), sending->old_key, on_ready_to_send);
  else
    g_task_return_error (task, g_error_copy (error));
}

static void
on_logged_in_to_edit (GTask                   *owned_task,
                      const StewardHttpAnswer *answer,
                      JsonNode                *node,
                      GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  Sending *sending = g_task_get_task_data (task);

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    ask_own (g_steal_pointer (&task), sending->key, on_new_there);
}

static void
edit_async (StewardPublisher      *publisher,
            const char            *status_id,
            const StewardOutgoing *outgoing,
            GTask                 *task)
{
  g_autofree char *who = NULL;
  g_autofree char *key = NULL;

  if (status_id == NULL || !steward_bluesky_split_address (status_id, &who, &key))
    {
      g_task_return_new_error (task, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_GONE,
                               _("It isn’t known where the post is"));
      return;
    }
  if (!begin_sending (task, outgoing))
    return;
  ((Sending *) g_task_get_task_data (task))->old_key = g_steal_pointer (&key);
  with_session (g_object_ref (task), on_logged_in_to_edit);
}

/* Removing: what isn't there is as good as removed */

static void
on_removed (GTask                   *owned_task,
            const StewardHttpAnswer *answer,
            JsonNode                *node,
            GError                  *error)
{
  g_autoptr (GTask) task = owned_task;

  if (error == NULL || (answer != NULL && answer->status >= 200 && answer->status < 300))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_error_copy (error));
}

static void
on_logged_in_to_remove (GTask                   *owned_task,
                        const StewardHttpAnswer *answer,
                        JsonNode                *node,
                        GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  StewardBluesky *server = server_of (task);

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    {
      JsonNode *input = make_input (task, g_task_get_task_data (task));

      steward_bluesky_do (server, "com.atproto.repo.deleteRecord", input, g_steal_pointer (&task), on_removed);
    }
}

static void
remove_async (StewardPublisher *publisher,
              const char       *status_id,
              GTask            *task)
{
  g_autofree char *who = NULL;
  char *key = NULL;

  if (status_id == NULL || !steward_bluesky_split_address (status_id, &who, &key))
    {
      g_task_return_new_error (task, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_GONE,
                               _("It isn’t known where the post is"));
      return;
    }
  g_task_set_task_data (task, key, g_free);
  with_session (g_object_ref (task), on_logged_in_to_remove);
}

/* Looking for one whose answer was lost: it has its key or it isn't there */

static void
on_found (GTask                   *owned_task,
          const StewardHttpAnswer *answer,
          JsonNode                *node,
          GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  JsonObject *value = object_of (node) != NULL ? steward_json_get_object (object_of (node), "value") : NULL;
  const char *at = value != NULL ? steward_json_get_text (value, "createdAt") : NULL;
  gint64 at_us;

  if (g_error_matches (error, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_GONE))
    g_task_return_pointer (task, NULL, NULL);
  else if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else if (value == NULL)
    return_nonsense (task, STEWARD_PUBLISHER_ERROR_UNREACHED);
  else
    {
      if (at == NULL || !steward_time_from_rfc3339 (at, &at_us))
        at_us = STEWARD_TIME_NONE;
      return_post (task, steward_bluesky_uri (steward_bluesky_get_did (server_of (task)), g_task_get_task_data (task)),
                   at_us, reference_of (node));
    }
}

static void
on_logged_in_to_find (GTask                   *owned_task,
                      const StewardHttpAnswer *answer,
                      JsonNode                *node,
                      GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  const char *key = g_task_get_task_data (task);

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    ask_own (g_steal_pointer (&task), key, on_found);
}

static void
find_async (StewardPublisher      *publisher,
            const StewardOutgoing *outgoing,
            gint64                 since_us,
            GTask                 *task)
{
  g_task_set_task_data (task, steward_bluesky_record_key (outgoing), g_free);
  with_session (g_object_ref (task), on_logged_in_to_find);
}

/* The post that is answered, and the one that began its thread */

typedef struct
{
  char *who; /* (owned) handle, then DID */
  char *key; /* (owned) */
} Target;

static void
target_free (gpointer data)
{
  Target *self = data;

  g_free (self->who);
  g_free (self->key);
  g_free (self);
}

static gboolean
is_no (const GError *error)
{
  return g_error_matches (error, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_REFUSED) ||
         g_error_matches (error, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_GONE);
}

static void
on_target_record (GTask                   *owned_task,
                  const StewardHttpAnswer *answer,
                  JsonNode                *node,
                  GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  JsonObject *found = object_of (node);

  if (error != NULL && !is_no (error))
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_pointer (task, found != NULL
                                     ? steward_bluesky_reference (found, steward_json_get_object (found, "value"))
                                     : NULL,
                           g_free);
}

/* A server that shows no posts of others still has those of its own. */
static void
on_posts (GTask                   *owned_task,
          const StewardHttpAnswer *answer,
          JsonNode                *node,
          GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  Target *target = g_task_get_task_data (task);
  JsonArray *posts = object_of (node) != NULL ? steward_json_get_array (object_of (node), "posts") : NULL;
  JsonObject *post = posts != NULL && json_array_get_length (posts) > 0 ? object_of (json_array_get_element (posts, 0)) : NULL;
  char *reference = post != NULL ? steward_bluesky_reference (post, steward_json_get_object (post, "record")) : NULL;

  if (reference != NULL)
    g_task_return_pointer (task, reference, g_free);
  else if (error != NULL && !is_no (error))
    g_task_return_error (task, g_error_copy (error));
  else
    ask_record (g_steal_pointer (&task), target->who, target->key, on_target_record);
}

static void
ask_posts (GTask *task)
{
  Target *target = g_task_get_task_data (task);
  g_autofree char *uri = steward_bluesky_uri (target->who, target->key);
  g_autofree char *escaped = g_uri_escape_string (uri, NULL, FALSE);
  g_autofree char *query = g_strconcat ("uris=", escaped, NULL);

  steward_bluesky_ask (server_of (task), "app.bsky.feed.getPosts", query, task, on_posts);
}

static void
on_whose_target (GTask                   *owned_task,
                 const StewardHttpAnswer *answer,
                 JsonNode                *node,
                 GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  Target *target = g_task_get_task_data (task);
  const char *did = object_of (node) != NULL ? steward_json_get_text (object_of (node), "did") : NULL;

  if (error != NULL && !is_no (error))
    g_task_return_error (task, g_error_copy (error));
  else if (did == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    {
      g_free (target->who);
      target->who = g_strdup (did);
      ask_posts (g_steal_pointer (&task));
    }
}

static void
resolve_async (StewardPublisher *publisher,
               const char       *address,
               GTask            *task)
{
  Target *target = g_new0 (Target, 1);
  g_autofree char *query = NULL;

  g_task_set_task_data (task, target, target_free);
  if (!steward_bluesky_split_address (address, &target->who, &target->key))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  if (g_str_has_prefix (target->who, "did:"))
    {
      ask_posts (g_object_ref (task));
      return;
    }
  query = g_strconcat ("handle=", target->who, NULL);
  steward_bluesky_ask (server_of (task), "com.atproto.identity.resolveHandle", query, g_object_ref (task), on_whose_target);
}

/* Who it is, and what the server allows: Bluesky's limits are those of the network */

static void
load_limits_async (StewardPublisher *publisher,
                   GTask            *task)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, json_object_new ());
  g_task_return_pointer (task, node, (GDestroyNotify) json_node_unref);
}

static void
on_who (GTask                   *owned_task,
        const StewardHttpAnswer *answer,
        JsonNode                *node,
        GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  StewardBluesky *server = server_of (task);

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_pointer (task, steward_published_new (steward_bluesky_get_did (server), steward_bluesky_get_handle (server),
                                                        STEWARD_TIME_NONE),
                           (GDestroyNotify) steward_published_free);
}

static void
who_async (StewardPublisher *publisher,
           GTask            *task)
{
  steward_bluesky_log_in (STEWARD_BLUESKY_PUBLISHER (publisher)->server, g_object_ref (task), on_who);
}

static void
set_allowed_hosts (StewardPublisher  *publisher,
                   const char *const *hosts)
{
  steward_bluesky_set_allowed_hosts (STEWARD_BLUESKY_PUBLISHER (publisher)->server, hosts);
}

static void
publisher_iface_init (StewardPublisherInterface *iface)
{
  iface->set_allowed_hosts = set_allowed_hosts;
  iface->publish_async = publish_async;
  iface->find_async = find_async;
  iface->resolve_async = resolve_async;
  iface->edit_async = edit_async;
  iface->remove_async = remove_async;
  iface->load_limits_async = load_limits_async;
  iface->who_async = who_async;
}

static void
steward_bluesky_publisher_finalize (GObject *object)
{
  StewardBlueskyPublisher *self = STEWARD_BLUESKY_PUBLISHER (object);

  g_clear_pointer (&self->server, steward_bluesky_free);

  G_OBJECT_CLASS (steward_bluesky_publisher_parent_class)->finalize (object);
}

static void
steward_bluesky_publisher_class_init (StewardBlueskyPublisherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_bluesky_publisher_finalize;
}

static void
steward_bluesky_publisher_init (StewardBlueskyPublisher *self)
{
}

/**
 * steward_bluesky_publisher_new:
 * @server: `bsky.social`, or a whole address
 * @name: (nullable): handle or DID of the account
 * @password: (nullable): an app password of the account
 *
 * Returns: (transfer full): a way to post
 */
StewardPublisher *
steward_bluesky_publisher_new (const char  *server,
                               const char  *name,
                               const char  *password,
                               StewardHttp *http)
{
  StewardBlueskyPublisher *self = g_object_new (STEWARD_TYPE_BLUESKY_PUBLISHER, NULL);

  self->server = steward_bluesky_new (server, name, password, http);
  return STEWARD_PUBLISHER (self);
}
