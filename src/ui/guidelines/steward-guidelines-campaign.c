/* steward-guidelines-campaign.c: asking people to read a guideline, and whether they understood it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-campaign"

#include "steward-guidelines-page-private.h"

#include "steward-acknowledging.h"
#include "steward-campaigns.h"
#include "steward-error-words.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-questions.h"
#include "steward-time-words.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

#define N_CHOICES 3

static const char *
get_id (StewardGuidelinesPage *self)
{
  return steward_record_get_id (steward_guideline_view_get_head (steward_guidelines_page_get_view (self)));
}

static AdwMessageDialog *
ask (StewardGuidelinesPage *self,
     const char            *heading,
     const char            *body,
     const char            *verb,
     GCallback              answered)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "do", verb, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "do");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response::do", answered, self, G_CONNECT_SWAPPED);
  return ADW_MESSAGE_DIALOG (dialog);
}

static GtkListBox *
add_list (AdwMessageDialog *dialog)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  adw_message_dialog_set_extra_child (dialog, list);
  return GTK_LIST_BOX (list);
}

static GtkWidget *
add_row (GtkListBox *list,
         const char *title,
         GtkWidget  *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  /* The title is its label as well. */
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), suffix);
  gtk_list_box_append (list, row);
  return suffix;
}

/* Campaigns */

static guint
get_number (AdwMessageDialog *dialog,
            const char       *key)
{
  return (guint) gtk_spin_button_get_value_as_int (g_object_get_data (G_OBJECT (dialog), key));
}

static gboolean
get_switch (AdwMessageDialog *dialog,
            const char       *key)
{
  return gtk_switch_get_active (g_object_get_data (G_OBJECT (dialog), key));
}

static void
on_start (StewardGuidelinesPage *self,
          const char            *response,
          AdwMessageDialog      *dialog)
{
  StewardClock *clock = steward_workspace_get_clock (steward_page_get_workspace (STEWARD_PAGE (self)));
  StewardCampaignTerms terms = {
    .due_us = steward_clock_now_us (clock) + (gint64) get_number (dialog, "steward-days") * STEWARD_DAY_US,
    .recommended = get_switch (dialog, "steward-recommended"),
    .frozen = get_switch (dialog, "steward-frozen"),
    .reminders = get_number (dialog, "steward-reminders"),
    .pass_mark = get_number (dialog, "steward-pass-mark"),
  };

  steward_guidelines_page_perform (self, steward_campaigns_start (get_id (self), &terms), _("People are asked to read it"));
}

static void
start (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  static const struct { const char *key, *title; double value, lower, upper; } numbers[] = {
    { "steward-days", N_("Days to read it"), 14, 1, 365 },
    { "steward-reminders", N_("Reminders at most"), 3, 0, 10 },
    { "steward-pass-mark", N_("Right answers of a hundred"), 100, 1, 100 },
  };
  static const struct { const char *key, *title; } switches[] = {
    { "steward-recommended", N_("Recommended only") },
    { "steward-frozen", N_("Only those who are here now") },
  };
  StewardGuidelinesPage *self = user_data;
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);
  guint missing = steward_guideline_view_list_missing (view)->len;
  g_autofree char *body = g_strdup_printf (ngettext ("%u person hasn’t read it yet and sees until when to. Whoever still hasn’t "
                                                     "when it ends is recorded, unless it is recommended only.",
                                                     "%u people haven’t read it yet and see until when to. Whoever still hasn’t "
                                                     "when it ends is recorded, unless it is recommended only.",
                                                     missing),
                                           missing);
  AdwMessageDialog *dialog = ask (self, _("Ask People to Read It?"), body, _("Ask"), G_CALLBACK (on_start));
  GtkListBox *list = add_list (dialog);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      GtkWidget *spin = gtk_spin_button_new_with_range (numbers[i].lower, numbers[i].upper, 1);

      gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), numbers[i].value);
      g_object_set_data (G_OBJECT (dialog), numbers[i].key, add_row (list, _(numbers[i].title), spin));
    }
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    g_object_set_data (G_OBJECT (dialog), switches[i].key, add_row (list, _(switches[i].title), gtk_switch_new ()));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remind (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  steward_guidelines_page_perform (user_data, steward_campaigns_remind (get_id (user_data)), _("Reminded"));
}

