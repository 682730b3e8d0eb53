/* steward-guidelines-deeds.c: what can be done with a guideline, and what is asked before
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-deeds"

#include "steward-guidelines-page-private.h"

#include "steward-acknowledging.h"
#include "steward-guideline-publishing.h"
#include "steward-guideline-reports.h"
#include "steward-guideline-writing.h"
#include "steward-kinds.h"
#include "steward-rule-dialog.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
get_id (StewardGuidelinesPage *self)
{
  return steward_record_get_id (steward_guideline_view_get_head (steward_guidelines_page_get_view (self)));
}

static const char *
get_title (StewardGuidelinesPage *self)
{
  return steward_record_get_text (steward_guideline_view_get_head (steward_guidelines_page_get_view (self)),
                                  STEWARD_GUIDELINE_TITLE);
}

static StewardGuidelineBuffer *
get_document (StewardGuidelinesPage *self)
{
  return steward_guideline_editor_get_document (steward_guidelines_page_get_editor (self));
}

/* A question with its consequence. The answer is the response `do`. */
static AdwMessageDialog *
ask (StewardGuidelinesPage *self,
     const char            *heading,
     const char            *body,
     const char            *verb,
     gboolean               destructive)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "do", verb, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), destructive ? "cancel" : "do");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  return ADW_MESSAGE_DIALOG (dialog);
}

static void
show (AdwMessageDialog      *dialog,
      GCallback              answered,
      StewardGuidelinesPage *self)
{
  g_signal_connect_object (dialog, "response::do", answered, self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A line to be filled in, without which the answer can't be given. */
static void
on_reason_changed (GtkEditable      *entry,
                   AdwMessageDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "do", *text != '\0');
}

static void
add_reason (AdwMessageDialog *dialog,
            const char       *label)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = adw_entry_row_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), label);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  adw_message_dialog_set_extra_child (dialog, list);
  adw_message_dialog_set_response_enabled (dialog, "do", FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_reason_changed), dialog, 0);
  g_object_set_data (G_OBJECT (dialog), "steward-reason", entry);
}

static const char *
get_reason (AdwMessageDialog *dialog)
{
  return gtk_editable_get_text (GTK_EDITABLE (g_object_get_data (G_OBJECT (dialog), "steward-reason")));
}

/* Material or a correction: two rows of which one is chosen. */
static void
add_kind_of_change (AdwMessageDialog *dialog,
                    guint             people)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *material = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  GtkWidget *correction = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  GtkWidget *rows[] = { adw_action_row_new (), adw_action_row_new () };
  g_autofree char *asks = g_strdup_printf (ngettext ("asks %u person to read again", "asks %u people to read again", people), people);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (correction), GTK_CHECK_BUTTON (material));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (material), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rows[0]), _("Material"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (rows[0]), asks);
  adw_action_row_add_prefix (ADW_ACTION_ROW (rows[0]), material);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (rows[0]), material);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rows[1]), _("A correction"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (rows[1]), _("asks nobody; the approver must agree"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (rows[1]), correction);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (rows[1]), correction);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (list), rows[0]);
  gtk_list_box_append (GTK_LIST_BOX (list), rows[1]);
  adw_message_dialog_set_extra_child (dialog, list);
  g_object_set_data (G_OBJECT (dialog), "steward-material", material);
}

static gboolean
is_material (AdwMessageDialog *dialog)
{
  GtkWidget *material = g_object_get_data (G_OBJECT (dialog), "steward-material");

  return material != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (material));
}

/* From when it holds */

static gint64
now_us (StewardGuidelinesPage *self)
{
  return steward_clock_now_us (steward_workspace_get_clock (steward_page_get_workspace (STEWARD_PAGE (self))));
}

static GTimeZone *
get_zone (StewardGuidelinesPage *self)
{
  return steward_standing_get_zone (steward_page_get_standing (STEWARD_PAGE (self)));
}

