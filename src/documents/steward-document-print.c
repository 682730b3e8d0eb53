/* steward-document-print.c: guidelines to PDF
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headings, paragraphs, items and tables are tagged for those who hear the document (ISO 32000-1 §14.8), headings are
 * the outline. The document is set twice: first only to find the pages of its headings. */

#define G_LOG_DOMAIN "steward-document-print"

#include "steward-document-print.h"

#include "steward-document-writing.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Points. ISO 216: A4. */
#define PAGE_WIDTH   595.28
#define PAGE_HEIGHT  841.89
#define LEFT         84.0
#define RIGHT        62.0
#define TOP          62.0
#define BOTTOM       70.0
#define INDENT       18.0
#define GAP          7.0
#define CELL_PADDING 4.0
#define BODY_WIDTH   (PAGE_WIDTH - LEFT - RIGHT)
#define BODY_END     (PAGE_HEIGHT - BOTTOM)
#define MAX_DEPTH    12 /* deeper blocks stand no further in */

#define FONT "Cantarell, Noto Sans, Sans"
#define MONO "Noto Sans Mono, DejaVu Sans Mono, Monospace"

typedef struct
{
  char  *words; /* (owned) */
  guint  level;
  guint  page;  /* from 1 */
} Heading;

/* Words with how they are set, as Pango takes them. */
typedef struct
{
  GString       *text;
  PangoAttrList *attributes;
  GArray        *links; /* (element-type Link) */
} Words;

typedef struct
{
  guint  start; /* bytes */
  guint  end;
  char  *target; /* (owned) */
} Link;

typedef struct
{
  StewardGuideline *guideline;
  const char       *stamp;    /* (nullable) */
  cairo_surface_t  *surface;
  cairo_t          *cairo;
  GArray           *headings; /* (element-type Heading) as found by the first pass */
  gboolean          is_final; /* whether this pass draws */
  gboolean          is_plain; /* whether cells aren't tagged */
  double            y;
  guint             page;     /* from 1 */
  guint             n_pages;
  guint             n_headings;
  guint             at;
  int               outline[7]; /* the last entry of each level */
} Print;

static void
link_clear (gpointer data)
{
  g_free (((Link *) data)->target);
}

static void
heading_clear (gpointer data)
{
  g_free (((Heading *) data)->words);
}

static void
add_attribute (Words          *self,
               PangoAttribute *attribute,
               guint           start)
{
  attribute->start_index = start;
  attribute->end_index = (guint) self->text->len;
  pango_attr_list_insert (self->attributes, attribute);
}

static void
add_run (const char         *text,
         StewardInlineStyle  styles,
         const char         *link,
         gpointer            data)
{
  Words *self = data;
  guint start = (guint) self->text->len;

  g_string_append (self->text, text);
  if (styles & STEWARD_INLINE_BOLD)
    add_attribute (self, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
  if (styles & STEWARD_INLINE_ITALIC)
    add_attribute (self, pango_attr_style_new (PANGO_STYLE_ITALIC), start);
  if (styles & STEWARD_INLINE_STRIKE)
    add_attribute (self, pango_attr_strikethrough_new (TRUE), start);
  if (styles & STEWARD_INLINE_CODE)
    add_attribute (self, pango_attr_family_new (MONO), start);
  if (link != NULL)
    {
      Link place = { start, (guint) self->text->len, g_strdup (link) };

      add_attribute (self, pango_attr_foreground_new (0x0c0c, 0x4e4e, 0x9a9a), start);
      add_attribute (self, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start);
      g_array_append_val (self->links, place);
    }
}

static void
words_clear (Words *self)
{
  g_string_free (self->text, TRUE);
  pango_attr_list_unref (self->attributes);
  g_array_unref (self->links);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static Words
make_words (const char *markdown)
{
  Words words = { g_string_new (NULL), pango_attr_list_new (), g_array_new (FALSE, TRUE, sizeof (Link)) };

  g_array_set_clear_func (words.links, link_clear);
  if (markdown != NULL)
    steward_document_each_run (markdown, add_run, &words);
  return words;
}

static PangoLayout *
make_layout (Print        *self,
             const Words  *words,
             double        size,
             gboolean      is_bold,
             double        width)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cairo);
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  const char *language = steward_guideline_get_language (self->guideline);

  if (language != NULL)
    pango_context_set_language (pango_layout_get_context (layout), pango_language_from_string (language));
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, words->text->str, (int) words->text->len);
  pango_layout_set_attributes (layout, words->attributes);
  if (width > 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  pango_layout_set_spacing (layout, (int) (size * 0.25 * PANGO_SCALE));
  pango_font_description_free (font);
  return layout;
}

