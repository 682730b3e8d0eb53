/* command-topic.c: stewardctl topic
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-topic"

#include "steward-record-noun.h"

#include "steward-kinds.h"
#include "steward-topics.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <unistd.h>

static const StewardFieldOption options[] = {
  { "name", "name", NULL },
  { "query", "query", NULL },
  { "kind", "kind_of_topic", NULL },
  { "position", "position", NULL },
  { NULL },
};
static const char *const positional[] = { "name", "query", NULL };
static const char *const columns[] = { "name", "kind_of_topic", "query", NULL };

typedef struct
{
  gboolean  is_done;
  GError   *error; /* (owned) (nullable) */
} Run;

static void
on_progress (StewardTopicApplying *applying,
             gpointer              user_data)
{
  /* TRANSLATORS: while a topic is applied to what is stored */
  g_printerr ("\r\033[K");
  g_printerr (_("%" PRId64 " mentions looked at"), steward_topic_applying_get_seen (applying));
}

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Run *run = user_data;

  steward_topic_applying_run_finish (STEWARD_TOPIC_APPLYING (source), result, &run->error);
  run->is_done = TRUE;
}

/* What is stored has the topic as it is now before the command ends. */
static gboolean
apply (StewardInvocation  *invocation,
       StewardRecord      *topic,
       GError            **error)
{
  StewardWorkspace *workspace = steward_invocation_get_workspace (invocation, error);
  g_autoptr (StewardTopicApplying) applying = NULL;
  Run run = { FALSE, NULL };
  gboolean shows_progress = isatty (STDERR_FILENO) != 0;

  if (workspace == NULL)
    return FALSE;
  applying = steward_topic_applying_new (workspace, steward_record_get_id (topic));
  if (shows_progress)
    g_signal_connect (applying, "progress", G_CALLBACK (on_progress), NULL);
  steward_topic_applying_run_async (applying, NULL, on_applied, &run);
  while (!run.is_done)
    g_main_context_iteration (NULL, TRUE);
  if (shows_progress)
    g_printerr ("\r\033[K");
  if (run.error != NULL)
    {
      g_propagate_error (error, run.error);
      return FALSE;
    }
  if (steward_topic_applying_get_changed (applying) > 0)
    steward_invocation_say (invocation,
                            g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " stored mention changed its topics",
                                         "%" PRId64 " stored mentions changed their topics",
                                         (gulong) steward_topic_applying_get_changed (applying)),
                            steward_topic_applying_get_changed (applying));
  return TRUE;
}

static const StewardRecordNoun record_noun = { &steward_topic_kind, options, positional, columns, apply };

static gboolean
test (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  g_autofree char *query = NULL;
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, -1, error))
    return FALSE;
  query = g_strjoinv (" ", argv);
  operation = steward_topic_test (query);
  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  steward_invocation_print_object (invocation, json_node_get_object (steward_operation_get_json (operation)));
  return TRUE;
}

static const StewardVerb verbs[] = {
  STEWARD_RECORD_NOUN_VERBS ("NAME QUERY [--kind KIND]", "NAME [--name N] [--query Q] [--kind KIND] [--position N]"),
  { "test", "QUERY", N_("Show how a query is understood, how much it finds, and the newest of it"), test },
  { "remove", "NAME", N_("End it; its history stays, and undo brings it back"), steward_record_noun_end },
  { NULL },
};

const StewardCommand steward_command_topic = {
  "topic",
  N_("Topics: named queries over mentions"),
  verbs,
  &record_noun,
};
