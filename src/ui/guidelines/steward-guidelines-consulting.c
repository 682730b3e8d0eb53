/* steward-guidelines-consulting.c: asking departments about a draft, and answering for one
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-consulting"

#include "steward-guidelines-page-private.h"

#include "steward-guideline-consulting.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-text-dialog.h"

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

static void
on_consult (StewardGuidelinesPage *self,
            const char            *response,
            AdwMessageDialog      *dialog)
{
  GtkSpinButton *days = g_object_get_data (G_OBJECT (dialog), "steward-days");
  StewardClock *clock = steward_workspace_get_clock (steward_page_get_workspace (STEWARD_PAGE (self)));
  gint64 due_us = steward_clock_now_us (clock) + gtk_spin_button_get_value_as_int (days) * STEWARD_DAY_US;

  steward_guidelines_page_save_then (self, steward_guidelines_consult (get_id (self), NULL, due_us), _("Departments are asked"));
}

static void
consult (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  const char *const *consulted = steward_guideline_view_list_consulted (steward_guidelines_page_get_view (self));
  GtkWidget *spin = gtk_spin_button_new_with_range (1, 365, 1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;

  for (guint i = 0; consulted[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", steward_directory_get_name (get_directory (self), consulted[i]));
  body = g_strdup_printf (_("%s: their people see the draft, can comment, suggest other words, and say what the department "
                            "thinks of it. Writing goes on meanwhile. Silence or an objection stops nothing; whoever approves "
                            "sees it."),
                          names->str);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                       _("Ask About This Draft?"), body));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), DAYS);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Days to answer"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Days to answer"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_message_dialog_set_extra_child (dialog, list);
  adw_message_dialog_add_responses (dialog, "cancel", _("Cancel"), "do", _("Ask"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "do");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data (G_OBJECT (dialog), "steward-days", spin);
  g_signal_connect_object (dialog, "response::do", G_CALLBACK (on_consult), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_answered (gpointer    owner,
             const char *response,
             const char *text)
{
  StewardGuidelinesPage *self = owner;
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);

  if (view != NULL)
    steward_guidelines_page_perform (self,
                                     steward_guidelines_answer (get_id (self), g_object_get_data (G_OBJECT (self), "steward-asked"),
                                                                g_str_equal (response, "object") ? "object" : "agree", text,
                                                                g_object_get_data (G_OBJECT (self), "steward-seen")),
                                     _("Answered"));
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
  AdwMessageDialog *dialog;

  /* What was before them when the dialog opened. */
  g_object_set_data_full (G_OBJECT (self), "steward-asked", g_strdup (department), g_free);
  g_object_set_data_full (G_OBJECT (self), "steward-seen", g_strdup (steward_guideline_view_get_hash (view)), g_free);
  dialog = steward_text_dialog_new (GTK_WIDGET (self), heading,
                                    _("It is about these very words. An objection doesn’t stop them; whoever approves sees it."),
                                    _("What the department says"), NULL, on_answered, self);
  steward_text_dialog_add (dialog, "object", _("_Object"));
  steward_text_dialog_present (dialog, "agree", _("_Answer"), TRUE);
}

static const GActionEntry entries[] = {
  { "consult", consult, NULL, NULL, NULL },
  { "answer", answer, NULL, NULL, NULL },
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
    (rights & STEWARD_GUIDELINE_MAY_WRITE) != 0 && steward_guideline_view_has_draft (view) &&
      steward_guideline_view_list_consulted (view)[0] != NULL,
    (rights & STEWARD_GUIDELINE_MAY_ANSWER) != 0,
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
