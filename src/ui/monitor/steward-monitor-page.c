/* steward-monitor-page.c: the view of what is said, who answers, and by when
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-monitor-page"

#include "steward-monitor-page.h"

#include "steward-correct-dialog.h"
#include "steward-erase-dialog.h"
#include "steward-erasure.h"
#include "steward-error-words.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-hand-overs.h"
#include "steward-mention-bar.h"
#include "steward-mention-context.h"
#include "steward-mention-detail.h"
#include "steward-mention-lists.h"
#include "steward-mention-pane.h"
#include "steward-mentions.h"
#include "steward-notes.h"
#include "steward-presence.h"
#include "steward-responding.h"
#include "steward-time-words.h"
#include "steward-undoing.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

#define READ_MS     60   /* whoever holds the arrow key doesn't have every mention read */
#define SEEN_MS     2000 /* of a clicked mention */
#define TICK_S      30
#define TELL_US     (60 * STEWARD_SECOND_US)
#define CHANGED_MS  200

struct _StewardMonitorPage
{
  StewardPage           parent_instance;
  AdwLeaflet           *leaflet;
  StewardMentionPane   *pane;
  GtkStack             *stack;
  StewardMentionDetail *detail;
  StewardMentionBar    *bar;
  AdwStatusPage        *empty;
  GtkWidget            *show_all;
  GtkWidget            *add_source;
  AdwStatusPage        *trouble;

  char                 *id;       /* (owned) (nullable) of the mention that is to be shown */
  StewardRecord        *mention;  /* (owned) (nullable) that is shown */
  GCancellable         *reading;  /* (owned) (nullable) */
  gint64                told_us;
  gboolean              had_list; /* whether there was anything to see yet */
  guint                 read_source;
  guint                 seen_source;
  guint                 tick_source;
  guint                 changed_source;
};

G_DEFINE_FINAL_TYPE (StewardMonitorPage, steward_monitor_page, STEWARD_TYPE_PAGE)

static StewardWorkspace *
workspace_of (StewardMonitorPage *self)
{
  return steward_page_get_workspace (STEWARD_PAGE (self));
}

static gint64
now_of (StewardMonitorPage *self)
{
  return steward_clock_now_us (steward_workspace_get_clock (workspace_of (self)));
}

/* What can be done */

static gboolean
may_erase (StewardMonitorPage *self)
{
  StewardStanding *standing = steward_page_get_standing (STEWARD_PAGE (self));
  StewardRecord *you = standing != NULL ? steward_standing_get_you (standing) : NULL;

  return you != NULL && steward_record_get_boolean (you, STEWARD_PERSON_ADMINISTRATOR) && self->mention != NULL &&
         !steward_erasure_is_erased (self->mention);
}

static void
show_actions (StewardMonitorPage *self)
{
  static const char *const single[] = { "mention.reply", "mention.note", "mention.correct", "mention.open-original",
                                        "mention.copy-address" };
  static const char *const any[] = { "mention.route", "mention.snooze", "mention.dismiss", "mention.assign", "mention.take",
                                     "mention.wait", "mention.answered-elsewhere", "mention.set-voice", "mention.set-mood",
                                     "mention.reopen", "mention.accept" };
  guint n_marked = steward_mention_pane_get_n_marked (self->pane);
  gboolean has_address = self->mention != NULL && steward_record_has (self->mention, STEWARD_MENTION_ADDRESS);

  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), single[i],
                                   self->mention != NULL && n_marked == 0 && (i < 3 || has_address));
  for (guint i = 0; i < G_N_ELEMENTS (any); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), any[i], self->mention != NULL || n_marked > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mention.erase-author", n_marked == 0 && may_erase (self));
  steward_mention_bar_show (self->bar, self->mention, n_marked, steward_page_get_standing (STEWARD_PAGE (self)),
                            steward_workspace_get_clock (workspace_of (self)));
}

/* The mention that is shown */

