/* steward-redline-print.c: what was done to a guideline, as PDF
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-redline-print"

#include "steward-redline-print.h"

#include "steward-document-writing.h"
#include "steward-guideline-compare.h"
#include "steward-print-blocks.h"

typedef struct
{
  StewardGuideline  *before;
  StewardGuideline  *after;
  GArray            *comparisons; /* (element-type StewardClauseComparison) */
  const char *const *notes;
  const char *const *front;
  guint             *numbers[2];  /* of the items before and after */
} Redline;

/* What number each item of a list has. */
static void
count_under (StewardGuideline *guideline,
             const char       *parent,
             guint            *at,
             guint            *numbers)
{
  const StewardGuidelineBlock *last = NULL;
  guint number = 0;

  while (steward_document_is_under (guideline, *at, parent))
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, *at);

      number = steward_document_next_number (guideline, *at, last, number);
      last = block;
      numbers[(*at)++] = number;
      count_under (guideline, block->id, at, numbers);
    }
}

static guint *
count_items (StewardGuideline *guideline)
{
  guint *numbers = g_new0 (guint, steward_guideline_get_n_blocks (guideline) + 1);
  guint at = 0;

  count_under (guideline, NULL, &at, numbers);
  return numbers;
}

static guint
depth_of (StewardGuideline            *guideline,
          const StewardGuidelineBlock *block)
{
  guint depth = 0;

  while (block->parent != NULL)
    {
      block = steward_guideline_get_block (guideline, (guint) steward_guideline_find (guideline, block->parent));
      depth++;
    }
  return depth;
}

/* What became of the clause, in words, for those who see neither colours nor lines. */
static void
print_note (StewardPages *pages,
            const char   *note,
            guint         depth)
{
  double x = STEWARD_PAGES_LEFT + STEWARD_PAGES_INDENT * MIN (depth, 12);
  g_autoptr (PangoLayout) layout = steward_pages_lay_plain (pages, note, 8.5, TRUE, STEWARD_PAGES_WIDTH - STEWARD_PAGES_RIGHT - x);

  /* It stays with the first lines of its clause. */
  steward_pages_make_room (pages, 44);
  steward_pages_flow (pages, layout, NULL, x, "P");
  pages->y += 1;
}

/* A bar in the margin leads the eye to what changed. */
static void
draw_bar (StewardPages *pages,
          guint         page,
          double        from)
{
  double top = page == pages->page ? from : STEWARD_PAGES_TOP;

  if (!pages->is_final || pages->y - STEWARD_PAGES_GAP <= top)
    return;
  cairo_set_source_rgb (pages->cairo, 0.3, 0.3, 0.3);
  cairo_set_line_width (pages->cairo, 1.5);
  cairo_move_to (pages->cairo, STEWARD_PAGES_WIDTH - STEWARD_PAGES_RIGHT + 12, top);
  cairo_line_to (pages->cairo, STEWARD_PAGES_WIDTH - STEWARD_PAGES_RIGHT + 12, pages->y - STEWARD_PAGES_GAP);
  cairo_stroke (pages->cairo);
}

static void
print_body (StewardPages *pages,
            gpointer      data)
{
  Redline *self = data;

  for (guint i = 0; i < self->comparisons->len; i++)
    {
      StewardClauseComparison *comparison = &g_array_index (self->comparisons, StewardClauseComparison, i);
      gboolean is_there = comparison->after >= 0;
      StewardGuideline *guideline = is_there ? self->after : self->before;
      guint at = (guint) (is_there ? comparison->after : comparison->before);
      StewardPrintBlock block = {
        comparison->before >= 0 ? steward_guideline_get_block (self->before, (guint) comparison->before) : NULL,
        is_there ? steward_guideline_get_block (self->after, at) : NULL,
        is_there ? steward_guideline_get_clause (guideline, at) : "",
        depth_of (guideline, steward_guideline_get_block (guideline, at)),
        self->numbers[is_there][at],
      };
      guint page = pages->page;
      double from = pages->y;

      if (*self->notes[i] != '\0')
        print_note (pages, self->notes[i], block.depth);
      steward_print_block (pages, &block);
      if (*self->notes[i] != '\0')
        draw_bar (pages, page, from);
    }
}

static void
print_front (StewardPages *pages,
             gpointer      data)
{
  Redline *self = data;
  g_autoptr (PangoLayout) title =
      steward_pages_lay_plain (pages, steward_guideline_get_title (self->after), 24, TRUE, STEWARD_PAGES_BODY_WIDTH);

  steward_pages_flow (pages, title, NULL, STEWARD_PAGES_LEFT, "P");
  pages->y += STEWARD_PAGES_GAP;
  for (guint i = 0; self->front[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) words = steward_pages_lay_plain (pages, self->front[i], 10.5, FALSE, STEWARD_PAGES_BODY_WIDTH);

      steward_pages_flow (pages, words, NULL, STEWARD_PAGES_LEFT, "P");
      pages->y += 3;
    }
  pages->y += STEWARD_PAGES_GAP * 3;
}

/**
 * steward_redline_print:
 * @before: a document
 * @after: the same document at another time
 * @comparisons: (element-type StewardClauseComparison): of steward_guideline_compare()
 * @notes: what is said about each comparison; an empty text where nothing is
 * @front: paragraphs under the title: which versions they are, how changes are shown
 * @stamp: which versions they are, in short; stands on each page
 * @error: return location for %STEWARD_DOCUMENT_ERROR_INVALID
 *
 * The whole of @after, with what was removed struck out where it stood, and what was added underlined.
 *
 * Returns: (transfer full) (nullable): PDF
 */
GBytes *
steward_redline_print (StewardGuideline   *before,
                       StewardGuideline   *after,
                       GArray             *comparisons,
                       const char *const  *notes,
                       const char *const  *front,
                       const char         *stamp,
                       GError            **error)
{
  Redline redline = { before, after, comparisons, notes, front, { count_items (before), count_items (after) } };
  GBytes *bytes = steward_pages_print (steward_guideline_get_title (after), steward_guideline_get_language (after), stamp,
                                       print_front, print_body, &redline, error);

  g_free (redline.numbers[0]);
  g_free (redline.numbers[1]);
  return bytes;
}
