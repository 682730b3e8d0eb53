/* steward-matrix-grid.c: the matrix as a table with a cursor
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-grid"

#include "steward-matrix-grid.h"

#include "steward-matrix-cell.h"
#include "steward-matrix-diff.h"
#include "steward-matrix-heads.h"
#include "steward-matrix-keys.h"
#include "steward-raci-tile.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Pixels; columns and rows grow to these when there is room. */
#define COLUMN_MIN  52
#define COLUMN_MAX  84
#define ROW_MIN     30
#define ROW_MAX     45
#define HEAD_BELOW  9
#define NAMES_MOST    250
#define NAMES_LEAST    120
#define EDGE        6
#define AROUND_TILE 6

struct _StewardMatrixGrid
{
  GtkWidget            parent_instance;

  StewardMatrix       *table;   /* (owned) (nullable) */
  GPtrArray           *cells;   /* (owned) (element-type StewardMatrixCell) row by row; children own */
  GPtrArray           *columns; /* (owned) (element-type StewardMatrixColumnHead) */
  GPtrArray           *rows;    /* (owned) (element-type StewardMatrixRowHead) */
  GHashTable          *tiles;   /* (owned) letters: StewardRaciTile; one for all cells that have them; children own */
  StewardOrganisation *organisation; /* (owned) (nullable) */
  StewardVariant      *variant; /* (owned) (nullable) of the table; the same object as long as it says the same */
  GtkWidget           *corner;
  GtkPopover          *popover; /* (nullable) the child that is popped up last */

  GtkAdjustment       *adjustments[2]; /* (owned) (nullable) by orientation */
  GtkScrollablePolicy  policies[2];

  int                  row;    /* of the cursor; -1 before there is one */
  int                  column; /* -1: on the name of the activity */
  int                  anchor_row;
  int                  anchor_column;
  gboolean             editable;
  gboolean             single_letters;
  gboolean             short_heads;

  /* As allocated last. */
  int                  names_width;
  int                  heads_height;
  int                  column_width;
  int                  row_height;
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_EDIT,
  SIGNAL_OPEN_CELL,
  SIGNAL_OPEN_ROW,
  SIGNAL_MOVE_ROW,
  SIGNAL_MOVE_COLUMN,
  SIGNAL_FOREIGN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardMatrixGrid, steward_matrix_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static int
count_rows (StewardMatrixGrid *self)
{
  return self->table != NULL ? (int) steward_matrix_get_n_rows (self->table) : 0;
}

static int
count_columns (StewardMatrixGrid *self)
{
  return self->table != NULL ? (int) steward_matrix_get_n_departments (self->table) : 0;
}

/**
 * steward_matrix_grid_get_cell:
 * @column: -1 for the name of the activity
 *
 * Returns: (transfer none) (nullable): the widget of a cell
 */
GtkWidget *
steward_matrix_grid_get_cell (StewardMatrixGrid *self,
                              int                row,
                              int                column)
{
  if (row < 0 || row >= count_rows (self) || column >= count_columns (self))
    return NULL;
  return column < 0 ? self->rows->pdata[row] : self->cells->pdata[row * count_columns (self) + column];
}

/* Where things are. */

static double
get_offset (StewardMatrixGrid *self,
            GtkOrientation     orientation)
{
  return self->adjustments[orientation] != NULL ? gtk_adjustment_get_value (self->adjustments[orientation]) : 0;
}

static void
get_rectangle (StewardMatrixGrid *self,
               int                row,
               int                column,
               GdkRectangle      *rectangle)
{
  int x = (int) get_offset (self, GTK_ORIENTATION_HORIZONTAL);
  int y = (int) get_offset (self, GTK_ORIENTATION_VERTICAL);

  rectangle->x = column < 0 ? 0 : self->names_width + column * self->column_width - x;
  rectangle->y = row < 0 ? 0 : self->heads_height + row * self->row_height - y;
  rectangle->width = column < 0 ? self->names_width : self->column_width;
  rectangle->height = row < 0 ? self->heads_height : self->row_height;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    rectangle->x = gtk_widget_get_width (GTK_WIDGET (self)) - rectangle->x - rectangle->width;
}

/* The widget that draws these letters. Cells have none of their own: a thousand of them cost more to lay out and
 * style than the whole table. */
static void
need_tile (StewardMatrixGrid *self,
           StewardLetters     letters)
{
  GtkWidget *tile;

  if (letters == 0 || g_hash_table_contains (self->tiles, GUINT_TO_POINTER (letters)))
    return;
  tile = steward_raci_tile_new (letters);
  steward_raci_tile_set_variant (STEWARD_RACI_TILE (tile), self->variant);
  steward_raci_tile_set_big (STEWARD_RACI_TILE (tile), TRUE);
  gtk_widget_set_can_target (tile, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (tile, GTK_WIDGET (self));
  g_hash_table_insert (self->tiles, GUINT_TO_POINTER (letters), tile);
}

static void
forget_tiles (StewardMatrixGrid *self)
{
  GHashTableIter iter;
  gpointer tile;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, NULL, &tile))
    {
      g_hash_table_iter_remove (&iter);
      gtk_widget_unparent (tile);
    }
}

