/* steward-mastodon-publisher.c: posts on a server that speaks Mastodon's API
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mastodon"

#include "steward-mastodon-publisher.h"

#include "steward-json.h"
#include "steward-mastodon-status.h"
#include "steward-mastodon.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Own statuses that are looked through for one whose answer was lost: 40 a page. */
#define MAX_PAGES 5

struct _StewardMastodonPublisher
{
  GObject          parent_instance;
  StewardMastodon *server; /* (owned) */
};

static void publisher_iface_init (StewardPublisherInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardMastodonPublisher, steward_mastodon_publisher, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STEWARD_TYPE_PUBLISHER, publisher_iface_init))

static StewardMastodon *
server_of (GTask *task)
{
  return STEWARD_MASTODON_PUBLISHER (g_task_get_source_object (task))->server;
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
                           steward_mastodon_get_host (server_of (task)));
}

/* Sending: a new status, and another text for one that is there. Pictures are handed over first. */

typedef struct
{
  StewardOutgoing *outgoing;  /* (owned) */
  char            *status_id; /* (owned) (nullable) of the status that gets another text */
  GPtrArray       *media;     /* (owned) (element-type utf8) ids of the pictures that the server has */
  guint            n_looks;   /* at a picture that the server is still working on */
} Sending;

/* A server that takes longer to read a picture is asked so often, a second apart. */
#define MAX_LOOKS 60

static void
sending_free (gpointer data)
{
  Sending *self = data;

  steward_outgoing_free (self->outgoing);
  g_free (self->status_id);
  g_ptr_array_unref (self->media);
  g_free (self);
}

static GHashTable *
make_form (const StewardOutgoing *outgoing,
           gboolean               is_new)
{
  GHashTable *form = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (form, (gpointer) "status", outgoing->text);
  if (outgoing->content_warning != NULL)
    g_hash_table_insert (form, (gpointer) "spoiler_text", outgoing->content_warning);
  if (outgoing->language != NULL)
    g_hash_table_insert (form, (gpointer) "language", outgoing->language);
  if (is_new && outgoing->visibility != NULL)
    g_hash_table_insert (form, (gpointer) "visibility", outgoing->visibility);
  if (is_new && outgoing->in_reply_to != NULL)
    g_hash_table_insert (form, (gpointer) "in_reply_to_id", outgoing->in_reply_to);
  return form;
}

static void
on_sent (GTask                   *owned_task,
         const StewardHttpAnswer *answer,
         JsonNode                *node,
         GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  StewardPublished *published = error == NULL && object_of (node) != NULL
                                    ? steward_mastodon_status_to_published (object_of (node))
                                    : NULL;

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else if (published == NULL)
    return_nonsense (task, STEWARD_PUBLISHER_ERROR_UNKNOWN);
  else
    g_task_return_pointer (task, published, (GDestroyNotify) steward_published_free);
}

static void
send_status (GTask *task)
{
  StewardMastodon *server = server_of (task);
  Sending *sending = g_task_get_task_data (task);
  gboolean is_new = sending->status_id == NULL;
  g_autoptr (GHashTable) form = make_form (sending->outgoing, is_new);
  g_autofree char *id = is_new ? NULL : g_uri_escape_string (sending->status_id, NULL, FALSE);
  g_autofree char *address = is_new ? steward_mastodon_address (server, "/api/v1/statuses")
                                    : steward_mastodon_address (server, "/api/v1/statuses/%s", id);

  steward_mastodon_send (server, is_new ? "POST" : "PUT", address, form, sending->media,
                         is_new ? sending->outgoing->idempotency_key : NULL, g_object_ref (task), on_sent);
}

static void hand_over (GTask *task);
static void on_looked (GTask                   *owned_task,
                       const StewardHttpAnswer *answer,
                       JsonNode                *node,
                       GError                  *error);

static gboolean
look (gpointer data)
{
  GTask *task = data;
  Sending *sending = g_task_get_task_data (task);
  StewardMastodon *server = server_of (task);
  g_autofree char *id = g_uri_escape_string (sending->media->pdata[sending->media->len - 1], NULL, FALSE);
  g_autofree char *address = steward_mastodon_address (server, "/api/v1/media/%s", id);

  steward_mastodon_call (server, "GET", address, NULL, NULL, g_object_ref (task), on_looked);
  return G_SOURCE_REMOVE;
}

