/* steward-guideline-block.c: one block of a policy document
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-block"

#include "steward-guideline.h"

#include "steward-guideline-private.h"
#include "steward-guideline-rows.h"
#include "steward-json.h"
#include "steward-kinds.h"

#include <string.h>

#define PARAGRAPH_END "\xe2\x80\xa9" /* U+2029 */

static const char *const type_names[] = { "heading", "paragraph", "item", "table", "quote", "code" };

/**
 * steward_guideline_block_type_name:
 * @type: what a block is
 *
 * Returns: the name in records
 */
const char *
steward_guideline_block_type_name (StewardGuidelineBlockType type)
{
  g_return_val_if_fail (type < G_N_ELEMENTS (type_names), NULL);

  return type_names[type];
}

/* A type of a newer version is read as a paragraph: its words are shown, never dropped. */
static StewardGuidelineBlockType
type_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_names); i++)
    if (g_strcmp0 (type_names[i], name) == 0)
      return i;
  return STEWARD_GUIDELINE_BLOCK_PARAGRAPH;
}

/* A program that knows no suggestions of new clauses puts the sign at which one begins, U+2029, into the words when it accepts
 * one. Apart they can't be set here: both would have to be stored at once. Another line is begun there. */
static void
begin_lines (char                      **text,
             StewardGuidelineBlockType   type)
{
  g_autoptr (GString) out = NULL;

  if (strstr (*text, PARAGRAPH_END) == NULL)
    return;
  out = g_string_new (*text);
  while (g_str_has_suffix (out->str, PARAGRAPH_END))
    g_string_truncate (out, out->len - strlen (PARAGRAPH_END));
  while (g_str_has_prefix (out->str, PARAGRAPH_END))
    g_string_erase (out, 0, strlen (PARAGRAPH_END));
  while (g_string_replace (out, PARAGRAPH_END PARAGRAPH_END, PARAGRAPH_END, 0) > 0)
    ;
  g_string_replace (out, PARAGRAPH_END, type == STEWARD_GUIDELINE_BLOCK_CODE ? "\n" : "\\\n", 0);
  g_free (*text);
  *text = g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * steward_guideline_block_new:
 * @id: the id, which nothing else has
 * @type: what it is
 * @text: (nullable): its words; where they have a paragraph separator a line ends
 *
 * Returns: (transfer full): a block that has no place yet
 */
StewardGuidelineBlock *
steward_guideline_block_new (const char                *id,
                             StewardGuidelineBlockType  type,
                             const char                *text)
{
  StewardGuidelineBlock *self = g_new0 (StewardGuidelineBlock, 1);

  g_return_val_if_fail (id != NULL, self);

  self->id = g_strdup (id);
  self->type = type;
  self->text = g_utf8_normalize (text != NULL ? text : "", -1, G_NORMALIZE_NFC);
  if (self->text == NULL)
    self->text = g_utf8_make_valid (text, -1);
  begin_lines (&self->text, type);
  return self;
}

/**
 * steward_guideline_block_copy:
 * @self: a block
 *
 * Returns: (transfer full): the same once more
 */
StewardGuidelineBlock *
steward_guideline_block_copy (const StewardGuidelineBlock *self)
{
  StewardGuidelineBlock *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->parent = g_strdup (self->parent);
  copy->order_key = g_strdup (self->order_key);
  copy->text = g_strdup (self->text);
  copy->rows = steward_guideline_rows_copy (self->rows);
  copy->rule = self->rule != NULL ? json_node_copy (self->rule) : NULL;
  copy->renders = g_strdup (self->renders);
  return copy;
}

/**
 * steward_guideline_block_free:
 * @self: (transfer full): what is no longer needed
 */
void
steward_guideline_block_free (StewardGuidelineBlock *self)
{
  g_free (self->id);
  g_free (self->parent);
  g_free (self->order_key);
  g_free (self->text);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->rule, json_node_unref);
  g_free (self->renders);
  g_free (self);
}

