/* steward-guideline-table.c: one table of a guideline, read and written where it stands
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-table"

#include "steward-guideline-table.h"

#include "steward-guideline-cells.h"
#include "steward-guideline-face.h"
#include "steward-guideline-rows.h"
#include "steward-guideline-table-layout.h"
#include "steward-guideline-table-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_WIDTH 300

struct _StewardGuidelineTable
{
  GtkWidget               parent_instance;
  StewardGuidelineBuffer *document; /* (not owned) (nullable) %NULL once it is gone */
  GtkTextChildAnchor     *anchor;   /* (owned) where it stands in it */
  StewardTableLayout     *layout;   /* (owned) */
  GHashTable             *marks;    /* (owned) number of a cell → GArray of StewardTableMark */
  GPtrArray              *faces;    /* (owned) (element-type StewardGuidelineFace) of the cells, while it is in sight */
  StewardGuidelineCell   *caret;    /* (not owned) (nullable) a child */
  guint                   row;      /* of @caret */
  guint                   column;
  gboolean                is_live;
  gboolean                may_write;
  gboolean                shows_caret;
  gboolean                is_typing; /* whether what changes is what was typed here */
  gboolean                is_pressed; /* whether the caret came with the click that may be the first of two */
  gboolean                pops_up;    /* whether the click that is going on opens the menu */
};

enum
{
  SIGNAL_ENTERED,
  SIGNAL_CARET_MOVED,
  SIGNAL_LEFT,
  SIGNAL_REFUSED,
  SIGNAL_MENU_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardGuidelineTable, steward_guideline_table, GTK_TYPE_WIDGET)

static GPtrArray *
get_rows (StewardGuidelineTable *self)
{
  if (self->document == NULL || gtk_text_child_anchor_get_deleted (self->anchor))
    return NULL;
  return steward_guideline_buffer_get_rows (self->document, steward_guideline_table_get_line (self));
}

/* A head whose last word is just taken out stays as long as the caret is in it. */
static gboolean
shows_head (StewardGuidelineTable *self,
            GPtrArray             *rows)
{
  return steward_guideline_rows_have_head (rows) || (self->caret != NULL && self->row == 0) || rows->len == 1;
}

static guint
first_row (StewardGuidelineTable *self,
           GPtrArray             *rows)
{
  return shows_head (self, rows) ? 0 : 1;
}

static GArray *
get_marks (StewardGuidelineTable *self,
           guint                  row,
           guint                  column)
{
  return g_hash_table_lookup (self->marks, GUINT_TO_POINTER (row * (STEWARD_GUIDELINE_MAX_COLUMNS + 1) + column));
}

/* What is seen and heard */

/* What a face shows: after what the cell says, its marks, or the caret changed. */
static void
show_face (StewardGuidelineTable *self,
           GPtrArray             *rows,
           StewardGuidelineFace  *face,
           guint                  row,
           guint                  column)
{
  g_autofree char *name = steward_table_words_cell (rows, row, column);
  g_autofree char *plain = steward_inline_plain (steward_guideline_rows_get (rows, row, column));
  g_autofree char *label = g_strdup_printf ("%s: %s", name, *plain != '\0' ? plain : _("empty"));

  steward_guideline_face_set_cell (face, row, column, label);
  steward_guideline_face_set_look (face, row == first_row (self, rows), self->caret != NULL && row == self->row && column == self->column,
                                   get_marks (self, row, column));
}

