/* steward-monitor-deeds.c: what is done with the mention that is shown, or with those that are marked
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-monitor-page"

#include "steward-monitor-page-private.h"

#include "steward-correct-dialog.h"
#include "steward-erase-dialog.h"
#include "steward-error-words.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-mentions.h"
#include "steward-notes.h"
#include "steward-responding.h"
#include "steward-time-words.h"
#include "steward-undoing.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

static gint64
now_of (StewardMonitorPage *self)
{
  return steward_clock_now_us (steward_workspace_get_clock (steward_page_get_workspace (STEWARD_PAGE (self))));
}

/* What is marked, else what is shown: that may be an earlier mention which isn't in the list. */
static char **
dup_targets (StewardMonitorPage *self)
{
  char **one;

  if (steward_mention_pane_get_n_marked (self->pane) > 0)
    return steward_mention_pane_dup_marked (self->pane);
  one = g_new0 (char *, 2);
  one[0] = g_strdup (self->id);
  return one;
}

static void
perform (StewardMonitorPage *self,
         StewardOperation   *operation,
         const char         *title)
{
  StewardWindow *window = steward_window_of (self);

  if (window == NULL)
    {
      g_object_unref (operation);
      return;
    }
  steward_window_perform (window, operation, title, steward_undoing_undo_of, NULL, NULL);
  steward_mention_pane_clear_marks (self->pane);
}

/* One that is done with leaves the queue: the cursor goes on to the next before it does. */
static void
perform_and_go_on (StewardMonitorPage *self,
                   StewardOperation   *operation,
                   const char         *title)
{
  gboolean was_marked = steward_mention_pane_get_n_marked (self->pane) > 0;

  if (!was_marked && !steward_mention_pane_is_searching (self->pane) &&
      g_strcmp0 (steward_mention_pane_get_selected (self->pane), self->id) == 0)
    steward_mention_pane_move (self->pane, 1);
  perform (self, operation, title);
}

static char *
count_title (StewardMonitorPage *self,
             const char         *one,
             const char         *several)
{
  guint n_marked = steward_mention_pane_get_n_marked (self->pane);
  g_auto (GStrv) parts = NULL;
  g_autofree char *number = NULL;

  if (n_marked < 2)
    return g_strdup (one);
  parts = g_strsplit (several, "%d", 2);
  number = g_strdup_printf ("%u", n_marked);
  return g_strjoin (number, parts[0], parts[1] != NULL ? parts[1] : "", NULL);
}

static void
snooze (StewardMonitorPage *self,
        const char *const  *ids,
        const char         *value,
        gboolean            wake_on_reply)
{
  gint64 until_us = g_ascii_strtoll (value, NULL, 10);
  g_autofree char *words =
      steward_time_words (until_us, now_of (self), steward_standing_get_zone (steward_page_get_standing (STEWARD_PAGE (self))));
  g_autofree char *one = g_strdup_printf (_("Snoozed until %s"), words);
  g_autofree char *title = count_title (self, one, _("%d mentions snoozed"));

  perform_and_go_on (self, steward_mention_snooze (ids, until_us, wake_on_reply), title);
}

static void
assign (StewardMonitorPage *self,
        const char *const  *ids,
        const char         *person)
{
  StewardStanding *standing = steward_page_get_standing (STEWARD_PAGE (self));
  StewardRecord *record = steward_directory_get (steward_standing_get_directory (standing), person);
  g_autofree char *one = record != NULL ? g_strdup_printf (_("Assigned to %s"),
                                                           steward_record_get_text (record, STEWARD_PERSON_NAME))
                                        : g_strdup (_("Assigned to nobody"));
  g_autofree char *title = count_title (self, one, record != NULL ? _("%d mentions assigned") : _("%d mentions released"));

  perform (self, steward_mention_assign (ids, record != NULL ? person : NULL), title);
}

