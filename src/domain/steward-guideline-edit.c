/* steward-guideline-edit.c: what a person does to the blocks of a draft
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-edit"

#include "steward-guideline-edit.h"

#include "steward-inline.h"
#include "steward-order-key.h"

#include <string.h>

/* Every change works on a copy of the blocks and hands it back whole: order, numbers and places are
 * then made anew from one source. Ids stay, so the records that changed can be told from those that
 * didn't. */

static StewardGuidelineBlock *
find (GPtrArray  *blocks,
      const char *id)
{
  for (guint i = 0; id != NULL && i < blocks->len; i++)
    if (g_str_equal (((StewardGuidelineBlock *) blocks->pdata[i])->id, id))
      return blocks->pdata[i];
  return NULL;
}

static gboolean
has_words (const StewardGuidelineBlock *block)
{
  return block->type != STEWARD_GUIDELINE_BLOCK_TABLE;
}

/* The block before or after @block among those with its parent. */
static StewardGuidelineBlock *
find_sibling (GPtrArray                   *blocks,
              const StewardGuidelineBlock *block,
              gboolean                     next)
{
  StewardGuidelineBlock *before = NULL;
  gboolean passed = FALSE;

  for (guint i = 0; i < blocks->len; i++)
    {
      StewardGuidelineBlock *other = blocks->pdata[i];

      if (other == block)
        {
          if (!next)
            return before;
          passed = TRUE;
        }
      else if (g_strcmp0 (other->parent, block->parent) == 0)
        {
          if (passed)
            return other;
          before = other;
        }
    }
  return NULL;
}

/* A key for a block under @parent that comes right after @after, or first. */
static char *
make_key (GPtrArray                   *blocks,
          const char                  *parent,
          const StewardGuidelineBlock *after)
{
  const StewardGuidelineBlock *before = NULL;

  if (after != NULL)
    before = find_sibling (blocks, after, TRUE);
  for (guint i = 0; after == NULL && before == NULL && i < blocks->len; i++)
    if (g_strcmp0 (((StewardGuidelineBlock *) blocks->pdata[i])->parent, parent) == 0)
      before = blocks->pdata[i];

  return steward_order_key_between (after != NULL ? after->order_key : NULL,
                                    before != NULL ? before->order_key : NULL);
}

static void
set_parent (StewardGuidelineBlock *block,
            const char            *parent)
{
  char *copy = g_strdup (parent);

  g_free (block->parent);
  block->parent = copy;
}

static void
take_key (StewardGuidelineBlock *block,
          char                  *key)
{
  g_free (block->order_key);
  block->order_key = key;
}

static void
take_text (StewardGuidelineBlock *block,
           char                  *text)
{
  g_free (block->text);
  block->text = text;
}

/* Hands what is under @from to @to, behind what is there. */
static void
move_children (GPtrArray                   *blocks,
               const StewardGuidelineBlock *from,
               const StewardGuidelineBlock *to)
{
  const StewardGuidelineBlock *last = NULL;

  for (guint i = 0; i < blocks->len; i++)
    if (g_strcmp0 (((StewardGuidelineBlock *) blocks->pdata[i])->parent, to->id) == 0)
      last = blocks->pdata[i];
  for (guint i = 0; i < blocks->len; i++)
    {
      StewardGuidelineBlock *child = blocks->pdata[i];

      if (g_strcmp0 (child->parent, from->id) != 0)
        continue;
      take_key (child, steward_order_key_between (last != NULL ? last->order_key : NULL, NULL));
      set_parent (child, to->id);
      last = child;
    }
}

static gboolean
is_inside (GPtrArray  *blocks,
           const char *id,
           const char *ancestor)
{
  while (id != NULL)
    {
      const StewardGuidelineBlock *block = find (blocks, id);

      if (g_str_equal (id, ancestor))
        return TRUE;
      id = block != NULL ? block->parent : NULL;
    }
  return FALSE;
}

static gboolean
discard (GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    steward_guideline_block_free (blocks->pdata[i]);
  return FALSE;
}

/* What an empty line after @type is: a list goes on, a heading doesn't. */
static StewardGuidelineBlockType
type_after (const StewardGuidelineBlock *block)
{
  return block->type == STEWARD_GUIDELINE_BLOCK_ITEM ? STEWARD_GUIDELINE_BLOCK_ITEM
                                                     : STEWARD_GUIDELINE_BLOCK_PARAGRAPH;
}