static void
on_end (StewardGuidelinesPage *self)
{
  steward_guidelines_page_perform (self, steward_campaigns_end (get_id (self), NULL), _("Campaign ended"));
}

static void
end (GSimpleAction *action,
     GVariant      *parameter,
     gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  guint missing = steward_guideline_view_list_missing (steward_guidelines_page_get_view (self))->len;
  g_autofree char *body = g_strdup_printf (ngettext ("%u person hasn’t read it. If it was required, that is recorded for good.",
                                                     "%u people haven’t read it. If it was required, that is recorded for good.",
                                                     missing),
                                           missing);

  gtk_window_present (GTK_WINDOW (ask (self, _("End the Campaign?"), body, _("End Campaign"), G_CALLBACK (on_end))));
}

/* Questions: keeping them */

static const char *
get_entry (AdwMessageDialog *dialog,
           const char       *key)
{
  return gtk_editable_get_text (GTK_EDITABLE (g_object_get_data (G_OBJECT (dialog), key)));
}

static char *
dup_choice_key (guint i)
{
  return g_strdup_printf ("steward-choice-%u", i);
}

static void
on_question_changed (GtkEditable      *entry,
                     AdwMessageDialog *dialog)
{
  gboolean complete = *get_entry (dialog, "steward-question") != '\0';

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *key = dup_choice_key (i);

      complete = complete && *get_entry (dialog, key) != '\0';
    }
  adw_message_dialog_set_response_enabled (dialog, "do", complete);
}

static void
add_entry (AdwMessageDialog *dialog,
           GtkListBox       *list,
           const char       *key,
           const char       *title)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_list_box_append (list, entry);
  g_object_set_data (G_OBJECT (dialog), key, entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_question_changed), dialog, 0);
}

static void
on_add_question (StewardGuidelinesPage *self,
                 const char            *response,
                 AdwMessageDialog      *dialog)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();

  for (guint i = 0; i < N_CHOICES; i++)
    {
      g_autofree char *key = dup_choice_key (i);

      if (*get_entry (dialog, key) != '\0')
        g_ptr_array_add (choices, (gpointer) get_entry (dialog, key));
    }
  g_ptr_array_add (choices, NULL);
  /* The first is the right one; those who answer see them in another order. */
  steward_guidelines_page_save_then (self,
                                     steward_questions_add (get_id (self), g_object_get_data (G_OBJECT (dialog), "steward-block"),
                                                            get_entry (dialog, "steward-question"),
                                                            (const char *const *) choices->pdata, 1),
                                     _("Question added"));
}

