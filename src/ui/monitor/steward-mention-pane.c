/* steward-mention-pane.c: the list of mentions, with search, filters and marks
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-pane"

#include "steward-mention-pane-private.h"

#include "steward-error-words.h"
#include "steward-late-menu.h"
#include "steward-mention-lists.h"
#include "steward-mention-row.h"
#include "steward-mention-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SPINNER_MS 300 /* nothing is shown of what takes less */

enum
{
  SIGNAL_SELECTED,
  SIGNAL_OPENED,
  SIGNAL_MARKS_CHANGED,
  SIGNAL_LIST_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardMentionPane, steward_mention_pane, ADW_TYPE_BIN)

static gint64
now_of (StewardMentionPane *self)
{
  return steward_clock_now_us (steward_workspace_get_clock (self->workspace));
}

/* Rows */

static void
show_row (StewardMentionPane *self,
          GtkListItem        *list_item)
{
  StewardMentionRow *row = STEWARD_MENTION_ROW (gtk_list_item_get_child (list_item));
  StewardRecordItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *place = gtk_widget_get_parent (GTK_WIDGET (row));
  const char *spoken;

  if (item == NULL || self->standing == NULL)
    return;
  steward_mention_row_show_item (row, item, self->standing, now_of (self),
                                 steward_marks_contain (self->marks, steward_record_item_get_row (item)));
  spoken = steward_mention_row_get_spoken (row);
  if (place != NULL && spoken != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (place), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, steward_mention_row_get_state (row), -1);
}

static void
show_all_rows (StewardMentionPane *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    show_row (self, list_item);
}

static void
on_item_record (StewardRecordItem  *item,
                GParamSpec         *pspec,
                GtkListItem        *list_item)
{
  StewardMentionPane *self = g_object_get_data (G_OBJECT (list_item), "steward-pane");

  show_row (self, list_item);
  if (steward_record_item_get_row (item) == self->row)
    steward_mention_cursor_tell (self);
}

static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            GtkListItem     *list_item)
{
  StewardMentionPane *self = g_object_get_data (G_OBJECT (list_item), "steward-pane");
  StewardRecordItem *item = gtk_list_item_get_item (list_item);
  StewardRecord *record = item != NULL ? steward_record_item_get_record (item) : NULL;

  if (record != NULL)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, steward_record_get_id (record), TRUE);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          StewardMentionPane       *self)
{
  GtkWidget *row = steward_mention_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_object_set_data (G_OBJECT (list_item), "steward-pane", self);
  g_signal_connect_object (click, "released", G_CALLBACK (on_pressed), list_item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, row);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         StewardMentionPane       *self)
{
  StewardRecordItem *item = gtk_list_item_get_item (list_item);
  gboolean is_heading = steward_record_item_is_heading (item);

  gtk_list_item_set_selectable (list_item, !is_heading);
  gtk_list_item_set_activatable (list_item, !is_heading);
  g_hash_table_add (self->bound, list_item);
  g_signal_connect_object (item, "notify::record", G_CALLBACK (on_item_record), list_item, 0);
  show_row (self, list_item);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           StewardMentionPane       *self)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
  g_hash_table_remove (self->bound, list_item);
}

/* Marks */

static void
on_marks_changed (StewardMentionPane *self)
{
  show_all_rows (self);
  g_signal_emit (self, signals[SIGNAL_MARKS_CHANGED], 0);
}

/* The list */

static gboolean
is_unowned (StewardMentionPane *self)
{
  return gtk_toggle_button_get_active (self->unowned_button);
}

static void
show_empty (StewardMentionPane *self)
{
  if (steward_mention_pane_is_searching (self))
    {
      gtk_label_set_label (self->empty_title, _("Nothing found"));
      gtk_label_set_label (self->empty_text, _("No mention fits this search. Fewer words find more."));
    }
  else if (is_unowned (self))
    {
      gtk_label_set_label (self->empty_title, _("Nothing is Unowned"));
      gtk_label_set_label (self->empty_text, _("Every mention has a department that answers it."));
    }
  else
    {
      gtk_label_set_label (self->empty_title, _("Nothing waits"));
      gtk_label_set_label (self->empty_text, _("New mentions appear here as they come in."));
    }
}