/* Where they lie is of no interest: they are drawn in the middle of each cell that has their letters. */
static void
allocate_tiles (StewardMatrixGrid *self)
{
  GHashTableIter iter;
  gpointer tile;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, NULL, &tile))
    {
      GtkRequisition size;

      gtk_widget_get_preferred_size (tile, &size, NULL);
      gtk_widget_size_allocate (tile, &(GtkAllocation) { 0, 0, size.width, size.height }, -1);
    }
}

static void
allocate_child (StewardMatrixGrid *self,
                GtkWidget         *child,
                int                row,
                int                column)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int body_start = is_rtl ? 0 : self->names_width;
  int body_end = is_rtl ? width - self->names_width : width;
  GdkRectangle rectangle;
  gboolean is_seen;

  get_rectangle (self, row, column, &rectangle);
  is_seen = (column < 0 || (rectangle.x < body_end && rectangle.x + rectangle.width > body_start)) &&
            (row < 0 || (rectangle.y < height && rectangle.y + rectangle.height > self->heads_height));
  gtk_widget_set_child_visible (child, is_seen || child == gtk_widget_get_focus_child (GTK_WIDGET (self)));
  if (gtk_widget_get_child_visible (child))
    {
      int least;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      rectangle.width = MAX (rectangle.width, least);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, rectangle.width, &least, NULL, NULL, NULL);
      rectangle.height = MAX (rectangle.height, least);
      gtk_widget_size_allocate (child, &rectangle, -1);
    }
}

static void
measure_parts (StewardMatrixGrid *self,
               int                width,
               int                height)
{
  int least_row = ROW_MIN;
  int names = NAMES_LEAST;
  int whole_names = NAMES_LEAST; /* so that no name needs a second line */
  int n_columns = MAX (count_columns (self), 1);
  int n_rows = MAX (count_rows (self), 1);
  GHashTableIter iter;
  gpointer tile;
  int size;

  gtk_widget_measure (self->corner, GTK_ORIENTATION_HORIZONTAL, -1, &size, NULL, NULL, NULL);
  names = MAX (names, size);
  for (guint i = 0; i < self->rows->len; i++)
    {
      gtk_widget_measure (self->rows->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &size, NULL, NULL);
      whole_names = MAX (whole_names, size);
    }
  names = MAX (names, MIN (whole_names, NAMES_MOST));
  /* Names may take no more than half of what there is. */
  self->names_width = MIN (names, MAX (width / 2, NAMES_LEAST));
  self->column_width = CLAMP ((width - self->names_width - EDGE) / n_columns, COLUMN_MIN, COLUMN_MAX);
  gtk_widget_measure (self->corner, GTK_ORIENTATION_VERTICAL, -1, &self->heads_height, NULL, NULL, NULL);
  for (guint i = 0; i < self->columns->len; i++)
    {
      gtk_widget_measure (self->columns->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &size, NULL, NULL, NULL);
      self->column_width = MAX (self->column_width, size);
    }
  /* What the columns leave goes to the names. */
  self->names_width = MAX (self->names_width, MIN (whole_names, width - EDGE - n_columns * self->column_width));
  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, NULL, &tile))
    {
      gtk_widget_measure (tile, GTK_ORIENTATION_HORIZONTAL, -1, &size, NULL, NULL, NULL);
      self->column_width = MAX (self->column_width, size + AROUND_TILE);
      gtk_widget_measure (tile, GTK_ORIENTATION_VERTICAL, -1, &size, NULL, NULL, NULL);
      least_row = MAX (least_row, size + AROUND_TILE);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      gtk_widget_measure (self->rows->pdata[i], GTK_ORIENTATION_VERTICAL, self->names_width, &size, NULL, NULL, NULL);
      least_row = MAX (least_row, size);
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      gtk_widget_measure (self->columns->pdata[i], GTK_ORIENTATION_VERTICAL, self->column_width, &size, NULL, NULL, NULL);
      self->heads_height = MAX (self->heads_height, size);
    }
  self->row_height = CLAMP ((height - self->heads_height - EDGE) / n_rows, least_row, MAX (least_row, ROW_MAX));
}