static void
route (StewardMonitorPage *self,
       const char *const  *ids,
       const char         *what,
       const char         *value)
{
  StewardDirectory *directory = steward_standing_get_directory (steward_page_get_standing (STEWARD_PAGE (self)));
  const char *name = steward_directory_get_name (directory, value);
  gboolean by_hand = g_str_equal (what, "hand-over");
  g_autofree char *one = by_hand ? g_strdup_printf (_("Handed over to %s"), name)
                                 : g_strdup_printf (_("Routed as “%s”"), name);
  g_autofree char *title = count_title (self, one, by_hand ? _("%d mentions handed over") : _("%d mentions routed"));

  perform_and_go_on (self, by_hand ? steward_mention_hand_over (ids, value) : steward_mention_route (ids, value), title);
}

static void
on_chosen (StewardMonitorPage *self,
           const char         *what,
           const char         *value)
{
  g_auto (GStrv) targets = dup_targets (self);
  const char *const *ids = (const char *const *) targets;
  g_autofree char *title = NULL;

  if (ids[0] == NULL)
    return;
  if (g_str_equal (what, "route") || g_str_equal (what, "hand-over"))
    route (self, ids, what, value);
  else if (g_str_equal (what, "snooze") || g_str_equal (what, "snooze-reply"))
    snooze (self, ids, value, g_str_equal (what, "snooze-reply"));
  else if (g_str_equal (what, "assign"))
    assign (self, ids, value);
  else if (g_str_equal (what, "note"))
    steward_window_perform (steward_window_of (self), steward_notes_add (ids[0], value), _("Note added"), NULL, NULL, NULL);
  else if (g_str_equal (what, "dismiss"))
    {
      title = count_title (self, _("Dismissed"), _("%d mentions dismissed"));
      perform_and_go_on (self, steward_mention_dismiss (ids, value), title);
    }
  else if (g_str_equal (what, "answered-elsewhere"))
    {
      title = count_title (self, _("Answered elsewhere"), _("%d mentions answered elsewhere"));
      perform_and_go_on (self, steward_mention_answered_elsewhere (ids, value), title);
    }
  else
    {
      title = g_strdup_printf (_("“%s” is no time; write it like 14:00 or 2026-12-26 09:00"), value);
      steward_window_add_toast (steward_window_of (self), title);
    }
}

/* Actions */

static void
popup_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  StewardMonitorPage *self = STEWARD_MONITOR_PAGE (widget);

  steward_monitor_page_show_detail (self);
  steward_mention_bar_popup (self->bar, name + strlen ("mention."));
}

static void
do_with_targets (StewardMonitorPage *self,
                 StewardOperation *(*deed) (const char *const *ids),
                 const char         *one,
                 const char         *several)
{
  g_auto (GStrv) targets = dup_targets (self);
  g_autofree char *title = count_title (self, one, several);

  if (targets[0] != NULL)
    perform (self, deed ((const char *const *) targets), title);
}

static void
take_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  StewardMonitorPage *self = STEWARD_MONITOR_PAGE (widget);
  g_auto (GStrv) targets = dup_targets (self);

  if (targets[0] != NULL)
    assign (self, (const char *const *) targets, steward_workspace_get_person (steward_page_get_workspace (STEWARD_PAGE (self))));
}

static void
reopen_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  do_with_targets (STEWARD_MONITOR_PAGE (widget), steward_mention_reopen, _("Opened again"), _("%d mentions opened again"));
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  do_with_targets (STEWARD_MONITOR_PAGE (widget), steward_mention_accept, _("Accepted"), _("%d mentions accepted"));
}

static void
wait_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  StewardMonitorPage *self = STEWARD_MONITOR_PAGE (widget);
  g_auto (GStrv) targets = dup_targets (self);
  gboolean for_author = g_str_equal (g_variant_get_string (parameter, NULL), "author");
  g_autofree char *title = count_title (self, _("Waiting"), _("%d mentions waiting"));

  if (targets[0] != NULL)
    perform_and_go_on (self, steward_mention_wait ((const char *const *) targets,
                                                   for_author ? _("the author") : _("a colleague")),
                       title);
}