/**
 * steward_guideline_insert:
 * @self: a draft
 * @after: (nullable): the block to come after, with its parent; %NULL for the start
 * @type: what the new block is
 * @text: its words, CommonMark inline
 * @new_id: an id that nothing has
 *
 * Returns: whether it was inserted; %FALSE when @after isn't there
 */
gboolean
steward_guideline_insert (StewardGuideline          *self,
                          const char                *after,
                          StewardGuidelineBlockType  type,
                          const char                *text,
                          const char                *new_id)
{
  g_autoptr (GPtrArray) blocks = steward_guideline_copy_blocks (self);
  StewardGuidelineBlock *previous = find (blocks, after);
  StewardGuidelineBlock *block;

  if (after != NULL && previous == NULL)
    return discard (blocks);

  block = steward_guideline_block_new (new_id, type, text);
  if (type == STEWARD_GUIDELINE_BLOCK_HEADING)
    block->level = 1;
  if (previous != NULL)
    {
      set_parent (block, previous->parent);
      block->ordered = previous->ordered;
    }
  take_key (block, make_key (blocks, block->parent, previous));
  g_ptr_array_add (blocks, block);
  steward_guideline_take_blocks (self, blocks);
  return TRUE;
}

/* The words of @whole from @start to @end, with how they are set. */
static char *
cut (const StewardInline *whole,
     guint                start,
     guint                end)
{
  g_autoptr (StewardInline) part = steward_inline_new ();

  steward_inline_append_part (part, whole, start, end);
  return steward_inline_to_markdown (part);
}

/**
 * steward_guideline_split:
 * @self: a draft
 * @block: a block with words
 * @offset: the code point of its words without markup that begins the new block
 * @new_id: an id that nothing has
 *
 * What stands before @offset keeps id and rule; the rest is a new block, an item after an item, a
 * paragraph after a heading. What was under @block goes with the rest, below which it stood.
 *
 * Returns: whether it was split
 */
gboolean
steward_guideline_split (StewardGuideline *self,
                         const char       *block,
                         guint             offset,
                         const char       *new_id)
{
  g_autoptr (GPtrArray) blocks = steward_guideline_copy_blocks (self);
  StewardGuidelineBlock *first = find (blocks, block);
  StewardGuidelineBlock *second;
  g_autoptr (StewardInline) words = NULL;

  if (first == NULL || !has_words (first) || first->type == STEWARD_GUIDELINE_BLOCK_CODE)
    return discard (blocks);

  words = steward_inline_parse (first->text);
  offset = MIN (offset, words->length);

  second = steward_guideline_block_new (new_id, type_after (first), NULL);
  second->ordered = first->ordered;
  set_parent (second, first->parent);
  take_text (second, g_strchug (cut (words, offset, words->length)));
  take_text (first, g_strchomp (cut (words, 0, offset)));
  take_key (second, make_key (blocks, first->parent, first));
  g_ptr_array_add (blocks, second);
  if (second->type == STEWARD_GUIDELINE_BLOCK_ITEM)
    move_children (blocks, first, second);
  steward_guideline_take_blocks (self, blocks);
  return TRUE;
}

/* Whether words that end and words that begin would run into each other. */
static gboolean
needs_space (const char *before,
             const char *after)
{
  return *before != '\0' && *after != '\0' && !g_unichar_isspace (g_utf8_get_char (after)) &&
         !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (before + strlen (before))));
}

/**
 * steward_guideline_merge:
 * @self: a draft
 * @block: the id of a block
 *
 * Adds the words of @block to those of the block before it in the document, which keeps its id and
 * rule, or gets @block's rule when it has none. What was under @block goes along.
 *
 * Returns: whether it was merged; %FALSE for the first block, and beside tables and code
 */
gboolean
steward_guideline_merge (StewardGuideline *self,
                         const char       *block)
{
  gint at = steward_guideline_find (self, block);
  g_autoptr (GPtrArray) blocks = NULL;
  StewardGuidelineBlock *first;
  StewardGuidelineBlock *second;

  if (at < 1)
    return FALSE;

  blocks = steward_guideline_copy_blocks (self);
  first = blocks->pdata[at - 1];
  second = blocks->pdata[at];
  if (!has_words (first) || !has_words (second) || first->type == STEWARD_GUIDELINE_BLOCK_CODE ||
      second->type == STEWARD_GUIDELINE_BLOCK_CODE)
    return discard (blocks);

  take_text (first, g_strconcat (first->text, needs_space (first->text, second->text) ? " " : "", second->text, NULL));
  if (first->rule == NULL)
    first->rule = g_steal_pointer (&second->rule);
  if (first->renders == NULL)
    {
      first->renders = g_steal_pointer (&second->renders);
      first->renders_number = second->renders_number;
    }
  move_children (blocks, second, first);
  g_ptr_array_remove_index (blocks, (guint) at);
  steward_guideline_block_free (second);
  steward_guideline_take_blocks (self, blocks);
  return TRUE;
}