/* 200: it is ready; 202 and 206: the server is still reading it. */
static void
go_on_when_ready (GTask                   *owned_task,
                  const StewardHttpAnswer *answer)
{
  g_autoptr (GTask) task = owned_task;
  Sending *sending = g_task_get_task_data (task);

  if (answer->status == 200)
    {
      sending->n_looks = 0;
      hand_over (task);
    }
  else if (++sending->n_looks > MAX_LOOKS)
    g_task_return_new_error (task, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNREACHED,
                             _("%s doesn’t get done with a picture; try again later"), steward_mastodon_get_host (server_of (task)));
  else
    {
      g_autoptr (GSource) source = g_timeout_source_new_seconds (1);

      g_source_set_callback (source, look, g_object_ref (task), g_object_unref);
      g_source_attach (source, g_task_get_context (task));
    }
}

static void
on_looked (GTask                   *owned_task,
           const StewardHttpAnswer *answer,
           JsonNode                *node,
           GError                  *error)
{
  if (error == NULL)
    {
      go_on_when_ready (owned_task, answer);
      return;
    }
  g_task_return_error (owned_task, g_error_copy (error));
  g_object_unref (owned_task);
}

static void
on_uploaded (GTask                   *owned_task,
             const StewardHttpAnswer *answer,
             JsonNode                *node,
             GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  Sending *sending = g_task_get_task_data (task);
  const char *id = object_of (node) != NULL ? steward_json_get_text (object_of (node), "id") : NULL;

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else if (id == NULL)
    return_nonsense (task, STEWARD_PUBLISHER_ERROR_UNREACHED);
  else
    {
      g_ptr_array_add (sending->media, g_strdup (id));
      go_on_when_ready (g_steal_pointer (&task), answer);
    }
}

/* The next picture, then the status. */
static void
hand_over (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);
  GPtrArray *pictures = sending->outgoing->pictures;

  if (pictures == NULL || sending->media->len == pictures->len)
    send_status (task);
  else
    steward_mastodon_upload (server_of (task), pictures->pdata[sending->media->len], g_object_ref (task), on_uploaded);
}

static void
begin_sending (GTask                 *task,
               const char            *status_id,
               const StewardOutgoing *outgoing)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->outgoing = steward_outgoing_copy (outgoing);
  sending->status_id = g_strdup (status_id);
  sending->media = g_ptr_array_new_with_free_func (g_free);
  g_task_set_task_data (task, sending, sending_free);
  hand_over (task);
}

static void
publish_async (StewardPublisher      *publisher,
               const StewardOutgoing *outgoing,
               GTask                 *task)
{
  begin_sending (task, NULL, outgoing);
}

static void
edit_async (StewardPublisher      *publisher,
            const char            *status_id,
            const StewardOutgoing *outgoing,
            GTask                 *task)
{
  /* A correction that doesn't name the pictures would take them off. */
  begin_sending (task, status_id, outgoing);
}

/* Removing */

/* Some servers don't know how to remove and say that there is nothing: ask whether it is still there. */
static void
on_still_there (GTask                   *owned_task,
                const StewardHttpAnswer *answer,
                JsonNode                *node,
                GError                  *error)
{
  g_autoptr (GTask) task = owned_task;

  if (error == NULL)
    g_task_return_new_error (task, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_REFUSED,
                             _("%s can’t delete a post through its API; delete it there by hand"),
                             steward_mastodon_get_host (server_of (task)));
  else
    g_task_return_error (task, g_error_copy (error));
}