/* Sets @from_us to %STEWARD_TIME_NONE where nothing is written. Returns: whether it is that, or a moment to come. */
static gboolean
read_from (StewardGuidelinesPage *self,
           AdwMessageDialog      *dialog,
           gint64                *from_us)
{
  GtkEditable *entry = GTK_EDITABLE (g_object_get_data (G_OBJECT (dialog), "steward-from"));
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  *from_us = STEWARD_TIME_NONE;
  if (*words == '\0')
    return TRUE;
  /* A day and a time may have a blank between them. */
  g_strdelimit (words, " ", 'T');
  return steward_time_from_words (words, get_zone (self), from_us) && *from_us > now_us (self);
}

static void
on_from_changed (AdwMessageDialog *dialog,
                 GtkWidget        *entry)
{
  gint64 from_us;
  gboolean good = read_from (g_object_get_data (G_OBJECT (dialog), "steward-page"), dialog, &from_us);

  adw_message_dialog_set_response_enabled (dialog, "do", good);
  if (good)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
}

static void
add_from (StewardGuidelinesPage *self,
          AdwMessageDialog      *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = adw_entry_row_new ();
  g_autoptr (GtkWidget) before = adw_message_dialog_get_extra_child (dialog);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (now_us (self) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) here = g_date_time_to_timezone (now, get_zone (self));
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (here, 1);
  g_autofree char *example = g_date_time_format (tomorrow, "%Y-%m-%d 09:00");
  /* Translators: an example of a day and a time stands there */
  g_autofree char *title = g_strdup_printf (_("From when, such as %s; empty is now"), example);

  if (before != NULL)
    {
      g_object_ref (before);
      adw_message_dialog_set_extra_child (dialog, NULL);
      gtk_box_append (GTK_BOX (box), before);
    }
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  gtk_box_append (GTK_BOX (box), list);
  adw_message_dialog_set_extra_child (dialog, box);
  g_object_set_data (G_OBJECT (dialog), "steward-from", entry);
  g_object_set_data_full (G_OBJECT (dialog), "steward-page", g_object_ref (self), g_object_unref);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_from_changed), dialog, G_CONNECT_SWAPPED);
}

/* Submitting, approving, putting in force */

static void
on_submit (StewardGuidelinesPage *self,
           const char            *response,
           AdwMessageDialog      *dialog)
{
  steward_guidelines_page_save_then (self, steward_guidelines_submit (get_id (self), is_material (dialog)), _("Sent to review"));
}

static void
submit (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);
  const char *accountable = steward_guideline_view_get_accountable (view);
  StewardDirectory *directory = steward_standing_get_directory (steward_page_get_standing (STEWARD_PAGE (self)));
  g_autofree char *heading = g_strdup_printf (_("Send Version %d to Review?"), (int) steward_guideline_view_get_next_number (view));
  g_autofree char *body =
    accountable != NULL
      ? g_strdup_printf (_("An approver of %s who didn’t write it approves “%s” before it can be put in force."),
                         steward_directory_get_name (directory, accountable), get_title (self))
      : g_strdup (_("No department approves guidelines yet: the matrix in force has no “Publish guidelines” with an A. "
                    "It waits until there is one."));
  AdwMessageDialog *dialog = ask (self, heading, body, _("Send to Review"), FALSE);

  if (steward_guideline_view_list_editions (view)->len > 0)
    add_kind_of_change (dialog, steward_guideline_view_count_audience (view));
  show (dialog, G_CALLBACK (on_submit), self);
}

static void
on_approve (StewardGuidelinesPage *self)
{
  steward_guidelines_page_perform (self, steward_guidelines_approve (get_id (self)), _("Approved"));
}

static void
approve (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);
  StewardRecord *head = steward_guideline_view_get_head (view);
  guint people = steward_guideline_view_count_audience (view);
  g_autofree char *heading = g_strdup_printf (_("Approve Version %d?"), (int) steward_guideline_view_get_next_number (view));
  g_autofree char *body =
    steward_record_get_boolean (head, STEWARD_GUIDELINE_MATERIAL)
      ? g_strdup_printf (ngettext ("Its writers call the change material: %u person will be asked to read “%s”.",
                                   "Its writers call the change material: %u people will be asked to read “%s”.", people),
                         people, get_title (self))
      : g_strdup_printf (_("Its writers call the change a correction: nobody will be asked to read “%s” again. "
                           "Send it back if you don’t agree."),
                         get_title (self));
  g_autofree char *said = steward_guidelines_consulting_dup_words (self);
  g_autofree char *both = said != NULL ? g_strdup_printf ("%s\n\n%s", body, said) : g_strdup (body);

  show (ask (self, heading, both, _("Approve"), FALSE), G_CALLBACK (on_approve), self);
}

