/* steward-pages.c: words set on the pages of a PDF
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-pages"

#include "steward-pages.h"

#include "steward-pdf-language.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define FONT "Cantarell, Noto Sans, Sans"

/**
 * steward_pages_lay:
 * @size: of the letters, in points
 * @width: in points; 0 for as wide as the words are
 *
 * Returns: (transfer full): the words in lines
 */
PangoLayout *
steward_pages_lay (StewardPages            *self,
                   const StewardPrintWords *words,
                   double                   size,
                   gboolean                 is_bold,
                   double                   width)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cairo);
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  const char *language = self->language;

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

/**
 * steward_pages_lay_plain:
 *
 * Returns: (transfer full): as steward_pages_lay() of a text without markup
 */
PangoLayout *
steward_pages_lay_plain (StewardPages *self,
                         const char   *text,
                         double        size,
                         gboolean      is_bold,
                         double        width)
{
  g_auto (StewardPrintWords) words = steward_print_words_make (NULL, NULL);

  g_string_append (words.text, text);
  return steward_pages_lay (self, &words, size, is_bold, width);
}

/**
 * steward_pages_draw_at:
 * @grey: from 0, black, to 1
 *
 * Draws words where there is surely room for them.
 */
void
steward_pages_draw_at (StewardPages *self,
                       PangoLayout  *layout,
                       double        x,
                       double        y,
                       double        grey)
{
  if (!self->is_final)
    return;
  cairo_set_source_rgb (self->cairo, grey, grey, grey);
  cairo_move_to (self->cairo, x, y);
  pango_cairo_show_layout (self->cairo, layout);
}

static void
draw_footer (StewardPages *self)
{
  g_autofree char *number = g_strdup_printf ("%u / %u", self->page, self->n_pages);
  g_autoptr (PangoLayout) stamp =
      steward_pages_lay_plain (self, self->stamp != NULL ? self->stamp : "", 8, FALSE, STEWARD_PAGES_BODY_WIDTH - 60);
  g_autoptr (PangoLayout) page = steward_pages_lay_plain (self, number, 8, FALSE, 0);
  int width;

  pango_layout_get_size (page, &width, NULL);
  steward_pages_draw_at (self, stamp, STEWARD_PAGES_LEFT, STEWARD_PAGES_BODY_END + 22, 0.35);
  steward_pages_draw_at (self, page, STEWARD_PAGES_WIDTH - STEWARD_PAGES_RIGHT - (double) width / PANGO_SCALE,
                         STEWARD_PAGES_BODY_END + 22, 0.35);
}

/**
 * steward_pages_end_page:
 *
 * What follows stands on the next page.
 */
void
steward_pages_end_page (StewardPages *self)
{
  if (self->is_final)
    {
      draw_footer (self);
      cairo_show_page (self->cairo);
    }
  self->page++;
  self->y = STEWARD_PAGES_TOP;
}

/**
 * steward_pages_has_room:
 * @height: in points
 *
 * Returns: whether there is so much room on this page, or nothing on it yet
 */
gboolean
steward_pages_has_room (StewardPages *self,
                        double        height)
{
  return self->y + height <= STEWARD_PAGES_BODY_END || self->y <= STEWARD_PAGES_TOP;
}

/**
 * steward_pages_make_room:
 * @height: in points
 *
 * Goes to the next page unless there is so much room on this one.
 */
void
steward_pages_make_room (StewardPages *self,
                         double        height)
{
  if (!steward_pages_has_room (self, height))
    steward_pages_end_page (self);
}

/**
 * steward_pages_begin_tag:
 * @tag: (nullable): the type of a structure element, ISO 32000-1 §14.8.4
 */
void
steward_pages_begin_tag (StewardPages *self,
                         const char   *tag)
{
  if (self->is_final && tag != NULL)
    cairo_tag_begin (self->cairo, tag, NULL);
}

/**
 * steward_pages_end_tag:
 * @tag: (nullable): as steward_pages_begin_tag() got it
 */
void
steward_pages_end_tag (StewardPages *self,
                       const char   *tag)
{
  if (self->is_final && tag != NULL)
    cairo_tag_end (self->cairo, tag);
}

static void
draw_link (StewardPages           *self,
           const StewardPrintLink *link,
           PangoLayoutLine        *line,
           double                  x,
           double                  y,
           double                  height)
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

/* The line beside a quote, as far as one line of its words; it goes through to the next. */
static void
draw_bar (StewardPages *self,
          double        height)
{
  if (!self->is_final || self->bar <= 0)
    return;
  cairo_set_source_rgb (self->cairo, 0.75, 0.75, 0.75);
  cairo_rectangle (self->cairo, self->bar, self->y, 2, height + STEWARD_PAGES_GAP / 2);
  cairo_fill (self->cairo);
}

/**
 * steward_pages_flow:
 * @words: (nullable): what @layout was made of, where it may have links
 * @tag: as of steward_pages_begin_tag()
 *
 * Draws words line by line, over as many pages as it takes.
 */