static void
add_question (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  StewardGuidelineBuffer *document = steward_guideline_editor_get_document (steward_guidelines_page_get_editor (self));
  guint line = steward_guideline_buffer_get_cursor (document);
  g_autofree char *heading = g_strdup_printf (_("Question on %s"), steward_guideline_buffer_get_number (document, line));
  AdwMessageDialog *dialog =
    ask (self, heading, _("Everybody who acknowledges a version with this clause answers it. Wrong answers are counted for the "
                          "clause, and nowhere for the person."),
         _("Add Question"), G_CALLBACK (on_add_question));
  GtkListBox *list = add_list (dialog);

  g_object_set_data_full (G_OBJECT (dialog), "steward-block",
                          g_strdup (steward_guideline_buffer_get_block (document, line)->id), g_free);
  add_entry (dialog, list, "steward-question", _("What is asked"));
  for (guint i = 0; i < N_CHOICES; i++)
    {
      g_autofree char *key = dup_choice_key (i);

      add_entry (dialog, list, key, i == 0 ? _("The right answer") : i == 1 ? _("A wrong answer") : _("Another wrong answer, or none"));
    }
  adw_message_dialog_set_response_enabled (dialog, "do", FALSE);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remove_question (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  steward_guidelines_page_perform (user_data, steward_questions_remove (g_variant_get_string (parameter, NULL)),
                                   _("Question removed"));
}

/* Questions: answering them */

static void
on_read_again (StewardGuidelinesPage *self,
               const char            *response,
               AdwMessageDialog      *dialog)
{
  steward_guideline_editor_go_to (steward_guidelines_page_get_editor (self), g_object_get_data (G_OBJECT (dialog), "steward-block"));
  gtk_widget_grab_focus (GTK_WIDGET (steward_guidelines_page_get_editor (self)));
}

static void
show_wrong (StewardGuidelinesPage *self,
            JsonObject            *result)
{
  JsonArray *wrong = json_object_get_array_member (result, "wrong");
  int right = (int) json_object_get_int_member (result, "right");
  int n = (int) json_object_get_int_member (result, "questions");
  g_autoptr (GString) body = g_string_new (NULL);
  AdwMessageDialog *dialog;

  g_string_append_printf (body, _("%d of %d are right. Read these clauses again:"), right, n);
  for (guint i = 0; i < json_array_get_length (wrong); i++)
    {
      JsonObject *line = json_array_get_object_element (wrong, i);

      g_string_append_printf (body, "\n%s: %s", steward_json_get_text (line, "clause"), steward_json_get_text (line, "text"));
    }
  dialog = ask (self, _("Not Yet"), body->str, _("Read Again"), G_CALLBACK (on_read_again));
  g_object_set_data_full (G_OBJECT (dialog), "steward-block",
                          g_strdup (steward_json_get_text (json_array_get_object_element (wrong, 0), "block")), g_free);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_answered (gpointer          owner,
             StewardOperation *operation,
             const GError     *error)
{
  StewardGuidelinesPage *self = owner;

  if (error != NULL)
    steward_error_show (GTK_WIDGET (self), _("That Did Not Happen"), error);
  else if (steward_operation_get_record (operation) != NULL)
    steward_window_add_toast (steward_window_of (GTK_WIDGET (self)), _("Recorded that you have read it"));
  else
    show_wrong (self, json_node_get_object (steward_operation_get_json (operation)));
}

static void
on_answer (StewardGuidelinesPage *self,
           const char            *response,
           AdwMessageDialog      *dialog)
{
  GHashTable *answers = g_object_get_data (G_OBJECT (dialog), "steward-answers");

  steward_window_perform (steward_window_of (GTK_WIDGET (self)), steward_acknowledge_answering (get_id (self), answers), NULL,
                          NULL, on_answered, self);
}

static void
on_chosen (GtkCheckButton   *button,
           AdwMessageDialog *dialog)
{
  GHashTable *answers = g_object_get_data (G_OBJECT (dialog), "steward-answers");
  guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "steward-n"));

  if (!gtk_check_button_get_active (button))
    return;
  g_hash_table_insert (answers, g_strdup (g_object_get_data (G_OBJECT (button), "steward-question")),
                       g_object_get_data (G_OBJECT (button), "steward-choice"));
  adw_message_dialog_set_response_enabled (dialog, "do", g_hash_table_size (answers) == n);
}

/* Choices begin at a place that differs by question, so that the right one isn't always the first. */
static GtkWidget *
make_question (AdwMessageDialog *dialog,
               StewardRecord    *question)
{
  JsonArray *choices = json_node_get_array (steward_record_get_json (question, STEWARD_QUESTION_CHOICES));
  guint n = json_array_get_length (choices);
  guint first = g_str_hash (steward_record_get_id (question)) % n;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (steward_record_get_text (question, STEWARD_QUESTION_TEXT));
  GtkCheckButton *group = NULL;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  for (guint i = 0; i < n; i++)
    {
      guint choice = (first + i) % n;
      GtkWidget *button = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, "label",
                                        json_array_get_string_element (choices, choice), NULL);

      if (group == NULL)
        group = GTK_CHECK_BUTTON (button);
      else
        gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
      g_object_set_data_full (G_OBJECT (button), "steward-question", g_strdup (steward_record_get_id (question)), g_free);
      g_object_set_data (G_OBJECT (button), "steward-choice", GINT_TO_POINTER ((int) choice + 1));
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_chosen), dialog, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

/**
 * steward_guidelines_campaign_ask_questions:
 *
 * Asks the questions on the version in force; the answers acknowledge it if enough of them are right.
 *
 * Returns: whether there are any
 */
