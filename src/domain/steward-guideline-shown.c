/* steward-guideline-shown.c: a policy document as the command line prints it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-shown"

#include "steward-guideline.h"

#include "steward-guideline-private.h"
#include "steward-guideline-rows.h"

static gboolean
is_under (StewardGuideline *self,
          guint             at,
          const char       *parent)
{
  const StewardGuidelineBlock *block = steward_guideline_get_block (self, at);

  return block != NULL && g_strcmp0 (block->parent, parent) == 0;
}

static JsonArray *show_blocks (StewardGuideline *self,
                               guint            *at,
                               const char       *parent);

/* Items that follow each other, counted alike, as one list. */
static JsonObject *
show_list (StewardGuideline *self,
           guint            *at,
           const char       *parent)
{
  JsonObject *list = json_object_new ();
  JsonArray *items = json_array_new ();
  gboolean ordered = steward_guideline_get_block (self, *at)->ordered;
  guint start = steward_guideline_get_block (self, *at)->start;

  while (is_under (self, *at, parent))
    {
      const StewardGuidelineBlock *item = steward_guideline_get_block (self, *at);
      g_autoptr (JsonArray) sub = NULL;

      if (item->type != STEWARD_GUIDELINE_BLOCK_ITEM || item->ordered != ordered ||
          (item->start > 0 && json_array_get_length (items) > 0))
        break;
      (*at)++;
      sub = show_blocks (self, at, item->id);
      if (json_array_get_length (sub) == 0 && item->rule == NULL)
        json_array_add_string_element (items, item->text);
      else
        {
          JsonObject *shown = json_object_new ();

          json_object_set_string_member (shown, "id", item->id);
          json_object_set_string_member (shown, "text", item->text);
          json_object_set_array_member (shown, "sub", g_steal_pointer (&sub));
          if (item->rule != NULL)
            json_object_set_member (shown, "rule", json_node_copy (item->rule));
          json_array_add_object_element (items, shown);
        }
    }

  json_object_set_string_member (list, "type", "list");
  json_object_set_boolean_member (list, "ordered", ordered);
  if (start > 0)
    json_object_set_int_member (list, "start", start);
  json_object_set_array_member (list, "items", items);
  return list;
}

/* The empty head of a table without one isn't shown. */
static void
show_head (JsonObject *shown,
           GPtrArray  *rows)
{
  if (rows->len < 2 || steward_guideline_rows_have_head (rows))
    return;
  json_array_remove_element (json_object_get_array_member (shown, "rows"), 0);
  json_object_set_boolean_member (shown, "head", FALSE);
}

/* Shows the blocks from @at on that are under @parent, and moves @at past them. */
static JsonArray *
show_blocks (StewardGuideline *self,
             guint            *at,
             const char       *parent)
{
  JsonArray *blocks = json_array_new ();

  while (is_under (self, *at, parent))
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (self, *at);
      const char *clause = steward_guideline_get_clause (self, *at);
      JsonObject *shown;
      g_autoptr (JsonArray) sub = NULL;

      if (block->type == STEWARD_GUIDELINE_BLOCK_ITEM)
        {
          json_array_add_object_element (blocks, show_list (self, at, parent));
          continue;
        }

      shown = steward_guideline_block_to_json (block, FALSE);
      json_object_remove_member (shown, "parent");
      if (block->rows != NULL)
        show_head (shown, block->rows);
      if (*clause != '\0')
        json_object_set_string_member (shown, "clause", clause);
      (*at)++;
      sub = show_blocks (self, at, block->id);
      if (json_array_get_length (sub) > 0)
        json_object_set_array_member (shown, "sub", g_steal_pointer (&sub));
      json_array_add_object_element (blocks, shown);
    }
  return blocks;
}

/**
 * steward_guideline_shown_to_json:
 *
 * Returns: (transfer full): `blocks[]` of `guideline show`: each with its clause number, items that
 *   follow each other as one list; `head` is false for a table whose first row isn't its head
 */
JsonNode *
steward_guideline_shown_to_json (StewardGuideline *self)
{
  guint at = 0;
  g_autoptr (JsonArray) blocks = show_blocks (self, &at, NULL);

  return json_node_init_array (json_node_alloc (), blocks);
}
