/* steward-guideline-line.c: one line of a guideline's buffer
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-line"

#include "steward-guideline-buffer-private.h"

#include "steward-guideline-rows.h"

/* Returns: (transfer full): a line that is @block (transfer full) */
StewardGuidelineLine *
steward_guideline_line_new (StewardGuidelineBlock *block,
                            guint                  depth)
{
  StewardGuidelineLine *line = g_new0 (StewardGuidelineLine, 1);

  line->block = block;
  line->depth = depth;
  line->room = -1;
  return line;
}

void
steward_guideline_line_free (gpointer data)
{
  StewardGuidelineLine *line = data;

  steward_guideline_block_free (line->block);
  g_free (line);
}

StewardGuidelineLine *
steward_guideline_line_copy (const StewardGuidelineLine *line)
{
  return steward_guideline_line_new (steward_guideline_block_copy (line->block), line->depth);
}

gboolean
steward_guideline_line_equal (const StewardGuidelineLine *a,
                              const StewardGuidelineLine *b)
{
  return a->depth == b->depth && a->block->type == b->block->type && a->block->level == b->block->level &&
         a->block->ordered == b->block->ordered && a->block->start == b->block->start && g_str_equal (a->block->id, b->block->id) &&
         g_str_equal (a->block->text, b->block->text) && steward_guideline_rows_equal (a->block->rows, b->block->rows) &&
         g_strcmp0 (a->block->renders, b->block->renders) == 0 && a->block->renders_number == b->block->renders_number &&
         (a->block->rule == b->block->rule ||
          (a->block->rule != NULL && b->block->rule != NULL && json_node_equal (a->block->rule, b->block->rule)));
}
