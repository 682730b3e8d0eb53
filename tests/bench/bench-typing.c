/* bench-typing.c: what a key costs the main thread in a guideline of 500 pages
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-typing STEWARDCTL SEED-SAMPLE: in the whole window, with outline, saving, spelling and numbering at work: everything
 * that the main thread does between one key and the next is counted. Keys are typed in the middle of the document, and a
 * clause is begun and taken back now and then; then in a table, and as suggestions. STEWARD_BENCH_PAGES: how many pages (500).
 * Needs a display. */

#include "bench.h"

#include "../support/test-window.h"

#include "steward-guideline-editor.h"
#include "steward-window.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_KEYS 300
#define WORDS_A_PAGE 400
#define WAIT_S 120
/* A swift writer: ten keys in a second. */
#define PAUSE_MS 100

static const char *program_stewardctl;
static const char *program_seed;
static gboolean is_well;

/* Five rows of four cells. */
static void
write_table (GString *out,
             guint    n)
{
  g_string_append (out, "| Case | Price | Who | Until |\n| --- | --- | --- | --- |\n");
  for (guint i = 0; i < 4; i++)
    g_string_append_printf (out, "| Lost luggage and complaint %u about it | %u € | **Customer Service** | %u days |\n", n + i, n * 10, i + 1);
  g_string_append_c (out, '\n');
}

/* A chapter of three pages: a heading, paragraphs of 80 words and a list; each page has a table. */
static void
write_document (const char *path,
                guint       n_pages)
{
  static const char *const words[] = { "whoever", "answers", "the", "public", "says", "who", "they", "are", "and", "asks", "before",
                                       "sending", "luggage", "complaints", "under", "their", "own", "name" };
  g_autoptr (GString) out = g_string_new ("# Everything\n\n");
  guint n = 0;

  for (guint i = 0; i < n_pages * WORDS_A_PAGE / 80; i++)
    {
      if (i % 15 == 0)
        g_string_append_printf (out, "## Chapter %u\n\n", i / 15 + 1);
      if (i % 15 > 11)
        g_string_append (out, "- ");
      for (guint w = 0; w < 80; w++)
        g_string_append_printf (out, "%s%s", words[(n++ * 7 + i) % G_N_ELEMENTS (words)], w % 12 == 11 ? ". " : " ");
      g_string_append (out, "\n\n");
      if (i % 5 == 2)
        write_table (out, i);
    }
  g_file_set_contents (path, out->str, (gssize) out->len, NULL);
}

static char *
run (const char *const *command)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  g_autofree char *errors = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &told, &errors, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s%s", command[0], error->message, errors != NULL ? errors : "");
  return g_steal_pointer (&told);
}

static char *
make_workspace (const char *folder,
                const char *file)
{
  g_autofree char *document = g_build_filename (folder, "all.md", NULL);
  const char *const seed[] = { program_seed, file, "daan.kuipers@acmeair.example", NULL };
  const char *const import[] = { program_stewardctl, "--workspace", file, "--as", "daan.kuipers@acmeair.example", "--format", "json",
                                 "guideline", "import", document, "--title", "Everything", NULL };
  g_autofree char *seeded = run (seed);
  g_autofree char *told = NULL;
  const char *id;

  write_document (document, bench_number ("STEWARD_BENCH_PAGES", 500));
  told = run (import);
  id = strstr (told, "\"id\"");
  g_assert_nonnull (id);
  id = strchr (id + strlen ("\"id\""), '"') + 1;
  return g_strndup (id, strcspn (id, "\""));
}

static void
type (GtkTextBuffer *buffer,
      const char    *key)
{
  GtkTextIter end;

  gtk_text_buffer_begin_user_action (buffer);
  if (*key != '\b')
    gtk_text_buffer_insert_interactive_at_cursor (buffer, key, -1, TRUE);
  else
    {
      gtk_text_buffer_get_iter_at_mark (buffer, &end, gtk_text_buffer_get_insert (buffer));
      gtk_text_buffer_backspace (buffer, &end, TRUE, TRUE);
    }
  gtk_text_buffer_end_user_action (buffer);
}

/* Types keys, and a line now and then where @with_lines. */
static void
type_keys (GtkTextBuffer *buffer,
           gboolean       with_lines,
           const char    *what)
{
  static const char typed[] = "whoever answers says so. ";
  g_autofree char *p95 = g_strconcat ("typing-", what, "-p95", NULL);
  g_autofree char *p50 = g_strconcat ("typing-", what, "-p50", NULL);
  g_autofree char *worst = g_strconcat ("typing-", what, "-worst", NULL);
  g_autofree char *once = g_strconcat ("typing-", what, "-at-once-p95", NULL);
  g_autoptr (GArray) spent = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) at_once = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_KEYS; i++)
    {
      const double start = bench_cpu (CLOCK_THREAD_CPUTIME_ID);
      const char key[] = { typed[i % (sizeof typed - 1)], '\0' };
      double now;

      type (buffer, with_lines && i % 50 == 48 ? "\n" : i % 50 == 49 ? "\b" : key);
      now = (bench_cpu (CLOCK_THREAD_CPUTIME_ID) - start) * 1e3;
      g_array_append_val (at_once, now);
      test_window_wait_ms (PAUSE_MS);
      now = (bench_cpu (CLOCK_THREAD_CPUTIME_ID) - start) * 1e3;
      g_array_append_val (spent, now);
    }
  bench_print (p95, bench_p95 (spent), "ms", 1);
  bench_print (p50, g_array_index (spent, double, N_KEYS / 2), "ms", 1);
  bench_print (worst, g_array_index (spent, double, N_KEYS - 1), "ms", 1);
  bench_print (once, bench_p95 (at_once), "ms", 1);
}