void
steward_pages_flow (StewardPages            *self,
                    PangoLayout             *layout,
                    const StewardPrintWords *words,
                    double                   x,
                    const char              *tag)
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
      if (!steward_pages_has_room (self, height))
        {
          if (is_open)
            steward_pages_end_tag (self, tag);
          is_open = FALSE;
          steward_pages_end_page (self);
        }
      draw_bar (self, height);
      if (!is_open)
        steward_pages_begin_tag (self, tag);
      is_open = TRUE;
      offset = (double) logical.x / PANGO_SCALE;
      if (self->is_final)
        {
          cairo_set_source_rgb (self->cairo, 0.1, 0.1, 0.1);
          cairo_move_to (self->cairo, x + offset, self->y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE -
                                                    (double) top / PANGO_SCALE);
          pango_cairo_show_layout_line (self->cairo, line);
          for (guint i = 0; words != NULL && i < words->links->len; i++)
            draw_link (self, &g_array_index (words->links, StewardPrintLink, i), line, x, self->y, height);
        }
      self->y += height;
    }
  while (pango_layout_iter_next_line (iter));
  if (is_open)
    steward_pages_end_tag (self, tag);
  pango_layout_iter_free (iter);
}

/**
 * steward_pages_note_heading:
 * @level: 1 to 6
 *
 * Makes the place where the next words begin an entry of the outline.
 */
void
steward_pages_note_heading (StewardPages *self,
                            guint         level,
                            const char   *words)
{
  guint number = self->n_headings++;
  g_autofree char *name = g_strdup_printf ("name='heading-%u'", number);
  g_autofree char *dest = g_strdup_printf ("dest='heading-%u'", number);
  int parent = 0;

  if (!self->is_final)
    {
      StewardPagesHeading heading = { g_strdup (words), level, self->page };

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
  cairo_move_to (self->cairo, STEWARD_PAGES_LEFT, self->y);
  cairo_tag_begin (self->cairo, CAIRO_TAG_DEST, name);
  cairo_tag_end (self->cairo, CAIRO_TAG_DEST);
}

static void
heading_clear (gpointer data)
{
  g_free (((StewardPagesHeading *) data)->words);
}

static GArray *
headings_new (void)
{
  GArray *headings = g_array_new (FALSE, TRUE, sizeof (StewardPagesHeading));

  g_array_set_clear_func (headings, heading_clear);
  return headings;
}

static void
begin_pass (StewardPages *self,
            gboolean      is_final)
{
  self->is_final = is_final;
  self->y = STEWARD_PAGES_TOP;
  self->page = 1;
  self->n_headings = 0;
}

/* Where each heading stands: the contents take pages too, so the second look is the true one. */
static void
find_pages (StewardPages     *self,
            StewardPagesFunc  front,
            StewardPagesFunc  body,
            gpointer          data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) before = self->headings;

      self->headings = headings_new ();
      begin_pass (self, FALSE);
      if (i > 0)
        {
          GArray *found = self->headings;

          self->headings = before;
          front (self, data);
          self->headings = found;
        }
      body (self, data);
      self->n_pages = self->page;
    }
}

static cairo_status_t
append (void                *data,
        const unsigned char *bytes,
        unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
print_once (StewardPages     *self,
            const char       *title,
            StewardPagesFunc  front,
            StewardPagesFunc  body,
            gpointer          data,
            GByteArray       *bytes)
{
  cairo_status_t status;

  self->surface = cairo_pdf_surface_create_for_stream (append, bytes, STEWARD_PAGES_WIDTH, STEWARD_PAGES_HEIGHT);
  /* cairo 1.18 would pack the table of objects and the catalog, to which the language is added. */
  cairo_pdf_surface_restrict_to_version (self->surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, title);
  if (self->stamp != NULL)
    cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_SUBJECT, self->stamp);
  self->cairo = cairo_create (self->surface);
  self->headings = headings_new ();
  find_pages (self, front, body, data);
  begin_pass (self, TRUE);
  /* Only with this around all of it cairo 1.16 says that the document is tagged. */
  steward_pages_begin_tag (self, "Document");
  front (self, data);
  body (self, data);
  draw_footer (self);
  steward_pages_end_tag (self, "Document");
  cairo_show_page (self->cairo);
  cairo_surface_finish (self->surface);
  status = cairo_surface_status (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_status (self->cairo);
  cairo_destroy (self->cairo);
  cairo_surface_destroy (self->surface);
  g_array_unref (self->headings);
  return status;
}

/**
 * steward_pages_print:
 * @title: of the document
 * @language: (nullable): BCP 47
 * @stamp: (nullable): which version it is, for people; stands on each page
 * @front: sets what stands before the text
 * @body: sets the text; both are called for every pass
 * @error: return location for %STEWARD_DOCUMENT_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): PDF
 */
GBytes *
steward_pages_print (const char        *title,
                     const char        *language,
                     const char        *stamp,
                     StewardPagesFunc   front,
                     StewardPagesFunc   body,
                     gpointer           data,
                     GError           **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  StewardPages pages = { .language = language, .stamp = stamp };
  cairo_status_t status = print_once (&pages, title, front, body, data, bytes);

  /* cairo 1.16 loses count of the tags around some pictures among letters: better a table without tags than none. */
  if (status == CAIRO_STATUS_TAG_ERROR)
    {
      StewardPages plain = { .language = language, .stamp = stamp, .is_plain = TRUE };

      g_byte_array_set_size (bytes, 0);
      status = print_once (&plain, title, front, body, data, bytes);
    }
  if (status == CAIRO_STATUS_SUCCESS)
    {
      steward_pdf_language_add (bytes, language);
      return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
    }
  g_set_error (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID, _("The document could not be printed: %s"),
               cairo_status_to_string (status));
  return NULL;
}
