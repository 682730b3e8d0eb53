/* steward-source-testing.c: what a source would bring, without storing anything
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-source-testing"

#include "steward-source-testing.h"

#include "steward-feed-parser.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-mention-identity.h"
#include "steward-plain-file-private.h"
#include "steward-service-error.h"
#include "steward-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What was found: from the network or from a file. */
typedef struct
{
  char      *path;    /* (owned) (nullable) */
  GPtrArray *entries; /* (owned) (element-type JsonObject) */
  char      *notice;  /* (owned) (nullable) */
} Testing;

static void
testing_free (gpointer data)
{
  Testing *self = data;

  g_free (self->path);
  g_ptr_array_unref (self->entries);
  g_free (self->notice);
  g_free (self);
}

static char *
identify (StewardRecord *post)
{
  const char *text = steward_record_get_text (post, STEWARD_MENTION_TEXT);
  StewardPost known = {
    .address = steward_record_get_text (post, STEWARD_MENTION_ADDRESS),
    .network = steward_record_get_text (post, STEWARD_MENTION_NETWORK),
    .entry_id = steward_record_get_text (post, STEWARD_MENTION_ENTRY_ID),
    .author = steward_record_get_text (post, STEWARD_MENTION_AUTHOR),
    .text = text != NULL ? text : steward_record_get_text (post, STEWARD_MENTION_TITLE),
    .published_us = steward_record_get_time (post, STEWARD_MENTION_PUBLISHED),
  };

  return steward_mention_identity (&known, NULL);
}

/* The keys of the command line: lists also when they are empty. */
static JsonObject *
present (StewardRecord *post)
{
  static const char *const lists[] = { "topics", "links", "mentioned", "hashtags" };
  g_autofree char *id = identify (post);
  g_autofree char *json = steward_record_to_json (post, 0);
  JsonObject *object = steward_json_parse_object (json, -1, NULL);

  g_assert (object != NULL);
  json_object_set_string_member (object, "id", id);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!json_object_has_member (object, lists[i]))
      json_object_set_array_member (object, lists[i], json_array_new ());
  return object;
}

static GError *
translate (GError *error)
{
  g_autoptr (GError) owned = error;
  StewardServiceError code = STEWARD_SERVICE_ERROR_NETWORK;
  g_autofree char *message = g_strdup (error->message);

  if (error->domain == STEWARD_FEED_ERROR ||
      g_error_matches (error, STEWARD_COLLECT_ERROR, STEWARD_COLLECT_ERROR_NOT_A_SOURCE))
    code = STEWARD_SERVICE_ERROR_INPUT;
  else if (error->domain != STEWARD_COLLECT_ERROR)
    return g_steal_pointer (&owned);
  else if (g_error_matches (error, STEWARD_COLLECT_ERROR, STEWARD_COLLECT_ERROR_GUARDED))
    code = STEWARD_SERVICE_ERROR_GUARDED;
  if (g_str_has_suffix (message, "."))
    message[strlen (message) - 1] = '\0';
  return g_error_new_literal (STEWARD_SERVICE_ERROR, (int) code, message);
}

static void
on_collected (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  Testing *testing = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (StewardCollected) collected = steward_source_collect_finish (STEWARD_SOURCE (source), result, &error);

  if (collected == NULL)
    {
      g_task_return_error (task, translate (error));
      return;
    }
  for (guint i = 0; i < collected->posts->len; i++)
    g_ptr_array_add (testing->entries, present (collected->posts->pdata[i]));
  testing->notice = g_strdup (collected->damage);
  g_task_return_boolean (task, TRUE);
}

static void
read_file (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  Testing *testing = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = steward_plain_file_load (testing->path, &error);
  g_autoptr (StewardFeed) feed = bytes != NULL ? steward_feed_parse_file (bytes, &error) : NULL;

  if (feed == NULL)
    {
      if (error->domain == STEWARD_FEED_ERROR)
        g_prefix_error (&error, "%s: ", testing->path);
      g_task_return_error (task, translate (error));
      return;
    }
  for (guint i = 0; i < feed->entries->len; i++)
    {
      const StewardFeedEntry *entry = feed->entries->pdata[i];
      g_autoptr (StewardRecord) post = steward_source_post_from_entry (entry);
      JsonObject *object = present (post);

      /* A file has no address that its own could be relative to: they are shown as they are. */
      if (entry->address == NULL && entry->link != NULL)
        json_object_set_string_member (object, "address", entry->link);
      g_ptr_array_add (testing->entries, object);
    }
  testing->notice = g_strdup (steward_feed_get_damage (feed));
  g_task_return_boolean (task, TRUE);
}

/**
 * steward_source_testing_run_async:
 * @connector: as a source holds it
 * @place: an address, or for `feed` the path of a file
 * @allowed_hosts: (nullable): `HOST` or `HOST:PORT` that the person allowed
 *
 * Reads what is there and stores nothing; needs no workspace.
 */
void
steward_source_testing_run_async (const char          *connector,
                                  const char          *place,
                                  const char *const   *allowed_hosts,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Testing *testing = g_new0 (Testing, 1);
  StewardSourcePlace where = { .address = place, .allowed_hosts = allowed_hosts };
  g_autoptr (StewardHttp) http = NULL;
  g_autoptr (StewardSource) source = NULL;

  g_task_set_source_tag (task, steward_source_testing_run_async);
  g_task_set_task_data (task, testing, testing_free);
  testing->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  if (strcmp (connector, "feed") == 0 && strstr (place, "://") == NULL)
    {
      testing->path = g_strdup (place);
      g_task_run_in_thread (task, read_file);
      return;
    }
  http = steward_http_new ();
  source = steward_connector_new_source (connector, http);
  if (source == NULL)
    g_task_return_new_error (task, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                             _("“%s” is no connector; it is feed, mastodon-account or mastodon-tag"), connector);
  else
    steward_source_collect_async (source, &where, cancellable, on_collected, g_steal_pointer (&task));
}

/**
 * steward_source_testing_run_finish:
 * @notice: (out) (optional) (nullable) (transfer full): what was wrong though something was read
 * @error: return location for %STEWARD_SERVICE_ERROR_INPUT when it is no source, or
 *   %STEWARD_SERVICE_ERROR_NETWORK
 *
 * Returns: (transfer full) (nullable) (element-type JsonObject): the entries in the order of the
 *   document, with the keys of the command line
 */
GPtrArray *
steward_source_testing_run_finish (GAsyncResult  *result,
                                   char         **notice,
                                   GError       **error)
{
  Testing *testing = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  if (notice != NULL)
    *notice = g_strdup (testing->notice);
  return g_ptr_array_ref (testing->entries);
}
