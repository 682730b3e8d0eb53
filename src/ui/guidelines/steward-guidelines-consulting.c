/* steward-guidelines-consulting.c: asking departments about a draft, and answering for one
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-consulting"

#include "steward-guidelines-page-private.h"

#include "steward-error-words.h"
#include "steward-guideline-consulting.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-text-dialog.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

#define DAYS 14

static const char *
get_id (StewardGuidelinesPage *self)
{
  return steward_record_get_id (steward_guideline_view_get_head (steward_guidelines_page_get_view (self)));
}

static StewardDirectory *
get_directory (StewardGuidelinesPage *self)
{
  return steward_standing_get_directory (steward_page_get_standing (STEWARD_PAGE (self)));
}

/* The ids of departments whose boxes are checked. */
static char **
list_chosen (GPtrArray *checks)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < checks->len; i++)
    if (gtk_check_button_get_active (checks->pdata[i]))
      g_strv_builder_add (ids, g_object_get_data (checks->pdata[i], "steward-department"));
  return g_strv_builder_end (ids);
}

static void
on_consult (StewardGuidelinesPage *self,
            const char            *response,
            AdwMessageDialog      *dialog)
{
  GtkSpinButton *days = g_object_get_data (G_OBJECT (dialog), "steward-days");
  GPtrArray *checks = g_object_get_data (G_OBJECT (dialog), "steward-checks");
  StewardClock *clock = steward_workspace_get_clock (steward_page_get_workspace (STEWARD_PAGE (self)));
  gint64 due_us = steward_clock_now_us (clock) + gtk_spin_button_get_value_as_int (days) * STEWARD_DAY_US;
  g_auto (GStrv) departments = list_chosen (checks);

  steward_guidelines_page_save_then (self,
                                     steward_guidelines_consult (g_object_get_data (G_OBJECT (dialog), "steward-guideline"),
                                                                 (const char *const *) departments, due_us),
                                     _("Departments are asked"));
}

static void
on_chosen (AdwMessageDialog *dialog)
{
  g_auto (GStrv) departments = list_chosen (g_object_get_data (G_OBJECT (dialog), "steward-checks"));

  adw_message_dialog_set_response_enabled (dialog, "do", departments[0] != NULL);
}

/* What was said so far by a department, if anything. */
static JsonObject *
find_line (StewardGuidelineView *view,
           const char           *department)
{
  JsonArray *lines = steward_guideline_view_list_consultations (view);

  for (guint i = 0; i < json_array_get_length (lines); i++)
    if (g_strcmp0 (steward_json_get_text (json_array_get_object_element (lines, i), "department_id"), department) == 0)
      return json_array_get_object_element (lines, i);
  return NULL;
}

/* Whether the department has spoken on the draft as it stands: it isn't asked again. */
static gboolean
has_spoken (JsonObject *line)
{
  return line != NULL && steward_json_get_text (line, "answered") != NULL && !steward_json_get_boolean (line, "earlier", FALSE);
}

static void
add_department (StewardGuidelinesPage *self,
                GtkListBox            *list,
                GPtrArray             *checks,
                StewardRecord         *department)
{
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);
  const char *id = steward_record_get_id (department);
  JsonObject *line = find_line (view, id);
  gboolean is_consulted = g_strv_contains (steward_guideline_view_list_consulted (view), id);
  const char *said = line != NULL ? steward_json_get_text (line, "message") : is_consulted ? _("Named by the matrix") : NULL;
  const char *name = steward_record_get_text (department, STEWARD_DEPARTMENT_NAME);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_consulted && !has_spoken (line));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (check), "steward-department", g_strdup (id), g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), said != NULL ? said : "");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_sensitive (row, !has_spoken (line));
  gtk_list_box_append (list, row);
  g_ptr_array_add (checks, check);
}

/* Those that the matrix names first. */
static GtkWidget *
make_departments (StewardGuidelinesPage *self,
                  GPtrArray             *checks)
{
  g_autoptr (GPtrArray) all = steward_directory_list (get_directory (self), &steward_department_kind);
  const char *const *consulted = steward_guideline_view_list_consulted (steward_guidelines_page_get_view (self));
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who is asked"), -1);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < all->len; i++)
      if (!steward_record_has (all->pdata[i], STEWARD_DEPARTMENT_RETIRED) &&
          g_strv_contains (consulted, steward_record_get_id (all->pdata[i])) == (pass == 0))
        add_department (self, GTK_LIST_BOX (list), checks, all->pdata[i]);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

static GtkWidget *
make_days (GtkWidget **spin)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *list = gtk_list_box_new ();

  *spin = gtk_spin_button_new_with_range (1, 365, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (*spin), DAYS);
  gtk_widget_set_valign (*spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Days to answer"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Days to answer"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *spin);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return list;
}

