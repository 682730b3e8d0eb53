/* steward-block-changes.c: what became of the blocks of a draft, and back
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-block-changes"

#include "steward-block-changes.h"

#include "steward-guideline-private.h"
#include "steward-json.h"

static JsonObject *
describe (StewardGuideline *guideline,
          const char       *id,
          gboolean          with_key)
{
  gint at = steward_guideline_find (guideline, id);

  return at >= 0 ? steward_guideline_block_to_json (steward_guideline_get_block (guideline, (guint) at), with_key) : NULL;
}

static gboolean
is_same (JsonObject *a,
         JsonObject *b)
{
  g_autoptr (JsonNode) first = a != NULL ? json_node_init_object (json_node_alloc (), a) : NULL;
  g_autoptr (JsonNode) second = b != NULL ? json_node_init_object (json_node_alloc (), b) : NULL;

  return first == second || (first != NULL && second != NULL && json_node_equal (first, second));
}

static void
add (JsonArray        *changes,
     StewardGuideline *before,
     StewardGuideline *after,
     const char       *id)
{
  g_autoptr (JsonObject) was = describe (before, id, TRUE);
  g_autoptr (JsonObject) is = describe (after, id, TRUE);
  JsonObject *change;

  if (is_same (was, is))
    return;
  change = json_object_new ();
  json_object_set_string_member (change, "id", id);
  if (was != NULL)
    json_object_set_object_member (change, "before", g_steal_pointer (&was));
  if (is != NULL)
    json_object_set_object_member (change, "after", g_steal_pointer (&is));
  json_array_add_object_element (changes, change);
}

/**
 * steward_block_changes_between:
 * @before: a draft
 * @after: what became of it
 *
 * Returns: (transfer full): a list of objects with the `id` of a block and how it was `before` and is `after`, with its place;
 *   neither where there was none
 */
JsonNode *
steward_block_changes_between (StewardGuideline *before,
                               StewardGuideline *after)
{
  g_autoptr (JsonArray) changes = json_array_new ();

  for (guint i = 0; i < steward_guideline_get_n_blocks (before); i++)
    add (changes, before, after, steward_guideline_get_block (before, i)->id);
  for (guint i = 0; i < steward_guideline_get_n_blocks (after); i++)
    if (steward_guideline_find (before, steward_guideline_get_block (after, i)->id) < 0)
      add (changes, before, after, steward_guideline_get_block (after, i)->id);
  return json_node_init_array (json_node_alloc (), changes);
}

static JsonObject *
get_side (JsonObject *change,
          gboolean    is_after)
{
  const char *name = is_after ? "after" : "before";
  JsonNode *node = json_object_get_member (change, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Where a block stands among others may be another than it was: what it is must be the same. */
static gboolean
is_as (StewardGuideline *self,
       const char       *id,
       JsonObject       *side)
{
  g_autoptr (JsonObject) now = describe (self, id, FALSE);
  StewardGuidelineBlock *block = side != NULL ? steward_guideline_block_from_json (side) : NULL;
  g_autoptr (JsonObject) wanted = block != NULL ? steward_guideline_block_to_json (block, FALSE) : NULL;

  g_clear_pointer (&block, steward_guideline_block_free);
  return is_same (now, wanted);
}

/**
 * steward_block_changes_turn:
 * @self: a draft
 * @changes: of steward_block_changes_between()
 * @is_back: whether it is to be as before
 *
 * Returns: whether it was done; not when one of the blocks isn't what @changes left, or found
 */
gboolean
steward_block_changes_turn (StewardGuideline *self,
                            JsonNode         *changes,
                            gboolean          is_back)
{
  JsonArray *array = changes != NULL && JSON_NODE_HOLDS_ARRAY (changes) ? json_node_get_array (changes) : NULL;
  g_autoptr (GHashTable) turned = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) blocks = NULL;

  if (array == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *id = JSON_NODE_HOLDS_OBJECT (node) ? steward_json_get_text (json_node_get_object (node), "id") : NULL;

      if (id == NULL || !is_as (self, id, get_side (json_node_get_object (node), is_back)))
        return FALSE;
      g_hash_table_add (turned, (gpointer) id);
    }
  blocks = steward_guideline_copy_blocks (self);
  for (guint i = blocks->len; i > 0; i--)
    if (g_hash_table_contains (turned, ((StewardGuidelineBlock *) blocks->pdata[i - 1])->id))
      steward_guideline_block_free (g_ptr_array_remove_index (blocks, i - 1));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *side = get_side (json_array_get_object_element (array, i), !is_back);
      StewardGuidelineBlock *block = side != NULL ? steward_guideline_block_from_json (side) : NULL;

      if (block != NULL)
        g_ptr_array_add (blocks, block);
    }
  steward_guideline_take_blocks (self, blocks);
  return TRUE;
}
