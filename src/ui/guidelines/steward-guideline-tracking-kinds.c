/* steward-guideline-tracking-kinds.c: what paragraphs are to be, and how deep items are to lie, as suggestions in the text
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-tracking-kinds"

#include "steward-guideline-tracking-private.h"

#include "steward-block-shape.h"
#include "steward-guideline-breaks.h"
#include "steward-guideline-buffer-private.h"
#include "steward-passage.h"
#include "steward-proposal.h"

/* Whether a clause that is only suggested begins, or ends, at @iter. */
static gboolean
is_break (const GtkTextIter *iter)
{
  return steward_guideline_breaks_is_inside (iter) && steward_guideline_authors_is_insertion (iter);
}

/* Whether the cursor is in a clause that is only suggested: then its sign is at @sign, of a clause that comes before the line
 * behind it. */
static gboolean
find_new_clause (StewardGuidelineBuffer *document,
                 const GtkTextIter      *cursor,
                 GtkTextIter            *sign)
{
  guint line = (guint) gtk_text_iter_get_line (cursor);
  gboolean is_before = *steward_guideline_buffer_get_block (document, line)->text != '\0';
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (document), &at, (int) line);
  for (; is_before && gtk_text_iter_compare (&at, cursor) < 0; gtk_text_iter_forward_char (&at))
    is_before = steward_guideline_authors_is_insertion (&at);
  at = *cursor;
  if (is_before)
    while (!gtk_text_iter_ends_line (&at) && steward_guideline_authors_is_insertion (&at) && !is_break (&at))
      gtk_text_iter_forward_char (&at);
  else
    while (!gtk_text_iter_starts_line (&at) && (gtk_text_iter_equal (&at, cursor) || !is_break (&at)))
      gtk_text_iter_backward_char (&at);
  if (!is_break (&at))
    return FALSE;
  *sign = at;
  gtk_text_iter_backward_char (sign);
  return TRUE;
}

/* What a clause is that is begun by hand behind a line, or before it. */
static const char *
get_usual (StewardGuidelineBuffer *document,
           guint                   line)
{
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (document, line);

  return block->type == STEWARD_GUIDELINE_BLOCK_ITEM ? steward_block_shape_of (block)
                                                     : steward_block_shape_name (STEWARD_GUIDELINE_BLOCK_PARAGRAPH, 0, FALSE);
}

/* Says of the new clause at @sign what it is to be. */
static gboolean
set_kind (StewardGuidelineTracking *self,
          GtkTextIter              *sign,
          const char               *shape)
{
  StewardGuidelineBuffer *document = steward_guideline_tracking_get_document (self);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (document);
  guint line = (guint) gtk_text_iter_get_line (sign);
  const char *kind = g_strcmp0 (shape, get_usual (document, line)) != 0 ? shape : NULL;
  int offset = gtk_text_iter_get_offset (sign);
  GtkTextIter start, end = *sign;

  /* What somebody else suggests stays as it is. */
  if (!steward_guideline_authors_look (sign).is_own_insertion)
    return FALSE;
  steward_guideline_tracking_touch (self, line, 1);
  steward_guideline_buffer_hold (document, TRUE);
  gtk_text_iter_forward_char (&end);
  gtk_text_buffer_insert (buffer, &end, steward_guideline_breaks_get_sign (kind), -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, offset + 1);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, offset + 1);
  steward_guideline_authors_claim (steward_guideline_tracking_get_authors (self), 0, &start, &end);
  steward_guideline_tracking_stand (self, line);
  steward_guideline_buffer_hold (document, FALSE);
  return steward_guideline_tracking_finish (self);
}

/**
 * steward_guideline_tracking_get_kind:
 *
 * Returns: (nullable): what the clause with the cursor is to be when it is only suggested; %NULL in one of the draft
 */
const char *
steward_guideline_tracking_get_kind (StewardGuidelineTracking *self)
{
  StewardGuidelineBuffer *document = steward_guideline_tracking_get_document (self);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (document);
  GtkTextIter cursor, sign;
  const char *kind;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  if (!steward_guideline_tracking_can_type (self, (guint) gtk_text_iter_get_line (&cursor)) || !find_new_clause (document, &cursor, &sign))
    return NULL;
  kind = steward_guideline_breaks_get_kind (gtk_text_iter_get_char (&sign));
  return kind != NULL ? kind : get_usual (document, (guint) gtk_text_iter_get_line (&cursor));
}