static void
on_send_back (StewardGuidelinesPage *self,
              const char            *response,
              AdwMessageDialog      *dialog)
{
  steward_guidelines_page_perform (self, steward_guidelines_reject (get_id (self), get_reason (dialog)), _("Sent back"));
}

static void
send_back (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  AdwMessageDialog *dialog = ask (self, _("Send It Back?"), _("Its writers see your reason and submit it again."),
                                  _("Send Back"), FALSE);

  add_reason (dialog, _("What has to change"));
  show (dialog, G_CALLBACK (on_send_back), self);
}

static void
on_publish (StewardGuidelinesPage *self,
            const char            *response,
            AdwMessageDialog      *dialog)
{
  gint64 from_us;

  /* The moment may have come meanwhile; then it is now. */
  if (!read_from (self, dialog, &from_us))
    from_us = STEWARD_TIME_NONE;
  steward_guidelines_page_save_then (self, steward_guidelines_publish (get_id (self), is_material (dialog), from_us, NULL),
                                     from_us == STEWARD_TIME_NONE ? _("Put in force") : _("It comes into force then"));
}

static void
publish (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);
  StewardRecord *head = steward_guideline_view_get_head (view);
  int number = (int) steward_guideline_view_get_next_number (view);
  guint people = steward_guideline_view_count_audience (view);
  gboolean is_first = steward_guideline_view_list_editions (view)->len == 0;
  gboolean is_approved = g_strcmp0 (steward_record_get_text (head, STEWARD_GUIDELINE_STATE), "approved") == 0;
  gboolean asks = is_first || steward_record_get_boolean (head, STEWARD_GUIDELINE_MATERIAL);
  g_autofree char *heading = g_strdup_printf (_("Put Version %d of “%s” in Force?"), number, get_title (self));
  g_autofree char *asked = g_strdup_printf (is_first ? ngettext ("%u person is asked to read it.", "%u people are asked to read it.", people)
                                                     : ngettext ("Version %2$d asks %1$u person to read again.",
                                                                 "Version %2$d asks %1$u people to read again.", people),
                                            people, number);
  guint touched = steward_guideline_view_count_touched (view);
  g_autofree char *rests = g_strdup_printf (ngettext (" %u snippet or response rests on a clause that it changes: a material "
                                                      "change ends its approval.",
                                                      " %u snippets or responses rest on clauses that it changes: a material "
                                                      "change ends their approval.",
                                                      touched),
                                            touched);
  g_autofree char *body =
    g_strdup_printf ("%s%s%s%s",
                     asks          ? asked
                     : is_approved ? _("It is a correction: nobody is asked to read it again.")
                                   : _("From then on every answer is checked against its rules."),
                     _(" It can’t be changed afterwards, only followed by another version."),
                     touched > 0 ? rests : "",
                     !is_approved ? _(" Nobody else can approve yet, so the audit notes that it was put in force at the founding.")
                                  : "");
  AdwMessageDialog *dialog = ask (self, heading, body, _("Put in Force"), FALSE);

  if (!is_first && !is_approved)
    add_kind_of_change (dialog, people);
  add_from (self, dialog);
  show (dialog, G_CALLBACK (on_publish), self);
}

/* Acknowledging */

static void
acknowledge (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;

  if (steward_guidelines_campaign_ask_questions (self))
    return;
  g_simple_action_set_enabled (action, FALSE);
  steward_guidelines_page_perform (self, steward_acknowledge (get_id (self)), _("Recorded that you have read it"));
}

/* Reviewing and ending */

static void
on_review (StewardGuidelinesPage *self,
           const char            *response,
           AdwMessageDialog      *dialog)
{
  steward_guidelines_page_perform (self, steward_guidelines_review (get_id (self), get_reason (dialog)), _("Review noted"));
}

