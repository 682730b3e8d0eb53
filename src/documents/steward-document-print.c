/* steward-document-print.c: guidelines to PDF
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headings are the outline, and where there are several of them the contents. */

#define G_LOG_DOMAIN "steward-document-print"

#include "steward-document-print.h"

#include "steward-document-writing.h"
#include "steward-print-blocks.h"

#include <cairo-pdf.h>

typedef struct
{
  StewardGuideline *guideline;
  guint             at; /* the block that comes next */
} Print;

static void
print_blocks (StewardPages *pages,
              Print        *self,
              const char   *parent,
              guint         depth,
              guint         quote)
{
  const StewardGuidelineBlock *last = NULL;
  guint number = 0;

  while (steward_document_is_under (self->guideline, self->at, parent))
    {
      guint at = self->at++;
      const StewardGuidelineBlock *block = steward_guideline_get_block (self->guideline, at);
      guint own = block->type == STEWARD_GUIDELINE_BLOCK_QUOTE ? depth + 1 : quote;
      StewardPrintBlock print = { block, block, steward_guideline_get_clause (self->guideline, at), depth, 0, own };

      number = steward_document_next_number (self->guideline, at, last, number);
      last = block;
      print.number = number;
      steward_print_block (pages, &print);
      print_blocks (pages, self, block->id, depth + 1, own);
    }
}

static void
print_body (StewardPages *pages,
            gpointer      data)
{
  Print *self = data;

  self->at = 0;
  print_blocks (pages, self, NULL, 0, 0);
}

static void
print_entry (StewardPages              *pages,
             const StewardPagesHeading *heading,
             guint                      number)
{
  double x = STEWARD_PAGES_LEFT + STEWARD_PAGES_INDENT * (heading->level - 1);
  g_autofree char *page = g_strdup_printf ("%u", heading->page);
  g_autofree char *dest = g_strdup_printf ("dest='heading-%u'", number);
  g_autoptr (PangoLayout) words = steward_pages_lay_plain (pages, heading->words, 10.5, heading->level == 1,
                                                           STEWARD_PAGES_WIDTH - STEWARD_PAGES_RIGHT - x - 36);
  g_autoptr (PangoLayout) mark = steward_pages_lay_plain (pages, page, 10.5, FALSE, 0);
  int width, height;

  pango_layout_get_size (words, NULL, &height);
  steward_pages_make_room (pages, (double) height / PANGO_SCALE);
  pango_layout_get_size (mark, &width, NULL);
  if (pages->is_final)
    {
      cairo_tag_begin (pages->cairo, "TOCI", NULL);
      cairo_tag_begin (pages->cairo, CAIRO_TAG_LINK, dest);
    }
  steward_pages_draw_at (pages, words, x, pages->y, 0.1);
  steward_pages_draw_at (pages, mark, STEWARD_PAGES_WIDTH - STEWARD_PAGES_RIGHT - (double) width / PANGO_SCALE, pages->y, 0.1);
  if (pages->is_final)
    {
      cairo_tag_end (pages->cairo, CAIRO_TAG_LINK);
      cairo_tag_end (pages->cairo, "TOCI");
    }
  pages->y += (double) height / PANGO_SCALE + 4;
}

/* Title, version, contents; few headings need none. */
static void
print_front (StewardPages *pages,
             gpointer      data)
{
  Print *self = data;
  gboolean is_titled = steward_document_begins_with_title (self->guideline);
  gboolean has_contents = pages->headings->len >= 4;
  g_autoptr (PangoLayout) title =
      steward_pages_lay_plain (pages, steward_guideline_get_title (self->guideline), 24, TRUE, STEWARD_PAGES_BODY_WIDTH);
  g_autoptr (PangoLayout) stamp =
      steward_pages_lay_plain (pages, pages->stamp != NULL ? pages->stamp : "", 11, FALSE, STEWARD_PAGES_BODY_WIDTH);

  if (is_titled && !has_contents)
    return;
  steward_pages_flow (pages, title, NULL, STEWARD_PAGES_LEFT, "P");
  pages->y += STEWARD_PAGES_GAP;
  steward_pages_flow (pages, stamp, NULL, STEWARD_PAGES_LEFT, "P");
  pages->y += STEWARD_PAGES_GAP * 3;
  if (!has_contents)
    return;
  for (guint i = 0; i < pages->headings->len; i++)
    if (g_array_index (pages->headings, StewardPagesHeading, i).level <= 3)
      print_entry (pages, &g_array_index (pages->headings, StewardPagesHeading, i), i);
  steward_pages_end_page (pages);
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
  Print print = { guideline, 0 };

  return steward_pages_print (steward_guideline_get_title (guideline), steward_guideline_get_language (guideline), stamp,
                              print_front, print_body, &print, error);
}
