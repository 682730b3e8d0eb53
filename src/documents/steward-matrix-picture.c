/* steward-matrix-picture.c: an ownership matrix as it is printed
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-picture"

#include "steward-matrix-picture.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Points. ISO 216: A4 and A3 across. */
#define A4_WIDTH   841.89
#define A4_HEIGHT  595.28
#define A3_WIDTH   1190.55
#define A3_HEIGHT  841.89
#define MARGIN     36.0
#define GAP        6.0
#define NAMES      190.0
#define TARGETS    52.0
#define ROW        21.0
#define TILE       15.0
#define COLUMN_MAX 72.0
#define COLUMN_MIN 20.0
#define SLANT_FROM 46.0 /* narrower columns have their heads upright */
#define UPRIGHT    104.0

#define FONT "Cantarell, Noto Sans, Sans"

typedef struct
{
  StewardMatrix           *matrix;
  const StewardTableWords *words;
  cairo_t                 *cairo;
  double                   width;
  double                   height; /* 0: as high as it has to be */
  double                   column;
  double                   heads;  /* height */
  guint                    page;
  guint                    n_pages;
} Picture;

typedef struct
{
  StewardLetters  bit;
  const char     *fill; /* (nullable) */
  const char     *edge;
  const char     *text;
} Tile;

/* Weight first, hue second: it reads on a printer without colours. */
static const Tile tiles[] = {
  { STEWARD_ACCOUNTABLE, "#241f31", "#241f31", "#ffffff" },
  { STEWARD_RESPONSIBLE, "#0e6e67", "#0e6e67", "#ffffff" },
  { STEWARD_CONSULTED, "#fbe9c0", "#a8741a", "#6b4200" },
  { STEWARD_INFORMED, NULL, "#8f8d96", "#5e5c64" },
};

static void
set_colour (cairo_t    *cairo,
            const char *colour)
{
  PangoColor parsed = { 0 };

  pango_color_parse (&parsed, colour);
  cairo_set_source_rgb (cairo, parsed.red / 65535.0, parsed.green / 65535.0, parsed.blue / 65535.0);
}