static void
on_removed (GTask                   *owned_task,
            const StewardHttpAnswer *answer,
            JsonNode                *node,
            GError                  *error)
{
  g_autoptr (GTask) task = owned_task;

  /* Some answer with nothing at all. */
  if (error == NULL || (answer != NULL && answer->status >= 200 && answer->status < 300))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_GONE) ||
           (answer != NULL && answer->status == 405))
    {
      StewardMastodon *server = server_of (task);
      g_autofree char *address = steward_mastodon_address (server, "/api/v1/statuses/%s",
                                                           (const char *) g_task_get_task_data (task));

      steward_mastodon_call (server, "GET", address, NULL, NULL, g_steal_pointer (&task), on_still_there);
    }
  else
    g_task_return_error (task, g_error_copy (error));
}

static void
remove_async (StewardPublisher *publisher,
              const char       *status_id,
              GTask            *task)
{
  StewardMastodon *server = STEWARD_MASTODON_PUBLISHER (publisher)->server;
  char *id = g_uri_escape_string (status_id, NULL, FALSE);
  g_autofree char *address = steward_mastodon_address (server, "/api/v1/statuses/%s", id);

  g_task_set_task_data (task, id, g_free);
  steward_mastodon_call (server, "DELETE", address, NULL, NULL, g_object_ref (task), on_removed);
}

/* Looking for one whose answer was lost */

typedef struct
{
  StewardOutgoing *outgoing;
  gint64           since_us;
  char            *account;
  guint            n_pages;
} Finding;

static void
finding_free (gpointer data)
{
  Finding *self = data;

  steward_outgoing_free (self->outgoing);
  g_free (self->account);
  g_free (self);
}

/* Looks through a list of statuses. Returns: (nullable): the one */
static StewardPublished *
look_through (JsonArray     *statuses,
              const Finding *finding,
              gboolean      *is_old)
{
  for (guint i = 0; i < json_array_get_length (statuses); i++)
    {
      JsonNode *node = json_array_get_element (statuses, i);
      g_autoptr (StewardPublished) published =
          JSON_NODE_HOLDS_OBJECT (node) ? steward_mastodon_status_to_published (json_node_get_object (node)) : NULL;

      if (published == NULL)
        continue;
      if (steward_mastodon_status_is (json_node_get_object (node), finding->outgoing, finding->since_us))
        return g_steal_pointer (&published);
      *is_old = published->published_us != STEWARD_TIME_NONE && finding->since_us != STEWARD_TIME_NONE &&
                published->published_us < finding->since_us - STEWARD_HOUR_US;
    }
  return NULL;
}