static void
review (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  AdwMessageDialog *dialog = ask (self, _("Reviewed, No Change Needed?"),
                                  _("The next review is an interval from today. Your reason is kept."), _("Note Review"), FALSE);

  add_reason (dialog, _("Why nothing has to change"));
  show (dialog, G_CALLBACK (on_review), self);
}

static void
on_discard (StewardGuidelinesPage *self)
{
  steward_guidelines_page_save_then (self, steward_guidelines_discard (get_id (self)), _("Draft discarded"));
}

static void
discard (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  g_autofree char *heading = g_strdup_printf (
    _("Discard the Draft of Version %d?"), (int) steward_guideline_view_get_next_number (steward_guidelines_page_get_view (self)));

  show (ask (self, heading, _("The next draft begins with the last version again. What was written in this one is lost."),
             _("Discard"), TRUE),
        G_CALLBACK (on_discard), self);
}

static void
on_retire (StewardGuidelinesPage *self)
{
  steward_guidelines_page_save_then (self, steward_guidelines_retire (get_id (self)), _("Retired"));
}

static void
retire (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  guint people = steward_guideline_view_count_people (steward_guidelines_page_get_view (self));
  g_autofree char *heading = g_strdup_printf (_("Retire “%s”?"), get_title (self));
  g_autofree char *body = g_strdup_printf (ngettext ("%u person no longer has to follow it, and its rules check no answer any more.",
                                                     "%u people no longer have to follow it, and its rules check no answer any more.",
                                                     people),
                                           people);

  show (ask (self, heading, body, _("Retire"), TRUE), G_CALLBACK (on_retire), self);
}

/* Writing */

/* What the caret is in: the document, or a cell of a table. */
static StewardGuidelineBuffer *
get_words (StewardGuidelinesPage *self)
{
  return steward_guideline_editor_get_words (steward_guidelines_page_get_editor (self));
}

static void
write_it (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  steward_guidelines_page_write (user_data);
}

static void
compare (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  steward_guidelines_page_compare (user_data);
}

static void
show_pressure (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  steward_guidelines_page_show_pressure (user_data);
}

static void
toggle_bold (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  steward_guideline_buffer_toggle_style (get_words (user_data), STEWARD_INLINE_BOLD);
}

static void
toggle_italic (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  steward_guideline_buffer_toggle_style (get_words (user_data), STEWARD_INLINE_ITALIC);
}

static void
set_level (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  guint level = (guint) g_variant_get_int32 (parameter);

  steward_guideline_buffer_set_type (get_document (user_data),
                                     level > 0 ? STEWARD_GUIDELINE_BLOCK_HEADING : STEWARD_GUIDELINE_BLOCK_PARAGRAPH, level,
                                     FALSE);
}

static void
toggle_items (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  StewardGuidelineBuffer *document = get_document (user_data);
  guint line = steward_guideline_buffer_get_cursor (document);
  StewardGuidelineBlockType type;
  gboolean ordered;
  gboolean is_item;
  guint level;

  steward_guideline_buffer_get_type_at (document, line, &type, &level, &ordered);
  is_item = type == STEWARD_GUIDELINE_BLOCK_ITEM;
  steward_guideline_buffer_set_type (document, is_item ? STEWARD_GUIDELINE_BLOCK_PARAGRAPH : STEWARD_GUIDELINE_BLOCK_ITEM, 0,
                                     FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (steward_guidelines_page_get_editor (user_data)));
}

static void
on_link (StewardGuidelinesPage *self,
         const char            *response,
         AdwMessageDialog      *dialog)
{
  steward_guideline_buffer_set_link (get_words (self), get_reason (dialog));
}

static void
on_unlink (StewardGuidelinesPage *self)
{
  steward_guideline_buffer_set_link (get_words (self), NULL);
}