/* The view lays out what lies above in its own time, which is longer where others are at work: until nothing is left of it. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + WAIT_S * G_USEC_PER_SEC;
  double spent;

  do
    {
      const double start = bench_cpu (CLOCK_THREAD_CPUTIME_ID);

      test_window_wait_ms (1000);
      spent = bench_cpu (CLOCK_THREAD_CPUTIME_ID) - start;
    }
  while (spent > 0.02 && g_get_monotonic_time () < end);
}

static void
measure (GtkWidget *window)
{
  GtkWidget *editor = test_window_find (window, STEWARD_TYPE_GUIDELINE_EDITOR);
  GtkTextBuffer *buffer;
  g_autofree char *proposed = NULL;
  GtkTextIter middle;
  guint line;

  g_assert_true (editor != NULL && gtk_text_view_get_editable (GTK_TEXT_VIEW (editor)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor));
  gtk_widget_grab_focus (editor);
  gtk_text_buffer_get_iter_at_line (buffer, &middle, gtk_text_buffer_get_line_count (buffer) / 2);
  gtk_text_iter_forward_to_line_end (&middle);
  gtk_text_buffer_place_cursor (buffer, &middle);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (editor), gtk_text_buffer_get_insert (buffer), 0.2, TRUE, 0, 0.5);
  /* Spelling reads what is shown. */
  test_window_wait_ms (2000);
  settle ();

  type_keys (buffer, TRUE, "key");

  line = steward_guideline_buffer_get_cursor (STEWARD_GUIDELINE_BUFFER (buffer));
  while (!steward_guideline_buffer_is_table (STEWARD_GUIDELINE_BUFFER (buffer), line))
    line++;
  steward_guideline_tables_select (steward_guideline_editor_get_tables (STEWARD_GUIDELINE_EDITOR (editor)), line, 1, 0, 5, 5, TRUE);
  test_window_wait_ms (1000);
  type_keys (GTK_TEXT_BUFFER (steward_guideline_editor_get_words (STEWARD_GUIDELINE_EDITOR (editor))), FALSE, "cell");

  /* What is typed becomes suggestions. */
  gtk_widget_grab_focus (editor);
  gtk_widget_activate_action (editor, "guideline.track", NULL);
  test_window_wait_ms (2000);
  g_assert_true (steward_guideline_buffer_is_tracking (STEWARD_GUIDELINE_BUFFER (buffer)));
  line = (guint) gtk_text_buffer_get_line_count (buffer) / 2;
  while (steward_guideline_buffer_is_table (STEWARD_GUIDELINE_BUFFER (buffer), line))
    line++;
  gtk_text_buffer_get_iter_at_line (buffer, &middle, (int) line);
  gtk_text_iter_forward_to_line_end (&middle);
  gtk_text_buffer_place_cursor (buffer, &middle);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (editor), gtk_text_buffer_get_insert (buffer), 0.2, TRUE, 0, 0.5);
  settle ();
  type_keys (buffer, TRUE, "suggestion");
  proposed = steward_guideline_buffer_dup_proposed (STEWARD_GUIDELINE_BUFFER (buffer), line);
  g_assert_nonnull (proposed);
  is_well = TRUE;
}

static void
on_activate (GApplication *application,
             gpointer      data)
{
  g_autoptr (StewardWindowState) state = steward_window_state_new ();
  g_autoptr (StewardClock) clock = steward_clock_new_system ();
  StewardWindow *window = steward_window_new (ADW_APPLICATION (application), state, clock);
  g_autofree char *folder = g_dir_make_tmp ("steward-typing-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "acme.db", NULL);
  g_autofree char *id = make_workspace (folder, file);
  gint64 end = g_get_monotonic_time () + WAIT_S * G_USEC_PER_SEC;
  const char *const clean[] = { "rm", "-r", folder, NULL };
  g_autofree char *told = NULL;
  GtkWidget *editor = NULL;
  double start;

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  steward_window_open (window, file);
  while (steward_window_get_path (window) == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  test_window_wait_ms (2000);
  start = bench_cpu (CLOCK_THREAD_CPUTIME_ID);
  steward_window_show_record (window, "guideline", id);
  while (g_get_monotonic_time () < end)
    {
      test_window_wait_ms (100);
      editor = test_window_find (GTK_WIDGET (window), STEWARD_TYPE_GUIDELINE_EDITOR);
      if (editor != NULL && gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor))) > 1000)
        break;
    }
  test_window_wait_ms (3000);
  bench_print ("typing-shown", (bench_cpu (CLOCK_THREAD_CPUTIME_ID) - start) * 1e3, "ms", 1);
  measure (GTK_WIDGET (window));
  gtk_window_destroy (GTK_WINDOW (window));
  told = run (clean);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  if (argc < 3)
    return 2;
  program_stewardctl = argv[1];
  program_seed = argv[2];
  application = adw_application_new ("io.github.stewardapp.Steward.Bench", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/stewardapp/Steward", NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  g_application_run (G_APPLICATION (application), 1, argv);
  return is_well ? 0 : 1;
}