static PangoLayout *
make_layout (cairo_t    *cairo,
             const char *text,
             double      size,
             gboolean    is_bold,
             double      width,
             int         lines)
{
  PangoLayout *layout = pango_cairo_create_layout (cairo);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  if (width > 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_height (layout, -lines);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
}

static double
height_of (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/* Text whose middle line lies at @y. */
static void
draw_text (cairo_t        *cairo,
           const char     *text,
           double          size,
           gboolean        is_bold,
           double          x,
           double          y,
           double          width,
           int             lines,
           PangoAlignment  alignment)
{
  g_autoptr (PangoLayout) layout = make_layout (cairo, text, size, is_bold, width, lines);

  pango_layout_set_alignment (layout, alignment);
  cairo_move_to (cairo, x, y - height_of (layout) / 2);
  pango_cairo_show_layout (cairo, layout);
}

static Tile
tile_of (StewardVariant *variant,
         StewardLetters  bit)
{
  const StewardVariantLetter *letter = steward_variant_find_letter (variant, bit);
  Tile tile = { bit, NULL, "#5e5c64", "#5e5c64" };

  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    if (tiles[i].bit == bit)
      tile = tiles[i];
  if (letter == NULL || letter->colour == NULL)
    return tile;
  if (bit == STEWARD_ACCOUNTABLE || bit == STEWARD_RESPONSIBLE)
    tile.fill = letter->colour;
  else
    tile.text = letter->colour;
  tile.edge = letter->colour;
  return tile;
}

static void
draw_tile (Picture        *self,
           StewardLetters  bit,
           double          x,
           double          y)
{
  StewardVariant *variant = steward_matrix_get_variant (self->matrix);
  const StewardVariantLetter *letter = steward_variant_find_letter (variant, bit);
  Tile tile = tile_of (variant, bit);
  g_autofree char *stored = steward_letters_to_text (bit);

  cairo_rectangle (self->cairo, x - TILE / 2, y - TILE / 2, TILE, TILE);
  if (tile.fill != NULL)
    {
      set_colour (self->cairo, tile.fill);
      cairo_fill_preserve (self->cairo);
    }
  set_colour (self->cairo, tile.edge);
  cairo_set_line_width (self->cairo, 0.8);
  cairo_stroke (self->cairo);
  set_colour (self->cairo, tile.text);
  draw_text (self->cairo, letter != NULL ? letter->letter : stored, 9, TRUE, x - TILE / 2, y, TILE, 1, PANGO_ALIGN_CENTER);
}

static void
draw_letters (Picture        *self,
              StewardLetters  letters,
              double          x,
              double          y)
{
  StewardVariant *variant = steward_matrix_get_variant (self->matrix);
  guint n = (guint) __builtin_popcount (letters);
  double at = x - (n - 1) * TILE / 2;

  /* Where several don't fit beside each other they are written. */
  if (n * TILE > self->column)
    {
      g_autofree char *text = steward_variant_to_text (variant, letters);

      set_colour (self->cairo, "#241f31");
      draw_text (self->cairo, text, 8, TRUE, x - self->column / 2, y, self->column, 1, PANGO_ALIGN_CENTER);
      return;
    }
  for (guint i = 0; i < steward_variant_get_n_letters (variant); i++)
    if (letters & steward_variant_get_letter (variant, i)->bit)
      {
        draw_tile (self, steward_variant_get_letter (variant, i)->bit, at, y);
        at += TILE;
      }
}

static void
draw_line (cairo_t    *cairo,
           const char *colour,
           double      x,
           double      y,
           double      to_x,
           double      to_y)
{
  set_colour (cairo, colour);
  cairo_set_line_width (cairo, 0.5);
  cairo_move_to (cairo, x, y);
  cairo_line_to (cairo, to_x, to_y);
  cairo_stroke (cairo);
}

static double
get_table_width (Picture *self)
{
  return NAMES + TARGETS + self->column * steward_matrix_get_n_departments (self->matrix);
}

static double
column_middle (Picture *self,
               guint    column)
{
  return MARGIN + NAMES + TARGETS + self->column * (column + 0.5);
}

static void
draw_head (Picture *self,
           guint    column,
           double   bottom)
{
  const char *name = steward_matrix_get_department_name (self->matrix, column);
  double x = column_middle (self, column);

  set_colour (self->cairo, "#241f31");
  if (self->column >= SLANT_FROM)
    {
      g_autoptr (PangoLayout) layout = make_layout (self->cairo, name, 8.5, TRUE, self->column - 4, 3);

      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      cairo_move_to (self->cairo, x - self->column / 2 + 2, bottom - height_of (layout) - 4);
      pango_cairo_show_layout (self->cairo, layout);
      return;
    }
  cairo_save (self->cairo);
  cairo_translate (self->cairo, x, bottom - 4);
  cairo_rotate (self->cairo, -G_PI / 2);
  draw_text (self->cairo, name, 8.5, TRUE, 0, 0, self->heads - 8, 1, PANGO_ALIGN_LEFT);
  cairo_restore (self->cairo);
}

/* Returns where the rows begin. */
static double
draw_heads (Picture *self,
            double   y)
{
  const StewardTableWords *words = self->words;
  double bottom = y + self->heads;

  for (guint c = 0; c < steward_matrix_get_n_departments (self->matrix); c++)
    draw_head (self, c, bottom);
  set_colour (self->cairo, "#5e5c64");
  draw_text (self->cairo, words->activity, 8.5, TRUE, MARGIN, bottom - 10, NAMES, 1, PANGO_ALIGN_LEFT);
  draw_text (self->cairo, words->target, 8.5, TRUE, MARGIN + NAMES, bottom - 10, TARGETS - GAP, 1, PANGO_ALIGN_RIGHT);
  draw_line (self->cairo, "#241f31", MARGIN, bottom, MARGIN + get_table_width (self), bottom);
  return bottom;
}

static double
draw_titles (Picture *self)
{
  double width = self->width - 2 * MARGIN;

  set_colour (self->cairo, "#241f31");
  draw_text (self->cairo, self->words->title, 15, TRUE, MARGIN, MARGIN + 9, width, 1, PANGO_ALIGN_LEFT);
  set_colour (self->cairo, "#5e5c64");
  draw_text (self->cairo, self->words->subtitle, 9.5, FALSE, MARGIN, MARGIN + 28, width, 1, PANGO_ALIGN_LEFT);
  return MARGIN + 44;
}

static double
measure_legend (Picture *self)
{
  return 18.0 * (1 + (steward_variant_get_n_letters (steward_matrix_get_variant (self->matrix)) - 1) / 3) + GAP;
}

static void
draw_legend (Picture *self,
             double   y)
{
  StewardVariant *variant = steward_matrix_get_variant (self->matrix);
  double width = (self->width - 2 * MARGIN) / 3;

  for (guint i = 0; i < steward_variant_get_n_letters (variant); i++)
    {
      double x = MARGIN + (i % 3) * width;
      double at = y + (i / 3) * 18.0 + 9;

      draw_tile (self, steward_variant_get_letter (variant, i)->bit, x + TILE / 2, at);
      set_colour (self->cairo, "#241f31");
      draw_text (self->cairo, self->words->meanings[i], 8.5, FALSE, x + TILE + GAP, at, width - TILE - 2 * GAP, 1,
                 PANGO_ALIGN_LEFT);
    }
}

static void
draw_foot (Picture *self,
           double   y)
{
  double width = self->width - 2 * MARGIN;
  g_autofree char *page = g_strdup_printf ("%u / %u", self->page, self->n_pages);

  set_colour (self->cairo, "#5e5c64");
  draw_text (self->cairo, self->words->footer, 8, FALSE, MARGIN, y, width - 60, 1, PANGO_ALIGN_LEFT);
  if (self->n_pages > 1)
    draw_text (self->cairo, page, 8, FALSE, MARGIN + width - 60, y, 60, 1, PANGO_ALIGN_RIGHT);
}

/* A line of the table: a heading of a group, or a row. */
typedef struct
{
  const char *group; /* (nullable) */
  guint       row;
} Line;

static GArray *
list_lines (StewardMatrix *matrix)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  const char *group = NULL;

  for (guint r = 0; r < steward_matrix_get_n_rows (matrix); r++)
    {
      const StewardMatrixRow *row = steward_matrix_get_row (matrix, r);

      if (row->group != NULL && g_strcmp0 (row->group, group) != 0)
        {
          Line heading = { row->group, 0 };

          g_array_append_val (lines, heading);
        }
      group = row->group;
      g_array_append_val (lines, ((Line){ NULL, r }));
    }
  return lines;
}

static void
draw_row (Picture *self,
          guint    r,
          double   y)
{
  const StewardMatrixRow *row = steward_matrix_get_row (self->matrix, r);
  double middle = y + ROW / 2;

  set_colour (self->cairo, "#241f31");
  draw_text (self->cairo, row->name, strlen (row->name) > 40 ? 7.5 : 9, FALSE, MARGIN, middle, NAMES - GAP,
             strlen (row->name) > 40 ? 2 : 1, PANGO_ALIGN_LEFT);
  set_colour (self->cairo, "#5e5c64");
  draw_text (self->cairo, self->words->targets[r], 8.5, FALSE, MARGIN + NAMES, middle, TARGETS - GAP, 1, PANGO_ALIGN_RIGHT);
  for (guint c = 0; c < steward_matrix_get_n_departments (self->matrix); c++)
    if (row->letters[c] != 0)
      draw_letters (self, row->letters[c], column_middle (self, c), middle);
}

static void
draw_lines (Picture *self,
            GArray  *lines,
            guint    first,
            guint    last,
            double   y)
{
  double top = y;

  for (guint i = first; i < last; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      if (line->group != NULL)
        {
          set_colour (self->cairo, "#5e5c64");
          draw_text (self->cairo, line->group, 8.5, TRUE, MARGIN, y + ROW / 2, get_table_width (self), 1, PANGO_ALIGN_LEFT);
        }
      else
        draw_row (self, line->row, y);
      y += ROW;
      draw_line (self->cairo, "#d5d4d8", MARGIN, y, MARGIN + get_table_width (self), y);
    }
  for (guint c = 0; c <= steward_matrix_get_n_departments (self->matrix); c++)
    draw_line (self->cairo, "#e5e4e8", column_middle (self, c) - self->column / 2, top,
               column_middle (self, c) - self->column / 2, y);
}

static void
measure (Picture *self)
{
  guint n = MAX (steward_matrix_get_n_departments (self->matrix), 1);

  self->column = CLAMP ((self->width - 2 * MARGIN - NAMES - TARGETS) / n, COLUMN_MIN, COLUMN_MAX);
  self->heads = self->column >= SLANT_FROM ? 44 : UPRIGHT;
  /* More columns than a sheet holds: a wider sheet, at the same size of type. */
  self->width = MAX (self->width, get_table_width (self) + 2 * MARGIN);
}

static void
draw_page (Picture *self,
           GArray  *lines,
           guint    first,
           guint    last)
{
  double y = draw_heads (self, draw_titles (self));

  draw_lines (self, lines, first, last, y);
  y += (last - first) * ROW + GAP * 2;
  draw_legend (self, y);
  draw_foot (self, self->height - MARGIN + GAP);
}

static cairo_status_t
append (void                *data,
        const unsigned char *bytes,
        unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_pages (Picture         *self,
            cairo_surface_t *surface,
            GArray          *lines,
            guint            a_page)
{
  self->cairo = cairo_create (surface);
  self->n_pages = MAX ((lines->len + a_page - 1) / a_page, 1);
  for (self->page = 1; self->page <= self->n_pages; self->page++)
    {
      draw_page (self, lines, (self->page - 1) * a_page, MIN (self->page * a_page, lines->len));
      cairo_show_page (self->cairo);
    }
  cairo_destroy (self->cairo);
}

/**
 * steward_matrix_picture_write:
 * @format: %STEWARD_TABLE_PDF: pages of A4 across, or A3 where the table is wide; %STEWARD_TABLE_SVG: one picture
 * @words: what stands over, under and beside the table
 * @error: return location for %STEWARD_DOCUMENT_ERROR_INVALID
 *
 * Lines and type are vectors, so that it prints in any size.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
steward_matrix_picture_write (StewardMatrix            *matrix,
                              StewardTableFormat        format,
                              const StewardTableWords  *words,
                              GError                  **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GArray) lines = list_lines (matrix);
  gboolean is_wide = steward_matrix_get_n_departments (matrix) > 14;
  Picture self = { .matrix = matrix, .words = words, .width = is_wide ? A3_WIDTH : A4_WIDTH };
  cairo_surface_t *surface;
  cairo_status_t status;
  double around;
  guint a_page;

  measure (&self);
  around = MARGIN + 44 + self.heads + GAP * 2 + measure_legend (&self) + 18 + MARGIN;
  if (format == STEWARD_TABLE_SVG)
    {
      a_page = MAX (lines->len, 1);
      self.height = around + a_page * ROW;
      surface = cairo_svg_surface_create_for_stream (append, bytes, self.width, self.height);
    }
  else
    {
      self.height = is_wide ? A3_HEIGHT : A4_HEIGHT;
      a_page = (guint) ((self.height - around) / ROW);
      surface = cairo_pdf_surface_create_for_stream (append, bytes, self.width, self.height);
      /* What every printer's software reads. */
      cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, words->title);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, words->subtitle);
    }
  draw_pages (&self, surface, lines, a_page);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID, _("The matrix could not be drawn: %s"),
               cairo_status_to_string (status));
  return NULL;
}
