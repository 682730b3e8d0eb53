/* steward-feed-source.c: feeds over HTTP
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-feed-source"

#include "steward-feed-source.h"

#include "steward-feed-parser.h"
#include "steward-source-private.h"

#include <glib/gi18n-lib.h>

/* Below so many bytes reading a feed takes less than handing it to another thread does. */
#define SMALL_BYTES 4096

struct _StewardFeedSource
{
  GObject      parent_instance;
  StewardHttp *http; /* (owned) */
};

static void source_iface_init (StewardSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardFeedSource, steward_feed_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STEWARD_TYPE_SOURCE, source_iface_init))

static StewardCollected *
read_answer (const StewardHttpAnswer  *answer,
             GError                  **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardFeed) feed =
      steward_feed_parse (answer->body, answer->address, answer->content_type, &local_error);
  StewardCollected *collected;

  if (feed == NULL)
    {
      g_set_error_literal (error, STEWARD_COLLECT_ERROR, STEWARD_COLLECT_ERROR_NOT_A_SOURCE, local_error->message);
      return NULL;
    }
  collected = steward_collected_new ();
  for (guint i = 0; i < feed->entries->len; i++)
    g_ptr_array_add (collected->posts, steward_source_post_from_entry (feed->entries->pdata[i]));
  collected->etag = g_strdup (answer->etag);
  collected->last_modified = g_strdup (answer->last_modified);
  collected->moved_to = g_strdup (answer->moved_to);
  collected->damage = g_strdup (steward_feed_get_damage (feed));
  collected->via_proxy = answer->via_proxy;
  return collected;
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  StewardCollected *collected = read_answer (data, &error);

  if (collected != NULL)
    g_task_return_pointer (task, collected, (GDestroyNotify) steward_collected_free);
  else
    g_task_return_error (task, error);
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  StewardHttpAnswer *answer = steward_http_send_finish (STEWARD_HTTP (source), result, &error);
  StewardCollected *collected;

  if (answer == NULL)
    {
      g_task_return_error (task, steward_source_words_for_way (error));
      return;
    }
  g_task_set_task_data (task, answer, (GDestroyNotify) steward_http_answer_free);
  if (answer->status == 304)
    {
      collected = steward_collected_new ();
      collected->is_unchanged = TRUE;
      collected->moved_to = g_strdup (answer->moved_to);
      collected->via_proxy = answer->via_proxy;
      g_task_return_pointer (task, collected, (GDestroyNotify) steward_collected_free);
    }
  else if (answer->status != 200)
    g_task_return_error (task, steward_source_words_for_answer (answer));
  else if (g_bytes_get_size (answer->body) > SMALL_BYTES)
    g_task_run_in_thread (task, read_in_thread);
  else
    read_in_thread (task, NULL, answer, NULL);
}

static void
collect_async (StewardSource            *source,
               const StewardSourcePlace *place,
               GTask                    *task)
{
  StewardHttpRequest *request = steward_http_request_new ("GET", place->address);

  steward_http_request_set_accept (request, "application/atom+xml, application/rss+xml, application/feed+json, "
                                            "application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5");
  steward_http_request_set_conditions (request, place->etag, place->last_modified);
  steward_http_request_set_allowed_hosts (request, place->allowed_hosts);
  steward_http_send_async (STEWARD_FEED_SOURCE (source)->http, request, g_task_get_cancellable (task), on_answer,
                           g_object_ref (task));
}

static void
source_iface_init (StewardSourceInterface *iface)
{
  iface->collect_async = collect_async;
}

static void
steward_feed_source_finalize (GObject *object)
{
  StewardFeedSource *self = STEWARD_FEED_SOURCE (object);

  g_clear_object (&self->http);

  G_OBJECT_CLASS (steward_feed_source_parent_class)->finalize (object);
}

static void
steward_feed_source_class_init (StewardFeedSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_feed_source_finalize;
}

static void
steward_feed_source_init (StewardFeedSource *self)
{
}

/**
 * steward_feed_source_new:
 *
 * Returns: (transfer full): reads RSS, Atom, RDF and JSON Feed
 */
StewardSource *
steward_feed_source_new (StewardHttp *http)
{
  StewardFeedSource *self = g_object_new (STEWARD_TYPE_FEED_SOURCE, NULL);

  self->http = g_object_ref (http);
  return STEWARD_SOURCE (self);
}