static void
show_state (StewardMentionPane *self)
{
  GError *error = self->model != NULL ? steward_record_list_get_error (self->model) : NULL;
  guint n_items = self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;

  if (error != NULL && n_items == 0)
    {
      g_autofree char *words = steward_error_words (error);

      gtk_label_set_label (self->trouble, words);
      gtk_stack_set_visible_child_name (self->stack, "trouble");
    }
  else if (n_items > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (self->model != NULL && !steward_record_list_get_loading (self->model))
    {
      show_empty (self);
      gtk_stack_set_visible_child_name (self->stack, "empty");
    }
}

static void
show_count (StewardMentionPane *self)
{
  guint n_items = self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
  guint n_marked = steward_marks_get_n (self->marks);
  g_autofree char *words = NULL;
  guint n_waiting = 0;

  if (n_marked > 0)
    words = g_strdup_printf (ngettext ("%u marked", "%u marked", n_marked), n_marked);
  else if (steward_mention_pane_is_searching (self))
    words = g_strdup_printf (ngettext ("%u found", "%u found", n_items), n_items);
  else
    {
      for (guint i = 0; i < n_items;)
        {
          g_autoptr (StewardRecordItem) item = steward_mention_cursor_get_item (self, i);
          guint n_rows = steward_record_item_is_heading (item) ? steward_record_item_get_count (item) : 0;

          if (n_rows > 0 && steward_record_item_get_section (item) < STEWARD_QUEUE_WAITING)
            n_waiting += n_rows;
          i += n_rows + 1;
        }
      words = g_strdup_printf (ngettext ("%u waiting", "%u waiting", n_waiting), n_waiting);
    }
  gtk_label_set_label (self->count, words);
}

static void
on_items_changed (StewardMentionPane *self)
{
  steward_mention_cursor_settle (self);
  show_state (self);
  show_count (self);
  if (self->wanted != NULL)
    {
      g_autofree char *wanted = g_steal_pointer (&self->wanted);

      steward_mention_pane_show (self, wanted);
    }
  g_signal_emit (self, signals[SIGNAL_LIST_CHANGED], 0);
}

static gboolean
show_spinner (gpointer data)
{
  StewardMentionPane *self = data;

  self->spinner_source = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  return G_SOURCE_REMOVE;
}

static gboolean
is_next_ready (StewardMentionPane *self)
{
  return self->next != NULL && (!steward_record_list_get_loading (self->next) ||
                                g_list_model_get_n_items (G_LIST_MODEL (self->next)) > 0);
}

static void
take_next (StewardMentionPane *self)
{
  g_autoptr (StewardRecordList) next = g_steal_pointer (&self->next);
  g_autoptr (GListModel) shown = NULL;

  g_clear_handle_id (&self->spinner_source, g_source_remove);
  gtk_spinner_stop (self->spinner);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_signal_handlers_disconnect_by_data (next, self);
  g_set_object (&self->model, next);
  self->is_settling = TRUE;
  shown = steward_gradual_list_new (G_LIST_MODEL (next), GTK_WIDGET (self->list));
  gtk_single_selection_set_model (self->selection, shown);
  g_signal_connect_object (shown, "notify::size", G_CALLBACK (steward_mention_cursor_settle), self, G_CONNECT_SWAPPED);
  self->is_settling = FALSE;
  g_signal_connect_object (next, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (next, "notify::loading", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  on_items_changed (self);
}

static gboolean
shorten_shown (StewardMentionPane *self)
{
  GListModel *shown = gtk_single_selection_get_model (self->selection);
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  gboolean is_shortened;

  if (shown == NULL || gtk_adjustment_get_value (scroll) >= gtk_adjustment_get_page_size (scroll))
    return FALSE;
  self->is_settling = TRUE;
  is_shortened = steward_gradual_list_shorten (shown);
  self->is_settling = FALSE;
  return is_shortened;
}

static gboolean
make_room (gpointer data)
{
  StewardMentionPane *self = data;

  if (is_next_ready (self) && shorten_shown (self))
    return G_SOURCE_CONTINUE;
  self->next_source = 0;
  if (is_next_ready (self))
    take_next (self);
  return G_SOURCE_REMOVE;
}

static void
on_next_ready (StewardMentionPane *self)
{
  if (!is_next_ready (self) || self->next_source != 0)
    return;
  if (shorten_shown (self))
    self->next_source = g_idle_add (make_room, self);
  else
    take_next (self);
}

/**
 * steward_mention_pane_ask_for_list:
 *
 * Reads what the search, the lens and the switch ask for now; it takes the place of what is shown once it is there.
 */
void
steward_mention_pane_ask_for_list (StewardMentionPane *self)
{
  static const char *const none[] = { "none", NULL };
  const char *const *departments;
  const char *text = gtk_editable_get_text (self->search);

  if (self->workspace == NULL)
    return;
  departments = is_unowned (self) ? none : steward_lens_get_departments (self->lens);
  if (self->next != NULL)
    g_signal_handlers_disconnect_by_data (self->next, self);
  g_clear_object (&self->next);
  self->next = steward_mention_pane_is_searching (self)
                   ? steward_mention_search_new (self->workspace, text, departments)
                   : steward_mention_queue_new (self->workspace, departments);
  g_signal_connect_object (self->next, "notify::loading", G_CALLBACK (on_next_ready), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->next, "items-changed", G_CALLBACK (on_next_ready), self, G_CONNECT_SWAPPED);
  if (self->model == NULL && self->spinner_source == 0)
    self->spinner_source = g_timeout_add (SPINNER_MS, show_spinner, self);
}

static void
on_lens_changed (StewardMentionPane *self)
{
  steward_marks_clear (self->marks);
  steward_mention_pane_ask_for_list (self);
}

static void
on_scope_toggled (StewardMentionPane *self)
{
  steward_marks_clear (self->marks);
  steward_mention_pane_ask_for_list (self);
}

static void
on_try_again (StewardMentionPane *self)
{
  if (self->model != NULL)
    steward_record_list_reload (self->model);
}

static void
on_activate (StewardMentionPane *self,
             guint               position)
{
  const char *id = steward_mention_pane_get_selected (self);

  if (id != NULL)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, id, FALSE);
}

/* How things stand */

static void
on_overview (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (StewardMentionPane) self = data;
  StewardOperation *operation = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      g_debug ("What is Unowned wasn't counted: %s", error->message);
      return;
    }
  if (self->workspace == NULL)
    return;
  self->n_unowned = json_object_get_int_member (json_node_get_object (steward_operation_get_json (operation)), "unowned");
  label = self->n_unowned > 0 ? g_strdup_printf (_("Unowned %d"), (int) self->n_unowned) : g_strdup (_("Unowned"));
  gtk_button_set_label (GTK_BUTTON (self->unowned_button), label);
}

static void
count_unowned (StewardMentionPane *self)
{
  g_autoptr (StewardOperation) operation = steward_mention_overview (NULL);

  steward_workspace_perform_async (self->workspace, operation, NULL, on_overview, g_object_ref (self));
}

static void
steward_mention_pane_dispose (GObject *object)
{
  StewardMentionPane *self = STEWARD_MENTION_PANE (object);

  g_clear_handle_id (&self->spinner_source, g_source_remove);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_handle_id (&self->next_source, g_source_remove);
  /* Rows are unbound while what they are counted in is still there. */
  if (self->selection != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->next);
  g_clear_object (&self->marks);
  g_clear_object (&self->standing);
  g_clear_object (&self->lens);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (steward_mention_pane_parent_class)->dispose (object);
}

static void
steward_mention_pane_finalize (GObject *object)
{
  StewardMentionPane *self = STEWARD_MENTION_PANE (object);

  g_clear_pointer (&self->bound, g_hash_table_unref);
  g_free (self->wanted);
  g_free (self->told);

  G_OBJECT_CLASS (steward_mention_pane_parent_class)->finalize (object);
}

static void
steward_mention_pane_class_init (StewardMentionPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steward_mention_pane_dispose;
  object_class->finalize = steward_mention_pane_finalize;

  signals[SIGNAL_SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SIGNAL_MARKS_CHANGED] = g_signal_new ("marks-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LIST_CHANGED] = g_signal_new ("list-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-mention-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardMentionPane, search);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionPane, filter_button);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionPane, filter_menu);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionPane, queue_button);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionPane, unowned_button);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionPane, count);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionPane, understood);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionPane, problem_box);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionPane, problem);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionPane, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionPane, list);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionPane, empty_title);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionPane, empty_text);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionPane, trouble);
  steward_mention_pane_bind_search (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_scope_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_try_again);
}

