/* steward-guideline-moving.c: a section of a draft goes to another place
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-moving"

#include "steward-guideline-buffer-private.h"

static gint
find_line (StewardGuidelineBuffer *self,
           const char             *block)
{
  for (guint i = 0; i < steward_guideline_buffer_get_n_lines (self); i++)
    if (g_str_equal (steward_guideline_buffer_get_block (self, i)->id, block))
      return (gint) i;
  return -1;
}

static gboolean
is_heading (StewardGuidelineBuffer *self,
            guint                   line)
{
  return steward_guideline_buffer_get_block (self, line)->type == STEWARD_GUIDELINE_BLOCK_HEADING;
}

/* The line behind what belongs to a heading: up to the next one that isn't deeper. */
static guint
find_end (StewardGuidelineBuffer *self,
          guint                   heading)
{
  guint n = steward_guideline_buffer_get_n_lines (self);
  guint end = heading + 1;

  while (end < n && !(is_heading (self, end) && steward_guideline_buffer_get_block (self, end)->level <=
                                                   steward_guideline_buffer_get_block (self, heading)->level))
    end++;
  return end;
}

static void
add_copies (StewardGuidelineBuffer *self,
            GPtrArray              *lines,
            guint                   first,
            guint                   end)
{
  for (guint i = first; i < end; i++)
    g_ptr_array_add (lines, steward_guideline_line_copy (steward_guideline_buffer_get_line (self, i)));
}

static gboolean
move_lines (StewardGuidelineBuffer *self,
            guint                   first,
            guint                   end,
            guint                   to)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (steward_guideline_line_free);
  guint from = MIN (first, to);
  guint until = MAX (end, to);
  GtkTextIter cursor;

  if ((to >= first && to <= end) || (to == 0 && steward_guideline_buffer_has_title (self)))
    return FALSE;
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self));
  steward_guideline_buffer_touch (self, from, until - from);
  if (to < first)
    {
      add_copies (self, lines, first, end);
      add_copies (self, lines, to, first);
    }
  else
    {
      add_copies (self, lines, end, to);
      add_copies (self, lines, first, end);
    }
  steward_guideline_buffer_replace (self, from, until - from, lines);
  steward_guideline_buffer_reshape (self);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self));
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &cursor, (int) (to < first ? to : to - (end - first)));
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &cursor);
  return TRUE;
}

/**
 * steward_guideline_buffer_move_section:
 * @heading: the id of a heading; all that lies under it goes along
 * @before: (nullable): the id of the block that it comes in front of; %NULL for the end
 *
 * The cursor goes along. Nothing goes in front of the title.
 *
 * Returns: whether it stands elsewhere now
 */
gboolean
steward_guideline_buffer_move_section (StewardGuidelineBuffer *self,
                                       const char             *heading,
                                       const char             *before)
{
  gint first = find_line (self, heading);
  gint to = before != NULL ? find_line (self, before) : (gint) steward_guideline_buffer_get_n_lines (self);

  return first >= 0 && to >= 0 && is_heading (self, (guint) first) &&
         move_lines (self, (guint) first, find_end (self, (guint) first), (guint) to);
}

/**
 * steward_guideline_buffer_step_section:
 * @heading: the id of a heading; all that lies under it goes along
 * @by: -1 for over the section before it, 1 for over the one behind it
 *
 * Returns: whether it stands elsewhere now
 */
gboolean
steward_guideline_buffer_step_section (StewardGuidelineBuffer *self,
                                       const char             *heading,
                                       int                     by)
{
  gint line = find_line (self, heading);
  guint level;
  guint end;
  guint to;

  if (line < 0 || !is_heading (self, (guint) line))
    return FALSE;
  level = steward_guideline_buffer_get_block (self, (guint) line)->level;
  end = find_end (self, (guint) line);
  if (by > 0)
    {
      if (end >= steward_guideline_buffer_get_n_lines (self))
        return FALSE;
      /* Into a section that lies less deep, as its first; else behind one beside it. */
      if (steward_guideline_buffer_get_block (self, end)->level >= level)
        to = find_end (self, end);
      else
        for (to = end + 1; to < steward_guideline_buffer_get_n_lines (self) && !is_heading (self, to); to++)
          ;
      return move_lines (self, (guint) line, end, to);
    }
  for (to = (guint) line; to > 0; to--)
    if (is_heading (self, to - 1) && steward_guideline_buffer_get_block (self, to - 1)->level <= level)
      return move_lines (self, (guint) line, end, to - 1);
  return FALSE;
}
