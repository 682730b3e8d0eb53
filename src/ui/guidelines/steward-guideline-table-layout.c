/* steward-guideline-table-layout.c: where the cells of a table are, and how their words are set
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-table-layout"

#include "steward-guideline-table-layout.h"

#include "steward-guideline-rows.h"
#include "steward-guideline-table.h"
#include "steward-inline.h"
#include "steward-text.h"

#include <string.h>

#define LINE_BREAK "\xe2\x80\xa8" /* U+2028 */
/* A column that says nothing yet. */
#define LEAST_SIGNS 6

struct _StewardTableLayout
{
  GtkWidget *widget;  /* (not owned) in whose font it is */
  PangoContext *context; /* (owned) (nullable) that of @widget in the other direction */
  guint      serial;  /* of that of @widget when @context was made */
  GPtrArray *rows;    /* (owned) (nullable) (element-type GStrv) */
  GArray    *widths;  /* (owned) (element-type int) of columns */
  GArray    *heights; /* (owned) (element-type int) of rows */
  GtkTextDirection direction;
  gboolean   has_head;
  int        width;
};

/**
 * steward_table_layout_new:
 * @widget: what shows it; outlives it
 *
 * Returns: (transfer full): of no cells
 */
StewardTableLayout *
steward_table_layout_new (GtkWidget *widget)
{
  StewardTableLayout *self = g_new0 (StewardTableLayout, 1);

  self->widget = widget;
  self->direction = gtk_widget_get_direction (widget);
  self->widths = g_array_new (FALSE, TRUE, sizeof (int));
  self->heights = g_array_new (FALSE, TRUE, sizeof (int));
  return self;
}

void
steward_table_layout_free (StewardTableLayout *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_array_unref (self->widths);
  g_array_unref (self->heights);
  g_free (self);
}

/* How wide a cell would like to be and has to be, in signs of middle width. */
static void
count_signs (const char *text,
             guint      *wanted,
             guint      *least)
{
  guint n = 0, word = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar sign = g_utf8_get_char (p);
      guint width = g_unichar_iswide (sign) ? 2 : 1;

      word = g_unichar_isspace (sign) ? 0 : word + width;
      n = *p == '\n' ? 0 : n + width;
      *least = MAX (*least, word);
      *wanted = MAX (*wanted, n);
    }
}

