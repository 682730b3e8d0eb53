/* bench-matrix-grid.c: how long the main thread works for a frame while a large matrix is edited
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "../support/test-matrix-world.h"

#include "steward-matrix-grid.h"

#include <adwaita.h>
#include <time.h>

#define N_ROWS    60
#define N_COLUMNS 25
#define N_EDITS   300

typedef struct
{
  TestMatrix        *world;
  StewardMatrix     *table;
  StewardMatrixGrid *grid;
  StewardContinuityYear *year;
  GMainLoop         *loop;
  guint              edits;
  double             began;
  double             frames[N_EDITS + 100];
  double             layouts[N_EDITS + 100];  /* of the frame: style and layout */
  double             paints[N_EDITS + 100];   /* of the frame: snapshot and renderer */
  double             laid_out;
  guint              n_frames;
  double             findings[N_EDITS];
} Bench;

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
show (Bench *bench)
{
  g_autoptr (GPtrArray) findings =
      steward_matrix_find_findings (bench->table, bench->world->organisation, bench->world->acknowledged, bench->year, 0);

  steward_matrix_grid_set_table (bench->grid, bench->table, bench->world->matrix, bench->world->organisation, findings);
}

/* A keystroke a frame: a letter in the next cell, which is scrolled to. */
static gboolean
edit (gpointer data)
{
  Bench *bench = data;
  guint row = bench->edits * 7 % N_ROWS;
  guint column = bench->edits * 3 % N_COLUMNS;
  double start = cpu_ms ();
  StewardMatrix *next;

  if (bench->edits == N_EDITS)
    {
      g_main_loop_quit (bench->loop);
      return G_SOURCE_REMOVE;
    }
  steward_matrix_grid_move_cursor (bench->grid, (int) row, (int) column, FALSE);
  next = steward_matrix_with_letters (bench->table, row, column,
                                      steward_matrix_get_row (bench->table, row)->letters[column] ^ STEWARD_ACCOUNTABLE);
  steward_matrix_unref (bench->table);
  bench->table = next;
  show (bench);
  bench->findings[bench->edits] = cpu_ms () - start;
  bench->edits++;
  gtk_widget_queue_draw (GTK_WIDGET (bench->grid));
  return G_SOURCE_REMOVE;
}

static void
before_paint (GdkFrameClock *clock,
              Bench         *bench)
{
  bench->began = cpu_ms ();
}

static void
layout (GdkFrameClock *clock,
        Bench         *bench)
{
  bench->laid_out = cpu_ms ();
}

static void
after_paint (GdkFrameClock *clock,
             Bench         *bench)
{
  /* The first frames make the widgets. */
  if (bench->edits > 0 && bench->n_frames < G_N_ELEMENTS (bench->frames))
    {
      double now = cpu_ms ();

      bench->layouts[bench->n_frames] = bench->laid_out - bench->began;
      bench->paints[bench->n_frames] = now - bench->laid_out;
      bench->frames[bench->n_frames++] = now - bench->began;
    }
  g_timeout_add (1, edit, bench);
}

static int
compare (const void *a,
         const void *b)
{
  const double x = *(const double *) a;
  const double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
percentile (double *values,
            guint   n,
            guint   percent)
{
  qsort (values, n, sizeof *values, compare);
  return n > 0 ? values[MIN (n * percent / 100, n - 1)] : 0;
}

int
main (int   argc,
      char *argv[])
{
  Bench bench = { .world = test_matrix_new (N_ROWS, N_COLUMNS) };
  GtkWidget *window;
  GtkWidget *scroller;
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  GdkFrameClock *clock;

  adw_init ();
  gtk_css_provider_load_from_resource (style, "/io/github/stewardapp/Steward/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  window = gtk_window_new ();
  scroller = gtk_scrolled_window_new ();
  bench.year = steward_continuity_year_new (bench.world->organisation, 0, 53);
  bench.loop = g_main_loop_new (NULL, FALSE);
  bench.table = steward_matrix_ref (bench.world->matrix);
  bench.grid = STEWARD_MATRIX_GRID (steward_matrix_grid_new ());
  show (&bench);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (bench.grid));
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 1064, 700);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (GTK_WIDGET (bench.grid));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint), &bench);
  g_signal_connect_after (clock, "layout", G_CALLBACK (layout), &bench);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint), &bench);
  g_main_loop_run (bench.loop);

  g_print ("matrix-frame-p95 %.2f ms %u frames\n", percentile (bench.frames, bench.n_frames, 95), bench.n_frames);
  g_print ("matrix-frame-p50 %.2f ms\n", percentile (bench.frames, bench.n_frames, 50));
  g_print ("matrix-layout-p95 %.2f ms\n", percentile (bench.layouts, bench.n_frames, 95));
  g_print ("matrix-paint-p95 %.2f ms\n", percentile (bench.paints, bench.n_frames, 95));
  g_print ("matrix-keystroke-p95 %.2f ms\n", percentile (bench.findings, N_EDITS, 95));
  gtk_window_destroy (GTK_WINDOW (window));
  steward_matrix_unref (bench.table);
  steward_continuity_year_unref (bench.year);
  test_matrix_free (bench.world);
  g_main_loop_unref (bench.loop);
  return 0;
}
