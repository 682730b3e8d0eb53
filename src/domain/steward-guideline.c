/* steward-guideline.c: a policy document as a list of blocks
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline"

#include "steward-guideline.h"

#include "steward-guideline-private.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-order-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StewardGuideline
{
  GObject     parent_instance;
  char       *id;       /* (owned) */
  char       *title;    /* (owned) */
  char       *language; /* (owned) (nullable) */
  char      **audience; /* (owned) departments; empty is everyone */
  char       *master;   /* (owned) (nullable) */
  gint64      number;   /* of the edition; 0 for a draft */
  GPtrArray  *blocks;   /* (owned) (element-type StewardGuidelineBlock) in the document's order */
  GPtrArray  *clauses;  /* (owned) (nullable) (element-type utf8) their numbers, made when asked for */
  GHashTable *places;   /* (owned) (nullable) id → index, made when asked for */
};

G_DEFINE_FINAL_TYPE (StewardGuideline, steward_guideline, G_TYPE_OBJECT)

static gint
compare_siblings (gconstpointer a,
                  gconstpointer b)
{
  const StewardGuidelineBlock *first = *(StewardGuidelineBlock *const *) a;
  const StewardGuidelineBlock *second = *(StewardGuidelineBlock *const *) b;
  int order = strcmp (first->order_key != NULL ? first->order_key : "",
                      second->order_key != NULL ? second->order_key : "");

  return order != 0 ? order : strcmp (first->id, second->id);
}

static void
collect (GPtrArray  *ordered,
         GHashTable *children,
         const char *parent,
         guint       item_level)
{
  GPtrArray *siblings = g_hash_table_lookup (children, parent);

  for (guint i = 0; siblings != NULL && i < siblings->len; i++)
    {
      StewardGuidelineBlock *block = siblings->pdata[i];
      gboolean is_item = block->type == STEWARD_GUIDELINE_BLOCK_ITEM;

      if (is_item)
        block->level = item_level + 1;
      g_ptr_array_add (ordered, block);
      collect (ordered, children, block->id, item_level + (is_item ? 1 : 0));
    }
}

/* Whether @block hangs from the document, and not from a ring that two desks made apart. */
static gboolean
hangs_from_root (const StewardGuidelineBlock *block,
                 GHashTable                  *by_id)
{
  for (guint steps = 0; block != NULL && block->parent != NULL; steps++)
    {
      if (steps > STEWARD_JSON_MAX_DEPTH)
        return FALSE;
      block = g_hash_table_lookup (by_id, block->parent);
    }
  return block != NULL;
}

/* Puts blocks into the document's order. One whose parent is gone, or hangs from itself, stands for
 * itself. */
static GPtrArray *
arrange (GPtrArray *blocks)
{
  GPtrArray *ordered = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_guideline_block_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) children = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                           (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer siblings;

  for (guint i = 0; i < blocks->len; i++)
    g_hash_table_insert (by_id, ((StewardGuidelineBlock *) blocks->pdata[i])->id, blocks->pdata[i]);
  for (guint i = 0; i < blocks->len; i++)
    {
      StewardGuidelineBlock *block = blocks->pdata[i];

      if (!hangs_from_root (block, by_id))
        g_clear_pointer (&block->parent, g_free);
    }
  for (guint i = 0; i < blocks->len; i++)
    {
      StewardGuidelineBlock *block = blocks->pdata[i];
      const char *parent = block->parent != NULL ? block->parent : "";

      siblings = g_hash_table_lookup (children, parent);
      if (siblings == NULL)
        {
          siblings = g_ptr_array_new ();
          g_hash_table_insert (children, (char *) parent, siblings);
        }
      g_ptr_array_add (siblings, block);
    }
  g_hash_table_iter_init (&iter, children);
  while (g_hash_table_iter_next (&iter, NULL, &siblings))
    g_ptr_array_sort (siblings, compare_siblings);

  collect (ordered, children, "", 0);
  return ordered;
}

static void
steward_guideline_finalize (GObject *object)
{
  StewardGuideline *self = STEWARD_GUIDELINE (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->language);
  g_strfreev (self->audience);
  g_free (self->master);
  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->clauses, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);

  G_OBJECT_CLASS (steward_guideline_parent_class)->finalize (object);
}

static void
steward_guideline_class_init (StewardGuidelineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_guideline_finalize;
}

static void
steward_guideline_init (StewardGuideline *self)
{
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_guideline_block_free);
}

/**
 * steward_guideline_new:
 * @id: the id of the guideline's record
 * @title: its title
 * @language: (nullable): BCP 47
 * @audience: (nullable): ids of departments; none is everyone
 *
 * Returns: (transfer full): a document without blocks. One thread at a time.
 */