/* What is over goes to all columns alike; what is missing is missing where there are most words. */
static void
share_width (StewardTableLayout *self)
{
  guint n_columns = self->widths->len;
  g_autofree double *wanted = g_new (double, n_columns);
  g_autofree double *least = g_new (double, n_columns);
  PangoContext *context = gtk_widget_get_pango_context (self->widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double sign = pango_font_metrics_get_approximate_char_width (metrics) * 1.1 / PANGO_SCALE;
  double all = 0, all_least = 0, x = 0;

  pango_font_metrics_unref (metrics);
  for (guint k = 0; k < n_columns; k++)
    {
      guint n_wanted = LEAST_SIGNS, n_least = LEAST_SIGNS;

      for (guint i = 0; i < self->rows->len; i++)
        count_signs (steward_guideline_rows_get (self->rows, i, k), &n_wanted, &n_least);
      wanted[k] = n_wanted * sign + 2 * STEWARD_TABLE_PAD_X;
      least[k] = MIN (n_least * sign + 2 * STEWARD_TABLE_PAD_X, wanted[k]);
      least[k] = MIN (least[k], (double) self->width / n_columns);
      all += wanted[k];
      all_least += least[k];
    }
  for (guint k = 0; k < n_columns; k++)
    {
      double width = all <= self->width ? wanted[k] + (self->width - all) / n_columns
                                        : least[k] + (self->width - all_least) * (wanted[k] - least[k]) / MAX (all - all_least, 1);

      g_array_index (self->widths, int, k) = (int) (x + width + 0.5) - (int) (x + 0.5);
      x += width;
    }
}

static int
measure_row (StewardTableLayout *self,
             guint               row)
{
  int height = 0;

  if (row == 0 && !self->has_head)
    return 0;
  for (guint k = 0; k < self->widths->len; k++)
    {
      g_autoptr (PangoLayout) layout = steward_table_layout_make (self, row, k, NULL);
      int cell;

      pango_layout_get_pixel_size (layout, NULL, &cell);
      height = MAX (height, cell);
    }
  return height + 2 * STEWARD_TABLE_PAD_Y;
}

/* That of the first words that have one: a document keeps its own direction in a window that has the other one. */
static GtkTextDirection
find_direction (StewardTableLayout *self)
{
  int direction = 0;

  for (guint i = 0; i < self->rows->len && direction == 0; i++)
    for (guint k = 0; k < self->widths->len && direction == 0; k++)
      direction = steward_text_get_direction (steward_guideline_rows_get (self->rows, i, k));
  if (direction != 0)
    return direction < 0 ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
  return gtk_widget_get_direction (self->widget);
}

/* Words without a direction of their own, as numbers, have that of the table. */
static PangoContext *
get_context (StewardTableLayout *self)
{
  PangoContext *usual = gtk_widget_get_pango_context (self->widget);

  if (self->direction == gtk_widget_get_direction (self->widget))
    return usual;
  if (self->context == NULL || self->serial != pango_context_get_serial (usual))
    {
      g_clear_object (&self->context);
      self->context = gtk_widget_create_pango_context (self->widget);
      self->serial = pango_context_get_serial (usual);
    }
  pango_context_set_base_dir (self->context, self->direction == GTK_TEXT_DIR_RTL ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  return self->context;
}

/**
 * steward_table_layout_get_direction:
 *
 * Returns: from where its columns and words run
 */
GtkTextDirection
steward_table_layout_get_direction (StewardTableLayout *self)
{
  return self->direction;
}

/**
 * steward_table_layout_set_cells:
 * @rows: (element-type GStrv): what the cells say; a reference is taken
 * @has_head: whether the first row is shown
 */
void
steward_table_layout_set_cells (StewardTableLayout *self,
                                GPtrArray          *rows,
                                gboolean            has_head)
{
  guint n_columns = steward_guideline_rows_count_columns (rows);
  gboolean is_same = self->rows != NULL && self->widths->len == n_columns && self->heights->len == rows->len;

  g_ptr_array_ref (rows);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = rows;
  self->has_head = has_head;
  g_array_set_size (self->widths, n_columns);
  g_array_set_size (self->heights, rows->len);
  self->direction = find_direction (self);
  /* A table doesn't change its columns under somebody's hands. */
  if (!is_same || n_columns == 0)
    steward_table_layout_set_width (self, self->width);
  else
    for (guint i = 0; i < rows->len; i++)
      steward_table_layout_update_row (self, i);
}

/**
 * steward_table_layout_set_width:
 * @width: of the table, pixels
 *
 * Places all cells anew.
 */
void
steward_table_layout_set_width (StewardTableLayout *self,
                                int                 width)
{
  self->width = width;
  if (self->rows == NULL || width <= 0)
    return;
  share_width (self);
  for (guint i = 0; i < self->rows->len; i++)
    steward_table_layout_update_row (self, i);
}

int
steward_table_layout_get_width (StewardTableLayout *self)
{
  return self->width;
}

int
steward_table_layout_get_height (StewardTableLayout *self)
{
  int height = 0;

  for (guint i = 0; i < self->heights->len; i++)
    height += g_array_index (self->heights, int, i);
  return MAX (height, 1);
}

/**
 * steward_table_layout_update_row:
 *
 * Returns: whether the row needs another height than before
 */
gboolean
steward_table_layout_update_row (StewardTableLayout *self,
                                 guint               row)
{
  int height = measure_row (self, row);
  gboolean is_other = height != g_array_index (self->heights, int, row);

  g_array_index (self->heights, int, row) = height;
  return is_other;
}

/**
 * steward_table_layout_get_cell:
 * @place: (out): where it is
 */
void
steward_table_layout_get_cell (StewardTableLayout *self,
                               guint               row,
                               guint               column,
                               GdkRectangle       *place)
{
  *place = (GdkRectangle){ 0, 0, 0, 0 };
  if (row >= self->heights->len || column >= self->widths->len)
    return;
  for (guint k = 0; k < column; k++)
    place->x += g_array_index (self->widths, int, k);
  for (guint i = 0; i < row; i++)
    place->y += g_array_index (self->heights, int, i);
  place->width = g_array_index (self->widths, int, column);
  place->height = g_array_index (self->heights, int, row);
  if (self->direction == GTK_TEXT_DIR_RTL)
    place->x = self->width - place->x - place->width;
}

/**
 * steward_table_layout_find:
 * @row: (out): of the cell that is there
 * @column: (out): of the cell
 *
 * Returns: whether there is one
 */
gboolean
steward_table_layout_find (StewardTableLayout *self,
                           int                 x,
                           int                 y,
                           guint              *row,
                           guint              *column)
{
  for (guint i = 0; i < self->heights->len; i++)
    for (guint k = 0; k < self->widths->len; k++)
      {
        GdkRectangle place;

        steward_table_layout_get_cell (self, i, k, &place);
        if (y < place.y || y >= place.y + place.height)
          break;
        if (x >= place.x && x < place.x + place.width)
          {
            *row = i;
            *column = k;
            return TRUE;
          }
      }
  return FALSE;
}

static void
add_attribute (PangoAttrList  *attributes,
               PangoAttribute *attribute,
               const char     *text,
               guint           start,
               guint           end)
{
  attribute->start_index = (guint) (g_utf8_offset_to_pointer (text, (glong) start) - text);
  attribute->end_index = (guint) (g_utf8_offset_to_pointer (text, (glong) end) - text);
  pango_attr_list_insert (attributes, attribute);
}

static void
add_span (PangoAttrList           *attributes,
          const char              *text,
          const StewardInlineSpan *span)
{
  if ((span->styles & STEWARD_INLINE_BOLD) != 0)
    add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), text, span->start, span->end);
  if ((span->styles & STEWARD_INLINE_ITALIC) != 0)
    add_attribute (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), text, span->start, span->end);
  if ((span->styles & STEWARD_INLINE_STRIKE) != 0)
    add_attribute (attributes, pango_attr_strikethrough_new (TRUE), text, span->start, span->end);
  if ((span->styles & STEWARD_INLINE_CODE) != 0)
    add_attribute (attributes, pango_attr_family_new ("monospace"), text, span->start, span->end);
  if (span->link != NULL)
    add_attribute (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), text, span->start, span->end);
}