/* A number without a block says nothing. */
static void
take_rendering (StewardGuidelineBlock *self,
                const char            *renders,
                gint64                 number)
{
  self->renders = g_strdup (renders);
  self->renders_number = renders != NULL && number != STEWARD_INTEGER_NONE ? MAX (number, 0) : 0;
}

static GPtrArray *
rows_from_json (JsonNode *node)
{
  GPtrArray *rows;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *row = json_array_get_element (json_node_get_array (node), i);
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
      JsonArray *array = JSON_NODE_HOLDS_ARRAY (row) ? json_node_get_array (row) : NULL;

      for (guint k = 0; array != NULL && k < json_array_get_length (array); k++)
        {
          JsonNode *cell = json_array_get_element (array, k);
          const char *text = JSON_NODE_HOLDS_VALUE (cell) ? json_node_get_string (cell) : NULL;

          g_strv_builder_add (cells, text != NULL ? text : "");
        }
      g_ptr_array_add (rows, g_strv_builder_end (cells));
    }
  return rows;
}

static JsonNode *
rows_to_json (GPtrArray *rows)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = rows->pdata[i];
      JsonArray *row = json_array_new ();

      for (guint k = 0; cells[k] != NULL; k++)
        json_array_add_string_element (row, cells[k]);
      json_array_add_array_element (array, row);
    }
  return json_node_init_array (json_node_alloc (), array);
}

/* Returns: (transfer full): the block that @record holds */
StewardGuidelineBlock *
steward_guideline_block_from_record (StewardRecord *record)
{
  StewardGuidelineBlock *self =
    steward_guideline_block_new (steward_record_get_id (record),
                                 type_from_name (steward_record_get_text (record, STEWARD_BLOCK_TYPE)),
                                 steward_record_get_text (record, STEWARD_BLOCK_TEXT));
  gint64 level = steward_record_get_integer (record, STEWARD_BLOCK_LEVEL);
  gint64 start;
  g_autoptr (JsonNode) rows = steward_record_get_json (record, STEWARD_BLOCK_ROWS);

  self->parent = g_strdup (steward_record_get_text (record, STEWARD_BLOCK_PARENT));
  self->order_key = g_strdup (steward_record_get_text (record, STEWARD_BLOCK_ORDER_KEY));
  self->level = level != STEWARD_INTEGER_NONE ? (guint) CLAMP (level, 0, 6) : 0;
  self->ordered = steward_record_get_boolean (record, STEWARD_BLOCK_ORDERED);
  start = steward_record_get_integer (record, STEWARD_BLOCK_START);
  self->start = self->ordered && start != STEWARD_INTEGER_NONE ? (guint) CLAMP (start, 0, STEWARD_LIST_START_MAX) : 0;
  self->rows = rows_from_json (rows);
  self->rule = steward_record_get_json (record, STEWARD_BLOCK_RULE);
  take_rendering (self, steward_record_get_text (record, STEWARD_BLOCK_RENDERS),
                  steward_record_get_integer (record, STEWARD_BLOCK_RENDERS_NUMBER));
  return self;
}

/**
 * steward_guideline_block_to_record:
 * @self: a block with its place
 * @record: a record of kind `block`; its guideline stays as it is
 *
 * Writes the block into @record.
 */
