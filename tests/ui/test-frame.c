/* test-frame.c: the window on the sample: its views, an answer that is written, the audit that tells of it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-kinds.h"
#include "steward-page-table.h"
#include "steward-preferences.h"
#include "steward-responding.h"
#include "steward-sample-founding.h"
#include "steward-window.h"

#include <glib/gstdio.h>
#include <string.h>

static char *sample_path;

static gboolean
on_deadline (gpointer data)
{
  g_error ("Waited too long for %s", (const char *) data);
  return G_SOURCE_REMOVE;
}

typedef gboolean (*Condition) (gpointer data);

static void
wait_for (const char *what,
          Condition   condition,
          gpointer    data)
{
  guint deadline = g_timeout_add_seconds (30, on_deadline, (gpointer) what);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
}

/* The first widget below that is of a type and, when @text is given, says that. */
static GtkWidget *
find (GtkWidget  *below,
      GType       type,
      const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (g_type_is_a (G_OBJECT_TYPE (child), type) &&
          (text == NULL || (GTK_IS_LABEL (child) && strstr (gtk_label_get_label (GTK_LABEL (child)), text) != NULL) ||
           (GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), text) == 0)))
        return child;
      found = find (child, type, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  StewardWindow *window;
  const char    *page;
  const char    *text;
} Wanted;

static gboolean
page_is_there (gpointer data)
{
  Wanted *wanted = data;

  return steward_window_show_page (wanted->window, wanted->page) != NULL;
}

static gboolean
label_is_there (gpointer data)
{
  Wanted *wanted = data;

  return find (GTK_WIDGET (wanted->window), GTK_TYPE_LABEL, wanted->text) != NULL;
}

static void
wait_for_label (StewardWindow *window,
                const char    *text)
{
  Wanted wanted = { window, NULL, text };

  wait_for (text, label_is_there, &wanted);
}

static StewardWindow *
open_window (GtkApplication *application)
{
  g_autoptr (StewardWindowState) state = steward_window_state_new ();
  g_autoptr (StewardClock) clock = steward_clock_new_system ();
  StewardWindow *window = steward_window_new (ADW_APPLICATION (application), state, clock);

  steward_window_open (window, sample_path);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
close_window (StewardWindow *window)
{
  gpointer gone = window;

  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_close (GTK_WINDOW (window));
  while (gone != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_views (gconstpointer application)
{
  StewardWindow *window = open_window ((gpointer) application);

  for (guint i = 0; i < steward_n_pages; i++)
    {
      Wanted wanted = { window, steward_pages[i].name, NULL };

      wait_for (steward_pages[i].name, page_is_there, &wanted);
      wait_for_label (window, steward_pages[i].title);
    }
  close_window (window);
}

static void
on_drafted (gpointer          owner,
            StewardOperation *operation,
            const GError     *error)
{
  g_assert_no_error (error);
  g_object_set_data_full (owner, "steward-drafted", g_strdup (steward_record_get_id (steward_operation_get_record (operation))),
                          g_free);
}

static gboolean
is_drafted (gpointer owner)
{
  return g_object_get_data (owner, "steward-drafted") != NULL;
}

static void
test_answer (gconstpointer application)
{
  StewardWindow *window = open_window ((gpointer) application);
  Wanted responses = { window, "responses", NULL };
  Wanted audit = { window, "audit", NULL };
  const StewardDraft draft = { .activity = g_object_get_data ((gpointer) application, "steward-activity") };
  GtkWidget *view;
  GtkTextBuffer *buffer;

  wait_for ("the page", page_is_there, &responses);
  steward_window_perform (window, steward_response_draft (&draft), NULL, NULL, on_drafted, window);
  wait_for ("the draft", is_drafted, window);
  g_assert_true (steward_window_show_record (window, "response", g_object_get_data (G_OBJECT (window), "steward-drafted")));
  wait_for_label (window, "Saved ");
  wait_for_label (window, "Who answers");

  view = find (GTK_WIDGET (window), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_nonnull (view);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_insert_at_cursor (buffer, "I work for Acme Air. We will pay for it in full, write to someone@example.org.", -1);
  wait_for_label (window, "stop");
  wait_for_label (window, "Saved ");

  /* What was typed is there when it is opened again. */
  steward_page_go_back (steward_window_show_page (window, "responses"));
  g_assert_true (steward_window_show_record (window, "response", g_object_get_data (G_OBJECT (window), "steward-drafted")));
  wait_for_label (window, "We will pay for it in full");

  wait_for ("the audit", page_is_there, &audit);
  wait_for_label (window, "Drafted");
  close_window (window);
}

static void
test_preferences (gconstpointer application)
{
  StewardWindow *window = open_window ((gpointer) application);
  Wanted audit = { window, "audit", NULL };
  GtkWindow *preferences = NULL;

  wait_for ("the audit", page_is_there, &audit);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  for (GList *l = gtk_application_get_windows ((gpointer) application); l != NULL; l = l->next)
    if (STEWARD_IS_PREFERENCES (l->data))
      preferences = l->data;
  if (preferences == NULL)
    {
      g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

      for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
        {
          g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

          if (STEWARD_IS_PREFERENCES (one))
            preferences = one;
        }
    }
  g_assert_nonnull (preferences);
  while (find (GTK_WIDGET (preferences), GTK_TYPE_LABEL, "Customer Service") == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (preferences);
  close_window (window);
}

static char *
find_activity (StewardWorkspace *workspace)
{
  g_autoptr (StewardOperation) operation = steward_directory_load ();
  g_autoptr (StewardDirectory) directory = NULL;
  g_autoptr (GPtrArray) activities = NULL;
  g_autoptr (GError) error = NULL;

  steward_workspace_perform (workspace, operation, &error);
  g_assert_no_error (error);
  directory = steward_directory_loaded (operation);
  activities = steward_directory_list (directory, &steward_activity_kind);
  g_assert_cmpuint (activities->len, >, 0);
  return g_strdup (steward_record_get_id (activities->pdata[0]));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("steward-frame-XXXXXX", NULL);
  g_autoptr (StewardClock) clock = steward_clock_new_system ();
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (StewardWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  sample_path = g_build_filename (folder, "sample.db", NULL);
  workspace = steward_workspace_found_sample (sample_path, STEWARD_SAMPLE_SEED, clock, NULL, &error);
  g_assert_no_error (error);
  application = adw_application_new ("io.github.stewardapp.Steward.Test", G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_object_set_data_full (G_OBJECT (application), "steward-activity", find_activity (workspace), g_free);
  steward_workspace_close (workspace);

  g_test_add_data_func ("/frame/views", application, test_views);
  g_test_add_data_func ("/frame/answer", application, test_answer);
  g_test_add_data_func ("/frame/preferences", application, test_preferences);
  return g_test_run ();
}
