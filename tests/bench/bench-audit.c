/* bench-audit.c: every event of a file, verified
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * STEWARD_BENCH_EVENTS events (100,000; the budget is for a million). Prints `name value unit ratio`; the ratio is to
 * reading the same rows and nothing else. */

#include "bench.h"

#include "steward-audit-log.h"
#include "steward-database-private.h"

#include <glib/gstdio.h>

#define RUNS 3

static guint n_events;

static gboolean
append (StewardConnection  *connection,
        StewardDesk        *desk,
        gpointer            data,
        GCancellable       *cancellable,
        GError            **error)
{
  for (guint i = 0; i < n_events; i++)
    {
      g_autoptr (StewardEvent) event = g_new0 (StewardEvent, 1);

      if (i % 10000 == 0 && !steward_connection_execute (connection, i == 0 ? "BEGIN" : "COMMIT; BEGIN", error))
        return FALSE;
      event->machine = g_strdup (desk->machine);
      event->at_us = 1700000000000000 + i;
      event->person = g_strdup ("mvtfbf7veq3hwcnooyxcdxt2lj");
      event->action = g_strdup ("edit");
      event->kind = g_strdup ("response");
      event->record = g_strdup_printf ("qdda5ons5khojpjjn5f%07u", i);
      event->before = i % 2 == 0 ? NULL : g_strdup ("{\"state\":\"draft\",\"text\":\"Sorry to hear about the guitar.\"}");
      event->after = g_strdup_printf ("{\"state\":\"in-review\",\"text\":\"Sorry to hear about the guitar, number %u. "
                                      "I work for Acme Air.\",\"authors\":[\"mvtfbf7veq3hwcnooyxcdxt2lj\"]}", i);
      if (!steward_audit_log_append (connection, event, "{}", error))
        return FALSE;
    }
  return steward_connection_execute (connection, "COMMIT", error);
}

static gboolean
verify (StewardConnection  *connection,
        StewardDesk        *desk,
        gpointer            data,
        GCancellable       *cancellable,
        GError            **error)
{
  g_autoptr (GPtrArray) reports = steward_audit_log_verify (connection, desk, error);

  g_assert_nonnull (reports);
  g_assert_cmpint (((StewardChainReport *) reports->pdata[0])->events, ==, n_events + 1);
  g_assert_cmpint (((StewardChainReport *) reports->pdata[0])->fault, ==, STEWARD_AUDIT_OK);
  return TRUE;
}

static gboolean
read_only (StewardConnection  *connection,
           StewardDesk        *desk,
           gpointer            data,
           GCancellable       *cancellable,
           GError            **error)
{
  g_autoptr (StewardRun) run = steward_connection_prepare (
      connection, "SELECT e.*, d.* FROM event e LEFT JOIN event_detail d ON d.event = e.row ORDER BY e.machine, e.sequence",
      error);
  gboolean has_row = TRUE;

  while (has_row)
    if (!steward_connection_step (connection, run, &has_row, error))
      return FALSE;
  return TRUE;
}

static double
best (StewardDatabase       *database,
      StewardConnectionFunc  func)
{
  double best_s = G_MAXDOUBLE;

  for (guint i = 0; i < RUNS; i++)
    {
      double before = bench_cpu (CLOCK_PROCESS_CPUTIME_ID);
      g_autoptr (GError) error = NULL;

      steward_database_use (database, FALSE, func, NULL, NULL, &error);
      g_assert_no_error (error);
      best_s = MIN (best_s, bench_cpu (CLOCK_PROCESS_CPUTIME_ID) - before);
    }
  return best_s;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bench-audit-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.db", NULL);
  g_autofree char *sweep = g_strdup_printf ("rm -rf '%s'", folder);
  g_autoptr (StewardClock) clock = steward_clock_new_system ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardDatabase) database = NULL;
  double read_s;
  double verify_s;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  n_events = bench_number ("STEWARD_BENCH_EVENTS", 100000);
  database = steward_database_open (path, TRUE, clock, &error);
  g_assert_no_error (error);
  steward_database_use (database, TRUE, append, NULL, NULL, &error);
  g_assert_no_error (error);
  read_s = best (database, read_only);
  verify_s = best (database, verify);
  bench_print ("audit-verify-million", verify_s * 1e6 / n_events, "s", verify_s / read_s);
  steward_database_close (database);
  return system (sweep) == 0 ? 0 : 1;
}
