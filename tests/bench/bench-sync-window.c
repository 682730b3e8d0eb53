/* bench-sync-window.c: what a frame costs the main thread while a file is filled from a server
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-sync-window ADDRESS: joins the database there, in which everything is ann@acme.example's, with a window open on Monitor. Prints
 * `name value unit ratio`: CPU time of the main thread from before-paint to after-paint, of frames in which nobody does anything and
 * of those in which the list is scrolled, as a person does in turns; the ratio is to the budget of 8 ms. And the longest turn of the
 * loop between two sleeps. Run by bench-sync.py. Needs a display. */

#include "bench.h"

#include "../support/test-window.h"

#include "steward-founding.h"
#include "steward-mention-row.h"
#include "steward-page.h"
#include "steward-syncing.h"
#include "steward-window.h"

#define BUDGET_MS 8.
#define STEP 240 /* pixels a frame: a fast wheel */
#define TURN_MS 2000
#define WAIT_S 600

typedef struct
{
  StewardSyncing *syncing;    /* (owned) */
  GtkAdjustment  *adjustment; /* (unowned) (nullable) once there is a list */
  GArray         *resting;    /* of frames, milliseconds */
  GArray         *scrolling;
  GArray         *turns;      /* of the loop */
  double          frame_began;
  double          woke_up;
  double          step;
  guint           turn_source;
  gboolean        is_scrolling;
  gboolean        is_over;
  gboolean        is_well;
} Bench;

static Bench bench;

static double
now_ms (void)
{
  return bench_cpu (CLOCK_THREAD_CPUTIME_ID) * 1e3;
}

static int
poll_and_watch (GPollFD *descriptors,
                guint    n_descriptors,
                int      timeout)
{
  double spent = now_ms () - bench.woke_up;
  int n_ready;

  if (bench.turns != NULL)
    g_array_append_val (bench.turns, spent);
  n_ready = g_poll (descriptors, n_descriptors, timeout);
  bench.woke_up = now_ms ();
  return n_ready;
}

static void
on_before_paint (GdkFrameClock *clock,
                 gpointer       data)
{
  bench.frame_began = now_ms ();
}

static void
on_after_paint (GdkFrameClock *clock,
                gpointer       data)
{
  double spent = now_ms () - bench.frame_began;

  g_array_append_val (bench.is_scrolling ? bench.scrolling : bench.resting, spent);
  if (!bench.is_scrolling || bench.adjustment == NULL)
    return;
  /* To the end and back. */
  if (gtk_adjustment_get_value (bench.adjustment) + bench.step > gtk_adjustment_get_upper (bench.adjustment) - gtk_adjustment_get_page_size (bench.adjustment))
    bench.step = -STEP;
  else if (gtk_adjustment_get_value (bench.adjustment) + bench.step < 0)
    bench.step = STEP;
  gtk_adjustment_set_value (bench.adjustment, gtk_adjustment_get_value (bench.adjustment) + bench.step);
}

static gboolean
take_turns (gpointer data)
{
  GtkWidget *list = test_window_find (data, GTK_TYPE_LIST_VIEW);

  bench.adjustment = list != NULL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)) : NULL;
  bench.is_scrolling = !bench.is_scrolling;
  if (bench.is_scrolling && bench.adjustment != NULL)
    gtk_adjustment_set_value (bench.adjustment, gtk_adjustment_get_value (bench.adjustment) + bench.step);
  return G_SOURCE_CONTINUE;
}

static void
on_joined (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;

  bench.is_well = steward_syncing_set_up_finish (STEWARD_SYNCING (source), result, &error);
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  bench.is_over = TRUE;
}

static void
tell (const char *name,
      GArray     *values)
{
  g_autofree char *p95 = g_strconcat (name, "-p95", NULL);
  g_autofree char *p50 = g_strconcat (name, "-p50", NULL);
  g_autofree char *worst = g_strconcat (name, "-worst", NULL);
  double value = values->len > 0 ? bench_p95 (values) : 0;

  if (values->len == 0)
    return;
  g_print ("# %s: %u\n", name, values->len);
  bench_print (p95, value, "ms", value / BUDGET_MS);
  value = g_array_index (values, double, values->len / 2);
  bench_print (p50, value, "ms", value / BUDGET_MS);
  value = g_array_index (values, double, values->len - 1);
  bench_print (worst, value, "ms", value / BUDGET_MS);
}

static void
on_activate (GApplication *application,
             gpointer      address)
{
  g_autoptr (StewardWindowState) state = steward_window_state_new ();
  g_autoptr (StewardClock) clock = steward_clock_new_system ();
  StewardWindow *window = steward_window_new (ADW_APPLICATION (application), state, clock);
  g_autofree char *folder = g_dir_make_tmp ("steward-sync-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "acme.db", NULL);
  g_autofree char *clean = g_strdup_printf ("rm -r '%s'", folder);
  gint64 end = g_get_monotonic_time () + WAIT_S * G_USEC_PER_SEC;
  g_autoptr (StewardWorkspace) made = NULL;
  g_autoptr (GError) error = NULL;
  GdkFrameClock *frames;
  double began;

  made = steward_workspace_found (file, "Acme", "ann@acme.example", "UTC", clock, &error);
  g_assert_no_error (error);
  steward_workspace_close (made);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  steward_window_open (window, file);
  while (steward_window_get_path (window) == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  test_window_wait_ms (2000);

  bench.resting = g_array_new (FALSE, FALSE, sizeof (double));
  bench.scrolling = g_array_new (FALSE, FALSE, sizeof (double));
  bench.turns = g_array_new (FALSE, FALSE, sizeof (double));
  bench.step = STEP;
  frames = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect (frames, "before-paint", G_CALLBACK (on_before_paint), NULL);
  g_signal_connect_after (frames, "after-paint", G_CALLBACK (on_after_paint), NULL);
  bench.turn_source = g_timeout_add (TURN_MS, take_turns, window);
  bench.syncing = steward_syncing_new (steward_page_get_workspace (steward_window_show_page (window, "monitor")));
  began = now_ms ();
  bench.woke_up = began;
  steward_syncing_set_up_async (bench.syncing, address, STEWARD_SYNC_START_JOIN, NULL, "ann@acme.example", NULL, on_joined, NULL);
  while (!bench.is_over && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (bench.turn_source);
  bench_print ("sync-window-main-thread", now_ms () - began, "ms", 0);
  tell ("sync-window-frame-at-rest", bench.resting);
  tell ("sync-window-frame-scrolled", bench.scrolling);
  tell ("sync-window-turn", bench.turns);
  bench.is_well = bench.is_well && test_window_find (GTK_WIDGET (window), STEWARD_TYPE_MENTION_ROW) != NULL;
  g_clear_object (&bench.syncing);
  gtk_window_destroy (GTK_WINDOW (window));
  if (system (clean) != 0)
    bench.is_well = FALSE;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  if (argc < 2)
    return 2;
  g_main_context_set_poll_func (NULL, poll_and_watch);
  application = adw_application_new ("io.github.stewardapp.Steward.Bench", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/stewardapp/Steward", NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), argv[1]);
  g_application_run (G_APPLICATION (application), 1, argv);
  return bench.is_well ? 0 : 1;
}