static PangoLayout *
make_plain_layout (Print      *self,
                   const char *text,
                   double      size,
                   gboolean    is_bold,
                   double      width)
{
  g_auto (Words) words = make_words (NULL);

  g_string_append (words.text, text);
  return make_layout (self, &words, size, is_bold, width);
}

static void
draw_at (Print       *self,
         PangoLayout *layout,
         double       x,
         double       y,
         double       grey)
{
  if (!self->is_final)
    return;
  cairo_set_source_rgb (self->cairo, grey, grey, grey);
  cairo_move_to (self->cairo, x, y);
  pango_cairo_show_layout (self->cairo, layout);
}

static void
draw_footer (Print *self)
{
  g_autofree char *number = g_strdup_printf ("%u / %u", self->page, self->n_pages);
  g_autoptr (PangoLayout) stamp = make_plain_layout (self, self->stamp != NULL ? self->stamp : "", 8, FALSE, BODY_WIDTH - 60);
  g_autoptr (PangoLayout) page = make_plain_layout (self, number, 8, FALSE, 0);
  int width;

  pango_layout_get_size (page, &width, NULL);
  draw_at (self, stamp, LEFT, BODY_END + 22, 0.35);
  draw_at (self, page, PAGE_WIDTH - RIGHT - (double) width / PANGO_SCALE, BODY_END + 22, 0.35);
}

static void
end_page (Print *self)
{
  if (self->is_final)
    {
      draw_footer (self);
      cairo_show_page (self->cairo);
    }
  self->page++;
  self->y = TOP;
}

/* Goes to the next page unless there is so much room on this one. */
static void
make_room (Print  *self,
           double  height)
{
  if (self->y + height > BODY_END && self->y > TOP)
    end_page (self);
}

static void
begin_tag (Print      *self,
           const char *tag)
{
  if (self->is_final && tag != NULL)
    cairo_tag_begin (self->cairo, tag, NULL);
}

static void
end_tag (Print      *self,
         const char *tag)
{
  if (self->is_final && tag != NULL)
    cairo_tag_end (self->cairo, tag);
}