/**
 * steward_guideline_move:
 * @self: a draft
 * @block: what to move, with all that is under it
 * @parent: (nullable): the item or quote to be under
 * @after: (nullable): the block with that parent to come after; %NULL to be first
 *
 * Returns: whether it was moved; %FALSE when that would put it under itself
 */
gboolean
steward_guideline_move (StewardGuideline *self,
                        const char       *block,
                        const char       *parent,
                        const char       *after)
{
  g_autoptr (GPtrArray) blocks = steward_guideline_copy_blocks (self);
  StewardGuidelineBlock *moved = find (blocks, block);
  StewardGuidelineBlock *previous = find (blocks, after);

  if (moved == NULL || (after != NULL && previous == NULL) || previous == moved ||
      (parent != NULL && find (blocks, parent) == NULL) || is_inside (blocks, parent, block) ||
      (previous != NULL && g_strcmp0 (previous->parent, parent) != 0))
    return discard (blocks);

  g_ptr_array_remove (blocks, moved);
  set_parent (moved, parent);
  take_key (moved, make_key (blocks, parent, previous));
  g_ptr_array_add (blocks, moved);
  steward_guideline_take_blocks (self, blocks);
  return TRUE;
}

/**
 * steward_guideline_indent:
 * @self: a draft
 * @block: an item, or a paragraph after an item
 *
 * Puts @block under the item before it, last.
 *
 * Returns: whether there was such an item
 */
gboolean
steward_guideline_indent (StewardGuideline *self,
                          const char       *block)
{
  g_autoptr (GPtrArray) blocks = steward_guideline_copy_blocks (self);
  StewardGuidelineBlock *moved = find (blocks, block);
  StewardGuidelineBlock *item = moved != NULL ? find_sibling (blocks, moved, FALSE) : NULL;
  StewardGuidelineBlock *last = NULL;

  if (item == NULL || item->type != STEWARD_GUIDELINE_BLOCK_ITEM || moved->type == STEWARD_GUIDELINE_BLOCK_HEADING)
    return discard (blocks);

  for (guint i = 0; i < blocks->len; i++)
    if (g_strcmp0 (((StewardGuidelineBlock *) blocks->pdata[i])->parent, item->id) == 0)
      last = blocks->pdata[i];
  set_parent (moved, item->id);
  take_key (moved, steward_order_key_between (last != NULL ? last->order_key : NULL, NULL));
  steward_guideline_take_blocks (self, blocks);
  return TRUE;
}

/**
 * steward_guideline_outdent:
 * @self: a draft
 * @block: what lies under an item or quote
 *
 * Puts @block behind what it was under. What followed it there goes under it when it is an item, so
 * that nothing changes its place on the page.
 *
 * Returns: whether it lay under something
 */
gboolean
steward_guideline_outdent (StewardGuideline *self,
                           const char       *block)
{
  g_autoptr (GPtrArray) blocks = steward_guideline_copy_blocks (self);
  StewardGuidelineBlock *moved = find (blocks, block);
  StewardGuidelineBlock *parent = moved != NULL ? find (blocks, moved->parent) : NULL;
  StewardGuidelineBlock *next;

  if (parent == NULL)
    return discard (blocks);

  while (moved->type == STEWARD_GUIDELINE_BLOCK_ITEM && (next = find_sibling (blocks, moved, TRUE)) != NULL)
    {
      StewardGuidelineBlock *last = NULL;

      for (guint i = 0; i < blocks->len; i++)
        if (g_strcmp0 (((StewardGuidelineBlock *) blocks->pdata[i])->parent, moved->id) == 0)
          last = blocks->pdata[i];
      set_parent (next, moved->id);
      take_key (next, steward_order_key_between (last != NULL ? last->order_key : NULL, NULL));
      /* The array is in the document's order again only for those under @moved that come after. */
      g_ptr_array_remove (blocks, next);
      g_ptr_array_add (blocks, next);
    }

  take_key (moved, make_key (blocks, parent->parent, parent));
  set_parent (moved, parent->parent);
  steward_guideline_take_blocks (self, blocks);
  return TRUE;
}