static void
correct (StewardMonitorPage *self,
         const char         *field,
         GVariant           *parameter,
         const char         *one)
{
  g_auto (GStrv) targets = dup_targets (self);
  g_autoptr (JsonObject) fields = json_object_new ();
  g_autofree char *title = count_title (self, one, _("%d mentions corrected"));

  json_object_set_string_member (fields, field, g_variant_get_string (parameter, NULL));
  if (targets[0] != NULL)
    perform (self, steward_mention_correct ((const char *const *) targets, fields), title);
}

static void
on_corrected (StewardMonitorPage *self,
              const char         *text,
              GtkWidget          *dialog)
{
  const char *const ids[] = { g_object_get_data (G_OBJECT (dialog), "steward-mention"), NULL };
  g_autoptr (JsonObject) fields = steward_json_parse_object (text, -1, NULL);

  if (fields != NULL)
    perform (self, steward_mention_correct (ids, fields), _("Corrected"));
}

static void
correct_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  StewardMonitorPage *self = STEWARD_MONITOR_PAGE (widget);
  GtkWidget *dialog;

  if (self->mention == NULL)
    return;
  dialog = steward_correct_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->mention,
                                       steward_page_get_standing (STEWARD_PAGE (self)));
  g_object_set_data_full (G_OBJECT (dialog), "steward-mention", g_strdup (steward_record_get_id (self->mention)), g_free);
  g_signal_connect_object (dialog, "save", G_CALLBACK (on_corrected), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
erase_author_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  StewardMonitorPage *self = STEWARD_MONITOR_PAGE (widget);
  StewardWindow *window = steward_window_of (widget);

  if (self->mention != NULL && window != NULL)
    steward_erase_dialog_present (window, steward_record_get_id (self->mention));
}

static void
set_voice_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  correct (STEWARD_MONITOR_PAGE (widget), "voice", parameter, _("Voice corrected"));
}

static void
set_mood_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  correct (STEWARD_MONITOR_PAGE (widget), "mood", parameter, _("Mood corrected"));
}

static const char *
get_web_address (StewardMonitorPage *self)
{
  const char *address = self->mention != NULL ? steward_record_get_text (self->mention, STEWARD_MENTION_ADDRESS) : NULL;

  /* An address from outside may name any program of the desktop. */
  return address != NULL && (g_str_has_prefix (address, "https://") || g_str_has_prefix (address, "http://")) ? address
                                                                                                              : NULL;
}

static void
open_original_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  const char *address = get_web_address (STEWARD_MONITOR_PAGE (widget));

  if (address != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), address, GDK_CURRENT_TIME);
}

static void
copy_address_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  StewardMonitorPage *self = STEWARD_MONITOR_PAGE (widget);

  if (self->mention == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          steward_record_get_text (self->mention, STEWARD_MENTION_ADDRESS));
  steward_window_add_toast (steward_window_of (self), _("Address copied"));
}

/* Single letters work while the focus is in the list, so that they never fire in text. */
static gboolean
on_list_key (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             StewardMonitorPage    *self)
{
  static const struct
  {
    guint       key;
    const char *action;
  } keys[] = {
    { GDK_KEY_r, "mention.reply" },  { GDK_KEY_f, "mention.route" },  { GDK_KEY_z, "mention.snooze" }, { GDK_KEY_d, "mention.dismiss" },
    { GDK_KEY_a, "mention.assign" }, { GDK_KEY_n, "mention.note" },
  };

  StewardWindow *window = steward_window_of (self);

  if ((state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0)
    return FALSE;
  key = gdk_keyval_to_lower (key);
  if ((key == GDK_KEY_j || key == GDK_KEY_k) && window != NULL &&
      steward_window_state_get_boolean (steward_window_get_state (window), STEWARD_STATE_SINGLE_LETTERS))
    {
      steward_mention_pane_move (self->pane, key == GDK_KEY_j ? 1 : -1);
      return TRUE;
    }
  if (key == GDK_KEY_Escape)
    return steward_mention_pane_clear_marks (self->pane);
  if (window == NULL || !steward_window_state_get_boolean (steward_window_get_state (window), STEWARD_STATE_SINGLE_LETTERS))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key)
      return gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
  return FALSE;
}

/* Replying goes on from one's own draft, where there is one. */

