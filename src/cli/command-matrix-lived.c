/* command-matrix-lived.c: stewardctl matrix replay, lived, drift, waits, route-again
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-matrix-lived"

#include "command-matrix-lived.h"

#include "steward-matrix-lived.h"
#include "steward-matrix-replay.h"
#include "steward-replay-words.h"
#include "steward-routing-again.h"
#include "steward-service-error.h"
#include "steward-waiting.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <unistd.h>

static gboolean
check_days (gint64   days,
            GError **error)
{
  if (days >= 1 && days <= 36500)
    return TRUE;
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("--days is a number of days, 1 or more"));
  return FALSE;
}

static void
show_share (double share)
{
  g_printerr ("\r\033[K");
  /* TRANSLATORS: while mentions are read */
  g_printerr (_("%d %% read"), (int) (share * 100));
}

static void
on_replay_progress (StewardMatrixReplay *replay)
{
  show_share (steward_matrix_replay_get_share (replay));
}

static void
on_lived_progress (StewardMatrixLived *lived)
{
  show_share (steward_matrix_lived_get_share (lived));
}

static void
end_progress (void)
{
  if (isatty (STDERR_FILENO))
    g_printerr ("\r\033[K");
}

/* What is printed for people is a table of a kind: lines that have @key. */
static void
print_lines (StewardInvocation *invocation,
             JsonArray         *lines,
             const char        *key,
             const char *const *columns)
{
  steward_invocation_set_columns (invocation, columns);
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      if (key == NULL || json_object_has_member (line, key))
        steward_invocation_print_object (invocation, line);
    }
}

static void
print_replay (StewardInvocation   *invocation,
              StewardMatrixReplay *replay)
{
  static const char *const columns[] = {
    "department", "person", "activity", "taken", "really_taken", "approvals", "really_approvals", "waited", "really_waited",
    "unowned", "reason", NULL,
  };
  g_autoptr (JsonArray) lines = steward_matrix_replay_to_json (replay);
  g_autofree char *summary = steward_replay_words_summary (steward_matrix_replay_get_replay (replay));

  if (!steward_invocation_prints_json (invocation))
    {
      json_array_remove_element (lines, 0);
      steward_invocation_say (invocation, "%s", summary);
    }
  print_lines (invocation, lines, NULL, columns);
}

gboolean
steward_matrix_verb_replay (StewardInvocation  *invocation,
                            int                 argc,
                            char              **argv,
                            GError            **error)
{
  gint64 days = STEWARD_REPLAY_DAYS;
  g_autofree char *version = NULL;
  const GOptionEntry entries[] = {
    { "days", 0, 0, G_OPTION_ARG_INT64, &days, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_STRING, &version, NULL, NULL },
    { NULL },
  };
  StewardWorkspace *workspace;
  g_autoptr (StewardMatrixReplay) replay = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 0, error) || !check_days (days, error))
    return FALSE;
  workspace = steward_invocation_get_workspace (invocation, error);
  if (workspace == NULL)
    return FALSE;
  replay = steward_matrix_replay_new (workspace, version, days);
  if (isatty (STDERR_FILENO))
    g_signal_connect (replay, "progress", G_CALLBACK (on_replay_progress), NULL);
  steward_matrix_replay_run_async (replay, NULL, steward_waiting_keep, &place);
  result = steward_waiting_for (&place);
  end_progress ();
  if (!steward_matrix_replay_run_finish (replay, result, error))
    return FALSE;
  print_replay (invocation, replay);
  return TRUE;
}

/* Reads the last @days; NULL with @error. */
static StewardMatrixLived *
read_lived (StewardInvocation  *invocation,
            gint64              days,
            gboolean            people,
            GError            **error)
{
  StewardWorkspace *workspace = check_days (days, error) ? steward_invocation_get_workspace (invocation, error) : NULL;
  g_autoptr (StewardMatrixLived) lived = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (workspace == NULL)
    return NULL;
  lived = steward_matrix_lived_new (workspace, days);
  steward_matrix_lived_set_people (lived, people);
  if (isatty (STDERR_FILENO))
    g_signal_connect (lived, "progress", G_CALLBACK (on_lived_progress), NULL);
  steward_matrix_lived_run_async (lived, NULL, steward_waiting_keep, &place);
  result = steward_waiting_for (&place);
  end_progress ();
  if (!steward_matrix_lived_run_finish (lived, result, error))
    return NULL;
  return g_steal_pointer (&lived);
}