static void
show_nothing (StewardMonitorPage *self)
{
  g_clear_object (&self->mention);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") != 0)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  show_actions (self);
}

static void
on_context (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (StewardMonitorPage) self = data;
  StewardOperation *operation = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  StewardRecord *mention;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      g_autofree char *words = NULL;

      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || workspace_of (self) == NULL)
        return;
      words = steward_error_words (error);
      adw_status_page_set_description (self->trouble, words);
      g_clear_object (&self->mention);
      gtk_stack_set_visible_child_name (self->stack, "trouble");
      show_actions (self);
      return;
    }
  /* It may have been left meanwhile. */
  if (workspace_of (self) == NULL || self->id == NULL)
    return;
  mention = steward_operation_get_record (operation);
  g_set_object (&self->mention, mention);
  steward_mention_detail_show (self->detail, mention, json_node_get_object (steward_operation_get_json (operation)),
                               steward_page_get_standing (STEWARD_PAGE (self)), now_of (self));
  gtk_stack_set_visible_child_name (self->stack, "mention");
  show_actions (self);
}

static gboolean
read_mention (gpointer data)
{
  StewardMonitorPage *self = data;
  g_autoptr (StewardOperation) operation = NULL;

  self->read_source = 0;
  if (self->id == NULL)
    return G_SOURCE_REMOVE;
  g_set_object (&self->reading, NULL);
  self->reading = g_cancellable_new ();
  operation = steward_mention_context (self->id);
  steward_workspace_perform_async (workspace_of (self), operation, self->reading, on_context, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
ask_for_mention (StewardMonitorPage *self,
                 guint               after_ms)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->read_source, g_source_remove);
  self->read_source = g_timeout_add (after_ms, read_mention, self);
}

static void
on_selected (StewardMonitorPage *self,
             const char         *id)
{
  g_clear_handle_id (&self->seen_source, g_source_remove);
  g_free (self->id);
  self->id = g_strdup (id);
  if (id == NULL)
    {
      g_clear_handle_id (&self->read_source, g_source_remove);
      show_nothing (self);
    }
  else
    ask_for_mention (self, self->mention == NULL ? 0 : READ_MS);

  /* The keys are for the queue, once there is one. */
  if (id != NULL && !self->had_list)
    {
      self->had_list = TRUE;
      steward_mention_pane_focus_list (self->pane);
    }
}

/* Deeds */

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

static void
see (StewardMonitorPage *self,
     const char         *id)
{
  const char *const ids[] = { id, NULL };
  StewardWindow *window = steward_window_of (self);

  if (window != NULL)
    steward_window_perform (window, steward_mention_see (ids), NULL, NULL, NULL, NULL);
}

static void
on_told (gpointer          owner,
         StewardOperation *operation,
         const GError     *error)
{
  if (error != NULL)
    g_debug ("Colleagues don't know where you are: %s", error->message);
}

/* At most once a minute, and only what somebody really reads. */
static void
tell_colleagues (StewardMonitorPage *self,
                 const char         *id)
{
  StewardWindow *window = steward_window_of (self);

  if (window == NULL || now_of (self) - self->told_us < TELL_US ||
      !steward_window_state_get_boolean (steward_window_get_state (window), STEWARD_STATE_PRESENCE))
    return;
  self->told_us = now_of (self);
  steward_window_perform (window, steward_presence_tell (id, "reading"), NULL, NULL, on_told, self);
}

static gboolean
on_seen (gpointer data)
{
  StewardMonitorPage *self = data;

  self->seen_source = 0;
  if (self->id != NULL)
    {
      see (self, self->id);
      tell_colleagues (self, self->id);
    }
  return G_SOURCE_REMOVE;
}

static void
show_detail (StewardMonitorPage *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, "detail");
}