static void
show_cells (StewardGuidelineTable *self)
{
  GPtrArray *rows = self->is_live ? get_rows (self) : NULL;
  guint n_columns = rows != NULL ? steward_guideline_rows_count_columns (rows) : 0;
  g_autofree char *label = rows != NULL ? steward_table_words_table (rows) : NULL;
  guint n = 0;

  for (guint i = rows != NULL ? first_row (self, rows) : 0; rows != NULL && i < rows->len; i++)
    for (guint k = 0; k < n_columns; k++, n++)
      {
        if (n == self->faces->len)
          {
            g_ptr_array_add (self->faces, steward_guideline_face_new (self->layout));
            gtk_widget_insert_before (self->faces->pdata[n], GTK_WIDGET (self), GTK_WIDGET (self->caret));
          }
        show_face (self, rows, self->faces->pdata[n], i, k);
      }
  while (self->faces->len > n)
    gtk_widget_unparent (g_ptr_array_steal_index (self->faces, self->faces->len - 1));
  if (label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_cell (StewardGuidelineTable *self,
           guint                  row,
           guint                  column)
{
  GPtrArray *rows = self->is_live ? get_rows (self) : NULL;
  guint first = rows != NULL ? first_row (self, rows) : 0;
  guint n = rows != NULL && row >= first ? (row - first) * steward_guideline_rows_count_columns (rows) + column : self->faces->len;

  if (n < self->faces->len)
    show_face (self, rows, self->faces->pdata[n], row, column);
}

static void
name_caret (StewardGuidelineTable *self)
{
  GPtrArray *rows = get_rows (self);
  g_autofree char *name = rows != NULL ? steward_table_words_cell (rows, self->row, self->column) : NULL;

  if (self->caret != NULL && name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->caret), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The caret */

static void
set_flags (StewardGuidelineTable *self)
{
  if (self->caret == NULL)
    return;
  gtk_widget_set_direction (GTK_WIDGET (self->caret), steward_table_layout_get_direction (self->layout));
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->caret), self->may_write);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self->caret), self->shows_caret);
}

/* The marks of the cell with the caret are tags of its words. */
static void
show_marks (StewardGuidelineTable *self)
{
  StewardGuidelineBuffer *words = steward_guideline_cell_get_words (self->caret);

  steward_table_words_tag (words, get_marks (self, self->row, self->column));
}

static void
on_typed (StewardGuidelineTable *self)
{
  if (self->document == NULL || self->caret == NULL)
    return;
  self->is_typing = TRUE;
  steward_guideline_buffer_set_cell (self->document, steward_guideline_table_get_line (self), self->row, self->column,
                                     steward_guideline_cell_get_text (self->caret), TRUE);
  self->is_typing = FALSE;
  if (steward_table_layout_update_row (self->layout, self->row))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_CARET_MOVED], 0);
}

static void
on_caret_moved (StewardGuidelineTable *self)
{
  g_signal_emit (self, signals[SIGNAL_CARET_MOVED], 0);
}

/* Where in a cell one is that comes from another line at @x, in the first line or the last one. */
static int
find_offset (StewardGuidelineTable *self,
             guint                  row,
             guint                  column,
             int                    x,
             gboolean               is_last)
{
  g_autoptr (PangoLayout) layout = steward_table_layout_make (self->layout, row, column, NULL);
  GdkRectangle place;
  int height, index, trailing;

  steward_table_layout_get_cell (self->layout, row, column, &place);
  pango_layout_get_pixel_size (layout, NULL, &height);
  pango_layout_xy_to_index (layout, (x - place.x - STEWARD_TABLE_PAD_X) * PANGO_SCALE, (is_last ? height - 1 : 0) * PANGO_SCALE,
                            &index, &trailing);
  return (int) g_utf8_pointer_to_offset (pango_layout_get_text (layout), pango_layout_get_text (layout) + index) + trailing;
}

/* Where in a cell a place is, counted in signs. */
static int
find_pressed (StewardGuidelineTable *self,
              guint                  row,
              guint                  column,
              int                    x,
              int                    y)
{
  g_autoptr (PangoLayout) layout = steward_table_layout_make (self->layout, row, column, NULL);
  GdkRectangle place;
  int index, trailing;

  steward_table_layout_get_cell (self->layout, row, column, &place);
  pango_layout_xy_to_index (layout, (x - place.x - STEWARD_TABLE_PAD_X) * PANGO_SCALE,
                            (y - place.y - STEWARD_TABLE_PAD_Y) * PANGO_SCALE, &index, &trailing);
  return (int) g_utf8_pointer_to_offset (pango_layout_get_text (layout), pango_layout_get_text (layout) + index) + trailing;
}

static gboolean
go_to_cell (StewardGuidelineTable *self,
            guint                  row,
            guint                  column,
            int                    offset)
{
  steward_guideline_table_enter (self, row, column, offset);
  return GDK_EVENT_STOP;
}

static gboolean
leave_by (StewardGuidelineTable *self,
          int                    by)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0, by);
  return GDK_EVENT_STOP;
}