static void
configure (GtkAdjustment *adjustment,
           int            whole,
           int            page,
           int            step)
{
  if (adjustment == NULL)
    return;
  gtk_adjustment_configure (adjustment, CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (whole - page, 0)), 0,
                            MAX (whole, page), step, MAX (page - step, 0), MAX (page, 0));
}

static void
steward_matrix_grid_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  StewardMatrixGrid *self = STEWARD_MATRIX_GRID (widget);
  GdkRectangle rectangle;

  measure_parts (self, width, height);
  allocate_tiles (self);
  configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL], self->column_width * count_columns (self) + EDGE,
             width - self->names_width, self->column_width);
  configure (self->adjustments[GTK_ORIENTATION_VERTICAL], self->row_height * count_rows (self) + EDGE,
             height - self->heads_height, self->row_height);

  for (int r = 0; r < count_rows (self); r++)
    {
      allocate_child (self, self->rows->pdata[r], r, -1);
      for (int c = 0; c < count_columns (self); c++)
        allocate_child (self, steward_matrix_grid_get_cell (self, r, c), r, c);
    }
  for (int c = 0; c < count_columns (self); c++)
    allocate_child (self, self->columns->pdata[c], -1, c);
  get_rectangle (self, -1, -1, &rectangle);
  gtk_widget_size_allocate (self->corner, &rectangle, -1);
  if (self->popover != NULL)
    gtk_popover_present (self->popover);
}

static void
steward_matrix_grid_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  StewardMatrixGrid *self = STEWARD_MATRIX_GRID (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 160;
  *natural = MAX (*minimum, orientation == GTK_ORIENTATION_HORIZONTAL ? NAMES_MOST + COLUMN_MAX * count_columns (self)
                                                                      : ROW_MAX * (count_rows (self) + 2));
}

/* One line for a whole column or row: a border of each cell costs a cairo path of its own. */
static void
snapshot_lines (StewardMatrixGrid *self,
                GtkSnapshot       *snapshot)
{
  GdkRGBA upright, level;
  GdkRectangle cell, first, last;
  int left, right, bottom;

  if (self->cells->len == 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &upright);
  level = upright;
  upright.alpha *= 0.07f;
  level.alpha *= 0.09f;
  get_rectangle (self, 0, 0, &first);
  get_rectangle (self, count_rows (self) - 1, count_columns (self) - 1, &last);
  left = MIN (first.x, last.x); /* from right to left the first column is the outer one */
  right = MAX (first.x, last.x) + last.width;
  bottom = last.y + last.height;
  for (int c = 0; c < count_columns (self); c++)
    {
      get_rectangle (self, 0, c, &cell);
      gtk_snapshot_append_color (snapshot, &upright,
                                 &GRAPHENE_RECT_INIT ((float) (cell.x + cell.width - 1), (float) first.y, 1, (float) (bottom - first.y)));
    }
  for (int r = 0; r < count_rows (self); r++)
    {
      get_rectangle (self, r, 0, &cell);
      gtk_snapshot_append_color (snapshot, &level,
                                 &GRAPHENE_RECT_INIT ((float) left, (float) (cell.y + cell.height - 1), (float) (right - left), 1));
    }
}

/**
 * steward_matrix_grid_get_tile:
 * @row: of the table
 * @column: of the table
 *
 * Returns: (transfer none) (nullable): what draws the letters of a cell; the same for all that have them
 */
GtkWidget *
steward_matrix_grid_get_tile (StewardMatrixGrid *self,
                              int                row,
                              int                column)
{
  StewardMatrixCell *cell = STEWARD_MATRIX_CELL (steward_matrix_grid_get_cell (self, row, column));
  StewardLetters letters = steward_matrix_cell_get_shown_letters (cell);

  return letters != 0 ? g_hash_table_lookup (self->tiles, GUINT_TO_POINTER (letters)) : NULL;
}

