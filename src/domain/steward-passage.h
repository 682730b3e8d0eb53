/* steward-passage.h: where a marked passage of a draft is now
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"

G_BEGIN_DECLS

/**
 * StewardPassage:
 * @start: first code point of the words without markup
 * @end: the one after the last; @start for a place between two
 * @is_whole: whether all of it is there as it was marked, and nothing between
 *
 * A passage of a block.
 */
typedef struct
{
  guint    start;
  guint    end;
  gboolean is_whole;
} StewardPassage;

char     *steward_passage_plain   (const StewardGuidelineBlock *block) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_passage_of_cell (const StewardGuidelineBlock *block,
                                   guint                        row,
                                   guint                        column,
                                   StewardPassage              *passage);
gboolean  steward_passage_move    (const char                  *before,
                                   guint                        start,
                                   guint                        end,
                                   const char                  *after,
                                   StewardPassage              *passage);
gint      steward_passage_find    (StewardGuideline            *guideline,
                                   const char                  *block,
                                   const char                  *words,
                                   guint                        start,
                                   guint                        end,
                                   gboolean                     in_tables,
                                   StewardPassage              *passage);
char     *steward_passage_replace (const StewardGuidelineBlock *block,
                                   guint                        start,
                                   guint                        end,
                                   const char                  *replacement) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