static void
draw_link (Print           *self,
           const Link      *link,
           PangoLayoutLine *line,
           double           x,
           double           y,
           double           height)
{
  int *ranges = NULL;
  int n_ranges = 0;
  int start = MAX ((int) link->start, line->start_index);
  int end = MIN ((int) link->end, line->start_index + line->length);
  g_auto (GStrv) parts = NULL;
  g_autofree char *slashes = NULL;
  g_autofree char *target = NULL;

  /* What leads to a place in the document or beside it leads nowhere on paper. */
  if (start >= end || strstr (link->target, ":") == NULL)
    return;
  parts = g_strsplit (link->target, "\\", -1);
  slashes = g_strjoinv ("\\\\", parts);
  g_strfreev (parts);
  parts = g_strsplit (slashes, "'", -1);
  target = g_strjoinv ("\\'", parts);
  pango_layout_line_get_x_ranges (line, start, end, &ranges, &n_ranges);
  for (int i = 0; i < n_ranges; i++)
    {
      char left[G_ASCII_DTOSTR_BUF_SIZE], top[G_ASCII_DTOSTR_BUF_SIZE], wide[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *about = NULL;

      g_ascii_formatd (left, sizeof left, "%.2f", x + (double) ranges[2 * i] / PANGO_SCALE);
      g_ascii_formatd (top, sizeof top, "%.2f", y);
      g_ascii_formatd (wide, sizeof wide, "%.2f", (double) (ranges[2 * i + 1] - ranges[2 * i]) / PANGO_SCALE);
      g_ascii_formatd (high, sizeof high, "%.2f", height);
      about = g_strdup_printf ("rect=[%s %s %s %s] uri='%s'", left, top, wide, high, target);
      cairo_tag_begin (self->cairo, CAIRO_TAG_LINK, about);
      cairo_tag_end (self->cairo, CAIRO_TAG_LINK);
    }
  g_free (ranges);
}

/* Draws a layout line by line, over as many pages as it takes. */
static void
flow (Print       *self,
      PangoLayout *layout,
      const Words *words,
      double       x,
      const char  *tag)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int last = 0;
  gboolean is_open = FALSE;

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      PangoRectangle logical;
      int top, bottom;
      double height, offset;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      height = (double) (bottom - MAX (top, last)) / PANGO_SCALE;
      last = bottom;
      if (self->y + height > BODY_END && self->y > TOP)
        {
          if (is_open)
            end_tag (self, tag);
          is_open = FALSE;
          end_page (self);
        }
      if (!is_open)
        begin_tag (self, tag);
      is_open = TRUE;
      offset = (double) logical.x / PANGO_SCALE;
      if (self->is_final)
        {
          cairo_set_source_rgb (self->cairo, 0.1, 0.1, 0.1);
          cairo_move_to (self->cairo, x + offset, self->y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE -
                                                    (double) top / PANGO_SCALE);
          pango_cairo_show_layout_line (self->cairo, line);
          for (guint i = 0; words != NULL && i < words->links->len; i++)
            draw_link (self, &g_array_index (words->links, Link, i), line, x, self->y, height);
        }
      self->y += height;
    }
  while (pango_layout_iter_next_line (iter));
  if (is_open)
    end_tag (self, tag);
  pango_layout_iter_free (iter);
}

/* The number by which people name the clause stands in the margin. */
static void
draw_clause (Print *self,
             guint  at)
{
  const char *clause = steward_guideline_get_clause (self->guideline, at);
  g_autoptr (PangoLayout) layout = make_plain_layout (self, clause, 8, FALSE, 0);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  if (*clause != '\0')
    draw_at (self, layout, LEFT - 12 - (double) width / PANGO_SCALE, self->y + 2, 0.4);
}