static gboolean
go_on (StewardGuidelineTable *self,
       GPtrArray             *rows,
       gboolean               adds_row)
{
  guint line = steward_guideline_table_get_line (self);
  guint row = self->row, column = 0;

  if (self->column + 1 < steward_guideline_rows_count_columns (rows))
    return go_to_cell (self, self->row, self->column + 1, adds_row ? G_MAXINT : 0);
  if (self->row + 1 < rows->len)
    return go_to_cell (self, self->row + 1, 0, adds_row ? G_MAXINT : 0);
  if (!adds_row)
    return leave_by (self, 1);
  if (!self->may_write || !steward_guideline_buffer_change_table (self->document, line, STEWARD_TABLE_INSERT_ROW_BELOW, &row, &column))
    return GDK_EVENT_PROPAGATE;
  return go_to_cell (self, row, 0, 0);
}

static gboolean
on_step (StewardGuidelineTable *self,
         StewardGuidelineStep   step)
{
  GPtrArray *rows = get_rows (self);
  guint first, last_column;
  GtkTextBuffer *words = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->caret));
  GtkTextIter iter;
  GdkRectangle place, at;
  int x;

  if (rows == NULL)
    return GDK_EVENT_PROPAGATE;
  first = first_row (self, rows);
  last_column = steward_guideline_rows_count_columns (rows) - 1;
  gtk_text_buffer_get_iter_at_mark (words, &iter, gtk_text_buffer_get_insert (words));
  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (self->caret), &iter, &at, NULL);
  steward_table_layout_get_cell (self->layout, self->row, self->column, &place);
  x = place.x + STEWARD_TABLE_PAD_X + at.x;
  switch (step)
    {
    case STEWARD_STEP_UP:
      if (self->row == first)
        return leave_by (self, -1);
      return go_to_cell (self, self->row - 1, self->column, find_offset (self, self->row - 1, self->column, x, TRUE));
    case STEWARD_STEP_DOWN:
      if (self->row + 1 == rows->len)
        return leave_by (self, 1);
      return go_to_cell (self, self->row + 1, self->column, find_offset (self, self->row + 1, self->column, x, FALSE));
    case STEWARD_STEP_BACK:
    case STEWARD_STEP_BACK_TAB:
      if (self->column > 0)
        return go_to_cell (self, self->row, self->column - 1, G_MAXINT);
      if (self->row > first)
        return go_to_cell (self, self->row - 1, last_column, G_MAXINT);
      return leave_by (self, -1);
    case STEWARD_STEP_FORTH:
      return go_on (self, rows, FALSE);
    case STEWARD_STEP_TAB:
    default:
      return go_on (self, rows, TRUE);
    }
}

/* What the cell has no use for must not be typed into the text around it. */
static gboolean
on_key_left (StewardGuidelineTable *self,
             guint                  key,
             guint                  code,
             GdkModifierType        state)
{
  gunichar sign = gdk_keyval_to_unicode (key);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab || key == GDK_KEY_Escape ||
      (key >= GDK_KEY_F1 && key <= GDK_KEY_F35))
    return GDK_EVENT_PROPAGATE;
  if (!self->may_write && (g_unichar_isprint (sign) || key == GDK_KEY_BackSpace || key == GDK_KEY_Delete || key == GDK_KEY_Return))
    g_signal_emit (self, signals[SIGNAL_REFUSED], 0);
  return GDK_EVENT_STOP;
}

/* The pointer */

static void
on_pressed (GtkGestureClick       *click,
            int                    n_press,
            double                 x,
            double                 y,
            StewardGuidelineTable *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click));
  guint row, column;

  if (!steward_table_layout_find (self->layout, (int) x, (int) y, &row, &column))
    return;
  if (self->caret != NULL && row == self->row && column == self->column)
    {
      /* The cell saw but one of two clicks. */
      if (n_press == 2 && self->is_pressed)
        {
          steward_table_words_select_word (steward_guideline_cell_get_words (self->caret));
          gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
        }
      self->is_pressed = FALSE;
      return;
    }
  steward_guideline_table_enter (self, row, column, find_pressed (self, row, column, (int) x, (int) y));
  self->is_pressed = button == GDK_BUTTON_PRIMARY;
  self->pops_up = button == GDK_BUTTON_SECONDARY;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_released (StewardGuidelineTable *self)
{
  if (self->pops_up && self->caret != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_MENU_WANTED], 0);
      gtk_widget_activate_action (GTK_WIDGET (self->caret), "menu.popup", NULL);
    }
  self->pops_up = FALSE;
}