static void
on_own_statuses (GTask                   *owned_task,
                 const StewardHttpAnswer *answer,
                 JsonNode                *node,
                 GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  StewardMastodon *server = server_of (task);
  Finding *finding = g_task_get_task_data (task);
  StewardPublished *published;
  gboolean is_old = FALSE;

  if (error != NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      return_nonsense (task, STEWARD_PUBLISHER_ERROR_UNREACHED);
      return;
    }
  published = look_through (json_node_get_array (node), finding, &is_old);
  if (published != NULL)
    g_task_return_pointer (task, published, (GDestroyNotify) steward_published_free);
  else if (json_array_get_length (json_node_get_array (node)) == 0 || is_old || answer->next == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else if (++finding->n_pages == MAX_PAGES)
    /* Who may have sent it doesn't send again then. */
    g_task_return_new_error (task, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_TOO_MANY,
                             _("The account on %s has too many posts since then to tell whether this one is among them"),
                             steward_mastodon_get_host (server_of (task)));
  else
    steward_mastodon_call (server, "GET", answer->next, NULL, NULL, g_steal_pointer (&task), on_own_statuses);
}

static void
on_whose_statuses (GTask                   *owned_task,
                   const StewardHttpAnswer *answer,
                   JsonNode                *node,
                   GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  StewardMastodon *server = server_of (task);
  const char *id = object_of (node) != NULL ? steward_json_get_text (object_of (node), "id") : NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *address = NULL;

  if (error != NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }
  if (id == NULL)
    {
      return_nonsense (task, STEWARD_PUBLISHER_ERROR_UNREACHED);
      return;
    }
  escaped = g_uri_escape_string (id, NULL, FALSE);
  address = steward_mastodon_address (server_of (task), "/api/v1/accounts/%s/statuses?limit=40&exclude_reblogs=true",
                                      escaped);
  steward_mastodon_call (server, "GET", address, NULL, NULL, g_steal_pointer (&task), on_own_statuses);
}

static void
ask_who (StewardMastodon *server,
         GTask           *task,
         StewardCallThen  then)
{
  g_autofree char *address = steward_mastodon_address (server, "/api/v1/accounts/verify_credentials");

  steward_mastodon_call (server, "GET", address, NULL, NULL, g_object_ref (task), then);
}

static void
find_async (StewardPublisher      *publisher,
            const StewardOutgoing *outgoing,
            gint64                 since_us,
            GTask                 *task)
{
  Finding *finding = g_new0 (Finding, 1);

  finding->outgoing = steward_outgoing_copy (outgoing);
  finding->since_us = since_us;
  g_task_set_task_data (task, finding, finding_free);
  ask_who (STEWARD_MASTODON_PUBLISHER (publisher)->server, task, on_whose_statuses);
}

static void
on_who (GTask                   *owned_task,
        const StewardHttpAnswer *answer,
        JsonNode                *node,
        GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  JsonObject *account = object_of (node);
  const char *id = account != NULL ? steward_json_get_text (account, "id") : NULL;
  const char *name = account != NULL ? steward_json_get_text (account, "acct") : NULL;
  g_autofree char *handle = NULL;

  if (error != NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }
  if (id == NULL || name == NULL)
    {
      return_nonsense (task, STEWARD_PUBLISHER_ERROR_UNREACHED);
      return;
    }
  handle = strchr (name, '@') != NULL ? g_strdup (name)
                                      : g_strdup_printf ("%s@%s", name, steward_mastodon_get_host (server_of (task)));
  g_task_return_pointer (task, steward_published_new (id, handle, STEWARD_TIME_NONE),
                         (GDestroyNotify) steward_published_free);
}

static void
who_async (StewardPublisher *publisher,
           GTask            *task)
{
  ask_who (STEWARD_MASTODON_PUBLISHER (publisher)->server, task, on_who);
}

/* What the server calls a post elsewhere */

/* Returns: (nullable): the id of the status at @address among @statuses, or of those inside of
 * notifications */
static char *
find_at (JsonArray  *statuses,
         const char *address)
{
  for (guint i = 0; statuses != NULL && i < json_array_get_length (statuses); i++)
    {
      JsonObject *status = object_of (json_array_get_element (statuses, i));
      JsonObject *inner = status != NULL ? steward_json_get_object (status, "status") : NULL;

      if (inner != NULL)
        status = inner;
      if (status != NULL && steward_json_get_text (status, "id") != NULL && steward_mastodon_status_is_at (status, address))
        return g_strdup (steward_json_get_text (status, "id"));
    }
  return NULL;
}

/* Servers whose search doesn't know addresses still know who wrote to the account. */
static void
on_notifications (GTask                   *owned_task,
                  const StewardHttpAnswer *answer,
                  JsonNode                *node,
                  GError                  *error)
{
  g_autoptr (GTask) task = owned_task;

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_pointer (task, JSON_NODE_HOLDS_ARRAY (node)
                                     ? find_at (json_node_get_array (node), g_task_get_task_data (task))
                                     : NULL,
                           g_free);
}

static void
on_search (GTask                   *owned_task,
           const StewardHttpAnswer *answer,
           JsonNode                *node,
           GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  StewardMastodon *server = server_of (task);
  JsonObject *found = object_of (node);
  g_autofree char *address = NULL;
  char *id;

  if (error != NULL && !g_error_matches (error, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_GONE) &&
      !g_error_matches (error, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_REFUSED))
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }
  id = found != NULL ? find_at (steward_json_get_array (found, "statuses"), g_task_get_task_data (task)) : NULL;
  if (id != NULL)
    {
      g_task_return_pointer (task, id, g_free);
      return;
    }
  address = steward_mastodon_address (server_of (task), "/api/v1/notifications?types[]=mention&limit=80");
  steward_mastodon_call (server, "GET", address, NULL, NULL, g_steal_pointer (&task), on_notifications);
}

