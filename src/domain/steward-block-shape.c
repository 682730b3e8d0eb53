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
  { "item 1", STEWARD_GUIDELINE_BLOCK_ITEM, 1, FALSE },
  { "item 2", STEWARD_GUIDELINE_BLOCK_ITEM, 2, FALSE },
  { "item 3", STEWARD_GUIDELINE_BLOCK_ITEM, 3, FALSE },
  { "item 4", STEWARD_GUIDELINE_BLOCK_ITEM, 4, FALSE },
  { "item 5", STEWARD_GUIDELINE_BLOCK_ITEM, 5, FALSE },
  { "item 6", STEWARD_GUIDELINE_BLOCK_ITEM, 6, FALSE },
  { "counted item", STEWARD_GUIDELINE_BLOCK_ITEM, 0, TRUE },
  { "counted item 1", STEWARD_GUIDELINE_BLOCK_ITEM, 1, TRUE },
  { "counted item 2", STEWARD_GUIDELINE_BLOCK_ITEM, 2, TRUE },
  { "counted item 3", STEWARD_GUIDELINE_BLOCK_ITEM, 3, TRUE },
  { "counted item 4", STEWARD_GUIDELINE_BLOCK_ITEM, 4, TRUE },
  { "counted item 5", STEWARD_GUIDELINE_BLOCK_ITEM, 5, TRUE },
  { "counted item 6", STEWARD_GUIDELINE_BLOCK_ITEM, 6, TRUE },
  { "quote", STEWARD_GUIDELINE_BLOCK_QUOTE, 0, FALSE },
  { "code", STEWARD_GUIDELINE_BLOCK_CODE, 0, FALSE },
};

/**
 * steward_block_shape_name:
 * @type: what a block is; not a table
 * @level: of a heading 1 to 6; of an item how deep it lies, 1 to 6, or 0 for where it lies
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
        (type != STEWARD_GUIDELINE_BLOCK_ITEM || (shapes[i].ordered == ordered && shapes[i].level == level)))
      return shapes[i].name;
  return NULL;
}

/**
 * steward_block_shape_nth:
 *
 * Returns: (nullable): the name of one of the shapes; %NULL behind the last
 */
const char *
steward_block_shape_nth (guint n)
{
  return n < G_N_ELEMENTS (shapes) ? shapes[n].name : NULL;
}

/**
 * steward_block_shape_of:
 *
 * Returns: (nullable): what @block is; %NULL for a table
 */
const char *
steward_block_shape_of (const StewardGuidelineBlock *block)
{
  return steward_block_shape_name (block->type, block->type == STEWARD_GUIDELINE_BLOCK_HEADING ? block->level : 0, block->ordered);
}

/* How deep a block lies; 1 where it lies under nothing. */
static guint
get_depth (StewardGuideline *guideline,
           gint              at)
{
  guint depth = 0;

  for (; at >= 0; depth++)
    {
      const char *parent = steward_guideline_get_block (guideline, (guint) at)->parent;

      at = parent != NULL ? steward_guideline_find (guideline, parent) : -1;
    }
  return depth;
}

/**
 * steward_block_shape_like:
 * @at: which block
 * @shape: (nullable): a shape
 *
 * Returns: (nullable): what the block is, with how deep it lies where @shape says that of an item; %NULL for a table
 */
const char *
steward_block_shape_like (StewardGuideline *guideline,
                          guint             at,
                          const char       *shape)
{
  const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, at);
  StewardGuidelineBlockType type;
  gboolean ordered;
  guint level;

  if (block->type != STEWARD_GUIDELINE_BLOCK_ITEM || shape == NULL || !steward_block_shape_read (shape, &type, &level, &ordered) ||
      type != STEWARD_GUIDELINE_BLOCK_ITEM || level == 0)
    return steward_block_shape_of (block);
  return steward_block_shape_name (block->type, get_depth (guideline, (gint) at), block->ordered);
}

/**
 * steward_block_shape_read:
 * @shape: of steward_block_shape_name()
 * @type: (out): what it is
 * @level: (out): of a heading; of an item how deep it lies, or 0 for where it lies
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
 * @shape: what it is to become; a heading and a paragraph lie under nothing, an item under as many as it says
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
  guint level, depth;

  if (at < 0 || steward_guideline_get_block (draft, (guint) at)->type == STEWARD_GUIDELINE_BLOCK_TABLE ||
      !steward_block_shape_read (shape, &type, &level, &ordered))
    return FALSE;
  text = dup_text (steward_guideline_get_block (draft, (guint) at), type);
  while ((type == STEWARD_GUIDELINE_BLOCK_HEADING || type == STEWARD_GUIDELINE_BLOCK_PARAGRAPH) &&
         steward_guideline_get_block (draft, (guint) steward_guideline_find (draft, block))->parent != NULL)
    if (!steward_guideline_outdent (draft, block))
      return FALSE;
  if (!steward_guideline_set_type (draft, block, type, level, ordered) || !steward_guideline_set_text (draft, block, text))
    return FALSE;
  if (type != STEWARD_GUIDELINE_BLOCK_ITEM || level == 0)
    return TRUE;
  while ((depth = get_depth (draft, steward_guideline_find (draft, block))) != level)
    if (depth < level ? !steward_guideline_indent (draft, block) : !steward_guideline_outdent (draft, block))
      return FALSE;
  return TRUE;
}