gboolean
steward_guidelines_campaign_ask_questions (StewardGuidelinesPage *self)
{
  GPtrArray *questions = steward_guideline_view_list_asked (steward_guidelines_page_get_view (self));
  GtkWidget *scroller;
  GtkWidget *box;
  AdwMessageDialog *dialog;

  if (questions->len == 0)
    return FALSE;
  dialog = ask (self, _("Is It Clear?"), _("A few questions before you acknowledge it. Whoever answers wrongly reads again; nothing "
                                           "is kept about them."),
                _("Acknowledge"), G_CALLBACK (on_answer));
  g_object_set_data_full (G_OBJECT (dialog), "steward-answers", g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                          (GDestroyNotify) g_hash_table_unref);
  g_object_set_data (G_OBJECT (dialog), "steward-n", GUINT_TO_POINTER (questions->len));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  for (guint i = 0; i < questions->len; i++)
    gtk_box_append (GTK_BOX (box), make_question (dialog, questions->pdata[i]));
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_message_dialog_set_extra_child (dialog, scroller);
  adw_message_dialog_set_response_enabled (dialog, "do", FALSE);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

/**
 * steward_guidelines_campaign_dup_words:
 * @now_us: the moment
 *
 * Returns: (transfer full) (nullable): until when the person is to read it, and what they were reminded of; %NULL without a
 *   campaign
 */
char *
steward_guidelines_campaign_dup_words (StewardGuidelinesPage *self,
                                       gint64                 now_us)
{
  StewardRecord *campaign = steward_guideline_view_get_campaign (steward_guidelines_page_get_view (self));
  GTimeZone *zone = steward_standing_get_zone (steward_page_get_standing (STEWARD_PAGE (self)));
  g_autofree char *due = NULL;
  g_autofree char *asked = NULL;
  gint64 reminded;

  if (campaign == NULL)
    return NULL;
  due = steward_time_words (steward_record_get_time (campaign, STEWARD_CAMPAIGN_DUE), now_us, zone);
  asked = g_strdup_printf (steward_record_get_boolean (campaign, STEWARD_CAMPAIGN_REQUIRED) ? _("You are asked to read it by %s.")
                                                                                           : _("You are invited to read it by %s."),
                           due);
  reminded = steward_record_get_integer (campaign, STEWARD_CAMPAIGN_REMINDED);
  if (reminded == STEWARD_INTEGER_NONE || reminded == 0)
    return g_steal_pointer (&asked);
  return g_strdup_printf (_("%s Reminder %d of %d."), asked, (int) reminded,
                          (int) steward_record_get_integer (campaign, STEWARD_CAMPAIGN_REMINDERS));
}

static const GActionEntry entries[] = {
  { "campaign", start, NULL, NULL, NULL },
  { "remind", remind, NULL, NULL, NULL },
  { "end-campaign", end, NULL, NULL, NULL },
  { "question", add_question, NULL, NULL, NULL },
  { "remove-question", remove_question, "s", NULL, NULL },
};

/**
 * steward_guidelines_campaign_install:
 * @actions: the page's
 *
 * Adds what has to do with campaigns and questions.
 */
void
steward_guidelines_campaign_install (StewardGuidelinesPage *self,
                                     GActionMap            *actions)
{
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
}

/**
 * steward_guidelines_campaign_update:
 * @is_clause: whether the cursor is in a clause
 *
 * Enables what can be done with what is shown.
 */
void
steward_guidelines_campaign_update (StewardGuidelinesPage *self,
                                    GActionMap            *actions,
                                    gboolean               is_clause)
{
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);
  gboolean writes = view != NULL && (steward_guideline_view_get_rights (view) & STEWARD_GUIDELINE_MAY_WRITE) != 0;
  gboolean runs = view != NULL && steward_guideline_view_get_campaign (view) != NULL;
  gboolean holds = view != NULL && steward_guideline_view_get_in_force (view) != NULL;
  const gboolean enabled[] = { writes && holds && !runs, writes && runs, writes && runs,
                               writes && is_clause && steward_guidelines_page_is_writing (self), writes };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, entries[i].name)), enabled[i]);
}
