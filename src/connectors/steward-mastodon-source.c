/* steward-mastodon-source.c: mentions and hashtags on a server that speaks Mastodon's API
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mastodon"

#include "steward-mastodon-source.h"

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-mastodon-status.h"
#include "steward-mastodon.h"
#include "steward-source-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Pages of 40 in one go; the cursor goes on from there the next time. */
#define MAX_PAGES 10

struct _StewardMastodonSource
{
  GObject      parent_instance;
  StewardHttp *http; /* (owned) */
  gboolean     reads_tag;
};

static void source_iface_init (StewardSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardMastodonSource, steward_mastodon_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STEWARD_TYPE_SOURCE, source_iface_init))

/* One collection, page by page from the cursor towards now, so that nothing is left out. */
typedef struct
{
  StewardMastodon  *server;    /* (owned) */
  char             *path;      /* (owned) with its query so far */
  GHashTable       *seen;      /* (owned): ids of this collection */
  StewardCollected *collected; /* (owned) (nullable) */
  guint             n_pages;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  steward_mastodon_free (self->server);
  g_free (self->path);
  g_hash_table_unref (self->seen);
  g_clear_pointer (&self->collected, steward_collected_free);
  g_free (self);
}

static void
finish (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  reading->collected->is_unchanged = reading->collected->posts->len == 0;
  g_task_return_pointer (task, g_steal_pointer (&reading->collected), (GDestroyNotify) steward_collected_free);
}

/* Takes a status, or the one inside of a notification, over.
 * Returns: whether it wasn't seen in this collection */
static gboolean
take (Reading    *reading,
      JsonObject *item,
      gint64     *newest_us)
{
  const char *id = steward_json_get_text (item, "id");
  JsonObject *inner = steward_json_get_object (item, "status");
  const char *at = steward_json_get_text (item, "created_at");
  StewardRecord *post;
  gint64 at_us = STEWARD_TIME_NONE;

  if (id == NULL || !g_hash_table_add (reading->seen, g_strdup (id)))
    return FALSE;
  if (at == NULL || !steward_time_from_rfc3339 (at, &at_us))
    at_us = STEWARD_TIME_NONE;
  /* Ids can't be compared; the first of a page is the newest where times don't say otherwise. */
  if (*newest_us == G_MININT64 || (at_us != STEWARD_TIME_NONE && at_us > *newest_us))
    {
      g_free (reading->collected->cursor);
      reading->collected->cursor = g_strdup (id);
      *newest_us = at_us != STEWARD_TIME_NONE ? at_us : G_MININT64 + 1;
    }
  post = steward_mastodon_status_to_post (inner != NULL ? inner : item);
  if (post != NULL)
    g_ptr_array_add (reading->collected->posts, post);
  return TRUE;
}

static void ask (GTask *task);

static void
on_page (GTask                   *owned_task,
         const StewardHttpAnswer *answer,
         JsonNode                *node,
         GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  Reading *reading = g_task_get_task_data (task);
  g_autofree char *cursor_before = g_strdup (reading->collected->cursor);
  gint64 newest_us = G_MININT64;
  gboolean is_new = FALSE;
  JsonArray *items;

  if (error != NULL)
    {
      /* What came so far is worth keeping; the rest comes the next time. */
      if (reading->n_pages > 0)
        finish (task);
      else
        g_task_return_error (task, steward_source_words_for_call (error, answer));
      return;
    }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_task_return_new_error (task, STEWARD_COLLECT_ERROR, STEWARD_COLLECT_ERROR_NOT_A_SOURCE,
                               _("%s doesn’t speak Mastodon’s language"), steward_mastodon_get_host (reading->server));
      return;
    }
  items = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (items); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (items, i)))
      is_new = take (reading, json_array_get_object_element (items, i), &newest_us) || is_new;
  reading->collected->retry_after_s = answer->retry_after_s;
  reading->collected->via_proxy = answer->via_proxy;
  reading->n_pages++;
  /* The first time only the newest page counts: older ones aren't news. */
  if (cursor_before == NULL || !is_new || reading->n_pages == MAX_PAGES || answer->retry_after_s > 0 ||
      g_strcmp0 (cursor_before, reading->collected->cursor) == 0)
    finish (task);
  else
    ask (g_steal_pointer (&task));
}

