/* command-response-publish.c: stewardctl response: what goes out
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-response-publish"

#include "steward-response-noun.h"

#include "steward-json.h"
#include "steward-publishing.h"
#include "steward-responding.h"
#include "steward-secrets.h"
#include "steward-service-error.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* While watching, the file is looked at this often: another process may have scheduled something. */
#define WATCH_SECONDS 15

/* Waits for one asynchronous step in the program's own main context. */
typedef struct
{
  GMainLoop    *loop;
  GAsyncResult *result; /* (owned) (nullable) */
} Waiting;

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Waiting *waiting = data;

  waiting->result = g_object_ref (result);
  g_main_loop_quit (waiting->loop);
}

static void
waiting_clear (Waiting *waiting)
{
  g_clear_object (&waiting->result);
  g_main_loop_unref (waiting->loop);
}

static StewardPublishing *
make_engine (StewardInvocation  *invocation,
             const char         *token_file,
             int                 settle_s,
             GError            **error)
{
  StewardWorkspace *workspace = steward_invocation_get_workspace (invocation, error);
  g_autofree char *token = NULL;
  StewardPublishing *engine;

  if (workspace == NULL)
    return NULL;
  if (token_file != NULL)
    {
      token = steward_secrets_read_file (token_file, error);
      if (token == NULL)
        return NULL;
    }
  engine = steward_publishing_new (workspace);
  steward_publishing_set_token (engine, token);
  if (settle_s >= 0)
    steward_publishing_set_settle (engine, settle_s * G_USEC_PER_SEC);
  return engine;
}

static void
print_outcome (StewardInvocation *invocation,
               JsonObject        *object)
{
  JsonArray *attachments;

  steward_invocation_print_object (invocation, object);
  if (!json_object_has_member (object, "copy"))
    return;
  attachments = steward_json_get_array (object, "attachments");
  for (guint i = 0; attachments != NULL && i < json_array_get_length (attachments); i++)
    {
      const char *description = steward_json_get_text (json_array_get_object_element (attachments, i), "description");

      steward_invocation_say (invocation, _("Attach picture %u there (response picture %s %u FILE writes it), described as: %s"),
                              i + 1, json_object_get_string_member (object, "id"), i + 1,
                              description != NULL ? description : _("nothing"));
    }
  if (json_object_has_member (object, "open"))
    steward_invocation_say (invocation, _("Copy the text, post it at %s, then say where it is: response publish %s --published-at ADDRESS"),
                            json_object_get_string_member (object, "open"), json_object_get_string_member (object, "id"));
  else
    steward_invocation_say (invocation, _("Copy the text, post it, then say where it is: response publish %s --published-at ADDRESS"),
                            json_object_get_string_member (object, "id"));
}

static gboolean
publish_now (StewardInvocation  *invocation,
             StewardPublishing  *engine,
             const char         *id,
             GError            **error)
{
  Waiting waiting = { g_main_loop_new (NULL, FALSE), NULL };
  g_autoptr (JsonObject) object = NULL;

  steward_publishing_publish_async (engine, id, NULL, on_done, &waiting);
  g_main_loop_run (waiting.loop);
  object = steward_publishing_publish_finish (engine, waiting.result, error);
  waiting_clear (&waiting);
  if (object == NULL)
    return FALSE;
  print_outcome (invocation, object);
  return TRUE;
}

gboolean
steward_response_noun_publish (StewardInvocation  *invocation,
                               int                 argc,
                               char              **argv,
                               GError            **error)
{
  g_autofree char *token_file = NULL;
  g_autofree char *published_at = NULL;
  gboolean not_published = FALSE;
  int settle_s = -1;
  const GOptionEntry entries[] = {
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &token_file, NULL, NULL },
    { "published-at", 0, 0, G_OPTION_ARG_STRING, &published_at, NULL, NULL },
    { "not-published", 0, 0, G_OPTION_ARG_NONE, &not_published, NULL, NULL },
    { "settle", 0, 0, G_OPTION_ARG_INT, &settle_s, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardPublishing) engine = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  if (published_at != NULL && not_published)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("Either it is published at an address, or it isn’t"));
      return FALSE;
    }
  if (published_at != NULL || not_published)
    {
      g_autoptr (StewardOperation) operation = steward_publishing_say_published (argv[0], published_at);

      return steward_response_noun_do (invocation, operation, error);
    }
  engine = make_engine (invocation, token_file, settle_s, error);
  return engine != NULL && publish_now (invocation, engine, argv[0], error);
}

