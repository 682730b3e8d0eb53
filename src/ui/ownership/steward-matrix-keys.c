/* steward-matrix-keys.c: the keyboard of the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-keys"

#include "steward-matrix-keys.h"

static void
toggle (StewardMatrixGrid *grid,
        StewardLetters     letter)
{
  StewardMatrix *table = steward_matrix_grid_get_table (grid);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (steward_cell_change_free);
  StewardMatrixBlock block;
  gboolean adds;
  int row;
  int column;

  steward_matrix_grid_get_cursor (grid, &row, &column);
  if (row < 0 || column < 0)
    return;
  steward_matrix_grid_get_block (grid, &block);
  /* A block gets what the cell under the cursor gets. */
  adds = !(steward_matrix_get_row (table, (guint) row)->letters[column] & letter);
  for (int r = block.first_row; r <= block.last_row; r++)
    for (int c = block.first_column; c <= block.last_column; c++)
      {
        const StewardMatrixRow *activity = steward_matrix_get_row (table, (guint) r);
        StewardLetters letters = adds ? activity->letters[c] | letter : activity->letters[c] & ~letter;

        if (letters != activity->letters[c])
          g_ptr_array_add (changes, steward_cell_change_new (activity->activity,
                                                             steward_matrix_get_department (table, (guint) c), letters));
      }
  steward_matrix_grid_emit_edit (grid, changes);
}

static void
clear (StewardMatrixGrid *grid)
{
  StewardMatrixBlock block;
  g_autoptr (GPtrArray) changes = NULL;
  int row;
  int column;

  steward_matrix_grid_get_cursor (grid, &row, &column);
  if (row < 0 || column < 0)
    return;
  steward_matrix_grid_get_block (grid, &block);
  changes = steward_matrix_block_clear (steward_matrix_grid_get_table (grid), &block);
  steward_matrix_grid_emit_edit (grid, changes);
}

static void
copy (StewardMatrixGrid *grid)
{
  StewardMatrixBlock block;
  g_autofree char *text = NULL;
  int row;
  int column;

  steward_matrix_grid_get_cursor (grid, &row, &column);
  if (row < 0)
    return;
  steward_matrix_grid_get_block (grid, &block);
  /* On the name of an activity: the whole row. */
  if (column < 0)
    block.last_column = (int) steward_matrix_get_n_departments (steward_matrix_grid_get_table (grid)) - 1;
  text = steward_matrix_block_to_text (steward_matrix_grid_get_table (grid), &block);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (grid)), text);
}

static void
on_pasted (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (StewardMatrixGrid) grid = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  StewardMatrixBlock block;
  g_autoptr (GPtrArray) changes = NULL;
  guint n_foreign;

  /* Nothing that is text lies there. */
  if (text == NULL || steward_matrix_grid_get_table (grid) == NULL)
    return;
  steward_matrix_grid_get_block (grid, &block);
  changes = steward_matrix_block_from_text (steward_matrix_grid_get_table (grid), &block, text, &n_foreign);
  steward_matrix_grid_emit_edit (grid, changes);
  if (n_foreign > 0)
    steward_matrix_grid_emit_foreign (grid, n_foreign);
}

static void
paste (StewardMatrixGrid *grid)
{
  int row;
  int column;

  steward_matrix_grid_get_cursor (grid, &row, &column);
  if (row >= 0)
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (grid)), NULL, on_pasted, g_object_ref (grid));
}