static void
edit_link (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  g_autofree char *address = steward_guideline_buffer_dup_link (get_words (self));
  AdwMessageDialog *dialog;

  if (address == NULL)
    {
      steward_window_add_toast (steward_window_of (self), _("Select the words that are to lead somewhere"));
      return;
    }
  dialog = ask (self, _("Link"), NULL, _("Set Link"), FALSE);
  add_reason (dialog, _("Address"));
  if (*address != '\0')
    {
      adw_message_dialog_add_response (dialog, "remove", _("Remove Link"));
      g_signal_connect_object (dialog, "response::remove", G_CALLBACK (on_unlink), self, G_CONNECT_SWAPPED);
    }
  gtk_editable_set_text (GTK_EDITABLE (g_object_get_data (G_OBJECT (dialog), "steward-reason")), address);
  show (dialog, G_CALLBACK (on_link), self);
}

/* Rules */

static void
on_rule_done (StewardGuidelinesPage *self,
              JsonNode              *rule,
              StewardRuleDialog     *dialog)
{
  StewardGuidelineBuffer *document = get_document (self);
  const char *block = steward_rule_dialog_get_block (dialog);

  for (guint i = 0; i < steward_guideline_buffer_get_n_lines (document); i++)
    if (g_strcmp0 (steward_guideline_buffer_get_block (document, i)->id, block) == 0)
      steward_guideline_buffer_set_rule (document, i, rule);
}

static void
edit_rule (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  StewardGuidelineBuffer *document = get_document (self);
  guint line = steward_guideline_buffer_get_cursor (document);
  StewardRuleDialog *dialog =
    steward_rule_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), steward_page_get_workspace (STEWARD_PAGE (self)),
                             steward_page_get_standing (STEWARD_PAGE (self)), get_id (self),
                             steward_guideline_buffer_get_block (document, line),
                             steward_guideline_buffer_get_number (document, line));

  g_signal_connect_object (dialog, "done", G_CALLBACK (on_rule_done), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remove_rule (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  StewardGuidelineBuffer *document = get_document (user_data);

  steward_guideline_buffer_set_rule (document, steward_guideline_buffer_get_cursor (document), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (steward_guidelines_page_get_editor (user_data)));
}

static const GActionEntry entries[] = {
  { "submit", submit, NULL, NULL, NULL },
  { "approve", approve, NULL, NULL, NULL },
  { "send-back", send_back, NULL, NULL, NULL },
  { "publish", publish, NULL, NULL, NULL },
  { "acknowledge", acknowledge, NULL, NULL, NULL },
  { "review", review, NULL, NULL, NULL },
  { "discard", discard, NULL, NULL, NULL },
  { "retire", retire, NULL, NULL, NULL },
  { "write", write_it, NULL, NULL, NULL },
  { "compare", compare, NULL, NULL, NULL },
  { "pressure", show_pressure, NULL, NULL, NULL },
  { "bold", toggle_bold, NULL, NULL, NULL },
  { "italic", toggle_italic, NULL, NULL, NULL },
  { "level", set_level, "i", NULL, NULL },
  { "items", toggle_items, NULL, NULL, NULL },
  { "link", edit_link, NULL, NULL, NULL },
  { "rule", edit_rule, NULL, NULL, NULL },
  { "remove-rule", remove_rule, NULL, NULL, NULL },
};

static void
add_shortcut (GtkShortcutController *controller,
              const char            *keys,
              const char            *action,
              int                    level)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys), gtk_named_action_new (action));

  if (level >= 0)
    gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (level));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

/**
 * steward_guidelines_deeds_install:
 *
 * Gives the page its actions, the group `guideline`, and their keys.
 */