static void
steward_mention_pane_init (StewardMentionPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->row = G_MININT64;
  self->bound = g_hash_table_new (NULL, NULL);
  self->marks = steward_marks_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_mention_pane_watch_search (self);
  steward_late_menu_set (self->filter_button, self->filter_menu);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (steward_mention_cursor_on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->marks, "changed", G_CALLBACK (on_marks_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->marks, "changed", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);

  /* Before the list has them: it knows no headings. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (steward_mention_cursor_on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

/**
 * steward_mention_pane_attach:
 *
 * Begins to read.
 */
void
steward_mention_pane_attach (StewardMentionPane *self,
                             StewardWorkspace   *workspace,
                             StewardLens        *lens,
                             StewardStanding    *standing)
{
  g_return_if_fail (STEWARD_IS_MENTION_PANE (self));

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->lens, lens);
  g_set_object (&self->standing, standing);
  g_signal_connect_object (lens, "changed", G_CALLBACK (on_lens_changed), self, G_CONNECT_SWAPPED);
  steward_mention_pane_ask_for_list (self);
  count_unowned (self);
}

/**
 * steward_mention_pane_set_standing:
 *
 * Names changed, or who you are.
 */
void
steward_mention_pane_set_standing (StewardMentionPane *self,
                                   StewardStanding    *standing)
{
  g_set_object (&self->standing, standing);
  show_all_rows (self);
}

/**
 * steward_mention_pane_tick:
 *
 * Time went by, or mentions changed: what was due later may be due now.
 */
void
steward_mention_pane_tick (StewardMentionPane *self)
{
  if (self->workspace == NULL)
    return;
  if (self->model != NULL && !steward_mention_pane_is_searching (self))
    steward_record_list_reload (self->model);
  show_all_rows (self);
  count_unowned (self);
}

/**
 * steward_mention_pane_get_selected:
 *
 * Returns: (nullable): the id of the mention that the cursor is on, once it is read
 */
const char *
steward_mention_pane_get_selected (StewardMentionPane *self)
{
  StewardRecordItem *item = gtk_single_selection_get_selected_item (self->selection);
  StewardRecord *record = item != NULL ? steward_record_item_get_record (item) : NULL;

  return record != NULL ? steward_record_get_id (record) : NULL;
}

/**
 * steward_mention_pane_dup_marked:
 *
 * Returns: (transfer full): ids of the marked mentions, up to a %NULL
 */
char **
steward_mention_pane_dup_marked (StewardMentionPane *self)
{
  return steward_marks_dup_ids (self->marks);
}

/**
 * steward_mention_pane_get_n_marked:
 *
 * Returns: how many mentions are marked
 */
guint
steward_mention_pane_get_n_marked (StewardMentionPane *self)
{
  return steward_marks_get_n (self->marks);
}

/**
 * steward_mention_pane_clear_marks:
 *
 * Returns: whether there were any
 */
gboolean
steward_mention_pane_clear_marks (StewardMentionPane *self)
{
  gboolean had = steward_marks_get_n (self->marks) > 0;

  steward_marks_clear (self->marks);
  return had;
}

/**
 * steward_mention_pane_is_empty:
 *
 * Returns: whether it was read and there is nothing in it
 */
gboolean
steward_mention_pane_is_empty (StewardMentionPane *self)
{
  return self->model != NULL && !steward_record_list_get_loading (self->model) &&
         g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;
}

/**
 * steward_mention_pane_is_searching:
 *
 * Returns: whether it shows what a search finds, and not the queue
 */
gboolean
steward_mention_pane_is_searching (StewardMentionPane *self)
{
  const char *text = gtk_editable_get_text (self->search);

  return text[strspn (text, " ")] != '\0';
}

/**
 * steward_mention_pane_show:
 * @id: of a mention
 *
 * Moves the cursor to the mention; when it isn't in the list, to where a search finds it.
 */
void
steward_mention_pane_show (StewardMentionPane *self,
                           const char         *id)
{
  guint n_items = self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;

  if (self->model == NULL)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (id);
      return;
    }
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (StewardRecordItem) item = steward_mention_cursor_get_item (self, i);
      StewardRecord *record = steward_record_item_is_heading (item) ? NULL : steward_record_item_get_record (item);

      if (record != NULL && strcmp (steward_record_get_id (record), id) == 0)
        {
          steward_mention_cursor_select (self, i, FALSE);
          return;
        }
    }
}

/**
 * steward_mention_pane_focus_search:
 *
 * Moves the focus to the search.
 */
void
steward_mention_pane_focus_search (StewardMentionPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}

/**
 * steward_mention_pane_focus_list:
 *
 * Moves the focus to the mention that the cursor is on.
 */
void
steward_mention_pane_focus_list (StewardMentionPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  steward_mention_cursor_focus (self);
}

/**
 * steward_mention_pane_get_list:
 *
 * Returns: (transfer none): where single letters work
 */
GtkWidget *
steward_mention_pane_get_list (StewardMentionPane *self)
{
  return GTK_WIDGET (self->list);
}