static void
snapshot_letters (StewardMatrixGrid *self,
                  GtkSnapshot       *snapshot,
                  int                row,
                  int                column)
{
  GtkWidget *tile = steward_matrix_grid_get_tile (self, row, column);
  GdkRectangle cell;

  if (tile == NULL)
    return;
  get_rectangle (self, row, column, &cell);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (cell.x + (cell.width - gtk_widget_get_width (tile)) / 2),
                                                          (float) (cell.y + (cell.height - gtk_widget_get_height (tile)) / 2)));
  gtk_widget_snapshot_child (GTK_WIDGET (self), tile, snapshot);
  gtk_snapshot_restore (snapshot);
}

/* The frozen parts lie over what is scrolled below them. */
static void
steward_matrix_grid_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  StewardMatrixGrid *self = STEWARD_MATRIX_GRID (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float names = (float) self->names_width;
  float heads = (float) self->heads_height;
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float body = is_rtl ? 0 : names;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (body, heads, width - names, height - heads));
  for (guint i = 0; i < self->cells->len; i++)
    if (gtk_widget_get_child_visible (self->cells->pdata[i]))
      {
        gtk_widget_snapshot_child (widget, self->cells->pdata[i], snapshot);
        snapshot_letters (self, snapshot, (int) i / count_columns (self), (int) i % count_columns (self));
      }
  snapshot_lines (self, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (body, 0, width - names, heads));
  for (guint i = 0; i < self->columns->len; i++)
    if (gtk_widget_get_child_visible (self->columns->pdata[i]))
      gtk_widget_snapshot_child (widget, self->columns->pdata[i], snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (is_rtl ? width - names : 0, heads, names, height - heads));
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_child_visible (self->rows->pdata[i]))
      gtk_widget_snapshot_child (widget, self->rows->pdata[i], snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, self->corner, snapshot);
}

static void
set_adjustment (StewardMatrixGrid *self,
                GtkOrientation     orientation,
                GtkAdjustment     *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_allocate), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
steward_matrix_grid_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  StewardMatrixGrid *self = STEWARD_MATRIX_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_matrix_grid_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  StewardMatrixGrid *self = STEWARD_MATRIX_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* The cursor. */

/**
 * steward_matrix_grid_get_block:
 * @block: (out): the selected cells; at least the one of the cursor
 */
void
steward_matrix_grid_get_block (StewardMatrixGrid  *self,
                               StewardMatrixBlock *block)
{
  block->first_row = MIN (self->row, self->anchor_row);
  block->last_row = MAX (self->row, self->anchor_row);
  block->first_column = MAX (MIN (self->column, self->anchor_column), 0);
  block->last_column = MAX (self->column, self->anchor_column);
}

static void
show_cursor (StewardMatrixGrid *self)
{
  StewardMatrixBlock block;

  steward_matrix_grid_get_block (self, &block);
  for (int r = 0; r < count_rows (self); r++)
    {
      steward_matrix_row_head_set_cursor (self->rows->pdata[r], r == self->row && self->column < 0);
      for (int c = 0; c < count_columns (self); c++)
        {
          StewardMatrixCell *cell = STEWARD_MATRIX_CELL (steward_matrix_grid_get_cell (self, r, c));
          gboolean is_cursor = r == self->row && c == self->column;

          steward_matrix_cell_set_mark (cell, STEWARD_MATRIX_MARK_CURSOR, is_cursor);
          steward_matrix_cell_set_mark (cell, STEWARD_MATRIX_MARK_SELECTED,
                                        !is_cursor && r >= block.first_row && r <= block.last_row &&
                                            c >= block.first_column && c <= block.last_column);
        }
    }
}

static void
scroll_to_cursor (StewardMatrixGrid *self)
{
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];

  if (horizontal != NULL && self->column >= 0)
    gtk_adjustment_clamp_page (horizontal, self->column * self->column_width, (self->column + 1) * self->column_width);
  if (vertical != NULL && self->row >= 0)
    gtk_adjustment_clamp_page (vertical, self->row * self->row_height, (self->row + 1) * self->row_height);
}

/**
 * steward_matrix_grid_move_cursor:
 * @row: of the table; moved into it
 * @column: of the table, or -1 for the name of the activity; moved into it
 * @extend: whether the cells between are selected
 *
 * The focus goes with the cursor where the table has it.
 */