StewardGuideline *
steward_guideline_new (const char        *id,
                       const char        *title,
                       const char        *language,
                       const char *const *audience)
{
  static const char *const everyone[] = { NULL };
  StewardGuideline *self = g_object_new (STEWARD_TYPE_GUIDELINE, NULL);

  g_return_val_if_fail (id != NULL, self);

  self->id = g_strdup (id);
  self->title = g_strdup (title != NULL ? title : "");
  self->language = g_strdup (language);
  self->audience = g_strdupv ((char **) (audience != NULL ? audience : everyone));
  return self;
}

/**
 * steward_guideline_new_from_records:
 * @guideline: a record of kind `guideline`
 * @blocks: (element-type StewardRecord): its records of kind `block`, in any order; those that were
 *   removed are left out
 *
 * Returns: (transfer full): the draft
 */
StewardGuideline *
steward_guideline_new_from_records (StewardRecord *guideline,
                                    GPtrArray     *blocks)
{
  StewardGuideline *self =
    steward_guideline_new (steward_record_get_id (guideline),
                           steward_record_get_text (guideline, STEWARD_GUIDELINE_TITLE),
                           steward_record_get_text (guideline, STEWARD_GUIDELINE_LANGUAGE),
                           steward_record_get_set (guideline, STEWARD_GUIDELINE_AUDIENCE));
  g_autoptr (GPtrArray) unordered = g_ptr_array_new ();

  self->master = g_strdup (steward_record_get_text (guideline, STEWARD_GUIDELINE_MASTER));
  for (guint i = 0; i < blocks->len; i++)
    if (!steward_record_has (blocks->pdata[i], STEWARD_BLOCK_REMOVED))
      g_ptr_array_add (unordered, steward_guideline_block_from_record (blocks->pdata[i]));
  steward_guideline_take_blocks (self, unordered);
  return self;
}

/**
 * steward_guideline_new_from_edition:
 * @edition: a record of kind `edition`
 * @error: return location; code %STEWARD_RECORD_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the document as it was put in force
 */
StewardGuideline *
steward_guideline_new_from_edition (StewardRecord  *edition,
                                    GError        **error)
{
  g_autoptr (StewardGuideline) self =
    steward_guideline_new (steward_record_get_text (edition, STEWARD_EDITION_GUIDELINE),
                           steward_record_get_text (edition, STEWARD_EDITION_TITLE),
                           steward_record_get_text (edition, STEWARD_EDITION_LANGUAGE),
                           steward_record_get_set (edition, STEWARD_EDITION_AUDIENCE));
  g_autoptr (JsonNode) node = steward_record_get_json (edition, STEWARD_EDITION_BLOCKS);
  g_autoptr (GPtrArray) blocks =
    g_ptr_array_new_with_free_func ((GDestroyNotify) steward_guideline_block_free);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      StewardGuidelineBlock *block =
        JSON_NODE_HOLDS_OBJECT (element) ? steward_guideline_block_from_json (json_node_get_object (element)) : NULL;

      if (block == NULL)
        {
          g_set_error (error, STEWARD_RECORD_ERROR, STEWARD_RECORD_ERROR_INVALID,
                       _("edition %s: block %u of “blocks” is not a block with an id"),
                       steward_record_get_id (edition), i + 1);
          return NULL;
        }
      g_ptr_array_add (blocks, block);
    }
  if (array == NULL)
    {
      g_set_error (error, STEWARD_RECORD_ERROR, STEWARD_RECORD_ERROR_INVALID,
                   _("edition %s: “blocks” is not a list"), steward_record_get_id (edition));
      return NULL;
    }

  self->number = steward_record_get_integer (edition, STEWARD_EDITION_NUMBER);
  self->master = g_strdup (steward_record_get_text (edition, STEWARD_EDITION_MASTER));
  g_ptr_array_set_free_func (blocks, NULL);
  steward_guideline_take_blocks (self, blocks);
  return g_steal_pointer (&self);
}

/**
 * steward_guideline_get_item_number:
 * @at: an item that is counted
 *
 * Returns: the number that stands before it
 */
guint
steward_guideline_get_item_number (StewardGuideline *self,
                                   guint             at)
{
  const StewardGuidelineBlock *item = steward_guideline_get_block (self, at);
  guint n_before = 0;

  for (guint i = at; item->start == 0 && i > 0; i--)
    {
      const StewardGuidelineBlock *other = steward_guideline_get_block (self, i - 1);

      if (g_strcmp0 (other->id, item->parent) == 0)
        break;
      if (g_strcmp0 (other->parent, item->parent) != 0)
        continue;
      if (other->type != STEWARD_GUIDELINE_BLOCK_ITEM || !other->ordered)
        break;
      n_before++;
      if (other->start > 0)
        return other->start + n_before;
    }
  return item->start > 0 ? item->start : n_before + 1;
}