static gboolean
parse_days (StewardInvocation   *invocation,
            int                  argc,
            char               **argv,
            gboolean            *people,
            StewardMatrixLived **lived,
            GError             **error)
{
  gint64 days = STEWARD_LIVED_DAYS;
  gboolean flag = FALSE;
  const GOptionEntry plain[] = {
    { "days", 0, 0, G_OPTION_ARG_INT64, &days, NULL, NULL },
    { NULL },
  };
  const GOptionEntry with_people[] = {
    { "days", 0, 0, G_OPTION_ARG_INT64, &days, NULL, NULL },
    { "people", 0, 0, G_OPTION_ARG_NONE, &flag, NULL, NULL },
    { NULL },
  };

  if (!steward_invocation_parse (invocation, people != NULL ? with_people : plain, &argc, &argv, 0, 0, error))
    return FALSE;
  *lived = read_lived (invocation, days, flag, error);
  return *lived != NULL;
}

gboolean
steward_matrix_verb_lived (StewardInvocation  *invocation,
                           int                 argc,
                           char              **argv,
                           GError            **error)
{
  static const char *const columns[] = {
    "activity", "department", "letters", "taken", "answered", "approved", "consulted", "median_minutes", NULL,
  };
  g_autoptr (StewardMatrixLived) lived = NULL;
  g_autoptr (JsonArray) lines = NULL;
  StewardLivedFigures *figures;
  g_autofree char *because = NULL;

  if (!parse_days (invocation, argc, argv, NULL, &lived, error))
    return FALSE;
  lines = steward_matrix_lived_to_json (lived);
  if (steward_invocation_prints_json (invocation))
    {
      print_lines (invocation, lines, NULL, columns);
      return TRUE;
    }
  figures = steward_matrix_lived_get_figures (lived);
  because = steward_lived_words_figures (figures, steward_matrix_lived_get_lived (lived),
                                         steward_matrix_lived_get_directory (lived));
  steward_invocation_say (invocation, "%s", steward_lived_words_model (figures->model));
  steward_invocation_say (invocation, "%s", because);
  print_lines (invocation, lines, "activity", columns);
  return TRUE;
}

gboolean
steward_matrix_verb_drift (StewardInvocation  *invocation,
                           int                 argc,
                           char              **argv,
                           GError            **error)
{
  static const char *const columns[] = { "activity", "department", "kind", "n", "total", "message", NULL };
  g_autoptr (StewardMatrixLived) lived = NULL;
  g_autoptr (JsonArray) lines = NULL;

  if (!parse_days (invocation, argc, argv, NULL, &lived, error))
    return FALSE;
  lines = steward_matrix_lived_drifts_to_json (lived);
  print_lines (invocation, lines, NULL, columns);
  return TRUE;
}

gboolean
steward_matrix_verb_waits (StewardInvocation  *invocation,
                           int                 argc,
                           char              **argv,
                           GError            **error)
{
  static const char *const columns[] = {
    "from", "to", "activity", "asked", "answered", "unanswered", "handed", "accepted", "returned", "submitted", "approved",
    "median_minutes", "minutes", NULL,
  };
  gboolean people = TRUE;
  g_autoptr (StewardMatrixLived) lived = NULL;
  g_autoptr (JsonArray) lines = NULL;

  if (!parse_days (invocation, argc, argv, &people, &lived, error))
    return FALSE;
  lines = steward_matrix_lived_waits_to_json (lived);
  print_lines (invocation, lines, NULL, columns);
  return TRUE;
}

gboolean
steward_matrix_verb_route_again (StewardInvocation  *invocation,
                                 int                 argc,
                                 char              **argv,
                                 GError            **error)
{
  static const char *const columns[] = { "mention", "author", "activity", "from", "to", "was_due", "due", NULL };
  gboolean preview = FALSE;
  const GOptionEntry entries[] = {
    { "preview", 0, 0, G_OPTION_ARG_NONE, &preview, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 0, error))
    return FALSE;
  operation = preview ? steward_routing_again_preview () : steward_routing_again_run ();
  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  print_lines (invocation, json_node_get_array (steward_operation_get_json (operation)), NULL, columns);
  if (steward_operation_get_event (operation) != 0)
    steward_invocation_say (invocation, _("stewardctl undo %" PRId64 "-%" PRId64 " takes all of it back"),
                            steward_operation_get_first_event (operation), steward_operation_get_event (operation));
  return TRUE;
}
