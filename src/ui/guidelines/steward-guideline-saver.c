/* steward-guideline-saver.c: a draft is saved as it is typed
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-saver"

#include "steward-guideline-saver.h"

#include "steward-guideline-writing.h"

#define PAUSE_MS 800

struct _StewardGuidelineSaver
{
  GObject                 parent_instance;
  StewardGuidelineBuffer *document; /* (owned) */
  GHashTable             *stored;   /* (owned) id → StewardGuidelineBlock as it is stored */
  GHashTable             *on_way;   /* (owned) (nullable) the same once the save that is running ends */
  guint                   source;
  gboolean                is_dirty;
};

enum
{
  SIGNAL_SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardGuidelineSaver, steward_guideline_saver, G_TYPE_OBJECT)

static GHashTable *
blocks_by_id (StewardGuideline *guideline)
{
  GHashTable *blocks =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) steward_guideline_block_free);

  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    {
      StewardGuidelineBlock *copy = steward_guideline_block_copy (steward_guideline_get_block (guideline, i));

      g_hash_table_insert (blocks, copy->id, copy);
    }
  return blocks;
}

static gboolean
is_same (const StewardGuidelineBlock *a,
         const StewardGuidelineBlock *b)
{
  return b != NULL && a->type == b->type && a->level == b->level && a->ordered == b->ordered && a->start == b->start &&
         g_strcmp0 (a->parent, b->parent) == 0 && g_strcmp0 (a->order_key, b->order_key) == 0 &&
         g_strcmp0 (a->text, b->text) == 0 &&
         (a->rule == b->rule || (a->rule != NULL && b->rule != NULL && json_node_equal (a->rule, b->rule)));
}

/* What differs between what is stored and what is shown. */
static StewardOperation *
make_operation (StewardGuidelineSaver *self)
{
  StewardGuideline *guideline = steward_guideline_buffer_get_guideline (self->document);
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_autoptr (GPtrArray) removed = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, i);

      if (!is_same (block, g_hash_table_lookup (self->stored, block->id)))
        g_ptr_array_add (changed, (gpointer) block);
    }
  g_hash_table_iter_init (&iter, self->stored);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (steward_guideline_find (guideline, id) < 0)
      g_ptr_array_add (removed, id);
  if (changed->len == 0 && removed->len == 0)
    return NULL;
  g_ptr_array_add (removed, NULL);
  return steward_guidelines_save (steward_guideline_get_id (guideline), changed, (const char *const *) removed->pdata);
}

static gboolean
on_pause (gpointer user_data)
{
  StewardGuidelineSaver *self = user_data;

  self->source = 0;
  steward_guideline_saver_flush (self);
  return G_SOURCE_REMOVE;
}

static void
on_edited (StewardGuidelineSaver *self)
{
  self->is_dirty = TRUE;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (PAUSE_MS, on_pause, self);
}

static void
steward_guideline_saver_dispose (GObject *object)
{
  StewardGuidelineSaver *self = STEWARD_GUIDELINE_SAVER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->document);
  g_clear_pointer (&self->stored, g_hash_table_unref);
  g_clear_pointer (&self->on_way, g_hash_table_unref);

  G_OBJECT_CLASS (steward_guideline_saver_parent_class)->dispose (object);
}

static void
steward_guideline_saver_class_init (StewardGuidelineSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_guideline_saver_dispose;

  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, STEWARD_TYPE_OPERATION);
}

static void
steward_guideline_saver_init (StewardGuidelineSaver *self)
{
}

/**
 * steward_guideline_saver_new:
 * @document: what is typed
 *
 * Returns: (transfer full): saves nothing until something is loaded
 */
StewardGuidelineSaver *
steward_guideline_saver_new (StewardGuidelineBuffer *document)
{
  StewardGuidelineSaver *self = g_object_new (STEWARD_TYPE_GUIDELINE_SAVER, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * steward_guideline_saver_load:
 * @guideline: the draft as it is stored
 */
void
steward_guideline_saver_load (StewardGuidelineSaver *self,
                              StewardGuideline      *guideline)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->on_way, g_hash_table_unref);
  g_clear_pointer (&self->stored, g_hash_table_unref);
  self->stored = blocks_by_id (guideline);
  self->is_dirty = FALSE;
}

/**
 * steward_guideline_saver_is_stored:
 * @guideline: a draft that was just read
 *
 * Returns: whether it is what was stored last: nobody else changed it
 */
gboolean
steward_guideline_saver_is_stored (StewardGuidelineSaver *self,
                                   StewardGuideline      *guideline)
{
  if (self->stored == NULL || g_hash_table_size (self->stored) != steward_guideline_get_n_blocks (guideline))
    return FALSE;
  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, i);

      if (!is_same (block, g_hash_table_lookup (self->stored, block->id)))
        return FALSE;
    }
  return TRUE;
}

/**
 * steward_guideline_saver_is_busy:
 *
 * Returns: whether something isn't stored yet
 */
gboolean
steward_guideline_saver_is_busy (StewardGuidelineSaver *self)
{
  return self->is_dirty || self->on_way != NULL;
}

/**
 * steward_guideline_saver_flush:
 *
 * Asks for what isn't stored to be, now. One save runs at a time.
 */
void
steward_guideline_saver_flush (StewardGuidelineSaver *self)
{
  StewardOperation *operation;

  g_clear_handle_id (&self->source, g_source_remove);
  if (!self->is_dirty || self->stored == NULL || self->on_way != NULL)
    return;
  self->is_dirty = FALSE;
  operation = make_operation (self);
  if (operation == NULL)
    return;
  self->on_way = blocks_by_id (steward_guideline_buffer_get_guideline (self->document));
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, operation);
}

/**
 * steward_guideline_saver_saved:
 * @went_well: whether the last operation did
 *
 * When it didn't, nothing is lost: the next pause tries again.
 */
void
steward_guideline_saver_saved (StewardGuidelineSaver *self,
                               gboolean               went_well)
{
  GHashTable *blocks = g_steal_pointer (&self->on_way);

  /* Another document was loaded meanwhile. */
  if (blocks == NULL)
    return;
  if (went_well)
    {
      g_clear_pointer (&self->stored, g_hash_table_unref);
      self->stored = g_steal_pointer (&blocks);
    }
  else
    self->is_dirty = TRUE;
  g_clear_pointer (&blocks, g_hash_table_unref);
  if (self->is_dirty && went_well && self->source == 0)
    self->source = g_timeout_add (PAUSE_MS, on_pause, self);
}