/* A click shows it, and after two seconds it was read; Enter says so at once. */
static void
on_opened (StewardMonitorPage *self,
           const char         *id,
           gboolean            clicked)
{
  g_clear_handle_id (&self->seen_source, g_source_remove);
  if (g_strcmp0 (self->id, id) != 0)
    on_selected (self, id);
  if (clicked)
    self->seen_source = g_timeout_add (SEEN_MS, on_seen, self);
  else
    {
      see (self, id);
      tell_colleagues (self, id);
    }
  show_detail (self);
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

  show_detail (self);
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
    assign (self, (const char *const *) targets, steward_workspace_get_person (workspace_of (self)));
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

/* Whether there is anything */

static void
on_overview (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (StewardMonitorPage) self = data;
  StewardOperation *operation = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  JsonObject *object;
  gint64 n_sources;
  gint64 n_departments;
  gint64 last_us = STEWARD_TIME_NONE;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error) || workspace_of (self) == NULL)
    return;
  object = json_node_get_object (steward_operation_get_json (operation));
  n_sources = steward_json_get_integer (object, "sources", 0);
  n_departments = steward_json_get_integer (object, "other_departments", 0);
  if (steward_json_get_text (object, "last_collected") != NULL)
    steward_time_from_rfc3339 (steward_json_get_text (object, "last_collected"), &last_us);

  gtk_widget_set_visible (self->add_source, n_sources == 0);
  if (n_sources == 0)
    g_string_append (words, _("No source is listening yet: mentions can be imported."));
  else
    g_string_append_printf (words, ngettext ("%d source is listening.", "%d sources are listening.", (gulong) n_sources),
                            (int) n_sources);
  if (last_us != STEWARD_TIME_NONE)
    {
      g_autofree char *span = steward_time_span_words (now_of (self) - last_us);

      g_string_append_c (words, ' ');
      g_string_append_printf (words, _("The last mention came %s ago."), span);
    }
  if (n_departments > 0)
    {
      gint64 n_waiting = steward_json_get_integer (object, "other_waiting", 0);

      g_string_append_c (words, '\n');
      g_string_append_printf (words, ngettext ("In other departments %d mention waits.",
                                               "In other departments %d mentions wait.", (gulong) n_waiting),
                              (int) n_waiting);
    }
  adw_status_page_set_description (self->empty, words->str);
}