static void
resolve_async (StewardPublisher *publisher,
               const char       *address,
               GTask            *task)
{
  StewardMastodon *server = STEWARD_MASTODON_PUBLISHER (publisher)->server;
  g_autofree char *query = g_uri_escape_string (address, NULL, FALSE);
  g_autofree char *search =
      steward_mastodon_address (server, "/api/v2/search?type=statuses&resolve=true&limit=5&q=%s", query);

  g_task_set_task_data (task, g_strdup (address), g_free);
  steward_mastodon_call (server, "GET", search, NULL, NULL, g_object_ref (task), on_search);
}

/* What the server allows */

static JsonNode *
keep_limits (JsonObject *instance)
{
  static const char *const members[] = { "statuses", "media_attachments" };
  JsonObject *configuration = steward_json_get_object (instance, "configuration");
  JsonObject *limits = json_object_new ();
  gint64 most = steward_json_get_integer (instance, "max_toot_chars", -1);
  JsonNode *node = json_node_alloc ();

  for (guint i = 0; configuration != NULL && i < G_N_ELEMENTS (members); i++)
    if (steward_json_get_object (configuration, members[i]) != NULL)
      json_object_set_member (limits, members[i], json_node_copy (json_object_get_member (configuration, members[i])));
  /* Before configurations there was this one number, and others still send it. */
  if (configuration == NULL && most > 0)
    {
      JsonObject *statuses = json_object_new ();

      json_object_set_int_member (statuses, "max_characters", most);
      json_object_set_object_member (limits, "statuses", statuses);
    }
  json_node_take_object (node, limits);
  return node;
}

static void
on_instance (GTask                   *owned_task,
             const StewardHttpAnswer *answer,
             JsonNode                *node,
             GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  StewardMastodon *server = server_of (task);
  gboolean is_second = GPOINTER_TO_INT (g_task_get_task_data (task)) != 0;

  if (error == NULL && object_of (node) != NULL)
    {
      g_task_return_pointer (task, keep_limits (object_of (node)), (GDestroyNotify) json_node_unref);
      return;
    }
  if (!is_second && answer != NULL)
    {
      g_autofree char *address = steward_mastodon_address (server, "/api/v1/instance");

      g_task_set_task_data (task, GINT_TO_POINTER (1), NULL);
      steward_mastodon_call (server, "GET", address, NULL, NULL, g_steal_pointer (&task), on_instance);
      return;
    }
  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    return_nonsense (task, STEWARD_PUBLISHER_ERROR_UNREACHED);
}

static void
load_limits_async (StewardPublisher *publisher,
                   GTask            *task)
{
  StewardMastodon *server = STEWARD_MASTODON_PUBLISHER (publisher)->server;
  g_autofree char *address = steward_mastodon_address (server, "/api/v2/instance");

  steward_mastodon_call (server, "GET", address, NULL, NULL, g_object_ref (task), on_instance);
}

static void
set_allowed_hosts (StewardPublisher  *publisher,
                   const char *const *hosts)
{
  steward_mastodon_set_allowed_hosts (STEWARD_MASTODON_PUBLISHER (publisher)->server, hosts);
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
steward_mastodon_publisher_finalize (GObject *object)
{
  StewardMastodonPublisher *self = STEWARD_MASTODON_PUBLISHER (object);

  g_clear_pointer (&self->server, steward_mastodon_free);

  G_OBJECT_CLASS (steward_mastodon_publisher_parent_class)->finalize (object);
}

static void
steward_mastodon_publisher_class_init (StewardMastodonPublisherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_mastodon_publisher_finalize;
}

static void
steward_mastodon_publisher_init (StewardMastodonPublisher *self)
{
}

/**
 * steward_mastodon_publisher_new:
 * @server: `example.social`, or a whole address
 * @token: (nullable): of the account
 *
 * Returns: (transfer full): a way to post
 */
StewardPublisher *
steward_mastodon_publisher_new (const char  *server,
                                const char  *token,
                                StewardHttp *http)
{
  StewardMastodonPublisher *self = g_object_new (STEWARD_TYPE_MASTODON_PUBLISHER, NULL);

  self->server = steward_mastodon_new (server, token, http);
  return STEWARD_PUBLISHER (self);
}