/**
 * steward_guideline_remove:
 * @self: a draft
 * @block: the id of a block
 *
 * Removes a block; what was under it goes to where it stood.
 *
 * Returns: whether it was there
 */
gboolean
steward_guideline_remove (StewardGuideline *self,
                          const char       *block)
{
  g_autoptr (GPtrArray) blocks = steward_guideline_copy_blocks (self);
  StewardGuidelineBlock *removed = find (blocks, block);
  const StewardGuidelineBlock *after = removed;

  if (removed == NULL)
    return discard (blocks);

  for (guint i = 0; i < blocks->len; i++)
    {
      StewardGuidelineBlock *child = blocks->pdata[i];

      if (g_strcmp0 (child->parent, removed->id) != 0)
        continue;
      take_key (child, make_key (blocks, removed->parent, after));
      set_parent (child, removed->parent);
      after = child;
    }
  g_ptr_array_remove (blocks, removed);
  steward_guideline_block_free (removed);
  steward_guideline_take_blocks (self, blocks);
  return TRUE;
}

/**
 * steward_guideline_set_text:
 * @self: a draft
 * @block: a block with words
 * @text: CommonMark inline (for code: plain)
 *
 * Returns: whether it was there
 */
gboolean
steward_guideline_set_text (StewardGuideline *self,
                            const char       *block,
                            const char       *text)
{
  g_autoptr (GPtrArray) blocks = steward_guideline_copy_blocks (self);
  StewardGuidelineBlock *changed = find (blocks, block);

  if (changed == NULL || !has_words (changed))
    return discard (blocks);

  take_text (changed, g_utf8_normalize (text, -1, G_NORMALIZE_NFC));
  steward_guideline_take_blocks (self, blocks);
  return TRUE;
}

/**
 * steward_guideline_set_type:
 * @self: a draft
 * @block: a block with words
 * @type: what it becomes; not a table
 * @level: for a heading: 1 to 6
 * @ordered: for an item: whether it is counted
 *
 * What lay under an item or quote that becomes something else goes behind it.
 *
 * Returns: whether it was changed
 */
gboolean
steward_guideline_set_type (StewardGuideline          *self,
                            const char                *block,
                            StewardGuidelineBlockType  type,
                            guint                      level,
                            gboolean                   ordered)
{
  g_autoptr (GPtrArray) blocks = steward_guideline_copy_blocks (self);
  StewardGuidelineBlock *changed = find (blocks, block);
  const StewardGuidelineBlock *after = changed;
  gboolean holds = type == STEWARD_GUIDELINE_BLOCK_ITEM || type == STEWARD_GUIDELINE_BLOCK_QUOTE;

  if (changed == NULL || !has_words (changed) || type == STEWARD_GUIDELINE_BLOCK_TABLE ||
      (type == STEWARD_GUIDELINE_BLOCK_HEADING && changed->parent != NULL))
    return discard (blocks);

  for (guint i = 0; !holds && i < blocks->len; i++)
    {
      StewardGuidelineBlock *child = blocks->pdata[i];

      if (g_strcmp0 (child->parent, changed->id) != 0)
        continue;
      take_key (child, make_key (blocks, changed->parent, after));
      set_parent (child, changed->parent);
      after = child;
    }
  changed->type = type;
  changed->level = type == STEWARD_GUIDELINE_BLOCK_HEADING ? CLAMP (level, 1, 6) : 0;
  changed->ordered = type == STEWARD_GUIDELINE_BLOCK_ITEM && ordered;
  changed->start = changed->ordered ? changed->start : 0;
  steward_guideline_take_blocks (self, blocks);
  return TRUE;
}

/**
 * steward_guideline_set_rule:
 * @self: a draft
 * @block: the id of a block
 * @rule: (nullable): the rule on it, or none
 *
 * Returns: whether it was there
 */
gboolean
steward_guideline_set_rule (StewardGuideline *self,
                            const char       *block,
                            JsonNode         *rule)
{
  g_autoptr (GPtrArray) blocks = steward_guideline_copy_blocks (self);
  StewardGuidelineBlock *changed = find (blocks, block);

  if (changed == NULL)
    return discard (blocks);

  g_clear_pointer (&changed->rule, json_node_unref);
  changed->rule = rule != NULL ? json_node_copy (rule) : NULL;
  steward_guideline_take_blocks (self, blocks);
  return TRUE;
}
