/* steward-mention-cursor.c: which mention of the list is meant, and the keys that move there
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-pane"

#include "steward-mention-pane-private.h"

#define PAGE_ROWS 8 /* rows that Page Down moves */

/**
 * steward_mention_cursor_tell:
 *
 * Says which mention is to be shown, when it is another than was last said.
 */
void
steward_mention_cursor_tell (StewardMentionPane *self)
{
  const char *id = steward_mention_pane_get_selected (self);

  if (g_strcmp0 (id, self->told) == 0)
    return;
  g_free (self->told);
  self->told = g_strdup (id);
  g_signal_emit_by_name (self, "selected", id);
}

/**
 * steward_mention_cursor_get_item:
 *
 * Returns: (transfer full) (nullable): what stands there
 */
StewardRecordItem *
steward_mention_cursor_get_item (StewardMentionPane *self,
                                 guint               position)
{
  return self->model != NULL ? g_list_model_get_item (G_LIST_MODEL (self->model), position) : NULL;
}

/* Rows that aren't in the view yet are put there first. */
static void
set_selected (StewardMentionPane *self,
              guint               position)
{
  GListModel *shown = gtk_single_selection_get_model (self->selection);

  if (shown != NULL)
    steward_gradual_list_reveal (shown, position);
  gtk_single_selection_set_selected (self->selection, position);
}

static gboolean
is_mention (StewardMentionPane *self,
            guint               position)
{
  g_autoptr (StewardRecordItem) item = steward_mention_cursor_get_item (self, position);

  return item != NULL && !steward_record_item_is_heading (item);
}

/* The next mention from @position on, headings left out; GTK_INVALID_LIST_POSITION at the end. */
static guint
find_mention (StewardMentionPane *self,
              int                 position,
              int                 by)
{
  int n_items = self->model != NULL ? (int) g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;

  for (; position >= 0 && position < n_items; position += by)
    if (is_mention (self, (guint) position))
      return (guint) position;
  return GTK_INVALID_LIST_POSITION;
}

static void
remember_selected (StewardMentionPane *self)
{
  StewardRecordItem *item = gtk_single_selection_get_selected_item (self->selection);

  self->row = item != NULL && !steward_record_item_is_heading (item) ? steward_record_item_get_row (item) : G_MININT64;
  self->position = gtk_single_selection_get_selected (self->selection);
}

/**
 * steward_mention_cursor_on_selected:
 *
 * The list view moved the selection: never to a heading.
 */
void
steward_mention_cursor_on_selected (StewardMentionPane *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (self->is_settling)
    return;
  if (position != GTK_INVALID_LIST_POSITION && !is_mention (self, position))
    {
      guint other = find_mention (self, (int) position, self->position < position || position == 0 ? 1 : -1);

      set_selected (self, other);
      return;
    }
  remember_selected (self);
  steward_mention_cursor_tell (self);
}

static gboolean
focus_selected (gpointer data)
{
  StewardMentionPane *self = data;
  GHashTableIter iter;
  gpointer list_item;

  self->focus_source = 0;
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_position (list_item) == self->position)
      {
        GtkWidget *place = gtk_widget_get_parent (gtk_list_item_get_child (list_item));

        if (place != NULL)
          gtk_widget_grab_focus (place);
        break;
      }
  return G_SOURCE_REMOVE;
}

/**
 * steward_mention_cursor_focus:
 *
 * The keyboard goes to the row that the cursor is on, where it is in the view.
 */
void
steward_mention_cursor_focus (StewardMentionPane *self)
{
  g_clear_handle_id (&self->focus_source, g_source_remove);
  focus_selected (self);
}

/**
 * steward_mention_cursor_select:
 * @position: of a mention
 * @with_focus: whether the keyboard goes there too
 *
 * Puts the cursor there and brings it into the view.
 */
void
steward_mention_cursor_select (StewardMentionPane *self,
                               guint               position,
                               gboolean            with_focus)
{
  set_selected (self, position);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  if (!with_focus)
    return;
  /* The first rows show their heading, too. */
  focus_selected (self);
  if (self->focus_source == 0)
    self->focus_source = g_idle_add (focus_selected, self);
}