void
steward_guideline_block_to_record (const StewardGuidelineBlock *self,
                                   StewardRecord               *record)
{
  g_autoptr (JsonNode) rows = self->rows != NULL ? rows_to_json (self->rows) : NULL;

  g_return_if_fail (steward_record_get_kind (record) == &steward_block_kind);

  steward_record_set_text (record, STEWARD_BLOCK_PARENT, self->parent);
  steward_record_set_text (record, STEWARD_BLOCK_ORDER_KEY, self->order_key);
  steward_record_set_text (record, STEWARD_BLOCK_TYPE, type_names[self->type]);
  if (self->level > 0)
    steward_record_set_integer (record, STEWARD_BLOCK_LEVEL, self->level);
  else
    steward_record_clear (record, STEWARD_BLOCK_LEVEL);
  if (self->type == STEWARD_GUIDELINE_BLOCK_ITEM)
    steward_record_set_boolean (record, STEWARD_BLOCK_ORDERED, self->ordered);
  else
    steward_record_clear (record, STEWARD_BLOCK_ORDERED);
  if (self->start > 0)
    steward_record_set_integer (record, STEWARD_BLOCK_START, self->start);
  else
    steward_record_clear (record, STEWARD_BLOCK_START);
  steward_record_set_text (record, STEWARD_BLOCK_TEXT, self->text);
  if (rows != NULL)
    steward_record_set_json (record, STEWARD_BLOCK_ROWS, rows);
  else
    steward_record_clear (record, STEWARD_BLOCK_ROWS);
  if (self->rule != NULL)
    steward_record_set_json (record, STEWARD_BLOCK_RULE, self->rule);
  else
    steward_record_clear (record, STEWARD_BLOCK_RULE);
  steward_record_set_text (record, STEWARD_BLOCK_RENDERS, self->renders);
  if (self->renders_number > 0)
    steward_record_set_integer (record, STEWARD_BLOCK_RENDERS_NUMBER, self->renders_number);
  else
    steward_record_clear (record, STEWARD_BLOCK_RENDERS_NUMBER);
}

/* Returns: (transfer full) (nullable): the block that an edition's JSON holds */
StewardGuidelineBlock *
steward_guideline_block_from_json (JsonObject *object)
{
  const char *id = steward_json_get_text (object, "id");
  StewardGuidelineBlock *self;

  if (id == NULL)
    return NULL;

  self = steward_guideline_block_new (id, type_from_name (steward_json_get_text (object, "type")),
                                      steward_json_get_text (object, "text"));
  self->parent = g_strdup (steward_json_get_text (object, "parent"));
  self->order_key = g_strdup (steward_json_get_text (object, "order_key"));
  self->level = (guint) CLAMP (steward_json_get_integer (object, "level", 0), 0, 6);
  self->ordered = steward_json_get_boolean (object, "ordered", FALSE);
  self->start = (guint) CLAMP (steward_json_get_integer (object, "start", 0), 0, STEWARD_LIST_START_MAX);
  if (json_object_has_member (object, "rows"))
    self->rows = rows_from_json (json_object_get_member (object, "rows"));
  if (json_object_has_member (object, "rule"))
    self->rule = json_node_copy (json_object_get_member (object, "rule"));
  take_rendering (self, steward_json_get_text (object, "renders"), steward_json_get_integer (object, "renders_number", 0));
  return self;
}

/* Returns: (transfer full): the block as an edition holds it; @with_key is for its place, which is
 * no part of what is approved */
JsonObject *
steward_guideline_block_to_json (const StewardGuidelineBlock *self,
                                 gboolean                     with_key)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", self->id);
  if (self->parent != NULL)
    json_object_set_string_member (object, "parent", self->parent);
  if (with_key && self->order_key != NULL)
    json_object_set_string_member (object, "order_key", self->order_key);
  json_object_set_string_member (object, "type", type_names[self->type]);
  if (self->level > 0)
    json_object_set_int_member (object, "level", self->level);
  if (self->type == STEWARD_GUIDELINE_BLOCK_ITEM)
    json_object_set_boolean_member (object, "ordered", self->ordered);
  if (self->start > 0)
    json_object_set_int_member (object, "start", self->start);
  if (self->rows != NULL)
    json_object_set_member (object, "rows", rows_to_json (self->rows));
  else
    json_object_set_string_member (object, "text", self->text);
  if (self->rule != NULL)
    json_object_set_member (object, "rule", json_node_copy (self->rule));
  if (self->renders != NULL)
    json_object_set_string_member (object, "renders", self->renders);
  if (self->renders_number > 0)
    json_object_set_int_member (object, "renders_number", self->renders_number);
  return object;
}
