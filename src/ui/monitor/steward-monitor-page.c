/* steward-monitor-page.c: the view of what is said, who answers, and by when
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-monitor-page"

#include "steward-monitor-page-private.h"

#include "steward-erasure.h"
#include "steward-error-words.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-hand-overs.h"
#include "steward-mention-context.h"
#include "steward-mention-lists.h"
#include "steward-mentions.h"
#include "steward-presence.h"
#include "steward-time-words.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

#define READ_MS     60   /* whoever holds the arrow key doesn't have every mention read */
#define SEEN_MS     2000 /* of a clicked mention */
#define TICK_S      30
#define TELL_US     (60 * STEWARD_SECOND_US)
#define CHANGED_MS  200

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

/**
 * steward_monitor_page_show_detail:
 *
 * Where there is room for one of both, the mention is shown in place of the list.
 */
void
steward_monitor_page_show_detail (StewardMonitorPage *self)
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
  steward_monitor_page_show_detail (self);
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
      steward_monitor_page_show_detail (self);
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
  steward_monitor_page_show_detail (self);
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

static void
steward_monitor_page_class_init (StewardMonitorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  StewardPageClass *page_class = STEWARD_PAGE_CLASS (klass);

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
  gtk_widget_class_bind_template_callback (widget_class, on_show_all);
  steward_monitor_page_install_deeds (widget_class);
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
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_monitor_page_watch_letters (self);
  add_hold_button (self);
}