void
steward_matrix_grid_move_cursor (StewardMatrixGrid *self,
                                 int                row,
                                 int                column,
                                 gboolean           extend)
{
  GtkWidget *cell;
  gboolean has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  if (count_rows (self) == 0)
    return;
  self->row = CLAMP (row, 0, count_rows (self) - 1);
  self->column = CLAMP (column, extend ? 0 : -1, count_columns (self) - 1);
  if (!extend || self->anchor_row < 0)
    {
      self->anchor_row = self->row;
      self->anchor_column = self->column;
    }
  show_cursor (self);
  scroll_to_cursor (self);
  cell = steward_matrix_grid_get_cell (self, self->row, self->column);
  if (has_focus)
    {
      gtk_widget_set_child_visible (cell, TRUE);
      gtk_widget_grab_focus (cell);
    }
}

/**
 * steward_matrix_grid_get_cursor:
 * @row: (out): -1 before there is one
 * @column: (out): -1 for the name of the activity
 */
void
steward_matrix_grid_get_cursor (StewardMatrixGrid *self,
                                int               *row,
                                int               *column)
{
  *row = self->row;
  *column = self->column;
}

static gboolean
steward_matrix_grid_grab_focus (GtkWidget *widget)
{
  StewardMatrixGrid *self = STEWARD_MATRIX_GRID (widget);
  GtkWidget *cell;

  if (count_rows (self) == 0)
    return FALSE;
  if (self->row < 0)
    steward_matrix_grid_move_cursor (self, 0, 0, FALSE);
  scroll_to_cursor (self);
  cell = steward_matrix_grid_get_cell (self, self->row, self->column);
  gtk_widget_set_child_visible (cell, TRUE);
  return gtk_widget_grab_focus (cell);
}

/* Whatever gave a cell the focus, a screen reader too: the cursor is there. */
static void
steward_matrix_grid_set_focus_child (GtkWidget *widget,
                                     GtkWidget *child)
{
  StewardMatrixGrid *self = STEWARD_MATRIX_GRID (widget);
  guint index;

  GTK_WIDGET_CLASS (steward_matrix_grid_parent_class)->set_focus_child (widget, child);
  if (child == NULL || child == steward_matrix_grid_get_cell (self, self->row, self->column))
    return;
  if (g_ptr_array_find (self->rows, child, &index))
    steward_matrix_grid_move_cursor (self, (int) index, -1, FALSE);
  else if (g_ptr_array_find (self->cells, child, &index))
    steward_matrix_grid_move_cursor (self, (int) index / count_columns (self), (int) index % count_columns (self), FALSE);
}

/* One stop of the Tab key. */
static gboolean
steward_matrix_grid_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  return gtk_widget_get_focus_child (widget) == NULL && steward_matrix_grid_grab_focus (widget);
}

/* The mouse. */

static gboolean
find_at (StewardMatrixGrid *self,
         double             x,
         double             y,
         int               *row,
         int               *column)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x;
  if (y < self->heads_height || self->row_height == 0)
    return FALSE;
  *row = (int) floor ((y - self->heads_height + get_offset (self, GTK_ORIENTATION_VERTICAL)) / self->row_height);
  *column = x < self->names_width
                ? -1
                : (int) floor ((x - self->names_width + get_offset (self, GTK_ORIENTATION_HORIZONTAL)) / self->column_width);
  return *row < count_rows (self) && *column < count_columns (self);
}

static void
on_pressed (GtkGestureClick   *gesture,
            int                n_press,
            double             x,
            double             y,
            StewardMatrixGrid *self)
{
  gboolean is_menu = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY;
  gboolean extends =
      (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & GDK_SHIFT_MASK) != 0;
  gboolean was_there;
  int row;
  int column;

  if (!find_at (self, x, y, &row, &column))
    return;
  was_there = row == self->row && column == self->column && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  steward_matrix_grid_move_cursor (self, row, column, extends);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (column < 0 && (was_there || is_menu || n_press == 2))
    g_signal_emit (self, signals[SIGNAL_OPEN_ROW], 0, row);
  else if (column >= 0 && !extends && (was_there || is_menu))
    g_signal_emit (self, signals[SIGNAL_OPEN_CELL], 0, row, column);
}

