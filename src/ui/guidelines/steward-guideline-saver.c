/* steward-guideline-saver.c: a draft is saved as it is typed
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-saver"

#include "steward-guideline-saver.h"

#include "steward-guideline-rows.h"
#include "steward-guideline-writing.h"
#include "steward-kept.h"

#define PAUSE_MS 800

/* What differs of a draft. */
typedef struct
{
  GPtrArray *changed; /* (owned) (element-type StewardGuidelineBlock) */
  GPtrArray *removed; /* (owned) (element-type utf8) ends with NULL */
} Save;

struct _StewardGuidelineSaver
{
  GObject                 parent_instance;
  StewardGuidelineBuffer *document; /* (owned) */
  GHashTable             *stored;   /* (owned) (nullable) id → StewardGuidelineBlock as it is stored; %NULL without a draft */
  GHashTable             *on_way;   /* (owned) (nullable) the same once the save that is running ends */
  StewardKeptEntry       *running;  /* (owned) (nullable) of a Save */
  StewardKept            *left;     /* (owned) of a Save each, of drafts that were shown before */
  char                   *person;   /* (owned) (nullable) who is at the window */
  guint                   source;
  guint                   n_failed; /* how often what is shown couldn't be stored */
  gboolean                is_dirty;
  gboolean                is_urgent; /* whether the rest is wanted as soon as what is running ends */
};

enum
{
  SIGNAL_SAVE,
  SIGNAL_SETTLED,
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
         g_strcmp0 (a->text, b->text) == 0 && steward_guideline_rows_equal (a->rows, b->rows) &&
         g_strcmp0 (a->renders, b->renders) == 0 && a->renders_number == b->renders_number &&
         (a->rule == b->rule || (a->rule != NULL && b->rule != NULL && json_node_equal (a->rule, b->rule)));
}

static void
save_free (gpointer data)
{
  Save *save = data;

  g_ptr_array_unref (save->changed);
  g_ptr_array_unref (save->removed);
  g_free (save);
}

/* What differs between what is stored, or will be, and what is shown. */
static StewardKeptEntry *
make_save (StewardGuidelineSaver *self)
{
  StewardGuideline *guideline = steward_guideline_buffer_get_guideline (self->document);
  GHashTable *stored = self->on_way != NULL ? self->on_way : self->stored;
  Save *save = g_new0 (Save, 1);
  GHashTableIter iter;
  gpointer id;

  save->changed = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_guideline_block_free);
  save->removed = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, i);

      if (!is_same (block, g_hash_table_lookup (stored, block->id)))
        g_ptr_array_add (save->changed, steward_guideline_block_copy (block));
    }
  g_hash_table_iter_init (&iter, stored);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (steward_guideline_find (guideline, id) < 0)
      g_ptr_array_add (save->removed, g_strdup (id));
  if (save->changed->len == 0 && save->removed->len == 0)
    {
      save_free (save);
      return NULL;
    }
  g_ptr_array_add (save->removed, NULL);
  return steward_kept_entry_new (steward_guideline_get_id (guideline), self->person, save, save_free);
}

static gboolean
is_shown (StewardGuidelineSaver  *self,
          const StewardKeptEntry *entry)
{
  return g_str_equal (entry->record, steward_guideline_get_id (steward_guideline_buffer_get_guideline (self->document)));
}

/* It is written in the name of whoever is at the window. */
static gboolean
is_yours (StewardGuidelineSaver  *self,
          const StewardKeptEntry *entry)
{
  return steward_kept_is_yours (self->left, entry->person);
}

static void
start (StewardGuidelineSaver *self,
       StewardKeptEntry      *entry)
{
  const Save *save = entry->what;

  self->running = entry;
  g_signal_emit (self, signals[SIGNAL_SAVE], 0,
                 steward_guidelines_save (entry->record, save->changed, (const char *const *) save->removed->pdata));
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
flush_in (StewardGuidelineSaver *self,
          guint                  ms)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (ms, on_pause, self);
}

