/* probe-stalls.c: how long the window's main thread is busy at a time, while much is done
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * probe-stalls WORKSPACE POSTS.csv COPY: imports the posts, searches, backs the file up to COPY and checks it, and prints
 * TAP: the longest turn of the main loop in each, in CPU time, so that a busy machine counts little. Needs a display. */

#include "../support/test-window.h"

#include "steward-import.h"
#include "steward-keeping.h"
#include "steward-mention-row.h"
#include "steward-page.h"
#include "steward-window.h"

#include <time.h>

/* What nobody feels: a key that is pressed in it is answered in the next picture but two. */
#define BAR_MS 50.
#define WAIT_S 60

static guint n_tests;
static guint n_failed;
static gboolean is_over;
static double turned_ms;  /* when the loop woke up last */
static double longest_ms;
static guint n_turns;

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* What lies between two sleeps of the loop is one turn. */
static int
poll_and_watch (GPollFD *descriptors,
                guint    n_descriptors,
                int      timeout)
{
  int n_ready;

  longest_ms = MAX (longest_ms, cpu_ms () - turned_ms);
  n_turns++;
  n_ready = g_poll (descriptors, n_descriptors, timeout);
  turned_ms = cpu_ms ();
  return n_ready;
}

/* A loop that turns can be seen turning, also where what is done is over soon. */
static gboolean
on_heartbeat (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
begin (void)
{
  longest_ms = 0;
  n_turns = 0;
  turned_ms = cpu_ms ();
}

static void
tell (const char *what)
{
  gboolean good = longest_ms <= BAR_MS && n_turns > 10;

  n_failed += !good;
  g_print ("%sok %u - %s\n# longest turn %.1f ms of %u\n", good ? "" : "not ", ++n_tests, what, longest_ms, n_turns);
}

static void
on_imported (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GError) error = NULL;

  steward_import_run_finish (STEWARD_IMPORT (source), result, &error);
  g_assert_no_error (error);
  is_over = TRUE;
}

static void
on_backed_up (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GError) error = NULL;

  steward_keeping_backup_finish (STEWARD_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
  is_over = TRUE;
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) told = steward_keeping_check_finish (STEWARD_WORKSPACE (source), result, &error);

  g_assert_no_error (error);
  is_over = TRUE;
}

static void
run_until_over (void)
{
  is_over = FALSE;
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
import (StewardWorkspace *workspace,
        const char       *posts)
{
  g_autoptr (StewardImport) import = steward_import_new (workspace);

  steward_import_add_file (import, posts);
  begin ();
  steward_import_run_async (import, NULL, on_imported, NULL);
  run_until_over ();
  test_window_wait_ms (1500);
  g_print ("# %u imported\n", (guint) steward_import_get_counts (import)->added);
  tell ("while an import runs, the window never stalls");
}

static void
search (GtkWidget *window)
{
  static const char *const texts[] = { "guitar", "lug*", "\"lost luggage\"", "NOT status:nothing", "mood:negative AND lost", "" };
  GtkWidget *entry = test_window_find (window, GTK_TYPE_SEARCH_ENTRY);

  g_assert_nonnull (entry);
  begin ();
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), texts[i]);
      test_window_wait_ms (700);
    }
  tell ("nor while results take the place of one another");
}

static void
choose_events (GtkWidget *page)
{
  GtkWidget *choice = test_window_find (page, GTK_TYPE_DROP_DOWN);

  g_assert_nonnull (choice);
  test_window_wait_ms (1500);
  begin ();
  for (guint i = 0; i < 6; i++)
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i % 3);
      test_window_wait_ms (700);
    }
  tell ("nor while events do");
}

static void
on_activate (GApplication *application,
             char        **argv)
{
  g_autoptr (StewardWindowState) state = steward_window_state_new ();
  g_autoptr (StewardClock) clock = steward_clock_new_system ();
  StewardWindow *window = steward_window_new (ADW_APPLICATION (application), state, clock);
  gint64 end = g_get_monotonic_time () + WAIT_S * G_USEC_PER_SEC;
  StewardWorkspace *workspace;

  g_main_context_set_poll_func (NULL, poll_and_watch);
  g_timeout_add (10, on_heartbeat, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  steward_window_open (window, argv[1]);
  while (test_window_find (GTK_WIDGET (window), STEWARD_TYPE_MENTION_ROW) == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  workspace = steward_page_get_workspace (steward_window_show_page (window, "monitor"));
  test_window_wait_ms (3000);

  import (workspace, argv[2]);
  search (GTK_WIDGET (window));
  choose_events (GTK_WIDGET (steward_window_show_page (window, "audit")));
  begin ();
  steward_keeping_backup_async (workspace, argv[3], NULL, on_backed_up, NULL);
  run_until_over ();
  test_window_wait_ms (500);
  tell ("nor while the file is backed up");
  begin ();
  steward_keeping_check_async (workspace, on_checked, NULL);
  run_until_over ();
  test_window_wait_ms (500);
  tell ("nor while it is checked");
  /* The control: a turn that is too long is seen. */
  begin ();
  for (double from = cpu_ms (); cpu_ms () - from < 2 * BAR_MS;)
    continue;
  test_window_wait_ms (100);
  g_print ("%sok %u - the test sees a stall\n", longest_ms > BAR_MS ? "" : "not ", ++n_tests);
  n_failed += longest_ms <= BAR_MS;
  g_print ("1..%u\n", n_tests);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
on_wake_up (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  if (argc < 4)
    return 2;
  g_timeout_add (100, on_wake_up, NULL);
  application = adw_application_new ("io.github.stewardapp.Steward.Probe", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/stewardapp/Steward", NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), argv);
  g_application_run (G_APPLICATION (application), 1, argv);
  return n_failed > 0;
}