static void
steward_matrix_grid_dispose (GObject *object)
{
  StewardMatrixGrid *self = STEWARD_MATRIX_GRID (object);
  GtkWidget *child;

  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    {
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
      g_clear_object (&self->adjustments[i]);
    }
  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->columns, 0);
  g_ptr_array_set_size (self->rows, 0);
  forget_tiles (self);
  self->popover = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->table, steward_matrix_unref);
  g_clear_pointer (&self->organisation, steward_organisation_unref);
  g_clear_pointer (&self->variant, steward_variant_unref);

  G_OBJECT_CLASS (steward_matrix_grid_parent_class)->dispose (object);
}

static void
steward_matrix_grid_finalize (GObject *object)
{
  StewardMatrixGrid *self = STEWARD_MATRIX_GRID (object);

  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->tiles);

  G_OBJECT_CLASS (steward_matrix_grid_parent_class)->finalize (object);
}

static void
steward_matrix_grid_class_init (StewardMatrixGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = steward_matrix_grid_dispose;
  object_class->finalize = steward_matrix_grid_finalize;
  object_class->get_property = steward_matrix_grid_get_property;
  object_class->set_property = steward_matrix_grid_set_property;
  widget_class->measure = steward_matrix_grid_measure;
  widget_class->size_allocate = steward_matrix_grid_size_allocate;
  widget_class->snapshot = steward_matrix_grid_snapshot;
  widget_class->focus = steward_matrix_grid_focus;
  widget_class->set_focus_child = steward_matrix_grid_set_focus_child;
  widget_class->grab_focus = steward_matrix_grid_grab_focus;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[SIGNAL_EDIT] = g_signal_new ("edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[SIGNAL_OPEN_CELL] = g_signal_new ("open-cell", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                            G_TYPE_INT, G_TYPE_INT);
  signals[SIGNAL_OPEN_ROW] = g_signal_new ("open-row", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_MOVE_ROW] = g_signal_new ("move-row", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                           G_TYPE_INT, G_TYPE_INT);
  signals[SIGNAL_MOVE_COLUMN] = g_signal_new ("move-column", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                              G_TYPE_INT, G_TYPE_INT);
  signals[SIGNAL_FOREIGN] = g_signal_new ("foreign", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static GtkWidget *
make_corner (void)
{
  GtkWidget *corner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (_("Activity"));
  GtkWidget *target = gtk_label_new (_("Target"));

  gtk_widget_add_css_class (corner, "matrix-corner");
  gtk_widget_add_css_class (name, "th");
  gtk_widget_add_css_class (target, "th");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_valign (name, GTK_ALIGN_END);
  gtk_widget_set_valign (target, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (corner), name);
  gtk_box_append (GTK_BOX (corner), target);
  return corner;
}

static void
steward_matrix_grid_init (StewardMatrixGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->cells = g_ptr_array_new ();
  self->columns = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->tiles = g_hash_table_new (NULL, NULL);
  self->row = self->column = self->anchor_row = self->anchor_column = -1;
  self->single_letters = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "matrix");
  self->corner = make_corner ();
  gtk_widget_set_parent (self->corner, GTK_WIDGET (self));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), steward_matrix_keys_new (self));
}

/**
 * steward_matrix_grid_new:
 *
 * Returns: (transfer floating): a table of nothing
 */
GtkWidget *
steward_matrix_grid_new (void)
{
  return g_object_new (STEWARD_TYPE_MATRIX_GRID, NULL);
}

/* Filling it. */

static void
fit (StewardMatrixGrid *self,
     GPtrArray         *children,
     guint              n_children,
     GtkWidget       *(*make) (void))
{
  while (children->len > n_children)
    gtk_widget_unparent (g_ptr_array_steal_index (children, children->len - 1));
  while (children->len < n_children)
    {
      GtkWidget *child = make ();

      gtk_widget_set_parent (child, GTK_WIDGET (self));
      g_ptr_array_add (children, child);
    }
}

static void
fill_column_heads (StewardMatrixGrid *self)
{
  for (int c = 0; c < count_columns (self); c++)
    steward_matrix_column_head_set_department (
        self->columns->pdata[c], steward_matrix_get_department_name (self->table, (guint) c),
        steward_organisation_get_department (self->organisation, steward_matrix_get_department (self->table, (guint) c)),
        self->short_heads);
}

static gboolean
is_row_bad (GPtrArray *findings,
            int        row)
{
  for (guint i = 0; i < findings->len; i++)
    if (((StewardMatrixFinding *) findings->pdata[i])->row == row &&
        ((StewardMatrixFinding *) findings->pdata[i])->severity == STEWARD_MATRIX_ERROR)
      return TRUE;
  return FALSE;
}

