/* steward-guideline-format.c: what the format bar does to a draft
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-format"

#include "steward-guideline-buffer-private.h"

#include "steward-block-shape.h"
#include "steward-guideline-breaks.h"
#include "steward-guideline-tags.h"
#include "steward-proposal.h"

/**
 * steward_guideline_buffer_set_type:
 * @type: what the lines of the selection become; not a table
 * @level: of a heading
 * @ordered: of an item: whether it is counted
 *
 * While suggestions are tracked it is suggested.
 */
void
steward_guideline_buffer_set_type (StewardGuidelineBuffer    *self,
                                   StewardGuidelineBlockType  type,
                                   guint                      level,
                                   gboolean                   ordered)
{
  guint first;
  guint n;

  steward_guideline_buffer_get_range (self, &first, &n);
  if (steward_guideline_buffer_get_tracking (self) != NULL)
    {
      if (steward_guideline_tracking_reshape (steward_guideline_buffer_get_tracking (self), first, n,
                                              steward_block_shape_name (type, level, ordered)))
        steward_guideline_buffer_note_proposed (self);
      return;
    }
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self));
  steward_guideline_buffer_touch (self, first, n);
  for (guint i = first; i < first + n; i++)
    {
      StewardGuidelineLine *line = steward_guideline_buffer_get_line (self, i);
      StewardGuidelineBlock *block = line->block;

      if (block->type == STEWARD_GUIDELINE_BLOCK_TABLE)
        continue;
      block->type = type;
      block->level = type == STEWARD_GUIDELINE_BLOCK_HEADING ? CLAMP (level, 1, 6) : 0;
      block->ordered = type == STEWARD_GUIDELINE_BLOCK_ITEM && ordered;
      block->start = block->ordered ? block->start : 0;
      line->is_stale = TRUE;
      if (type == STEWARD_GUIDELINE_BLOCK_HEADING || type == STEWARD_GUIDELINE_BLOCK_PARAGRAPH)
        line->depth = 0;
    }
  steward_guideline_buffer_reshape (self);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self));
}

/**
 * steward_guideline_buffer_get_type_at:
 * @line: which line
 * @type: (out): what it is
 * @level: (out): of a heading
 * @ordered: (out): of an item: whether it is counted
 *
 * While suggestions are tracked it is what the person wants it to be.
 */
void
steward_guideline_buffer_get_type_at (StewardGuidelineBuffer    *self,
                                      guint                      line,
                                      StewardGuidelineBlockType *type,
                                      guint                     *level,
                                      gboolean                  *ordered)
{
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (self, line);
  StewardGuidelineTracking *tracking = steward_guideline_buffer_get_tracking (self);
  g_autofree char *proposed = steward_guideline_buffer_dup_proposed (self, line);
  const char *kind = tracking != NULL && line == steward_guideline_buffer_get_cursor (self)
                       ? steward_guideline_tracking_get_kind (tracking)
                       : NULL;

  if (steward_block_shape_read (kind != NULL ? kind : steward_proposal_get_shape (proposed), type, level, ordered))
    {
      *level = *type == STEWARD_GUIDELINE_BLOCK_HEADING ? *level : 0;
      return;
    }
  *type = block->type;
  *level = block->level;
  *ordered = block->ordered;
}

/**
 * steward_guideline_buffer_set_start:
 * @line: an item that is counted
 * @start: the number that it gets, and from which those after it are counted; 0 for the one after the item before it
 */
void
steward_guideline_buffer_set_start (StewardGuidelineBuffer *self,
                                    guint                   line,
                                    guint                   start)
{
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self));
  steward_guideline_buffer_touch (self, line, 1);
  steward_guideline_buffer_get_line (self, line)->block->start = MIN (start, STEWARD_LIST_START_MAX);
  steward_guideline_buffer_reshape (self);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self));
}

/**
 * steward_guideline_buffer_indent:
 * @by: 1 for deeper, -1 for less deep
 *
 * Moves the lines of the selection under the item before them, or out of it; what lies under them goes along. While suggestions
 * are tracked it is suggested, for the first of them.
 *
 * Returns: whether there was an item to move
 */
