/* steward-block-shape.c: what a block of words is, in a word or two
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-block-shape"

#include "steward-block-shape.h"

#include "steward-guideline-edit.h"
#include "steward-inline.h"
#include "steward-passage.h"

static const struct
{
  const char                *name;
  StewardGuidelineBlockType  type;
  guint                      level;
  gboolean                   ordered;
} shapes[] = {
  { "paragraph", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, 0, FALSE },
  { "heading 1", STEWARD_GUIDELINE_BLOCK_HEADING, 1, FALSE },
  { "heading 2", STEWARD_GUIDELINE_BLOCK_HEADING, 2, FALSE },
  { "heading 3", STEWARD_GUIDELINE_BLOCK_HEADING, 3, FALSE },
  { "heading 4", STEWARD_GUIDELINE_BLOCK_HEADING, 4, FALSE },
  { "heading 5", STEWARD_GUIDELINE_BLOCK_HEADING, 5, FALSE },
  { "heading 6", STEWARD_GUIDELINE_BLOCK_HEADING, 6, FALSE },
  { "item", STEWARD_GUIDELINE_BLOCK_ITEM, 0, FALSE },
  { "counted item", STEWARD_GUIDELINE_BLOCK_ITEM, 0, TRUE },
  { "quote", STEWARD_GUIDELINE_BLOCK_QUOTE, 0, FALSE },
  { "code", STEWARD_GUIDELINE_BLOCK_CODE, 0, FALSE },
};

/**
 * steward_block_shape_name:
 * @type: what a block is; not a table
 * @level: of a heading 1 to 6
 * @ordered: of an item: whether it is counted
 *
 * Returns: (nullable): its name in records and for the command line; %NULL for a table
 */
const char *
steward_block_shape_name (StewardGuidelineBlockType type,
                          guint                     level,
                          gboolean                  ordered)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (shapes[i].type == type && (type != STEWARD_GUIDELINE_BLOCK_HEADING || shapes[i].level == CLAMP (level, 1, 6)) &&
        (type != STEWARD_GUIDELINE_BLOCK_ITEM || shapes[i].ordered == ordered))
      return shapes[i].name;
  return NULL;
}

/**
 * steward_block_shape_of:
 *
 * Returns: (nullable): what @block is; %NULL for a table
 */
const char *
steward_block_shape_of (const StewardGuidelineBlock *block)
{
  return steward_block_shape_name (block->type, block->level, block->ordered);
}

/**
 * steward_block_shape_read:
 * @shape: of steward_block_shape_name()
 * @type: (out): what it is
 * @level: (out): of a heading
 * @ordered: (out): of an item
 *
 * Returns: whether there is such a shape
 */
gboolean
steward_block_shape_read (const char                *shape,
                          StewardGuidelineBlockType *type,
                          guint                     *level,
                          gboolean                  *ordered)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_strcmp0 (shapes[i].name, shape) == 0)
      {
        *type = shapes[i].type;
        *level = shapes[i].level;
        *ordered = shapes[i].ordered;
        return TRUE;
      }
  return FALSE;
}

/* Words that are taken as they stand have no markup. */
static char *
dup_text (const StewardGuidelineBlock *block,
          StewardGuidelineBlockType    type)
{
  g_autofree char *plain = steward_passage_plain (block);
  g_autoptr (StewardInline) words = NULL;

  if ((block->type == STEWARD_GUIDELINE_BLOCK_CODE) == (type == STEWARD_GUIDELINE_BLOCK_CODE))
    return g_strdup (block->text);
  if (type == STEWARD_GUIDELINE_BLOCK_CODE)
    return g_steal_pointer (&plain);
  words = steward_inline_new ();
  steward_inline_append (words, plain, 0, NULL);
  return steward_inline_to_markdown (words);
}

/**
 * steward_block_shape_set:
 * @draft: a draft
 * @block: the id of a block with words
 * @shape: what it is to become; a heading and a paragraph lie under nothing
 *
 * Returns: whether it was made so; else @draft is of no use any more
 */
gboolean
steward_block_shape_set (StewardGuideline *draft,
                         const char       *block,
                         const char       *shape)
{
  gint at = steward_guideline_find (draft, block);
  g_autofree char *text = NULL;
  StewardGuidelineBlockType type;
  gboolean ordered;
  guint level;

  if (at < 0 || steward_guideline_get_block (draft, (guint) at)->type == STEWARD_GUIDELINE_BLOCK_TABLE ||
      !steward_block_shape_read (shape, &type, &level, &ordered))
    return FALSE;
  text = dup_text (steward_guideline_get_block (draft, (guint) at), type);
  while ((type == STEWARD_GUIDELINE_BLOCK_HEADING || type == STEWARD_GUIDELINE_BLOCK_PARAGRAPH) &&
         steward_guideline_get_block (draft, (guint) steward_guideline_find (draft, block))->parent != NULL)
    if (!steward_guideline_outdent (draft, block))
      return FALSE;
  return steward_guideline_set_type (draft, block, type, level, ordered) && steward_guideline_set_text (draft, block, text);
}