void
steward_guidelines_deeds_install (StewardGuidelinesPage *self)
{
  GSimpleActionGroup *actions = g_simple_action_group_new ();
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  steward_guidelines_files_install (self, G_ACTION_MAP (actions));
  steward_guidelines_campaign_install (self, G_ACTION_MAP (actions));
  steward_guidelines_consulting_install (self, G_ACTION_MAP (actions));
  steward_guidelines_languages_install (self, G_ACTION_MAP (actions));
  steward_guidelines_numbering_install (self, G_ACTION_MAP (actions));
  steward_guidelines_suggesting_install (self, G_ACTION_MAP (actions));
  steward_guidelines_remarks_install (self, G_ACTION_MAP (actions));
  steward_guidelines_notices_install (self, G_ACTION_MAP (actions));
  g_object_set_data_full (G_OBJECT (self), "steward-actions", actions, g_object_unref);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "guideline", G_ACTION_GROUP (actions));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (actions), "acknowledge")), FALSE);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (controller), GTK_PHASE_CAPTURE);
  add_shortcut (controller, "<Control>b", "guideline.bold", -1);
  add_shortcut (controller, "<Control>i", "guideline.italic", -1);
  add_shortcut (controller, "<Control>l", "guideline.link", -1);
  add_shortcut (controller, "<Control>r", "guideline.rule", -1);
  add_shortcut (controller, "<Control><Shift>8", "guideline.items", -1);
  add_shortcut (controller, "<Control>asterisk", "guideline.items", -1);
  add_shortcut (controller, "<Control><Alt>m", "guideline.comment", -1);
  add_shortcut (controller, "<Control><Shift>e", "guideline.track", -1);
  add_shortcut (controller, "<Control>h", "guideline.replace", -1);
  add_shortcut (controller, "<Control><Alt>0", "guideline.level", 0);
  add_shortcut (controller, "<Control><Alt>1", "guideline.level", 1);
  add_shortcut (controller, "<Control><Alt>2", "guideline.level", 2);
  add_shortcut (controller, "<Control><Alt>3", "guideline.level", 3);
  gtk_widget_add_controller (GTK_WIDGET (steward_guidelines_page_get_editor (self)), GTK_EVENT_CONTROLLER (controller));
}

static void
enable (StewardGuidelinesPage *self,
        const char            *name,
        gboolean               enabled)
{
  GActionMap *actions = G_ACTION_MAP (g_object_get_data (G_OBJECT (self), "steward-actions"));

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, name)), enabled);
}

/**
 * steward_guidelines_deeds_update:
 *
 * Enables what can be done with what is shown.
 */
void
steward_guidelines_deeds_update (StewardGuidelinesPage *self)
{
  static const char *const forming[] = { "bold", "italic", "level", "items", "link" };
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);
  StewardGuidelineRights rights = view != NULL ? steward_guideline_view_get_rights (view) : 0;
  gboolean has_draft = view != NULL && steward_guideline_view_has_draft (view);
  gboolean writes = steward_guidelines_page_is_writing (self);
  StewardGuidelineBuffer *document = get_document (self);
  guint line = steward_guideline_buffer_get_cursor (document);
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (document, line);
  gboolean is_clause = block->type != STEWARD_GUIDELINE_BLOCK_HEADING && *steward_guideline_buffer_get_number (document, line) != '\0';

  enable (self, "submit", (rights & STEWARD_GUIDELINE_MAY_SUBMIT) != 0);
  enable (self, "approve", (rights & STEWARD_GUIDELINE_MAY_APPROVE) != 0 &&
                             g_strcmp0 (steward_record_get_text (steward_guideline_view_get_head (view), STEWARD_GUIDELINE_STATE),
                                        "in-review") == 0);
  enable (self, "send-back", (rights & STEWARD_GUIDELINE_MAY_APPROVE) != 0);
  enable (self, "publish", (rights & STEWARD_GUIDELINE_MAY_PUBLISH) != 0);
  enable (self, "export", view != NULL);
  enable (self, "document", (rights & STEWARD_GUIDELINE_MAY_WRITE) != 0);
  enable (self, "review", (rights & STEWARD_GUIDELINE_MAY_WRITE) != 0 && steward_guideline_view_get_in_force (view) != NULL);
  enable (self, "discard", (rights & STEWARD_GUIDELINE_MAY_WRITE) != 0 && has_draft &&
                             steward_guideline_view_list_editions (view)->len > 0);
  enable (self, "retire", (rights & STEWARD_GUIDELINE_MAY_RETIRE) != 0);
  enable (self, "write", (rights & STEWARD_GUIDELINE_MAY_WRITE) != 0);
  enable (self, "compare", view != NULL);
  enable (self, "exceptions", view != NULL);
  steward_guidelines_campaign_update (self, G_ACTION_MAP (g_object_get_data (G_OBJECT (self), "steward-actions")), is_clause);
  steward_guidelines_consulting_update (self, G_ACTION_MAP (g_object_get_data (G_OBJECT (self), "steward-actions")));
  steward_guidelines_languages_update (self, G_ACTION_MAP (g_object_get_data (G_OBJECT (self), "steward-actions")));
  steward_guidelines_numbering_update (self, G_ACTION_MAP (g_object_get_data (G_OBJECT (self), "steward-actions")));
  steward_guidelines_finding_update (self);
  steward_guidelines_tables_update (self);
  steward_guidelines_remarks_update (self, G_ACTION_MAP (g_object_get_data (G_OBJECT (self), "steward-actions")));
  enable (self, "rule", writes && is_clause);
  enable (self, "remove-rule", writes && block->rule != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (forming); i++)
    enable (self, forming[i], steward_guidelines_page_is_forming (self));
}