static gboolean
is_row_changed (StewardMatrix          *in_force,
                const StewardMatrixRow *row)
{
  int index = in_force != NULL ? steward_matrix_find_row (in_force, row->activity) : -1;
  const StewardMatrixRow *old = index >= 0 ? steward_matrix_get_row (in_force, (guint) index) : NULL;

  if (in_force == NULL)
    return FALSE;
  return old == NULL || strcmp (old->name, row->name) != 0 || old->target_minutes != row->target_minutes ||
         old->is_round != row->is_round || old->needs_approval != row->needs_approval ||
         g_strcmp0 (old->rule, row->rule) != 0 || g_strcmp0 (old->group, row->group) != 0;
}

/* Whether it stands under a heading that the row above doesn't. */
static gboolean
begins_group (StewardMatrix *table,
              int            row)
{
  const char *group = steward_matrix_get_row (table, (guint) row)->group;

  return group != NULL && (row == 0 || g_strcmp0 (group, steward_matrix_get_row (table, (guint) row - 1)->group) != 0);
}

static void
fill_row (StewardMatrixGrid *self,
          int                r,
          StewardMatrix     *in_force,
          const int         *columns,
          gboolean           is_bad)
{
  const StewardMatrixRow *row = steward_matrix_get_row (self->table, (guint) r);
  int index = in_force != NULL ? steward_matrix_find_row (in_force, row->activity) : -1;
  const StewardMatrixRow *old = index >= 0 ? steward_matrix_get_row (in_force, (guint) index) : NULL;

  steward_matrix_row_head_set_activity (self->rows->pdata[r], row, begins_group (self->table, r), is_bad,
                                        is_row_changed (in_force, row));
  for (int c = 0; c < count_columns (self); c++)
    {
      StewardMatrixCell *cell = STEWARD_MATRIX_CELL (steward_matrix_grid_get_cell (self, r, c));
      StewardLetters before = old != NULL && columns[c] >= 0 ? old->letters[columns[c]] : 0;

      steward_matrix_cell_set_names (cell, row->name, steward_matrix_get_department_name (self->table, (guint) c));
      steward_matrix_cell_set_letters (cell, self->variant, row->letters[c], row->notes[c]);
      need_tile (self, row->letters[c]);
      steward_matrix_cell_set_mark (cell, STEWARD_MATRIX_MARK_BAD, is_bad);
      steward_matrix_cell_set_mark (cell, STEWARD_MATRIX_MARK_CHANGED,
                                    in_force != NULL && before != row->letters[c]);
    }
}

/**
 * steward_matrix_grid_set_table:
 * @table: what is shown
 * @in_force: (nullable): what is routed by; cells that differ are marked
 * @organisation: colours and short names come from it
 * @findings: (element-type StewardMatrixFinding): of @table; rows with errors are marked
 *
 * The cursor stays where it is.
 */
void
steward_matrix_grid_set_table (StewardMatrixGrid   *self,
                               StewardMatrix       *table,
                               StewardMatrix       *in_force,
                               StewardOrganisation *organisation,
                               GPtrArray           *findings)
{
  int n_rows = count_rows (self);
  int n_columns = count_columns (self);
  g_autofree int *columns = NULL;

  steward_matrix_ref (table);
  g_clear_pointer (&self->table, steward_matrix_unref);
  self->table = table;
  steward_organisation_ref (organisation);
  g_clear_pointer (&self->organisation, steward_organisation_unref);
  self->organisation = organisation;
  if (self->variant == NULL || !steward_variant_equal (self->variant, steward_matrix_get_variant (table)))
    {
      g_clear_pointer (&self->variant, steward_variant_unref);
      self->variant = steward_variant_ref (steward_matrix_get_variant (table));
      forget_tiles (self);
    }
  if (n_rows != count_rows (self) || n_columns != count_columns (self))
    {
      fit (self, self->cells, (guint) (count_rows (self) * count_columns (self)), steward_matrix_cell_new);
      fit (self, self->columns, (guint) count_columns (self), steward_matrix_column_head_new);
      fit (self, self->rows, (guint) count_rows (self), steward_matrix_row_head_new);
      if (self->row >= count_rows (self) || self->column >= count_columns (self))
        {
          self->row = MIN (self->row, count_rows (self) - 1);
          self->column = MIN (self->column, count_columns (self) - 1);
          self->anchor_row = self->row;
          self->anchor_column = self->column;
        }
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  fill_column_heads (self);
  /* Where each column stands in what is in force. */
  columns = g_new (int, (gsize) count_columns (self) + 1);
  for (int c = 0; c < count_columns (self); c++)
    columns[c] = in_force != NULL
                     ? steward_matrix_find_department (in_force, steward_matrix_get_department (self->table, (guint) c))
                     : -1;
  for (int r = 0; r < count_rows (self); r++)
    fill_row (self, r, in_force, columns, is_row_bad (findings, r));
  if (self->row >= 0)
    show_cursor (self);
}

/**
 * steward_matrix_grid_get_table:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
StewardMatrix *
steward_matrix_grid_get_table (StewardMatrixGrid *self)
{
  return self->table;
}

/**
 * steward_matrix_grid_set_editable:
 * @editable: whether keys change cells
 */
void
steward_matrix_grid_set_editable (StewardMatrixGrid *self,
                                  gboolean           editable)
{
  self->editable = editable;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_READ_ONLY, !editable, -1);
}