gboolean
steward_response_noun_delete (StewardInvocation  *invocation,
                              int                 argc,
                              char              **argv,
                              GError            **error)
{
  g_autofree char *token_file = NULL;
  g_autofree char *reason = NULL;
  gboolean by_hand = FALSE;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { "by-hand", 0, 0, G_OPTION_ARG_NONE, &by_hand, NULL, NULL },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &token_file, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardPublishing) engine = NULL;
  g_autoptr (JsonObject) object = NULL;
  Waiting waiting;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  engine = make_engine (invocation, token_file, -1, error);
  if (engine == NULL)
    return FALSE;
  waiting = (Waiting){ g_main_loop_new (NULL, FALSE), NULL };
  steward_publishing_delete_async (engine, argv[0], reason, by_hand, NULL, on_done, &waiting);
  g_main_loop_run (waiting.loop);
  object = steward_publishing_delete_finish (engine, waiting.result, error);
  waiting_clear (&waiting);
  if (object == NULL)
    return FALSE;
  print_outcome (invocation, object);
  return TRUE;
}

/* Running: what is due on this machine */

typedef struct
{
  StewardInvocation *invocation;
  GMainLoop         *loop;
  GCancellable      *cancellable;
  GHashTable        *told;   /* (owned) id → message that was printed last: not again each round */
  guint              failed; /* responses that aren't where they should be, in the last round */
  gboolean           watches;
} Running;

static void
on_handled (StewardPublishing *engine,
            JsonObject        *object,
            const GError      *error,
            Running           *running)
{
  const char *id = json_object_get_string_member (object, "id");

  if (error == NULL)
    {
      g_hash_table_remove (running->told, id);
      steward_invocation_print_object (running->invocation, object);
      steward_invocation_flush (running->invocation);
      return;
    }
  running->failed++;
  if (g_strcmp0 (g_hash_table_lookup (running->told, id), error->message) == 0)
    return;
  g_hash_table_replace (running->told, g_strdup (id), g_strdup (error->message));
  steward_invocation_say (running->invocation, _("Response %s: %s"), id, error->message);
}

static gboolean
on_signal (gpointer data)
{
  Running *running = data;

  running->watches = FALSE;
  g_cancellable_cancel (running->cancellable);
  g_main_loop_quit (running->loop);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_time (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static gboolean
run_round (Running            *running,
           StewardPublishing  *engine,
           gint64             *next_us,
           GError            **error)
{
  Waiting waiting = { g_main_loop_new (NULL, FALSE), NULL };
  gboolean well;

  running->failed = 0;
  steward_publishing_run_async (engine, running->cancellable, on_done, &waiting);
  g_main_loop_run (waiting.loop);
  well = steward_publishing_run_finish (engine, waiting.result, next_us, error);
  waiting_clear (&waiting);
  return well;
}

static void
wait_for_next (Running *running,
               gint64   next_us)
{
  gint64 now_us = steward_clock_now_us (steward_invocation_get_clock (running->invocation));
  guint wait_ms = WATCH_SECONDS * 1000;
  guint source;

  if (next_us != STEWARD_TIME_NONE && next_us - now_us < WATCH_SECONDS * STEWARD_SECOND_US)
    wait_ms = (guint) (MAX (next_us - now_us, 0) / 1000 + 1);
  source = g_timeout_add (wait_ms, on_time, running->loop);
  g_main_loop_run (running->loop);
  if (!running->watches)
    g_source_remove (source);
}

gboolean
steward_response_noun_run (StewardInvocation  *invocation,
                           int                 argc,
                           char              **argv,
                           GError            **error)
{
  g_autofree char *token_file = NULL;
  gboolean watch = FALSE;
  int settle_s = -1;
  const GOptionEntry entries[] = {
    { "watch", 0, 0, G_OPTION_ARG_NONE, &watch, NULL, NULL },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &token_file, NULL, NULL },
    { "settle", 0, 0, G_OPTION_ARG_INT, &settle_s, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardPublishing) engine = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Running running = { invocation, loop, cancellable, told, 0, FALSE };
  guint signals[2] = { 0, 0 };
  gint64 next_us = STEWARD_TIME_NONE;
  gboolean well;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 0, error))
    return FALSE;
  engine = make_engine (invocation, token_file, settle_s, error);
  if (engine == NULL)
    return FALSE;
  running.watches = watch;
  g_signal_connect (engine, "handled", G_CALLBACK (on_handled), &running);
  signals[0] = g_unix_signal_add (SIGTERM, on_signal, &running);
  signals[1] = g_unix_signal_add (SIGINT, on_signal, &running);
  do
    {
      well = run_round (&running, engine, &next_us, error);
      if (well && running.watches)
        wait_for_next (&running, next_us);
    }
  while (well && running.watches);
  g_source_remove (signals[0]);
  g_source_remove (signals[1]);
  if (watch && !well && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (error);
      return TRUE;
    }
  if (well && !watch && running.failed > 0)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NETWORK,
                   g_dngettext (NULL, "%u response isn’t where it should be", "%u responses aren’t where they should be",
                                running.failed),
                   running.failed);
      return FALSE;
    }
  return well;
}