static void
ask (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  const char *cursor = reading->collected->cursor;
  g_autofree char *escaped = cursor != NULL ? g_uri_escape_string (cursor, NULL, FALSE) : NULL;
  g_autofree char *address =
      escaped != NULL ? steward_mastodon_address (reading->server, "%s&min_id=%s", reading->path, escaped)
                      : steward_mastodon_address (reading->server, "%s", reading->path);

  steward_mastodon_call (reading->server, "GET", address, NULL, NULL, task, on_page);
}

/* Where */

/* Cuts `https://example.social/tags/NAME` or `https://example.social/#NAME` in two. */
static gboolean
split_tag (const char  *address,
           char       **server,
           char       **tag)
{
  const char *at = strstr (address, "/tags/");
  gsize skip = strlen ("/tags/");
  g_autofree char *raw = NULL;

  if (at == NULL)
    {
      at = strchr (address, '#');
      skip = 1;
    }
  if (at == NULL || at == address)
    return FALSE;
  raw = g_strndup (at + skip, strcspn (at + skip, "/?#"));
  *tag = g_uri_unescape_string (raw, NULL);
  if (*tag == NULL || **tag == '\0')
    {
      g_clear_pointer (tag, g_free);
      return FALSE;
    }
  *server = g_strndup (address, (gsize) (at - address));
  return TRUE;
}

/* `https://example.social/@acme` names the server too. */
static char *
server_of_account (const char *address)
{
  const char *at = strstr (address, "/@");

  return at != NULL ? g_strndup (address, (gsize) (at - address)) : g_strdup (address);
}

static void
collect_async (StewardSource            *source,
               const StewardSourcePlace *place,
               GTask                    *task)
{
  StewardMastodonSource *self = STEWARD_MASTODON_SOURCE (source);
  g_autofree char *server = NULL;
  g_autofree char *tag = NULL;
  Reading *reading;

  if (self->reads_tag && !split_tag (place->address, &server, &tag))
    {
      g_task_return_new_error (task, STEWARD_COLLECT_ERROR, STEWARD_COLLECT_ERROR_NOT_A_SOURCE,
                               _("“%s” names no hashtag; write https://example.social/tags/name"), place->address);
      return;
    }
  if (!self->reads_tag && place->token == NULL)
    {
      g_task_return_new_error (task, STEWARD_COLLECT_ERROR, STEWARD_COLLECT_ERROR_REFUSED,
                               _("An account’s mentions can only be read in its name; authorise the account here"));
      return;
    }
  if (!self->reads_tag)
    server = server_of_account (place->address);

  reading = g_new0 (Reading, 1);
  reading->server = steward_mastodon_new (server, place->token, self->http);
  reading->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading->collected = steward_collected_new ();
  reading->collected->cursor = g_strdup (place->cursor);
  if (self->reads_tag)
    {
      g_autofree char *escaped = g_uri_escape_string (tag, NULL, FALSE);

      reading->path = g_strdup_printf ("/api/v1/timelines/tag/%s?limit=40", escaped);
    }
  else
    reading->path = g_strdup ("/api/v1/notifications?limit=40&types[]=mention");
  steward_mastodon_set_allowed_hosts (reading->server, place->allowed_hosts);
  g_task_set_task_data (task, reading, reading_free);
  ask (g_object_ref (task));
}

static void
source_iface_init (StewardSourceInterface *iface)
{
  iface->collect_async = collect_async;
}

static void
steward_mastodon_source_finalize (GObject *object)
{
  StewardMastodonSource *self = STEWARD_MASTODON_SOURCE (object);

  g_clear_object (&self->http);

  G_OBJECT_CLASS (steward_mastodon_source_parent_class)->finalize (object);
}

static void
steward_mastodon_source_class_init (StewardMastodonSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_mastodon_source_finalize;
}

static void
steward_mastodon_source_init (StewardMastodonSource *self)
{
}

/**
 * steward_mastodon_source_new:
 * @reads_tag: a hashtag; else what mentions the account whose token is given
 *
 * Returns: (transfer full): reads a server that speaks Mastodon's API
 */
StewardSource *
steward_mastodon_source_new (StewardHttp *http,
                             gboolean     reads_tag)
{
  StewardMastodonSource *self = g_object_new (STEWARD_TYPE_MASTODON_SOURCE, NULL);

  self->http = g_object_ref (http);
  self->reads_tag = reads_tag;
  return STEWARD_SOURCE (self);
}