/* Nobody sees whether a row further down is selected: it needs not be there before the view has got it. */
static gboolean
waits_for_rows (StewardMentionPane *self,
                guint               position)
{
  GListModel *shown = gtk_single_selection_get_model (self->selection);

  return position != GTK_INVALID_LIST_POSITION && shown != NULL && !steward_gradual_list_is_whole (shown) &&
         position >= g_list_model_get_n_items (shown);
}

/**
 * steward_mention_cursor_settle:
 *
 * The list changed under the selection: the same mention stays selected where it is now; when it is gone, the one that took
 * its place.
 */
void
steward_mention_cursor_settle (StewardMentionPane *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->model == NULL)
    return;
  self->is_settling = TRUE;
  if (self->row == G_MININT64 || !steward_record_list_find (self->model, self->row, &position))
    {
      int n_items = (int) g_list_model_get_n_items (G_LIST_MODEL (self->model));
      int near = CLAMP ((int) MIN (self->position, (guint) G_MAXINT), 0, MAX (n_items - 1, 0));

      position = find_mention (self, near, 1);
      if (position == GTK_INVALID_LIST_POSITION)
        position = find_mention (self, near, -1);
    }
  if (waits_for_rows (self, position))
    {
      self->is_settling = FALSE;
      return;
    }
  if (gtk_single_selection_get_selected (self->selection) != position)
    set_selected (self, position);
  remember_selected (self);
  self->is_settling = FALSE;
  steward_mention_cursor_tell (self);
}

/**
 * steward_mention_pane_move:
 * @by: 1 for the next mention, -1 for the one before
 *
 * Moves the cursor; nothing else happens.
 */
void
steward_mention_pane_move (StewardMentionPane *self,
                           int                 by)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  int from = selected == GTK_INVALID_LIST_POSITION ? (by > 0 ? -1 : 0) : (int) selected;
  guint position = find_mention (self, from + (by > 0 ? 1 : -1), by > 0 ? 1 : -1);

  for (int i = 1; i < ABS (by) && position != GTK_INVALID_LIST_POSITION; i++)
    {
      guint further = find_mention (self, (int) position + (by > 0 ? 1 : -1), by > 0 ? 1 : -1);

      if (further == GTK_INVALID_LIST_POSITION)
        break;
      position = further;
    }
  if (position != GTK_INVALID_LIST_POSITION)
    steward_mention_cursor_select (self, position, TRUE);
  else if (by < 0 && selected != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0u);
}

static void
move_to_end (StewardMentionPane *self,
             int                 by)
{
  int n_items = self->model != NULL ? (int) g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
  guint position = find_mention (self, by > 0 ? n_items - 1 : 0, by > 0 ? -1 : 1);

  if (position != GTK_INVALID_LIST_POSITION)
    steward_mention_cursor_select (self, position, TRUE);
}

static void
toggle_mark (StewardMentionPane *self)
{
  StewardRecordItem *item = gtk_single_selection_get_selected_item (self->selection);
  StewardRecord *record = item != NULL ? steward_record_item_get_record (item) : NULL;

  if (record != NULL)
    steward_marks_toggle (self->marks, steward_record_item_get_row (item), steward_record_get_id (record));
}

/**
 * steward_mention_cursor_on_key:
 *
 * Before the list view has them, which knows no headings.
 *
 * Returns: whether the key was for the cursor or the marks
 */
gboolean
steward_mention_cursor_on_key (GtkEventControllerKey *controller,
                               guint                  key,
                               guint                  code,
                               GdkModifierType        state,
                               StewardMentionPane    *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (modifiers == GDK_CONTROL_MASK && key == GDK_KEY_a && self->model != NULL)
    {
      steward_marks_add_all (self->marks, self->workspace, G_LIST_MODEL (self->model));
      return TRUE;
    }
  if (modifiers != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      steward_mention_pane_move (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      steward_mention_pane_move (self, -1);
      return TRUE;
    case GDK_KEY_Page_Down:
      steward_mention_pane_move (self, PAGE_ROWS);
      return TRUE;
    case GDK_KEY_Page_Up:
      steward_mention_pane_move (self, -PAGE_ROWS);
      return TRUE;
    case GDK_KEY_Home:
      move_to_end (self, -1);
      return TRUE;
    case GDK_KEY_End:
      move_to_end (self, 1);
      return TRUE;
    case GDK_KEY_space:
      toggle_mark (self);
      return TRUE;
    default:
      return FALSE;
    }
}