static void
note_heading (Print      *self,
              guint       level,
              const char *words)
{
  guint number = self->n_headings++;
  g_autofree char *name = g_strdup_printf ("name='heading-%u'", number);
  g_autofree char *dest = g_strdup_printf ("dest='heading-%u'", number);
  int parent = 0;

  if (!self->is_final)
    {
      Heading heading = { g_strdup (words), level, self->page };

      g_array_append_val (self->headings, heading);
      return;
    }
  for (guint i = 1; i < level; i++)
    if (self->outline[i] != 0)
      parent = self->outline[i];
  self->outline[level] = cairo_pdf_surface_add_outline (self->surface, parent, words, dest,
                                                        level <= 2 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
  for (guint i = level + 1; i < G_N_ELEMENTS (self->outline); i++)
    self->outline[i] = 0;
  cairo_move_to (self->cairo, LEFT, self->y);
  cairo_tag_begin (self->cairo, CAIRO_TAG_DEST, name);
  cairo_tag_end (self->cairo, CAIRO_TAG_DEST);
}

static void
print_heading (Print                       *self,
               const StewardGuidelineBlock *block,
               guint                        at)
{
  static const double sizes[] = { 19, 15.5, 13, 12, 11, 11 };
  static const char *const tags[] = { "H1", "H2", "H3", "H4", "H5", "H6" };
  double size = sizes[block->level - 1];
  g_auto (Words) words = make_words (block->text);
  g_autoptr (PangoLayout) layout = make_layout (self, &words, size, TRUE, BODY_WIDTH);
  int height;

  pango_layout_get_size (layout, NULL, &height);
  if (self->y > TOP)
    self->y += size * 0.7;
  /* A heading stays with the first lines of what it heads. */
  make_room (self, (double) height / PANGO_SCALE + 40);
  note_heading (self, block->level, words.text->str);
  draw_clause (self, at);
  flow (self, layout, &words, LEFT, tags[block->level - 1]);
  self->y += GAP;
}

static void
print_words (Print                       *self,
             const StewardGuidelineBlock *block,
             guint                        at,
             double                       x,
             const char                  *tag)
{
  g_auto (Words) words = make_words (block->text);
  g_autoptr (PangoLayout) layout = make_layout (self, &words, 11, FALSE, PAGE_WIDTH - RIGHT - x);

  make_room (self, 28);
  draw_clause (self, at);
  flow (self, layout, &words, x, tag);
  self->y += GAP;
}

static void
print_code (Print                       *self,
            const StewardGuidelineBlock *block,
            double                       x)
{
  g_auto (Words) words = make_words (NULL);
  g_autoptr (PangoLayout) layout = NULL;

  g_string_append (words.text, block->text);
  add_attribute (&words, pango_attr_family_new (MONO), 0);
  layout = make_layout (self, &words, 9.5, FALSE, PAGE_WIDTH - RIGHT - x);
  make_room (self, 24);
  flow (self, layout, &words, x, "Code");
  self->y += GAP;
}

static void
print_item (Print                       *self,
            const StewardGuidelineBlock *block,
            guint                        at,
            guint                        number,
            double                       x)
{
  g_autofree char *mark = block->ordered ? g_strdup_printf ("%u.", number) : g_strdup ("•");
  g_autoptr (PangoLayout) layout = make_plain_layout (self, mark, 11, FALSE, 0);

  make_room (self, 28);
  begin_tag (self, "L");
  begin_tag (self, "LI");
  begin_tag (self, "Lbl");
  draw_at (self, layout, x, self->y, 0.1);
  end_tag (self, "Lbl");
  end_tag (self, "LI");
  end_tag (self, "L");
  print_words (self, block, at, x + INDENT, "P");
}

/* As wide as their words want to be, as long as that fits. */
static void
share_width (Print     *self,
             GPtrArray *rows,
             double    *widths,
             guint      n_columns,
             double     whole)
{
  double sum = 0;

  for (guint c = 0; c < n_columns; c++)
    {
      widths[c] = 24;
      for (guint r = 0; r < rows->len; r++)
        {
          char **cells = rows->pdata[r];
          g_auto (Words) words = make_words (c < g_strv_length (cells) ? cells[c] : "");
          g_autoptr (PangoLayout) layout = make_layout (self, &words, 10, r == 0, 0);
          int width;

          pango_layout_get_size (layout, &width, NULL);
          widths[c] = MAX (widths[c], MIN ((double) width / PANGO_SCALE + 2 * CELL_PADDING + 1, whole * 0.6));
        }
      sum += widths[c];
    }
  for (guint c = 0; c < n_columns && sum > whole; c++)
    widths[c] = widths[c] * whole / sum;
}

static void
print_row (Print        *self,
           char        **cells,
           const double *widths,
           guint         n_columns,
           double        x,
           gboolean      is_head)
{
  double height = 0;
  double left = x;
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_cells = g_strv_length (cells);
  const char *tag = self->is_plain ? NULL : is_head ? "TH" : "TD";

  for (guint c = 0; c < n_columns; c++)
    {
      g_auto (Words) words = make_words (c < n_cells ? cells[c] : "");
      PangoLayout *layout = make_layout (self, &words, 10, is_head, MAX (widths[c] - 2 * CELL_PADDING, 10));
      int own;

      pango_layout_get_size (layout, NULL, &own);
      height = MAX (height, (double) own / PANGO_SCALE + 2 * CELL_PADDING);
      g_ptr_array_add (layouts, layout);
    }
  if (height > BODY_END - TOP)
    {
      /* No page holds it: its cells follow each other. */
      for (guint c = 0; c < n_cells; c++)
        {
          g_auto (Words) words = make_words (cells[c]);
          g_autoptr (PangoLayout) layout = make_layout (self, &words, 10, is_head, PAGE_WIDTH - RIGHT - x);

          flow (self, layout, &words, x, "P");
        }
      return;
    }
  make_room (self, height);
  begin_tag (self, self->is_plain ? NULL : "TR");
  for (guint c = 0; c < n_columns; c++)
    {
      begin_tag (self, tag);
      draw_at (self, layouts->pdata[c], left + CELL_PADDING, self->y + CELL_PADDING, 0.1);
      end_tag (self, tag);
      if (self->is_final)
        {
          cairo_set_source_rgb (self->cairo, 0.6, 0.6, 0.6);
          cairo_set_line_width (self->cairo, 0.5);
          cairo_rectangle (self->cairo, left, self->y, widths[c], height);
          cairo_stroke (self->cairo);
        }
      left += widths[c];
    }
  end_tag (self, self->is_plain ? NULL : "TR");
  self->y += height;
}

static void
print_table (Print     *self,
             GPtrArray *rows,
             double     x)
{
  guint n_columns = rows->len > 0 ? g_strv_length (rows->pdata[0]) : 0;
  g_autofree double *widths = g_new0 (double, n_columns + 1);

  if (n_columns == 0)
    return;
  share_width (self, rows, widths, n_columns, PAGE_WIDTH - RIGHT - x);
  for (guint r = 0; r < rows->len; r++)
    print_row (self, rows->pdata[r], widths, n_columns, x, r == 0);
  self->y += GAP + 3;
}

static void
print_blocks (Print      *self,
              const char *parent,
              guint       depth)
{
  const StewardGuidelineBlock *last = NULL;
  double x = LEFT + INDENT * MIN (depth, MAX_DEPTH);
  guint number = 0;

  while (steward_document_is_under (self->guideline, self->at, parent))
    {
      guint at = self->at++;
      const StewardGuidelineBlock *block = steward_guideline_get_block (self->guideline, at);

      number = block->type == STEWARD_GUIDELINE_BLOCK_ITEM && steward_document_goes_on (self->guideline, at, last) ? number + 1 : 1;
      last = block;
      if (block->type == STEWARD_GUIDELINE_BLOCK_HEADING)
        print_heading (self, block, at);
      else if (block->type == STEWARD_GUIDELINE_BLOCK_TABLE)
        print_table (self, block->rows, x);
      else if (block->type == STEWARD_GUIDELINE_BLOCK_CODE)
        print_code (self, block, x);
      else if (block->type == STEWARD_GUIDELINE_BLOCK_ITEM)
        print_item (self, block, at, number, x);
      else if (*block->text != '\0')
        print_words (self, block, at, block->type == STEWARD_GUIDELINE_BLOCK_QUOTE ? x + INDENT : x,
                     block->type == STEWARD_GUIDELINE_BLOCK_QUOTE ? "BlockQuote" : "P");
      print_blocks (self, block->id, depth + 1);
    }
}

static void
print_entry (Print         *self,
             const Heading *heading,
             guint          number)
{
  double x = LEFT + INDENT * (heading->level - 1);
  g_autofree char *page = g_strdup_printf ("%u", heading->page);
  g_autofree char *dest = g_strdup_printf ("dest='heading-%u'", number);
  g_autoptr (PangoLayout) words = make_plain_layout (self, heading->words, 10.5, heading->level == 1, PAGE_WIDTH - RIGHT - x - 36);
  g_autoptr (PangoLayout) mark = make_plain_layout (self, page, 10.5, FALSE, 0);
  int width, height;

  pango_layout_get_size (words, NULL, &height);
  make_room (self, (double) height / PANGO_SCALE);
  pango_layout_get_size (mark, &width, NULL);
  if (self->is_final)
    {
      cairo_tag_begin (self->cairo, "TOCI", NULL);
      cairo_tag_begin (self->cairo, CAIRO_TAG_LINK, dest);
    }
  draw_at (self, words, x, self->y, 0.1);
  draw_at (self, mark, PAGE_WIDTH - RIGHT - (double) width / PANGO_SCALE, self->y, 0.1);
  if (self->is_final)
    {
      cairo_tag_end (self->cairo, CAIRO_TAG_LINK);
      cairo_tag_end (self->cairo, "TOCI");
    }
  self->y += (double) height / PANGO_SCALE + 4;
}

/* Title, version, contents; few headings need none. */
static void
print_front (Print *self)
{
  gboolean is_titled = steward_document_begins_with_title (self->guideline);
  gboolean has_contents = self->headings->len >= 4;
  g_autoptr (PangoLayout) title = make_plain_layout (self, steward_guideline_get_title (self->guideline), 24, TRUE, BODY_WIDTH);
  g_autoptr (PangoLayout) stamp = make_plain_layout (self, self->stamp != NULL ? self->stamp : "", 11, FALSE, BODY_WIDTH);

  if (is_titled && !has_contents)
    return;
  flow (self, title, NULL, LEFT, "P");
  self->y += GAP;
  flow (self, stamp, NULL, LEFT, "P");
  self->y += GAP * 3;
  if (!has_contents)
    return;
  for (guint i = 0; i < self->headings->len; i++)
    if (g_array_index (self->headings, Heading, i).level <= 3)
      print_entry (self, &g_array_index (self->headings, Heading, i), i);
  end_page (self);
}

static void
begin_pass (Print    *self,
            gboolean  is_final)
{
  self->is_final = is_final;
  self->y = TOP;
  self->page = 1;
  self->at = 0;
  self->n_headings = 0;
}

static cairo_status_t
append (void                *data,
        const unsigned char *bytes,
        unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Where each heading stands: the contents take pages too, so the second look is the true one. */
static void
find_pages (Print *self)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) before = self->headings;

      self->headings = g_array_new (FALSE, TRUE, sizeof (Heading));
      g_array_set_clear_func (self->headings, heading_clear);
      begin_pass (self, FALSE);
      if (i > 0)
        {
          GArray *found = self->headings;

          self->headings = before;
          print_front (self);
          self->headings = found;
        }
      print_blocks (self, NULL, 0);
      self->n_pages = self->page;
    }
}

