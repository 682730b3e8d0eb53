/* probe-monitor.c: what a screen reader can't tell of the Monitor view: labels that are cut, and the cost of a frame
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * probe-monitor WORKSPACE WIDTH HEIGHT [scroll]: shows the view in a window of that size and prints TAP; with
 * `scroll` it prints what a frame costs the main thread while all mentions are scrolled through, in milliseconds of
 * CPU time. Needs a display. */

#include "steward-mention-row.h"
#include "steward-monitor-page.h"
#include "steward-window.h"

#include <stdlib.h>
#include <time.h>

#define WAIT_S 60
#define FRAMES 200
#define STEP 240 /* pixels a frame: a fast wheel */

static guint n_tests;
static gboolean is_over;

static void
ok (gboolean    good,
    const char *words)
{
  g_print ("%sok %u - %s\n", good ? "" : "not ", ++n_tests, words);
}

static gboolean
on_time_over (gpointer data)
{
  is_over = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
on_wake_up (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *label)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget) &&
      (label == NULL || g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), label) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Words of posts and names of people may be of any length and are cut where they must be; what we say is whole, or
 * can be read in a tooltip. */
static guint
count_cut (GtkWidget *widget)
{
  guint n_cut = 0;

  if (!gtk_widget_get_mapped (widget) || STEWARD_IS_MENTION_ROW (widget) || GTK_IS_LIST_BOX_ROW (widget))
    return 0;
  if (GTK_IS_LABEL (widget) && gtk_label_get_ellipsize (GTK_LABEL (widget)) != PANGO_ELLIPSIZE_NONE &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))) && !gtk_widget_get_has_tooltip (widget))
    {
      g_print ("# cut: %s\n", gtk_label_get_label (GTK_LABEL (widget)));
      n_cut++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_cut += count_cut (child);
  return n_cut;
}

static guint
count_sideways (GtkWidget *widget)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (widget));

      n += gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_sideways (child);
  return n;
}

static void
wait_for (GtkWidget  *window,
          GType       type,
          const char *label)
{
  guint source = g_timeout_add_seconds (WAIT_S, on_time_over, NULL);

  is_over = FALSE;
  while (!is_over && find (window, type, label) == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (!is_over)
    g_source_remove (source);
}

static void
wait_ms (guint ms)
{
  is_over = FALSE;
  g_timeout_add (ms, on_time_over, NULL);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* What frames cost */

static struct timespec started;
static double costs[FRAMES];
static guint n_frames;

static double
milliseconds (const struct timespec *time)
{
  return (double) time->tv_sec * 1000. + (double) time->tv_nsec / 1e6;
}

static void
on_before_paint (GdkFrameClock *clock,
                 gpointer       data)
{
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &started);
}

static void
on_after_paint (GdkFrameClock *clock,
                gpointer       data)
{
  GtkAdjustment *adjustment = data;
  struct timespec ended;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &ended);
  if (n_frames < FRAMES)
    costs[n_frames++] = milliseconds (&ended) - milliseconds (&started);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + STEP);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static void
measure_scrolling (GtkWidget *window)
{
  GtkWidget *search = find (window, GTK_TYPE_SEARCH_ENTRY, NULL);
  GtkWidget *list;
  GtkAdjustment *adjustment;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  gtk_editable_set_text (GTK_EDITABLE (search), "NOT status:nothing");
  wait_ms (8000);
  list = find (window, GTK_TYPE_LIST_VIEW, NULL);
  g_assert_nonnull (list);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  g_print ("# rows: %u\n", g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))));
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), adjustment);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), adjustment);
  gtk_adjustment_set_value (adjustment, STEP);
  while (n_frames < FRAMES)
    g_main_context_iteration (NULL, TRUE);
  qsort (costs, FRAMES, sizeof *costs, compare);
  g_print ("scroll-frame-median %.2f ms\nscroll-frame-p95 %.2f ms\n", costs[FRAMES / 2], costs[FRAMES * 95 / 100]);
}

static void
on_activate (GApplication *application,
             char        **argv)
{
  g_autoptr (StewardWindowState) state = steward_window_state_new ();
  g_autoptr (StewardClock) clock = steward_clock_new_system ();
  StewardWindow *window = steward_window_new (ADW_APPLICATION (application), state, clock);

  gtk_window_set_default_size (GTK_WINDOW (window), atoi (argv[2]), atoi (argv[3]));
  gtk_window_present (GTK_WINDOW (window));
  steward_window_open (window, argv[1]);
  wait_for (GTK_WIDGET (window), STEWARD_TYPE_MENTION_ROW, NULL);
  steward_window_show_page (window, "monitor");
  wait_ms (3000);
  ok (find (GTK_WIDGET (window), STEWARD_TYPE_MENTION_ROW, NULL) != NULL, "mentions are shown");
  ok (count_cut (GTK_WIDGET (window)) == 0, "no label is cut");
  ok (count_sideways (GTK_WIDGET (window)) == 0, "nothing scrolls sideways");
  ok (gtk_widget_get_width (GTK_WIDGET (window)) <= atoi (argv[2]), "the window is as wide as it was asked to be");
  if (argv[4] != NULL)
    measure_scrolling (GTK_WIDGET (window));
  g_print ("1..%u\n", n_tests);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  guint source = g_timeout_add (200, on_wake_up, NULL);

  if (argc < 4)
    return 2;
  application = adw_application_new ("io.github.stewardapp.Steward.Probe", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/stewardapp/Steward", NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), argv);
  g_application_run (G_APPLICATION (application), 1, argv);
  g_source_remove (source);
  return 0;
}