/**
 * steward_guideline_take_blocks:
 * @self: a document
 * @blocks: (element-type StewardGuidelineBlock): blocks, each (transfer full); the array stays the
 *   caller's and must not free them
 *
 * Replaces all blocks, and puts them into the order of their keys.
 */
void
steward_guideline_take_blocks (StewardGuideline *self,
                               GPtrArray        *blocks)
{
  g_return_if_fail (STEWARD_IS_GUIDELINE (self));

  g_ptr_array_unref (self->blocks);
  self->blocks = arrange (blocks);
  g_clear_pointer (&self->clauses, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
}

static gboolean
stands_as (const StewardGuidelineBlock *self,
           const StewardGuidelineBlock *other)
{
  return g_str_equal (self->id, other->id) && g_strcmp0 (self->parent, other->parent) == 0 && self->type == other->type &&
         self->level == other->level && self->ordered == other->ordered && self->start == other->start;
}

/**
 * steward_guideline_take_words:
 * @at: which block
 * @block: the same block, with other words, cells or another rule
 *
 * For a key that was typed: places and numbers stay as they are, so it takes no longer in a long document.
 *
 * Returns: whether it was done; not when @block stands otherwise than the block that is there
 */
gboolean
steward_guideline_take_words (StewardGuideline            *self,
                              guint                        at,
                              const StewardGuidelineBlock *block)
{
  const StewardGuidelineBlock *there = steward_guideline_get_block (self, at);
  StewardGuidelineBlock *copy;

  if (there == NULL || !stands_as (there, block))
    return FALSE;
  copy = steward_guideline_block_copy (block);
  g_free (copy->order_key);
  copy->order_key = g_strdup (there->order_key);
  steward_guideline_block_free (self->blocks->pdata[at]);
  self->blocks->pdata[at] = copy;
  /* Whether the first one is the title hangs on its words, and all numbers on that. */
  if (at == 0)
    g_clear_pointer (&self->clauses, g_ptr_array_unref);
  return TRUE;
}

/**
 * steward_guideline_copy_blocks:
 *
 * Returns: (transfer full) (element-type StewardGuidelineBlock): all blocks, in the document's order,
 *   in an array that doesn't free them: for steward_guideline_take_blocks() after a change
 */
GPtrArray *
steward_guideline_copy_blocks (StewardGuideline *self)
{
  GPtrArray *blocks = g_ptr_array_new ();

  for (guint i = 0; i < self->blocks->len; i++)
    g_ptr_array_add (blocks, steward_guideline_block_copy (self->blocks->pdata[i]));
  return blocks;
}

/**
 * steward_guideline_append:
 * @self: a document
 * @block: (transfer full): a block, with its parent; its order key is made here
 *
 * Adds @block as the last of those with its parent. For building a document from top to bottom; the
 * parent comes before what is under it.
 */
void
steward_guideline_append (StewardGuideline      *self,
                          StewardGuidelineBlock *block)
{
  const StewardGuidelineBlock *last = NULL;
  const StewardGuidelineBlock *parent = NULL;

  g_return_if_fail (STEWARD_IS_GUIDELINE (self));

  /* From the end: building a document looks at few blocks each time. */
  for (guint i = self->blocks->len; i > 0 && last == NULL; i--)
    {
      const StewardGuidelineBlock *other = self->blocks->pdata[i - 1];

      if (g_strcmp0 (other->parent, block->parent) == 0)
        last = other;
      else if (g_strcmp0 (other->id, block->parent) == 0)
        break;
    }
  if (block->parent != NULL)
    parent = steward_guideline_get_block (self, (guint) MAX (steward_guideline_find (self, block->parent), 0));
  if (block->type == STEWARD_GUIDELINE_BLOCK_ITEM)
    block->level = parent != NULL && parent->type == STEWARD_GUIDELINE_BLOCK_ITEM ? parent->level + 1 : 1;
  g_free (block->order_key);
  block->order_key = steward_order_key_between (last != NULL ? last->order_key : NULL, NULL);

  g_ptr_array_add (self->blocks, block);
  if (self->places != NULL)
    g_hash_table_insert (self->places, block->id, GUINT_TO_POINTER (self->blocks->len));
  g_clear_pointer (&self->clauses, g_ptr_array_unref);
}

/**
 * steward_guideline_get_id:
 *
 * Returns: the id of the guideline's record
 */
const char *
steward_guideline_get_id (StewardGuideline *self)
{
  return self->id;
}

/**
 * steward_guideline_get_title:
 *
 * Returns: the title, plain
 */
const char *
steward_guideline_get_title (StewardGuideline *self)
{
  return self->title;
}

/**
 * steward_guideline_get_language:
 *
 * Returns: (nullable): the language, BCP 47
 */
const char *
steward_guideline_get_language (StewardGuideline *self)
{
  return self->language;
}

/**
 * steward_guideline_get_audience:
 *
 * Returns: (transfer none): ids of departments; none is everyone
 */
const char *const *
steward_guideline_get_audience (StewardGuideline *self)
{
  return (const char *const *) self->audience;
}

/**
 * steward_guideline_get_master:
 *
 * Returns: (nullable): the guideline that this one says in another language, an id
 */
const char *
steward_guideline_get_master (StewardGuideline *self)
{
  return self->master;
}

/**
 * steward_guideline_set_master:
 * @master: (nullable): an id
 */
void
steward_guideline_set_master (StewardGuideline *self,
                              const char       *master)
{
  char *copy = g_strdup (master);

  g_free (self->master);
  self->master = copy;
}

/**
 * steward_guideline_get_number:
 *
 * Returns: the number of the edition, 0 for a draft
 */
gint64
steward_guideline_get_number (StewardGuideline *self)
{
  return self->number;
}

/**
 * steward_guideline_get_n_blocks:
 *
 * Returns: how many blocks there are
 */
guint
steward_guideline_get_n_blocks (StewardGuideline *self)
{
  return self->blocks->len;
}

/**
 * steward_guideline_get_block:
 * @at: which, in the document's order
 *
 * Returns: (transfer none) (nullable): the block, until the next change
 */
const StewardGuidelineBlock *
steward_guideline_get_block (StewardGuideline *self,
                             guint             at)
{
  return at < self->blocks->len ? self->blocks->pdata[at] : NULL;
}

/**
 * steward_guideline_find:
 * @block: (nullable): the id of a block
 *
 * Returns: where it is, or -1
 */
gint
steward_guideline_find (StewardGuideline *self,
                        const char       *block)
{
  if (block == NULL)
    return -1;

  if (self->places == NULL)
    {
      self->places = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < self->blocks->len; i++)
        g_hash_table_insert (self->places, ((StewardGuidelineBlock *) self->blocks->pdata[i])->id,
                             GUINT_TO_POINTER (i + 1));
    }
  return GPOINTER_TO_INT (g_hash_table_lookup (self->places, block)) - 1;
}

