/* bench-replay.c: many mentions run through a matrix, from stored signals and with all rules changed
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * STEWARD_BENCH_FOLDER: where bench-mentions left its file; without it the sample alone, which is removed. The
 * ratio is CPU seconds a million mentions. */

#include "bench.h"

#include "steward-clock.h"
#include "steward-editing.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-matrix-editing.h"
#include "steward-matrix-replay.h"
#include "steward-ownership.h"
#include "steward-sample-founding.h"
#include "steward-workspace-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define ALL_DAYS 20000

static void
on_run (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  steward_matrix_replay_run_finish (STEWARD_MATRIX_REPLAY (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Memory of our own in KiB; what is mapped of the file is the system's to take back. */
static double
anonymous_kib (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "RssAnon:");
  return line != NULL ? g_ascii_strtod (line + strlen ("RssAnon:"), NULL) : 0;
}

static void
bench (StewardWorkspace *workspace,
       const char       *name)
{
  double start = bench_cpu (CLOCK_PROCESS_CPUTIME_ID);
  g_autoptr (StewardMatrixReplay) replay = steward_matrix_replay_new (workspace, NULL, ALL_DAYS);
  g_autofree char *memory = g_strconcat (name, "-memory", NULL);
  gboolean done = FALSE;
  double spent;
  guint n;

  steward_matrix_replay_run_async (replay, NULL, on_run, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  spent = bench_cpu (CLOCK_PROCESS_CPUTIME_ID) - start;
  n = steward_replay_get_n_cases (steward_matrix_replay_get_replay (replay));
  bench_print (name, spent, "s", n > 0 ? spent * 1e6 / n : 0);
  bench_print (memory, anonymous_kib () / 1024, "MiB", 0);
}

static void
perform (StewardWorkspace *workspace,
         StewardOperation *operation)
{
  g_autoptr (StewardOperation) owned = operation;
  g_autoptr (GError) error = NULL;

  steward_workspace_perform (workspace, operation, &error);
  g_assert_no_error (error);
}

/* A word that nobody writes more in each rule, in a draft. */
static void
change_all_rules (StewardWorkspace *workspace)
{
  g_autoptr (StewardOperation) load = steward_ownership_load ();
  g_autoptr (StewardOwnership) ownership = NULL;
  StewardMatrix *matrix;

  g_assert_true (steward_workspace_perform (workspace, load, NULL));
  ownership = steward_ownership_loaded (load);
  matrix = steward_ownership_get_in_force (ownership);
  for (guint i = 0; i < steward_matrix_get_n_rows (matrix); i++)
    {
      const StewardMatrixRow *row = steward_matrix_get_row (matrix, i);
      g_autoptr (JsonObject) rule = row->rule != NULL ? steward_json_parse_object (row->rule, -1, NULL) : json_object_new ();
      g_autoptr (JsonObject) fields = json_object_new ();

      if (!json_object_has_member (rule, "words"))
        json_object_set_array_member (rule, "words", json_array_new ());
      json_array_add_string_element (json_object_get_array_member (rule, "words"), "zyzzyva");
      json_object_set_object_member (fields, "rule", json_object_ref (rule));
      perform (workspace, steward_editing_save (&steward_activity_kind, row->activity, fields));
    }
}

static void
act_as_administrator (StewardWorkspace *workspace)
{
  g_autoptr (StewardOperation) load = steward_directory_load ();
  g_autoptr (StewardDirectory) directory = NULL;
  g_autoptr (GPtrArray) people = NULL;

  g_assert_true (steward_workspace_perform (workspace, load, NULL));
  directory = steward_directory_loaded (load);
  people = steward_directory_list (directory, &steward_person_kind);
  for (guint i = 0; i < people->len; i++)
    if (steward_record_get_boolean (people->pdata[i], STEWARD_PERSON_ADMINISTRATOR))
      steward_workspace_set_person (workspace, steward_record_get_id (people->pdata[i]));
}

int
main (void)
{
  const char *kept = g_getenv ("STEWARD_BENCH_FOLDER");
  g_autofree char *folder = kept != NULL ? g_strdup (kept) : g_dir_make_tmp ("steward-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.db", NULL);
  g_autoptr (StewardClock) clock = steward_clock_new_system ();
  g_autoptr (StewardWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  workspace = g_file_test (path, G_FILE_TEST_EXISTS) ? steward_workspace_open (path, FALSE, clock, &error)
                                                     : steward_workspace_found_sample (path, 1, clock, NULL, &error);
  g_assert_no_error (error);
  act_as_administrator (workspace);
  perform (workspace, steward_matrix_discard ());
  bench (workspace, "replay");
  change_all_rules (workspace);
  bench (workspace, "replay-all-rules");
  perform (workspace, steward_matrix_discard ());
  steward_workspace_close (workspace);
  if (kept == NULL)
    {
      g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);

      return system (command);
    }
  return 0;
}