static gboolean
move (StewardMatrixGrid *grid,
      guint              key,
      GdkModifierType    state)
{
  StewardMatrix *table = steward_matrix_grid_get_table (grid);
  gboolean to_edge = (state & GDK_CONTROL_MASK) != 0;
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (grid)) == GTK_TEXT_DIR_RTL;
  int last_row = (int) steward_matrix_get_n_rows (table) - 1;
  int last_column = (int) steward_matrix_get_n_departments (table) - 1;
  int row;
  int column;

  steward_matrix_grid_get_cursor (grid, &row, &column);
  if (is_rtl && (key == GDK_KEY_Left || key == GDK_KEY_KP_Left))
    key = GDK_KEY_Right;
  else if (is_rtl && (key == GDK_KEY_Right || key == GDK_KEY_KP_Right))
    key = GDK_KEY_Left;
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      row = to_edge ? 0 : row - 1;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      row = to_edge ? last_row : row + 1;
      break;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      column = to_edge ? 0 : column - 1;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      column = to_edge ? last_column : column + 1;
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      column = 0;
      row = to_edge ? 0 : row;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      column = last_column;
      row = to_edge ? last_row : row;
      break;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      row -= steward_matrix_grid_count_seen_rows (grid);
      break;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      row += steward_matrix_grid_count_seen_rows (grid);
      break;
    default:
      return FALSE;
    }
  steward_matrix_grid_move_cursor (grid, row, column, extend);
  return TRUE;
}

/* The letters that the table is written with. */
static gboolean
press_letter (StewardMatrixGrid *grid,
              guint              key)
{
  StewardVariant *variant = steward_matrix_get_variant (steward_matrix_grid_get_table (grid));
  gunichar pressed = g_unichar_toupper (gdk_keyval_to_unicode (key));

  for (guint i = 0; pressed != 0 && i < steward_variant_get_n_letters (variant); i++)
    if (g_utf8_get_char (steward_variant_get_letter (variant, i)->letter) == pressed)
      {
        toggle (grid, steward_variant_get_letter (variant, i)->bit);
        return TRUE;
      }
  return FALSE;
}

static gboolean
press_with_control (StewardMatrixGrid *grid,
                    guint              key)
{
  gboolean editable = steward_matrix_grid_get_editable (grid);

  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_c:
    case GDK_KEY_Insert:
      copy (grid);
      return TRUE;
    case GDK_KEY_x:
      copy (grid);
      if (editable)
        clear (grid);
      return TRUE;
    case GDK_KEY_v:
      if (editable)
        paste (grid);
      return TRUE;
    case GDK_KEY_y:
      return gtk_widget_activate_action (GTK_WIDGET (grid), "win.redo", NULL);
    default:
      return FALSE;
    }
}

static gboolean
on_pressed (GtkEventControllerKey *controller,
            guint                  key,
            guint                  code,
            GdkModifierType        state,
            StewardMatrixGrid     *grid)
{
  const GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK);

  if (steward_matrix_grid_get_table (grid) == NULL)
    return FALSE;
  if (held == GDK_ALT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    {
      if (steward_matrix_grid_get_editable (grid))
        steward_matrix_grid_emit_move_row (grid, key == GDK_KEY_Up ? -1 : 1);
      return TRUE;
    }
  /* Alt with an arrow alone goes back. */
  if (held == (GDK_ALT_MASK | GDK_SHIFT_MASK) && (key == GDK_KEY_Left || key == GDK_KEY_Right))
    {
      gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (grid)) == GTK_TEXT_DIR_RTL;

      if (steward_matrix_grid_get_editable (grid))
        steward_matrix_grid_emit_move_column (grid, (key == GDK_KEY_Left) != is_rtl ? -1 : 1);
      return TRUE;
    }
  if ((held & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  if (move (grid, key, held))
    return TRUE;
  if (held == GDK_CONTROL_MASK)
    return press_with_control (grid, key);
  if (held != 0 && held != GDK_SHIFT_MASK)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
    case GDK_KEY_Menu:
      steward_matrix_grid_emit_open (grid);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      if (steward_matrix_grid_get_editable (grid))
        clear (grid);
      return TRUE;
    default:
      return steward_matrix_grid_get_editable (grid) && steward_matrix_grid_get_single_letters (grid) &&
             press_letter (grid, key);
    }
}

/**
 * steward_matrix_keys_new:
 * @grid: (transfer none): what the keys act on
 *
 * Returns: (transfer full): the keyboard of a grid, to be added to it
 */
GtkEventController *
steward_matrix_keys_new (StewardMatrixGrid *grid)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (on_pressed), grid, 0);
  return controller;
}