gboolean
steward_matrix_grid_get_editable (StewardMatrixGrid *self)
{
  return self->editable;
}

/**
 * steward_matrix_grid_set_single_letters:
 * @single_letters: whether a letter alone changes the cell under the cursor
 */
void
steward_matrix_grid_set_single_letters (StewardMatrixGrid *self,
                                        gboolean           single_letters)
{
  self->single_letters = single_letters;
}

gboolean
steward_matrix_grid_get_single_letters (StewardMatrixGrid *self)
{
  return self->single_letters;
}

/**
 * steward_matrix_grid_set_short_heads:
 * @short_heads: whether departments are called by their short names
 */
void
steward_matrix_grid_set_short_heads (StewardMatrixGrid *self,
                                     gboolean           short_heads)
{
  if (self->short_heads == short_heads)
    return;
  self->short_heads = short_heads;
  if (self->table != NULL)
    fill_column_heads (self);
}

/**
 * steward_matrix_grid_pop_up:
 * @popover: (transfer floating): shown at a cell; gone when it is closed
 */
void
steward_matrix_grid_pop_up (StewardMatrixGrid *self,
                            GtkPopover        *popover,
                            int                row,
                            int                column)
{
  GdkRectangle rectangle;

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = popover;
  gtk_widget_set_parent (GTK_WIDGET (popover), GTK_WIDGET (self));
  get_rectangle (self, row, column, &rectangle);
  gtk_popover_set_pointing_to (popover, &rectangle);
  gtk_popover_popup (popover);
}

void
steward_matrix_grid_emit_edit (StewardMatrixGrid *self,
                               GPtrArray         *changes)
{
  if (changes->len > 0)
    g_signal_emit (self, signals[SIGNAL_EDIT], 0, changes);
}

void
steward_matrix_grid_emit_open (StewardMatrixGrid *self)
{
  if (self->row >= 0 && self->column < 0)
    g_signal_emit (self, signals[SIGNAL_OPEN_ROW], 0, self->row);
  else if (self->row >= 0)
    g_signal_emit (self, signals[SIGNAL_OPEN_CELL], 0, self->row, self->column);
}

void
steward_matrix_grid_emit_move_row (StewardMatrixGrid *self,
                                   int                by)
{
  if (self->row >= 0)
    g_signal_emit (self, signals[SIGNAL_MOVE_ROW], 0, self->row, by);
}

void
steward_matrix_grid_emit_move_column (StewardMatrixGrid *self,
                                      int                by)
{
  if (self->row >= 0 && self->column >= 0)
    g_signal_emit (self, signals[SIGNAL_MOVE_COLUMN], 0, self->column, by);
}

void
steward_matrix_grid_emit_foreign (StewardMatrixGrid *self,
                                  guint              count)
{
  g_signal_emit (self, signals[SIGNAL_FOREIGN], 0, count);
}

/* How many rows are seen at once. */
int
steward_matrix_grid_count_seen_rows (StewardMatrixGrid *self)
{
  return self->row_height > 0
             ? MAX ((gtk_widget_get_height (GTK_WIDGET (self)) - self->heads_height) / self->row_height - 1, 1)
             : 1;
}