/* As a widget */

static void
steward_guideline_table_measure (GtkWidget      *widget,
                                 GtkOrientation  orientation,
                                 int             for_size,
                                 int            *minimum,
                                 int            *natural,
                                 int            *minimum_baseline,
                                 int            *natural_baseline)
{
  StewardGuidelineTable *self = STEWARD_GUIDELINE_TABLE (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? steward_table_layout_get_width (self->layout)
                                                                  : steward_table_layout_get_height (self->layout);
}

static void
steward_guideline_table_size_allocate (GtkWidget *widget,
                                       int        width,
                                       int        height,
                                       int        baseline)
{
  StewardGuidelineTable *self = STEWARD_GUIDELINE_TABLE (widget);
  GPtrArray *rows = get_rows (self);
  guint n_columns = rows != NULL ? steward_guideline_rows_count_columns (rows) : 0;
  GtkAllocation place;
  int least, natural;
  guint n = 0;

  for (guint i = rows != NULL ? first_row (self, rows) : 0; rows != NULL && i < rows->len; i++)
    for (guint k = 0; k < n_columns && n < self->faces->len; k++, n++)
      {
        steward_table_layout_get_cell (self->layout, i, k, &place);
        gtk_widget_measure (self->faces->pdata[n], GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
        gtk_widget_size_allocate (self->faces->pdata[n], &place, -1);
      }
  if (self->caret == NULL)
    return;
  steward_table_layout_get_cell (self->layout, self->row, self->column, &place);
  place.x += STEWARD_TABLE_PAD_X;
  place.y += STEWARD_TABLE_PAD_Y;
  place.width = MAX (place.width - 2 * STEWARD_TABLE_PAD_X, 1);
  place.height = MAX (place.height - 2 * STEWARD_TABLE_PAD_Y, 1);
  gtk_widget_measure (GTK_WIDGET (self->caret), GTK_ORIENTATION_VERTICAL, place.width, &least, &natural, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->caret), &place, -1);
}

static gboolean
steward_guideline_table_focus (GtkWidget        *widget,
                               GtkDirectionType  direction)
{
  /* The way into a table and out of it is with the arrows: Tab goes from cell to cell. */
  return FALSE;
}

static void
steward_guideline_table_dispose (GObject *object)
{
  StewardGuidelineTable *self = STEWARD_GUIDELINE_TABLE (object);
  GtkWidget *child;

  self->caret = NULL;
  g_ptr_array_set_size (self->faces, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_weak_pointer (&self->document);

  G_OBJECT_CLASS (steward_guideline_table_parent_class)->dispose (object);
}

static void
steward_guideline_table_finalize (GObject *object)
{
  StewardGuidelineTable *self = STEWARD_GUIDELINE_TABLE (object);

  g_clear_object (&self->anchor);
  g_ptr_array_unref (self->faces);
  g_hash_table_unref (self->marks);
  steward_table_layout_free (self->layout);

  G_OBJECT_CLASS (steward_guideline_table_parent_class)->finalize (object);
}

static void
steward_guideline_table_class_init (StewardGuidelineTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_guideline_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_guideline_table_finalize;
  widget_class->measure = steward_guideline_table_measure;
  widget_class->size_allocate = steward_guideline_table_size_allocate;
  widget_class->focus = steward_guideline_table_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);

  signals[SIGNAL_ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_CARET_MOVED] = g_signal_new ("caret-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 0);
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       G_TYPE_INT);
  signals[SIGNAL_MENU_WANTED] = g_signal_new ("menu-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 0);
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
steward_guideline_table_init (StewardGuidelineTable *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->marks = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->faces = g_ptr_array_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "doc-table");
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * steward_guideline_table_new:
 * @view: shows a [class@GuidelineBuffer]; outlives this, which has its font
 * @anchor: where it stands in it
 *
 * Returns: (transfer full): shows its cells once it has a width
 */
GtkWidget *
steward_guideline_table_new (GtkTextView        *view,
                             GtkTextChildAnchor *anchor)
{
  StewardGuidelineTable *self = g_object_new (STEWARD_TYPE_GUIDELINE_TABLE, NULL);

  self->layout = steward_table_layout_new (GTK_WIDGET (view));
  g_set_weak_pointer (&self->document, STEWARD_GUIDELINE_BUFFER (gtk_text_view_get_buffer (view)));
  self->anchor = g_object_ref (anchor);
  gtk_widget_set_child_visible (GTK_WIDGET (self), FALSE);
  steward_table_layout_set_width (self->layout, DEFAULT_WIDTH);
  steward_guideline_table_refresh (self);
  return GTK_WIDGET (self);
}

/**
 * steward_guideline_table_get_line:
 *
 * Returns: in which line of the document it stands
 */
guint
steward_guideline_table_get_line (StewardGuidelineTable *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_child_anchor (GTK_TEXT_BUFFER (self->document), &iter, self->anchor);
  return (guint) gtk_text_iter_get_line (&iter);
}

/**
 * steward_guideline_table_get_anchor:
 *
 * Returns: (transfer none): where it stands in the document
 */
GtkTextChildAnchor *
steward_guideline_table_get_anchor (StewardGuidelineTable *self)
{
  return self->anchor;
}

/**
 * steward_guideline_table_get_height:
 *
 * Returns: how high its rows are, pixels
 */
int
steward_guideline_table_get_height (StewardGuidelineTable *self)
{
  return steward_table_layout_get_height (self->layout);
}

/**
 * steward_guideline_table_restyle:
 *
 * The font is another one: all cells are measured anew.
 */
void
steward_guideline_table_restyle (StewardGuidelineTable *self)
{
  steward_table_layout_set_width (self->layout, steward_table_layout_get_width (self->layout));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * steward_guideline_table_set_width:
 * @width: pixels
 */
void
steward_guideline_table_set_width (StewardGuidelineTable *self,
                                   int                    width)
{
  if (width == steward_table_layout_get_width (self->layout))
    return;
  steward_table_layout_set_width (self->layout, width);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * steward_guideline_table_set_live:
 * @is_live: whether it is, or may soon be, in sight
 */
void
steward_guideline_table_set_live (StewardGuidelineTable *self,
                                  gboolean               is_live)
{
  if (is_live == self->is_live)
    return;
  self->is_live = is_live;
  gtk_widget_set_child_visible (GTK_WIDGET (self), is_live);
  show_cells (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * steward_guideline_table_set_writing:
 * @may_write: whether what is typed changes it
 * @shows_caret: whether the keys move a caret
 */
void
steward_guideline_table_set_writing (StewardGuidelineTable *self,
                                     gboolean               may_write,
                                     gboolean               shows_caret)
{
  self->may_write = may_write;
  self->shows_caret = shows_caret;
  set_flags (self);
}

/**
 * steward_guideline_table_refresh:
 *
 * Shows what the cells say now.
 */
void
steward_guideline_table_refresh (StewardGuidelineTable *self)
{
  GPtrArray *rows = get_rows (self);

  if (rows == NULL || self->is_typing)
    return;
  if (self->caret != NULL)
    {
      const guint row = MIN (self->row, rows->len - 1);
      const guint column = MIN (self->column, steward_guideline_rows_count_columns (rows) - 1);
      const char *text = steward_guideline_rows_get (rows, row, column);

      self->row = row;
      self->column = column;
      if (strcmp (steward_guideline_cell_get_text (self->caret), text) != 0)
        {
          steward_table_words_load (self->caret, text);
          show_marks (self);
        }
      name_caret (self);
    }
  steward_table_layout_set_cells (self->layout, rows, shows_head (self, rows));
  set_flags (self);
  show_cells (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * steward_guideline_table_put_caret:
 * @row: of the cell, the head is 0
 * @column: of the cell
 * @offset: in its plain words; behind them for its end; -1 for where the caret is, if it is there
 *
 * Gives the caret to a cell, and leaves the keys where they are.
 */
void
steward_guideline_table_put_caret (StewardGuidelineTable *self,
                                   guint                  row,
                                   guint                  column,
                                   int                    offset)
{
  GPtrArray *rows = get_rows (self);
  gboolean is_other = self->caret == NULL || row != self->row || column != self->column;
  GtkTextIter iter;

  if (rows == NULL || row >= rows->len || column >= steward_guideline_rows_count_columns (rows))
    return;
  if (self->caret == NULL)
    {
      self->caret = STEWARD_GUIDELINE_CELL (steward_guideline_cell_new ());
      g_signal_connect_object (steward_guideline_cell_get_words (self->caret), "edited", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (steward_guideline_cell_get_words (self->caret), "notify::cursor-position", G_CALLBACK (on_caret_moved),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->caret, "step", G_CALLBACK (on_step), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (GTK_WIDGET (self->caret), GTK_WIDGET (self));
      set_flags (self);
    }
  if (is_other)
    {
      gboolean had_head = shows_head (self, rows);
      guint old_row = self->row, old_column = self->column;

      self->row = row;
      self->column = column;
      if (row == 0)
        gtk_widget_add_css_class (GTK_WIDGET (self->caret), "doc-th");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->caret), "doc-th");
      steward_guideline_cell_load (self->caret, steward_guideline_rows_get (rows, row, column));
      show_marks (self);
      name_caret (self);
      if (shows_head (self, rows) != had_head)
        steward_guideline_table_refresh (self);
      show_cell (self, old_row, old_column);
      show_cell (self, row, column);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }
  self->is_pressed = FALSE;
  if (offset >= 0)
    {
      GtkTextBuffer *words = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->caret));

      gtk_text_buffer_get_iter_at_offset (words, &iter, MIN (offset, gtk_text_buffer_get_char_count (words)));
      gtk_text_buffer_place_cursor (words, &iter);
    }
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0, row, column);
}

/**
 * steward_guideline_table_enter:
 * @row: of the cell, the head is 0
 * @column: of the cell
 * @offset: as for [method@GuidelineTable.put_caret]
 *
 * Gives the caret and the keys to a cell.
 */
void
steward_guideline_table_enter (StewardGuidelineTable *self,
                               guint                  row,
                               guint                  column,
                               int                    offset)
{
  steward_guideline_table_put_caret (self, row, column, offset);
  if (self->caret != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->caret));
}

/**
 * steward_guideline_table_enter_edge:
 * @at_end: whether one comes from below
 * @x: where one comes from, pixels from the left; -1 for the first cell, or the last one
 */
void
steward_guideline_table_enter_edge (StewardGuidelineTable *self,
                                    gboolean               at_end,
                                    int                    x)
{
  GPtrArray *rows = get_rows (self);
  guint row, column;
  GdkRectangle place;

  if (rows == NULL)
    return;
  row = at_end ? rows->len - 1 : first_row (self, rows);
  column = at_end && x < 0 ? steward_guideline_rows_count_columns (rows) - 1 : 0;
  for (guint k = 0; x >= 0 && k < steward_guideline_rows_count_columns (rows); k++)
    {
      steward_table_layout_get_cell (self->layout, row, k, &place);
      if (x >= place.x && (x < place.x + place.width || k == 0 || place.x + place.width == steward_table_layout_get_width (self->layout)))
        column = k;
    }
  steward_guideline_table_enter (self, row, column, x >= 0 ? find_offset (self, row, column, x, at_end) : at_end ? G_MAXINT : 0);
}

/**
 * steward_guideline_table_leave:
 *
 * No cell has the caret any more.
 */
void
steward_guideline_table_leave (StewardGuidelineTable *self)
{
  if (self->caret == NULL)
    return;
  gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->caret)));
  steward_table_layout_set_width (self->layout, steward_table_layout_get_width (self->layout));
  steward_guideline_table_refresh (self);
}

/**
 * steward_guideline_table_get_caret:
 * @row: (out) (optional): of its cell
 * @column: (out) (optional): of its cell
 *
 * Returns: (transfer none) (nullable): the cell that has the caret
 */
StewardGuidelineCell *
steward_guideline_table_get_caret (StewardGuidelineTable *self,
                                   guint                 *row,
                                   guint                 *column)
{
  if (row != NULL)
    *row = self->row;
  if (column != NULL)
    *column = self->column;
  return self->caret;
}

/**
 * steward_guideline_table_get_place:
 * @place: (out): where the caret is in the table, pixels
 *
 * Returns: whether it is in it
 */
gboolean
steward_guideline_table_get_place (StewardGuidelineTable *self,
                                   GdkRectangle          *place)
{
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle at;
  GtkTextBuffer *words;
  GtkTextIter iter;
  const char *text;
  int offset;

  if (self->caret == NULL)
    return FALSE;
  words = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->caret));
  gtk_text_buffer_get_iter_at_mark (words, &iter, gtk_text_buffer_get_insert (words));
  layout = steward_table_layout_make (self->layout, self->row, self->column, NULL);
  text = pango_layout_get_text (layout);
  offset = (int) MIN ((glong) gtk_text_iter_get_offset (&iter), g_utf8_strlen (text, -1));
  pango_layout_index_to_pos (layout, (int) (g_utf8_offset_to_pointer (text, offset) - text), &at);
  pango_extents_to_pixels (NULL, &at);
  steward_table_layout_get_cell (self->layout, self->row, self->column, place);
  place->x += STEWARD_TABLE_PAD_X + at.x;
  place->y += STEWARD_TABLE_PAD_Y + at.y;
  place->width = 1;
  place->height = at.height;
  return TRUE;
}