/* How the person wants a line to read. */
static char *
dup_proposed (StewardGuidelineTracking *self,
              guint                     line)
{
  const StewardGuidelineBlock *block =
    steward_guideline_buffer_get_block (steward_guideline_tracking_get_document (self), line);
  char *proposed = steward_guideline_tracking_dup (self, block->id);

  return proposed != NULL ? proposed : steward_passage_plain (block);
}

/* What a line is that @shape is suggested for, said as that says it. */
static const char *
get_shape_like (StewardGuidelineBuffer *document,
                guint                   line,
                const char             *shape)
{
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (document, line);
  StewardGuidelineBlockType type;
  gboolean ordered;
  guint level;

  if (block->type != STEWARD_GUIDELINE_BLOCK_ITEM || !steward_block_shape_read (shape, &type, &level, &ordered) ||
      type != STEWARD_GUIDELINE_BLOCK_ITEM || level == 0)
    return steward_block_shape_of (block);
  return steward_block_shape_name (block->type, steward_guideline_buffer_get_depth (document, line) + 1, block->ordered);
}

/**
 * steward_guideline_tracking_reshape:
 * @first: from which line on
 * @n: how many lines
 * @shape: what they are to be, as steward-block-shape.h has it
 *
 * With the cursor in a clause that is only suggested that one is meant.
 *
 * Returns: whether the person wants one to be something else than before
 */
gboolean
steward_guideline_tracking_reshape (StewardGuidelineTracking *self,
                                    guint                     first,
                                    guint                     n,
                                    const char               *shape)
{
  StewardGuidelineBuffer *document = steward_guideline_tracking_get_document (self);
  g_autoptr (GPtrArray) steps = NULL;
  GtkTextIter cursor, sign;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (document), &cursor, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (document)));
  if (n == 1 && steward_guideline_tracking_can_type (self, first) && find_new_clause (document, &cursor, &sign))
    return set_kind (self, &sign, shape);
  steps = steward_guideline_tracking_begin (self);
  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *proposed = dup_proposed (self, i);
      g_autofree char *wanted =
        steward_proposal_set_shape (proposed, g_strcmp0 (shape, get_shape_like (document, i, shape)) != 0 ? shape : NULL);

      if (steward_guideline_tracking_can_type (self, i))
        steward_guideline_tracking_want (self, steps, i, wanted);
    }
  return steward_guideline_tracking_end (self, steps);
}

/* How deep a line is to lie, and how it is counted; FALSE for what is to be no item. */
static gboolean
get_item (StewardGuidelineTracking *self,
          guint                     line,
          guint                    *depth,
          gboolean                 *ordered)
{
  StewardGuidelineBuffer *document = steward_guideline_tracking_get_document (self);
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (document, line);
  g_autofree char *proposed = dup_proposed (self, line);
  StewardGuidelineBlockType type = block->type;
  guint level = 0;

  *ordered = block->ordered;
  steward_block_shape_read (steward_proposal_get_shape (proposed), &type, &level, ordered);
  *depth = level > 0 ? level : steward_guideline_buffer_get_depth (document, line) + 1;
  return type == STEWARD_GUIDELINE_BLOCK_ITEM;
}

/**
 * steward_guideline_tracking_indent:
 * @line: which line
 * @by: 1 for deeper, -1 for less deep
 *
 * Suggests that an item lie deeper, under the one before it, or less deep; with the cursor in a clause that is only suggested that
 * one is meant.
 *
 * Returns: whether the person wants something else than before
 */
gboolean
steward_guideline_tracking_indent (StewardGuidelineTracking *self,
                                   guint                     line,
                                   int                       by)
{
  const char *kind = steward_guideline_tracking_get_kind (self);
  StewardGuidelineBlockType type = STEWARD_GUIDELINE_BLOCK_ITEM;
  guint depth, above = 0, level;
  gboolean is_item, ordered, is_counted;

  if (!steward_guideline_tracking_can_type (self, line))
    return FALSE;
  is_item = get_item (self, line, &depth, &ordered);
  if (kind != NULL)
    {
      above = is_item ? depth : 0;
      if (!steward_block_shape_read (kind, &type, &level, &ordered) || type != STEWARD_GUIDELINE_BLOCK_ITEM)
        return FALSE;
      depth = level > 0 ? level : depth;
    }
  else if (!is_item)
    return FALSE;
  else if (line > 0 && !get_item (self, line - 1, &above, &is_counted))
    above = 0;
  if (by > 0 ? above < depth : depth <= 1)
    return FALSE;
  kind = steward_block_shape_name (STEWARD_GUIDELINE_BLOCK_ITEM, (guint) ((int) depth + by), ordered);
  return kind != NULL && steward_guideline_tracking_reshape (self, line, 1, kind);
}