/**
 * steward_guidelines_deeds_make_menu:
 *
 * Returns: (transfer full): what isn't done often
 */
GMenuModel *
steward_guidelines_deeds_make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();
  g_autoptr (GMenu) way = g_menu_new ();
  g_autoptr (GMenu) ends = g_menu_new ();

  g_menu_append (files, _("New Guideline…"), "guideline.new");
  g_menu_append (files, _("New Language Version…"), "guideline.new-language");
  g_menu_append (files, _("Language Version Of…"), "guideline.set-master");
  g_menu_append (files, _("Import…"), "guideline.import");
  g_menu_append (files, _("Export…"), "guideline.export");
  g_menu_append (way, _("Find…"), "guideline.find");
  g_menu_append (way, _("Replace…"), "guideline.replace");
  g_menu_append (way, _("Check Spelling"), "guideline.spelling");
  g_menu_append (way, _("Document…"), "guideline.document");
  g_menu_append (way, _("Number of the Item…"), "guideline.number");
  g_menu_append (way, _("Ask Departments…"), "guideline.consult");
  g_menu_append (way, _("Send to Review…"), "guideline.submit");
  g_menu_append (way, _("Send Back…"), "guideline.send-back");
  g_menu_append (way, _("Reviewed, No Change…"), "guideline.review");
  g_menu_append (way, _("Exceptions…"), "guideline.exceptions");
  g_menu_append (way, _("Pressure on Clauses"), "guideline.pressure");
  g_menu_append (ends, _("Discard Draft…"), "guideline.discard");
  g_menu_append (ends, _("Retire…"), "guideline.retire");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (way));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ends));
  return G_MENU_MODEL (menu);
}

/**
 * steward_guidelines_deeds_suggest:
 * @label: (out): what the button says
 *
 * Returns: (nullable): the one action that comes next for the person, or none
 */
const char *
steward_guidelines_deeds_suggest (StewardGuidelinesPage  *self,
                                  const char            **label)
{
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);
  StewardGuidelineRights rights = view != NULL ? steward_guideline_view_get_rights (view) : 0;
  const char *state =
    view != NULL ? steward_record_get_text (steward_guideline_view_get_head (view), STEWARD_GUIDELINE_STATE) : NULL;

  if (view == NULL || !steward_guideline_view_has_draft (view))
    return NULL;
  if ((rights & STEWARD_GUIDELINE_MAY_APPROVE) != 0 && g_strcmp0 (state, "in-review") == 0)
    {
      *label = _("Approve…");
      return "guideline.approve";
    }
  if ((rights & STEWARD_GUIDELINE_MAY_PUBLISH) != 0)
    {
      *label = _("Put in Force…");
      return "guideline.publish";
    }
  if ((rights & STEWARD_GUIDELINE_MAY_ANSWER) != 0 && steward_guidelines_page_shows_draft (self))
    {
      *label = _("Answer…");
      return "guideline.answer";
    }
  if ((rights & STEWARD_GUIDELINE_MAY_ANSWER) != 0)
    {
      *label = _("Show Draft");
      return "guideline.show-draft";
    }
  if ((rights & STEWARD_GUIDELINE_MAY_SUBMIT) != 0)
    {
      *label = _("Send to Review…");
      return "guideline.submit";
    }
  return NULL;
}