static cairo_status_t
print_once (StewardGuideline *guideline,
            const char       *stamp,
            gboolean          is_plain,
            GByteArray       *bytes)
{
  Print print = { .guideline = guideline, .stamp = stamp, .is_plain = is_plain };
  cairo_status_t status;

  print.surface = cairo_pdf_surface_create_for_stream (append, bytes, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_pdf_surface_set_metadata (print.surface, CAIRO_PDF_METADATA_TITLE, steward_guideline_get_title (guideline));
  if (stamp != NULL)
    cairo_pdf_surface_set_metadata (print.surface, CAIRO_PDF_METADATA_SUBJECT, stamp);
  print.cairo = cairo_create (print.surface);
  print.headings = g_array_new (FALSE, TRUE, sizeof (Heading));
  find_pages (&print);
  begin_pass (&print, TRUE);
  print_front (&print);
  print_blocks (&print, NULL, 0);
  draw_footer (&print);
  cairo_show_page (print.cairo);
  cairo_surface_finish (print.surface);
  status = cairo_surface_status (print.surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_status (print.cairo);
  cairo_destroy (print.cairo);
  cairo_surface_destroy (print.surface);
  g_array_unref (print.headings);
  return status;
}

/**
 * steward_document_print:
 * @guideline: a document
 * @stamp: (nullable): which version it is, for people; stands on each page
 * @error: return location for %STEWARD_DOCUMENT_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): PDF
 */
GBytes *
steward_document_print (StewardGuideline  *guideline,
                        const char        *stamp,
                        GError           **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status = print_once (guideline, stamp, FALSE, bytes);

  /* cairo 1.16 loses count of the tags around some pictures among letters: better a table without tags than none. */
  if (status == CAIRO_STATUS_TAG_ERROR)
    {
      g_byte_array_set_size (bytes, 0);
      status = print_once (guideline, stamp, TRUE, bytes);
    }
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID, "The document could not be printed: %s",
               cairo_status_to_string (status));
  return NULL;
}