gboolean
steward_guideline_buffer_indent (StewardGuidelineBuffer *self,
                                 int                     by)
{
  StewardGuidelineLine *line;
  guint first;
  guint n;
  guint depth;

  steward_guideline_buffer_get_range (self, &first, &n);
  if (steward_guideline_buffer_get_tracking (self) != NULL)
    {
      if (!steward_guideline_tracking_indent (steward_guideline_buffer_get_tracking (self), first, by))
        return FALSE;
      steward_guideline_buffer_note_proposed (self);
      return TRUE;
    }
  line = steward_guideline_buffer_get_line (self, first);
  depth = line->depth;
  if (line->block->type != STEWARD_GUIDELINE_BLOCK_ITEM || (by < 0 && depth == 0) ||
      (by > 0 && (first == 0 || steward_guideline_buffer_get_line (self, first - 1)->depth < depth ||
                  steward_guideline_buffer_get_line (self, first - 1)->block->type != STEWARD_GUIDELINE_BLOCK_ITEM)))
    return FALSE;

  while (first + n < steward_guideline_buffer_get_n_lines (self) &&
         steward_guideline_buffer_get_line (self, first + n)->depth > depth)
    n++;
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self));
  steward_guideline_buffer_touch (self, first, n);
  for (guint i = first; i < first + n; i++)
    {
      line = steward_guideline_buffer_get_line (self, i);
      line->depth = (guint) MAX ((int) line->depth + by, 0);
    }
  steward_guideline_buffer_reshape (self);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self));
  return TRUE;
}

static gboolean
is_all (const GtkTextIter *start,
        const GtkTextIter *end,
        GtkTextTag        *tag)
{
  GtkTextIter at = *start;

  return gtk_text_iter_has_tag (&at, tag) &&
         (!gtk_text_iter_forward_to_tag_toggle (&at, tag) || gtk_text_iter_compare (&at, end) >= 0);
}

/* How the words of lines are set is about to change. */
static void
begin_styling (StewardGuidelineBuffer *self,
               guint                   first,
               guint                   n)
{
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self));
  if (steward_guideline_buffer_get_tracking (self) != NULL)
    steward_guideline_tracking_touch (steward_guideline_buffer_get_tracking (self), first, n);
  else
    steward_guideline_buffer_touch (self, first, n);
}

static void
end_styling (StewardGuidelineBuffer *self,
             guint                   first,
             guint                   n)
{
  StewardGuidelineTracking *tracking = steward_guideline_buffer_get_tracking (self);

  for (guint i = first; tracking == NULL && i < first + n; i++)
    steward_guideline_buffer_get_line (self, i)->is_stale = TRUE;
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self));
  if (tracking != NULL)
    steward_guideline_tracking_show_lines (tracking, first, n);
}

/* The selection, with the whole of signs that stand for one. */
static gboolean
get_selection (StewardGuidelineBuffer *self,
               GtkTextIter            *start,
               GtkTextIter            *end)
{
  if (!gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), start, end))
    return FALSE;
  if (steward_guideline_breaks_is_inside (start))
    gtk_text_iter_backward_char (start);
  if (steward_guideline_breaks_is_inside (end))
    gtk_text_iter_forward_char (end);
  return TRUE;
}

/**
 * steward_guideline_buffer_toggle_style:
 *
 * Sets the selection in a style, or in it no longer when all of it is. Without a selection it is how the next letters are
 * set. While suggestions are tracked it is suggested.
 */
void
steward_guideline_buffer_toggle_style (StewardGuidelineBuffer *self,
                                       StewardInlineStyle      style)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextTag *tag = steward_guideline_tags_style (gtk_text_buffer_get_tag_table (buffer), style);
  GtkTextIter start;
  GtkTextIter end;
  guint first;
  guint n;

  if (!get_selection (self, &start, &end))
    {
      steward_guideline_buffer_set_typing_styles (self, (int) (steward_guideline_buffer_get_styles (self) ^ style));
      return;
    }
  steward_guideline_buffer_get_range (self, &first, &n);
  begin_styling (self, first, n);
  get_selection (self, &start, &end);
  if (is_all (&start, &end, tag))
    gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
  else
    gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
  end_styling (self, first, n);
}