static void
show_empty (StewardMonitorPage *self)
{
  StewardLens *lens = steward_page_get_lens (STEWARD_PAGE (self));
  g_autofree char *who = steward_lens_dup_title (lens);
  g_autofree char *title = NULL;
  g_autoptr (StewardOperation) operation = steward_mention_overview (steward_lens_get_departments (lens));

  if (steward_lens_get_mode (lens) == STEWARD_LENS_ONE)
    title = g_strdup_printf (_("Nothing Waits for %s"), who);
  else if (steward_lens_get_mode (lens) == STEWARD_LENS_MINE)
    title = g_strdup (_("Nothing Waits for Your Departments"));
  else
    title = g_strdup (_("Nothing Waits"));
  adw_status_page_set_title (self->empty, title);
  gtk_widget_set_visible (self->show_all, steward_lens_get_mode (lens) != STEWARD_LENS_ALL);
  steward_workspace_perform_async (workspace_of (self), operation, NULL, on_overview, g_object_ref (self));
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
on_list_changed (StewardMonitorPage *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  if (steward_mention_pane_is_empty (self->pane) && !steward_mention_pane_is_searching (self->pane))
    show_empty (self);
  else if (g_strcmp0 (shown, "empty") == 0)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
on_show_all (StewardMonitorPage *self)
{
  steward_lens_set (steward_page_get_lens (STEWARD_PAGE (self)), STEWARD_LENS_ALL, NULL);
}

static void
on_marks_changed (StewardMonitorPage *self)
{
  show_actions (self);
}

static void
on_follow (StewardMonitorPage *self,
           const char         *kind,
           const char         *id)
{
  StewardWindow *window = steward_window_of (self);

  if (window != NULL)
    steward_window_show_record (window, kind, id);
}

/* Changes and time */

static gboolean
on_settled (gpointer data)
{
  StewardMonitorPage *self = data;

  self->changed_source = 0;
  if (self->id != NULL)
    ask_for_mention (self, 0);
  steward_mention_pane_tick (self->pane);
  return G_SOURCE_REMOVE;
}

static void
on_changed (StewardMonitorPage *self,
            StewardChanges     *changes)
{
  static const StewardKind *const kinds[] = {
    &steward_mention_kind, &steward_note_kind, &steward_response_kind, &steward_presence_kind, &steward_matrix_kind,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (steward_changes_concern (changes, kinds[i]))
      {
        if (self->changed_source == 0)
          self->changed_source = g_timeout_add (CHANGED_MS, on_settled, self);
        return;
      }
}

static void
on_woken (gpointer          owner,
          StewardOperation *operation,
          const GError     *error)
{
  if (error != NULL)
    g_debug ("What was due wasn't looked at: %s", error->message);
}

/* Due times pass and what snoozed wakes, whether anybody does something or not. */
static gboolean
on_tick (gpointer data)
{
  StewardMonitorPage *self = data;
  StewardWindow *window = steward_window_of (self);

  if (window == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_CONTINUE;
  steward_window_perform (window, steward_mention_wake_due (), NULL, NULL, on_woken, self);
  steward_window_perform (window, steward_hand_overs_give_back (), NULL, NULL, on_woken, self);
  on_settled (self);
  return G_SOURCE_CONTINUE;
}

/* The page */

static void
show_back (StewardMonitorPage *self)
{
  steward_page_set_can_go_back (STEWARD_PAGE (self),
                                adw_leaflet_get_folded (self->leaflet) &&
                                    g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "detail") == 0);
}

static void
on_folded (StewardMonitorPage *self)
{
  show_back (self);
}

static void
attached (StewardPage *page)
{
  StewardMonitorPage *self = STEWARD_MONITOR_PAGE (page);

  steward_mention_pane_attach (self->pane, workspace_of (self), steward_page_get_lens (page),
                               steward_page_get_standing (page));
  g_signal_connect_object (workspace_of (self), "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  self->tick_source = g_timeout_add_seconds (TICK_S, on_tick, self);
  show_actions (self);
}

static void
standing_changed (StewardPage *page)
{
  StewardMonitorPage *self = STEWARD_MONITOR_PAGE (page);

  steward_mention_pane_set_standing (self->pane, steward_page_get_standing (page));
  if (self->id != NULL)
    ask_for_mention (self, 0);
}

static void
width_changed (StewardPage  *page,
               StewardWidth  width)
{
  StewardMonitorPage *self = STEWARD_MONITOR_PAGE (page);

  adw_leaflet_set_can_unfold (self->leaflet, width < STEWARD_WIDTH_COMPACT);
  gtk_widget_set_size_request (GTK_WIDGET (self->pane), width < STEWARD_WIDTH_NARROW    ? 368
                                                        : width < STEWARD_WIDTH_COMPACT ? 340
                                                                                        : 300, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->pane), width >= STEWARD_WIDTH_COMPACT);
  steward_mention_detail_set_narrow (self->detail, width >= STEWARD_WIDTH_NARROW);
  steward_mention_bar_set_width (self->bar, width);
  show_back (self);
}

static void
go_back (StewardPage *page)
{
  StewardMonitorPage *self = STEWARD_MONITOR_PAGE (page);

  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  steward_mention_pane_focus_list (self->pane);
}

static gboolean
focus_content (StewardPage *page)
{
  StewardMonitorPage *self = STEWARD_MONITOR_PAGE (page);

  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  steward_mention_pane_focus_list (self->pane);
  return !steward_mention_pane_is_empty (self->pane);
}

static gboolean
focus_search (StewardPage *page)
{
  StewardMonitorPage *self = STEWARD_MONITOR_PAGE (page);

  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  steward_mention_pane_focus_search (self->pane);
  return TRUE;
}

static gboolean
move_pane (StewardPage *page,
           int          by)
{
  StewardMonitorPage *self = STEWARD_MONITOR_PAGE (page);
  gboolean in_list = gtk_widget_get_focus_child (GTK_WIDGET (self->pane)) != NULL;
  gboolean in_detail = gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL;

  if (in_list && by > 0)
    {
      show_detail (self);
      return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
    }
  if (in_detail && by < 0)
    {
      adw_leaflet_set_visible_child_name (self->leaflet, "list");
      steward_mention_pane_focus_list (self->pane);
      return TRUE;
    }
  return FALSE;
}

static gboolean
show_record (StewardPage *page,
             const char  *kind,
             const char  *id)
{
  StewardMonitorPage *self = STEWARD_MONITOR_PAGE (page);

  if (g_strcmp0 (kind, "mention") != 0)
    return FALSE;
  steward_mention_pane_show (self->pane, id);
  on_selected (self, id);
  show_detail (self);
  return TRUE;
}

static void
steward_monitor_page_dispose (GObject *object)
{
  StewardMonitorPage *self = STEWARD_MONITOR_PAGE (object);

  g_clear_handle_id (&self->read_source, g_source_remove);
  g_clear_handle_id (&self->seen_source, g_source_remove);
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_handle_id (&self->changed_source, g_source_remove);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->mention);

  G_OBJECT_CLASS (steward_monitor_page_parent_class)->dispose (object);
}

static void
steward_monitor_page_finalize (GObject *object)
{
  StewardMonitorPage *self = STEWARD_MONITOR_PAGE (object);

  g_free (self->id);

  G_OBJECT_CLASS (steward_monitor_page_parent_class)->finalize (object);
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

static void
steward_monitor_page_class_init (StewardMonitorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  StewardPageClass *page_class = STEWARD_PAGE_CLASS (klass);
  static const char *const popups[] = { "mention.route", "mention.snooze", "mention.dismiss", "mention.assign",
                                        "mention.note", "mention.answered-elsewhere" };

  object_class->dispose = steward_monitor_page_dispose;
  object_class->finalize = steward_monitor_page_finalize;
  page_class->attached = attached;
  page_class->standing_changed = standing_changed;
  page_class->width_changed = width_changed;
  page_class->go_back = go_back;
  page_class->focus_content = focus_content;
  page_class->focus_search = focus_search;
  page_class->move_pane = move_pane;
  page_class->show_record = show_record;

  g_type_ensure (STEWARD_TYPE_MENTION_PANE);
  g_type_ensure (STEWARD_TYPE_MENTION_DETAIL);
  g_type_ensure (STEWARD_TYPE_MENTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-monitor-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardMonitorPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, StewardMonitorPage, pane);
  gtk_widget_class_bind_template_child (widget_class, StewardMonitorPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardMonitorPage, detail);
  gtk_widget_class_bind_template_child (widget_class, StewardMonitorPage, bar);
  gtk_widget_class_bind_template_child (widget_class, StewardMonitorPage, empty);
  gtk_widget_class_bind_template_child (widget_class, StewardMonitorPage, show_all);
  gtk_widget_class_bind_template_child (widget_class, StewardMonitorPage, add_source);
  gtk_widget_class_bind_template_child (widget_class, StewardMonitorPage, trouble);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_marks_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_list_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_follow);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all);

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

static void
add_hold_button (StewardMonitorPage *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("steward-hold-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.hold");
  gtk_widget_set_tooltip_text (button, _("Hold publishing…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Hold publishing…"), -1);
  steward_page_set_header_end (STEWARD_PAGE (self), button);
}

static void
steward_monitor_page_init (StewardMonitorPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_list_key), self);
  gtk_widget_add_controller (steward_mention_pane_get_list (self->pane), keys);
  add_hold_button (self);
}