/* As the tags of the text are. */
static void
add_mark (PangoAttrList          *attributes,
          const char             *text,
          const StewardTableMark *mark)
{
  glong length = g_utf8_strlen (text, -1);

  if (mark->start >= mark->end || mark->end > length)
    return;
  switch (mark->kind)
    {
    case STEWARD_MARK_FOUND:
      add_attribute (attributes, pango_attr_background_new (0xf5ff, 0xc2ff, 0x11ff), text, (guint) mark->start, (guint) mark->end);
      add_attribute (attributes, pango_attr_background_alpha_new (0x6666), text, (guint) mark->start, (guint) mark->end);
      break;
    case STEWARD_MARK_MISSPELLED:
      add_attribute (attributes, pango_attr_underline_new (PANGO_UNDERLINE_ERROR), text, (guint) mark->start, (guint) mark->end);
      add_attribute (attributes, pango_attr_underline_color_new (0xffff, 0, 0), text, (guint) mark->start, (guint) mark->end);
      break;
    case STEWARD_MARK_BROAD:
    default:
      add_attribute (attributes, pango_attr_underline_new (PANGO_UNDERLINE_DOUBLE), text, (guint) mark->start, (guint) mark->end);
      add_attribute (attributes, pango_attr_underline_color_new (0xb851, 0x75c2, 0), text, (guint) mark->start, (guint) mark->end);
      break;
    }
}

/**
 * steward_table_layout_make:
 * @marks: (nullable) (element-type StewardTableMark): what is marked in it
 *
 * Returns: (transfer full): the words of a cell, as wide as it is
 */
PangoLayout *
steward_table_layout_make (StewardTableLayout *self,
                           guint               row,
                           guint               column,
                           GArray             *marks)
{
  g_autoptr (StewardInline) words = steward_inline_parse (steward_guideline_rows_get (self->rows, row, column));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoLayout *layout;
  int width = g_array_index (self->widths, int, column) - 2 * STEWARD_TABLE_PAD_X;

  g_string_replace (words->text, "\n", LINE_BREAK, 0);
  if (row == 0)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  for (guint i = 0; i < words->spans->len; i++)
    add_span (attributes, words->text->str, &g_array_index (words->spans, StewardInlineSpan, i));
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    add_mark (attributes, words->text->str, &g_array_index (marks, StewardTableMark, i));
  layout = pango_layout_new (get_context (self));
  pango_layout_set_text (layout, words->text->str, -1);
  pango_layout_set_attributes (layout, attributes);
  /* Words that run the other way than the context are at the other side. */
  pango_layout_set_alignment (layout, self->direction == GTK_TEXT_DIR_RTL ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  return layout;
}