/**
 * steward_guideline_buffer_get_styles:
 *
 * Returns: how the selection, or what is typed next, is set
 */
StewardInlineStyle
steward_guideline_buffer_get_styles (StewardGuidelineBuffer *self)
{
  GtkTextIter start;
  GtkTextIter end;
  gboolean selected = gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &start, &end);

  if (!selected && steward_guideline_buffer_get_typing_styles (self) >= 0)
    return (StewardInlineStyle) steward_guideline_buffer_get_typing_styles (self);
  if (!selected && (gtk_text_iter_starts_line (&start) || !gtk_text_iter_backward_char (&start)))
    return 0;
  return steward_guideline_tags_get_styles (&start);
}

/* The words that a link is on: the selection, else the link or the word that the cursor is in. */
static gboolean
find_words (StewardGuidelineBuffer *self,
            GtkTextIter            *start,
            GtkTextIter            *end)
{
  const char *address;

  if (gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), start, end))
    return gtk_text_iter_get_line (start) == gtk_text_iter_get_line (end);
  address = steward_guideline_tags_find_link (start);
  if (address != NULL)
    {
      GtkTextTag *tag = steward_guideline_tags_link (gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (self)), address);

      if (!gtk_text_iter_starts_tag (start, tag))
        gtk_text_iter_backward_to_tag_toggle (start, tag);
      gtk_text_iter_forward_to_tag_toggle (end, tag);
      return TRUE;
    }
  if (!gtk_text_iter_inside_word (start) && !gtk_text_iter_ends_word (start))
    return FALSE;
  if (!gtk_text_iter_starts_word (start))
    gtk_text_iter_backward_word_start (start);
  if (!gtk_text_iter_ends_word (end))
    gtk_text_iter_forward_word_end (end);
  return TRUE;
}

/**
 * steward_guideline_buffer_dup_link:
 *
 * Returns: (transfer full) (nullable): where the words at the cursor lead; empty when they lead nowhere yet, %NULL when
 *   there are none
 */
char *
steward_guideline_buffer_dup_link (StewardGuidelineBuffer *self)
{
  GtkTextIter start;
  GtkTextIter end;
  const char *address;

  if (!find_words (self, &start, &end))
    return NULL;
  address = steward_guideline_tags_find_link (&start);
  return g_strdup (address != NULL ? address : "");
}

/**
 * steward_guideline_buffer_set_link:
 * @address: (nullable): where the words at the cursor are to lead; %NULL or empty for nowhere
 *
 * While suggestions are tracked it is suggested.
 */
void
steward_guideline_buffer_set_link (StewardGuidelineBuffer *self,
                                   const char             *address)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter at;
  guint line;

  if (!find_words (self, &start, &end))
    return;
  line = (guint) gtk_text_iter_get_line (&start);
  begin_styling (self, line, 1);
  at = start;
  do
    {
      const char *was = steward_guideline_tags_find_link (&at);

      if (was != NULL)
        gtk_text_buffer_remove_tag (buffer, steward_guideline_tags_link (table, was), &start, &end);
    }
  while (gtk_text_iter_forward_to_tag_toggle (&at, NULL) && gtk_text_iter_compare (&at, &end) < 0);
  if (address != NULL && *address != '\0')
    gtk_text_buffer_apply_tag (buffer, steward_guideline_tags_link (table, address), &start, &end);
  end_styling (self, line, 1);
}

/**
 * steward_guideline_buffer_set_rule:
 * @line: which line
 * @rule: (nullable): the rule on it, or none
 */
void
steward_guideline_buffer_set_rule (StewardGuidelineBuffer *self,
                                   guint                   line,
                                   JsonNode               *rule)
{
  StewardGuidelineBlock *block;

  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self));
  steward_guideline_buffer_touch (self, line, 1);
  block = steward_guideline_buffer_get_line (self, line)->block;
  g_clear_pointer (&block->rule, json_node_unref);
  block->rule = rule != NULL ? json_node_copy (rule) : NULL;
  steward_guideline_buffer_reshape (self);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self));
}