static void
on_reply_drafted (gpointer          owner,
                  StewardOperation *operation,
                  const GError     *error)
{
  StewardWindow *window = steward_window_of (owner);

  if (error != NULL)
    steward_error_show (owner, _("No Answer Was Begun"), error);
  else if (window != NULL)
    steward_window_show_record (window, "response", steward_record_get_id (steward_operation_get_record (operation)));
}

static gboolean
is_mine (StewardMonitorPage *self,
         JsonObject         *response)
{
  StewardRecord *you = steward_standing_get_you (steward_page_get_standing (STEWARD_PAGE (self)));
  const char *email = you != NULL ? steward_record_get_text (you, STEWARD_PERSON_EMAIL) : NULL;
  g_auto (GStrv) authors = steward_json_get_texts (response, "authors");

  return email != NULL && authors != NULL && g_strv_contains ((const char *const *) authors, email);
}

static void
on_drafts_listed (gpointer          owner,
                  StewardOperation *operation,
                  const GError     *error)
{
  StewardMonitorPage *self = owner;
  StewardWindow *window = steward_window_of (self);
  const char *mention = g_object_get_data (G_OBJECT (operation), "steward-mention");
  const StewardDraft draft = { .mention = mention };
  JsonNode *json = error == NULL ? steward_operation_get_json (operation) : NULL;
  JsonArray *drafts = json != NULL && JSON_NODE_HOLDS_ARRAY (json) ? json_node_get_array (json) : NULL;

  if (window == NULL)
    return;
  for (guint i = 0; drafts != NULL && i < json_array_get_length (drafts); i++)
    {
      JsonObject *response = json_array_get_object_element (drafts, i);

      if (is_mine (self, response))
        {
          steward_window_show_record (window, "response", steward_json_get_text (response, "id"));
          return;
        }
    }
  steward_window_perform (window, steward_response_draft (&draft), NULL, NULL, on_reply_drafted, self);
}

static void
reply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  StewardMonitorPage *self = STEWARD_MONITOR_PAGE (widget);
  StewardOperation *operation;

  if (self->id == NULL || steward_window_of (self) == NULL)
    return;
  operation = steward_response_list ("draft", self->id, 0);
  g_object_set_data_full (G_OBJECT (operation), "steward-mention", g_strdup (self->id), g_free);
  steward_window_perform (steward_window_of (self), operation, NULL, NULL, on_drafts_listed, self);
}

/**
 * steward_monitor_page_install_deeds:
 *
 * The actions of the group `mention`, and what the template calls of them.
 */
void
steward_monitor_page_install_deeds (GtkWidgetClass *widget_class)
{
  static const char *const popups[] = { "mention.route", "mention.snooze", "mention.dismiss", "mention.assign",
                                        "mention.note", "mention.answered-elsewhere" };

  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  for (guint i = 0; i < G_N_ELEMENTS (popups); i++)
    gtk_widget_class_install_action (widget_class, popups[i], NULL, popup_action);
  gtk_widget_class_install_action (widget_class, "mention.reply", NULL, reply_action);
  gtk_widget_class_install_action (widget_class, "mention.take", NULL, take_action);
  gtk_widget_class_install_action (widget_class, "mention.wait", "s", wait_action);
  gtk_widget_class_install_action (widget_class, "mention.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "mention.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "mention.correct", NULL, correct_action);
  gtk_widget_class_install_action (widget_class, "mention.erase-author", NULL, erase_author_action);
  gtk_widget_class_install_action (widget_class, "mention.set-voice", "s", set_voice_action);
  gtk_widget_class_install_action (widget_class, "mention.set-mood", "s", set_mood_action);
  gtk_widget_class_install_action (widget_class, "mention.open-original", NULL, open_original_action);
  gtk_widget_class_install_action (widget_class, "mention.copy-address", NULL, copy_address_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "mention.open-original", NULL);
}

/**
 * steward_monitor_page_watch_letters:
 *
 * Lets single letters do in the list what the buttons do.
 */
void
steward_monitor_page_watch_letters (StewardMonitorPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_list_key), self);
  gtk_widget_add_controller (steward_mention_pane_get_list (self->pane), keys);
}