static void
consult (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GPtrArray *checks = g_ptr_array_new ();
  AdwMessageDialog *dialog;
  GtkWidget *spin;

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                       _("Ask About This Draft?"),
                                                       _("Their people see the draft, can comment, suggest other words, and say "
                                                         "what the department thinks of it. Writing goes on meanwhile. Silence "
                                                         "or an objection stops nothing; whoever approves sees it. Those that "
                                                         "are asked already get the new day.")));
  gtk_box_append (GTK_BOX (box), make_departments (self, checks));
  gtk_box_append (GTK_BOX (box), make_days (&spin));
  adw_message_dialog_set_extra_child (dialog, box);
  adw_message_dialog_add_responses (dialog, "cancel", _("Cancel"), "do", _("Ask"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "do");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data (G_OBJECT (dialog), "steward-days", spin);
  g_object_set_data_full (G_OBJECT (dialog), "steward-checks", checks, (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (dialog), "steward-guideline", g_strdup (get_id (self)), g_free);
  for (guint i = 0; i < checks->len; i++)
    g_signal_connect_object (checks->pdata[i], "toggled", G_CALLBACK (on_chosen), dialog, G_CONNECT_SWAPPED);
  on_chosen (dialog);
  g_signal_connect_object (dialog, "response::do", G_CALLBACK (on_consult), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What is answered, and with which words. */
typedef struct
{
  StewardGuidelinesPage *page;       /* (owned) */
  char                  *guideline;  /* (owned) */
  char                  *department; /* (owned) */
  char                  *seen;       /* (owned) hash of the draft that was before them */
  char                  *text;       /* (owned) (nullable) */
} Answer;

static void
answer_free (gpointer data)
{
  Answer *self = data;

  g_object_unref (self->page);
  g_free (self->guideline);
  g_free (self->department);
  g_free (self->seen);
  g_free (self->text);
  g_free (self);
}

/* What couldn't be given yet, as of its last try. */
static char *
dup_kept_name (const Answer *answer)
{
  return g_strdup_printf ("steward-answer:%s:%s", answer->guideline, answer->department);
}

static void
on_performed (gpointer          owner,
              StewardOperation *operation,
              const GError     *error)
{
  const Answer *answer = g_object_get_data (G_OBJECT (operation), "steward-answer");
  g_autofree char *name = dup_kept_name (answer);

  /* The words stand there again when the dialog is opened the next time. */
  g_object_set_data_full (owner, name, error != NULL ? g_strdup (answer->text) : NULL, g_free);
  if (error != NULL)
    steward_error_show (GTK_WIDGET (owner), _("Not Answered; Your Words Are Kept"), error);
}

static void
on_answered (gpointer    owner,
             const char *response,
             const char *text)
{
  Answer *answer = g_object_get_data (owner, "steward-answer");
  StewardGuidelinesPage *page = answer->page;
  StewardOperation *operation =
    steward_guidelines_answer (answer->guideline, answer->department, g_str_equal (response, "object") ? "object" : "agree", text,
                               answer->seen);

  answer->text = g_strdup (text);
  g_object_set_data_full (G_OBJECT (operation), "steward-answer", g_object_steal_data (owner, "steward-answer"), answer_free);
  steward_window_perform (steward_window_of (GTK_WIDGET (page)), operation, _("Answered"), NULL, on_performed, page);
}

static void
answer (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);
  const char *department = steward_guideline_view_get_asked (view);
  g_autofree char *heading = g_strdup_printf (_("Answer for %s"), steward_directory_get_name (get_directory (self), department));
  g_autoptr (GObject) asking = g_object_new (G_TYPE_OBJECT, NULL);
  g_autofree char *name = NULL;
  AdwMessageDialog *dialog;
  Answer *given = g_new0 (Answer, 1);

  given->page = g_object_ref (self);
  given->guideline = g_strdup (get_id (self));
  given->department = g_strdup (department);
  given->seen = g_strdup (steward_guideline_view_get_hash (view));
  name = dup_kept_name (given);
  g_object_set_data_full (asking, "steward-answer", given, answer_free);
  dialog = steward_text_dialog_new (GTK_WIDGET (self), heading,
                                    _("It is about these very words. An objection doesn’t stop them; whoever approves sees it."),
                                    _("What the department says"), g_object_get_data (G_OBJECT (self), name), on_answered, asking);
  steward_text_dialog_add (dialog, "object", _("_Object"));
  steward_text_dialog_present (dialog, "agree", _("_Answer"), TRUE);
}

static void
show_draft (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  steward_guidelines_page_show_anew (user_data, TRUE);
}

static const GActionEntry entries[] = {
  { "consult", consult, NULL, NULL, NULL },
  { "answer", answer, NULL, NULL, NULL },
  { "show-draft", show_draft, NULL, NULL, NULL },
};

/**
 * steward_guidelines_consulting_install:
 * @actions: the page's
 *
 * Adds what has to do with consultation.
 */
void
steward_guidelines_consulting_install (StewardGuidelinesPage *self,
                                       GActionMap            *actions)
{
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
}

/**
 * steward_guidelines_consulting_update:
 * @actions: the page's
 *
 * Enables what can be done with what is shown.
 */
void
steward_guidelines_consulting_update (StewardGuidelinesPage *self,
                                      GActionMap            *actions)
{
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);
  StewardGuidelineRights rights = view != NULL ? steward_guideline_view_get_rights (view) : 0;
  const gboolean enabled[] = {
    (rights & STEWARD_GUIDELINE_MAY_WRITE) != 0 && steward_guideline_view_has_draft (view),
    /* What is answered has to be on screen. */
    (rights & STEWARD_GUIDELINE_MAY_ANSWER) != 0 && steward_guidelines_page_shows_draft (self),
    view != NULL && steward_guideline_view_has_draft (view) && !steward_guidelines_page_shows_draft (self),
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, entries[i].name)), enabled[i]);
}

/**
 * steward_guidelines_consulting_dup_words:
 *
 * Returns: (transfer full) (nullable): what departments said of the draft, a line each, for whoever approves; %NULL where
 *   none was asked
 */
char *
steward_guidelines_consulting_dup_words (StewardGuidelinesPage *self)
{
  JsonArray *lines = steward_guideline_view_list_consultations (steward_guidelines_page_get_view (self));
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      g_string_append (words, i > 0 ? "\n" : "");
      g_string_append_printf (words, _("%s: %s"), steward_json_get_text (line, "department"),
                              steward_json_get_text (line, "message"));
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}