/**
 * steward_guideline_get_clause:
 * @at: which block
 *
 * Returns: the number by which people cite it, `3.2`; empty for a heading that is the title
 */
const char *
steward_guideline_get_clause (StewardGuideline *self,
                              guint             at)
{
  g_return_val_if_fail (at < self->blocks->len, "");

  if (self->clauses == NULL)
    self->clauses = steward_guideline_number (self->blocks, self->title);
  return self->clauses->pdata[at];
}

/**
 * steward_guideline_find_heading:
 * @at: which block
 *
 * Returns: where the nearest heading above it is (itself for a heading), or -1
 */
gint
steward_guideline_find_heading (StewardGuideline *self,
                                guint             at)
{
  g_return_val_if_fail (at < self->blocks->len, -1);

  for (gint i = (gint) at; i >= 0; i--)
    if (((StewardGuidelineBlock *) self->blocks->pdata[i])->type == STEWARD_GUIDELINE_BLOCK_HEADING)
      return i;
  return -1;
}

static JsonArray *
blocks_to_array (StewardGuideline *self,
                 gboolean          with_keys)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->blocks->len; i++)
    json_array_add_object_element (array, steward_guideline_block_to_json (self->blocks->pdata[i], with_keys));
  return array;
}

/**
 * steward_guideline_blocks_to_json:
 *
 * Returns: (transfer full): all blocks in the document's order, as an edition freezes them
 */
JsonNode *
steward_guideline_blocks_to_json (StewardGuideline *self)
{
  g_autoptr (JsonArray) blocks = blocks_to_array (self, TRUE);

  return json_node_init_array (json_node_alloc (), blocks);
}

/**
 * steward_guideline_hash:
 *
 * Covers title, language, audience, the master of a language version and the blocks in their order; not the keys that make
 * the order, nor the number. It is what an approver approves.
 *
 * Returns: (transfer full): SHA-256, lower-case hexadecimal
 */
char *
steward_guideline_hash (StewardGuideline *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;
  JsonArray *audience = json_array_new ();

  for (guint i = 0; self->audience[i] != NULL; i++)
    json_array_add_string_element (audience, self->audience[i]);
  json_object_set_int_member (object, "format", 1);
  json_object_set_string_member (object, "title", self->title);
  json_object_set_string_member (object, "language", self->language != NULL ? self->language : "");
  json_object_set_array_member (object, "audience", audience);
  if (self->master != NULL)
    json_object_set_string_member (object, "master", self->master);
  json_object_set_array_member (object, "blocks", blocks_to_array (self, FALSE));

  node = json_node_init_object (json_node_alloc (), object);
  json = steward_json_write (node);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);
}