static void
take_kind (GArray                   *marks,
           StewardGuidelineMarkKind  kind)
{
  for (guint i = marks->len; i > 0; i--)
    if (g_array_index (marks, StewardTableMark, i - 1).kind == (int) kind)
      g_array_remove_index (marks, i - 1);
}

static gboolean
is_marked (GArray                   *marks,
           StewardGuidelineMarkKind  kind,
           GArray                   *matches)
{
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const StewardTableMark *mark = &g_array_index (marks, StewardTableMark, i);
      const StewardGuidelineMatch *match = matches != NULL && n < matches->len ? &g_array_index (matches, StewardGuidelineMatch, n) : NULL;

      if (mark->kind != (int) kind)
        continue;
      if (match == NULL || mark->start != match->start || mark->end != match->end)
        return FALSE;
      n++;
    }
  return n == (matches != NULL ? matches->len : 0);
}

/**
 * steward_guideline_table_set_marks:
 * @kind: what they are for
 * @row: of the cell
 * @column: of the cell
 * @matches: (nullable) (element-type StewardGuidelineMatch): places in its plain words
 *
 * Marks words of a cell, in place of those that were marked for the same. They are no part of what it says.
 */
void
steward_guideline_table_set_marks (StewardGuidelineTable    *self,
                                   StewardGuidelineMarkKind  kind,
                                   guint                     row,
                                   guint                     column,
                                   GArray                   *matches)
{
  GArray *marks = get_marks (self, row, column);

  if (marks == NULL && (matches == NULL || matches->len == 0))
    return;
  if (marks == NULL)
    {
      marks = g_array_new (FALSE, FALSE, sizeof (StewardTableMark));
      g_hash_table_insert (self->marks, GUINT_TO_POINTER (row * (STEWARD_GUIDELINE_MAX_COLUMNS + 1) + column), marks);
    }
  if (is_marked (marks, kind, matches))
    return;
  take_kind (marks, kind);
  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      const StewardGuidelineMatch *match = &g_array_index (matches, StewardGuidelineMatch, i);
      const StewardTableMark mark = { (int) kind, match->start, match->end };

      g_array_append_val (marks, mark);
    }
  if (self->caret != NULL && row == self->row && column == self->column)
    show_marks (self);
  show_cell (self, row, column);
}

/**
 * steward_guideline_table_clear_marks:
 * @kind: what they are for
 *
 * Takes the marks off all cells.
 */
void
steward_guideline_table_clear_marks (StewardGuidelineTable    *self,
                                     StewardGuidelineMarkKind  kind)
{
  GHashTableIter iter;
  gpointer marks;

  if (g_hash_table_size (self->marks) == 0)
    return;
  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, NULL, &marks))
    {
      take_kind (marks, kind);
      if (((GArray *) marks)->len == 0)
        g_hash_table_iter_remove (&iter);
    }
  if (self->caret != NULL)
    show_marks (self);
  show_cells (self);
}