static void
on_edited (StewardGuidelineSaver *self)
{
  /* What was left isn't what is stored; it is loaded again first. */
  if (self->stored == NULL)
    return;
  self->is_dirty = TRUE;
  flush_in (self, PAUSE_MS);
}

static void
steward_guideline_saver_dispose (GObject *object)
{
  StewardGuidelineSaver *self = STEWARD_GUIDELINE_SAVER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->document);
  g_clear_pointer (&self->stored, g_hash_table_unref);
  g_clear_pointer (&self->on_way, g_hash_table_unref);
  g_clear_pointer (&self->running, steward_kept_entry_free);
  g_clear_pointer (&self->left, steward_kept_free);
  g_clear_pointer (&self->person, g_free);

  G_OBJECT_CLASS (steward_guideline_saver_parent_class)->dispose (object);
}

static void
steward_guideline_saver_class_init (StewardGuidelineSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_guideline_saver_dispose;

  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, STEWARD_TYPE_OPERATION);
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
steward_guideline_saver_init (StewardGuidelineSaver *self)
{
  self->left = steward_kept_new ();
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
 * steward_guideline_saver_leave:
 *
 * The document is about to show something else. What was typed is stored all the same.
 */
void
steward_guideline_saver_leave (StewardGuidelineSaver *self)
{
  StewardKeptEntry *entry = self->is_dirty && self->stored != NULL ? make_save (self) : NULL;

  if (entry != NULL)
    {
      entry->n_failed = self->n_failed;
      steward_kept_add (self->left, entry);
    }
  self->is_dirty = FALSE;
  self->n_failed = 0;
  g_clear_pointer (&self->on_way, g_hash_table_unref);
  g_clear_pointer (&self->stored, g_hash_table_unref);
  if (steward_kept_has_next (self->left) && self->source == 0)
    flush_in (self, PAUSE_MS);
}

/**
 * steward_guideline_saver_set_person:
 * @person: (nullable): who is at the window
 *
 * What somebody else typed is theirs, and waits until they are back. The draft is to be loaded again.
 */
void
steward_guideline_saver_set_person (StewardGuidelineSaver *self,
                                    const char            *person)
{
  if (g_strcmp0 (person, self->person) == 0)
    return;
  steward_guideline_saver_leave (self);
  g_free (self->person);
  self->person = g_strdup (person);
  steward_kept_set_person (self->left, person);
  self->is_urgent = FALSE;
  if (steward_kept_has_next (self->left))
    flush_in (self, PAUSE_MS);
}

static void
put_over (GPtrArray  *blocks,
          const Save *save)
{
  for (guint i = blocks->len; i > 0; i--)
    {
      StewardGuidelineBlock *block = blocks->pdata[i - 1];
      gboolean is_gone = g_strv_contains ((const char *const *) save->removed->pdata, block->id);

      for (guint k = 0; k < save->changed->len && !is_gone; k++)
        is_gone = g_str_equal (((StewardGuidelineBlock *) save->changed->pdata[k])->id, block->id);
      if (is_gone)
        steward_guideline_block_free (g_ptr_array_remove_index (blocks, i - 1));
    }
  for (guint i = 0; i < save->changed->len; i++)
    g_ptr_array_add (blocks, steward_guideline_block_copy (save->changed->pdata[i]));
}

/**
 * steward_guideline_saver_load:
 * @guideline: a draft as it is stored
 *
 * From now on it is told what differs from it, when the document has what is returned.
 *
 * Returns: (transfer full): @guideline with what was typed before and isn't stored yet
 */
StewardGuideline *
steward_guideline_saver_load (StewardGuidelineSaver *self,
                              StewardGuideline      *guideline)
{
  StewardGuideline *shown = steward_guideline_new (steward_guideline_get_id (guideline), steward_guideline_get_title (guideline),
                                                   steward_guideline_get_language (guideline),
                                                   steward_guideline_get_audience (guideline));
  g_autoptr (GPtrArray) blocks = steward_guideline_copy_blocks (guideline);
  StewardKeptEntry *entry;

  steward_guideline_saver_leave (self);
  self->stored = blocks_by_id (guideline);
  if (self->running != NULL && is_yours (self, self->running) &&
      g_str_equal (self->running->record, steward_guideline_get_id (guideline)))
    {
      put_over (blocks, self->running->what);
      self->is_dirty = TRUE;
    }
  while ((entry = steward_kept_take_for (self->left, steward_guideline_get_id (guideline))) != NULL)
    {
      put_over (blocks, entry->what);
      self->is_dirty = TRUE;
      self->n_failed = MAX (self->n_failed, entry->n_failed);
      steward_kept_entry_free (entry);
    }
  steward_guideline_take_blocks (shown, blocks);
  if (self->is_dirty)
    flush_in (self, PAUSE_MS);
  return shown;
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
 * steward_guideline_saver_is_stuck:
 *
 * Returns: whether something that the person typed, in this draft or in another, couldn't be stored and waits
 */
gboolean
steward_guideline_saver_is_stuck (StewardGuidelineSaver *self)
{
  return self->n_failed > 0 || steward_kept_is_stuck (self->left);
}

/**
 * steward_guideline_saver_is_unsaved:
 *
 * Returns: whether something that anybody typed, in this draft or in another, isn't stored yet: it would be lost now
 */
gboolean
steward_guideline_saver_is_unsaved (StewardGuidelineSaver *self)
{
  return self->is_dirty || self->running != NULL || !steward_kept_is_empty (self->left);
}

/**
 * steward_guideline_saver_flush:
 *
 * Asks for what isn't stored to be, now. One save runs at a time; what is shown goes first.
 */
void
steward_guideline_saver_flush (StewardGuidelineSaver *self)
{
  StewardKeptEntry *entry = NULL;

  if (self->running != NULL)
    {
      self->is_urgent = TRUE;
      return;
    }
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->is_dirty && self->stored != NULL)
    {
      self->is_dirty = FALSE;
      entry = make_save (self);
      if (entry != NULL)
        self->on_way = blocks_by_id (steward_guideline_buffer_get_guideline (self->document));
      else
        {
          self->n_failed = 0;
          g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
        }
    }
  if (entry == NULL)
    entry = steward_kept_take_next (self->left);
  if (entry != NULL)
    start (self, entry);
}

/**
 * steward_guideline_saver_saved:
 * @went_well: whether the last operation did
 *
 * When it didn't, nothing is lost: it is tried again after a while, and when the person goes on typing.
 */
void
steward_guideline_saver_saved (StewardGuidelineSaver *self,
                               gboolean               went_well)
{
  g_autoptr (GHashTable) blocks = g_steal_pointer (&self->on_way);
  StewardKeptEntry *entry = g_steal_pointer (&self->running);
  gboolean is_urgent = self->is_urgent && went_well;
  guint wait_ms = PAUSE_MS;

  if (entry == NULL)
    return;
  self->is_urgent = FALSE;
  if (blocks != NULL && went_well)
    {
      g_clear_pointer (&self->stored, g_hash_table_unref);
      self->stored = g_steal_pointer (&blocks);
      self->n_failed = 0;
    }
  else if (blocks != NULL || (!went_well && self->stored != NULL && is_shown (self, entry) && is_yours (self, entry)))
    {
      self->is_dirty = TRUE;
      self->n_failed++;
    }
  else if (!went_well)
    steward_kept_put_back (self->left, g_steal_pointer (&entry));
  steward_kept_entry_free (entry);
  if (!went_well)
    wait_ms = steward_kept_wait_ms (self->n_failed);
  if (is_urgent)
    steward_guideline_saver_flush (self);
  else if ((self->is_dirty || steward_kept_has_next (self->left)) && self->source == 0)
    flush_in (self, wait_ms);
}
