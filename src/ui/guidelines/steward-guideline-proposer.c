/* steward-guideline-proposer.c: what a person suggests is stored as it is typed
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-proposer"

#include "steward-guideline-proposer.h"

#include "steward-passage.h"
#include "steward-proposal.h"

#define PAUSE_MS 800
#define RETRY_MS 2000
#define MAX_DOUBLED 5

struct _StewardGuidelineProposer
{
  GObject                 parent_instance;
  StewardGuidelineBuffer *document; /* (owned) */
  GHashTable             *stored;   /* (owned) id of a block → how the person wants it to read: stored, or on its way there */
  GPtrArray              *waiting;  /* (owned) (element-type StewardWish) what is to be stored, oldest first */
  GPtrArray              *on_way;   /* (owned) (element-type GPtrArray) batches of them that are being stored */
  char                   *person;   /* (owned) (nullable) who is at the window */
  guint                   source;
  gboolean                is_loaded; /* whether the document shows what is stored and on its way */
  gboolean                is_dirty;
};

enum
{
  SIGNAL_SAVE,
  SIGNAL_SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardGuidelineProposer, steward_guideline_proposer, G_TYPE_OBJECT)

static void
wish_free (gpointer data)
{
  StewardWish *wish = data;

  /* One that went back among those that wait. */
  if (wish == NULL)
    return;
  g_free (wish->guideline);
  g_free (wish->person);
  g_free (wish->block);
  g_free (wish->words);
  g_free (wish->text);
  g_free (wish->proposed);
  g_free (wish);
}

static const char *
get_guideline (StewardGuidelineProposer *self)
{
  return steward_guideline_get_id (steward_guideline_buffer_get_guideline (self->document));
}

static gboolean
is_here (StewardGuidelineProposer *self,
         const StewardWish        *wish)
{
  return g_strcmp0 (wish->person, self->person) == 0 && g_strcmp0 (wish->guideline, get_guideline (self)) == 0;
}

/* Whether both say how one person wants the same words to read. */
static gboolean
is_same (const StewardWish *a,
         const StewardWish *b)
{
  return g_strcmp0 (a->person, b->person) == 0 && g_strcmp0 (a->guideline, b->guideline) == 0 &&
         g_str_equal (a->block, b->block) && g_str_equal (a->words, b->words);
}

static gboolean
has_same (GPtrArray         *wishes,
          const StewardWish *wish)
{
  for (guint i = 0; i < wishes->len; i++)
    if (is_same (wishes->pdata[i], wish))
      return TRUE;
  return FALSE;
}

/* A wish that is newer takes the place of one that wasn't stored yet. */
static void
wait_for (StewardGuidelineProposer *self,
          StewardWish              *wish)
{
  for (guint i = 0; i < self->waiting->len; i++)
    if (is_same (self->waiting->pdata[i], wish))
      {
        wish_free (self->waiting->pdata[i]);
        self->waiting->pdata[i] = wish;
        return;
      }
  g_ptr_array_add (self->waiting, wish);
}

/* What differs between what is stored and what is shown. */
static void
collect (StewardGuidelineProposer *self)
{
  if (!self->is_dirty || !self->is_loaded)
    return;
  self->is_dirty = FALSE;
  for (guint i = 0; i < steward_guideline_buffer_get_n_lines (self->document); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (self->document, i);
      g_autofree char *proposed = steward_guideline_buffer_dup_proposed (self->document, i);
      StewardWish *wish;

      if (block->type == STEWARD_GUIDELINE_BLOCK_TABLE ||
          g_strcmp0 (proposed, g_hash_table_lookup (self->stored, block->id)) == 0)
        continue;
      wish = g_new0 (StewardWish, 1);
      wish->guideline = g_strdup (get_guideline (self));
      wish->person = g_strdup (self->person);
      wish->block = g_strdup (block->id);
      wish->words = steward_passage_plain (block);
      wish->text = g_strdup (block->text);
      wish->proposed = g_strdup (proposed != NULL ? proposed : wish->words);
      if (proposed != NULL)
        g_hash_table_insert (self->stored, g_strdup (block->id), g_steal_pointer (&proposed));
      else
        g_hash_table_remove (self->stored, block->id);
      wait_for (self, wish);
    }
}

static gboolean
on_pause (gpointer user_data)
{
  StewardGuidelineProposer *self = user_data;

  self->source = 0;
  steward_guideline_proposer_flush (self);
  return G_SOURCE_REMOVE;
}

static void
flush_in (StewardGuidelineProposer *self,
          guint                     ms)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (ms, on_pause, self);
}

static void
on_proposed (StewardGuidelineProposer *self)
{
  self->is_dirty = TRUE;
  flush_in (self, PAUSE_MS);
}

/* Takes out of those that wait what can be stored with the first of them: one that failed goes alone, so that it keeps
 * nothing else from being stored; and a block is proposed for once. */
static GPtrArray *
take_batch (StewardGuidelineProposer *self)
{
  GPtrArray *batch = g_ptr_array_new_with_free_func (wish_free);
  g_autoptr (GHashTable) blocks = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->waiting->len;)
    {
      StewardWish *wish = self->waiting->pdata[i];
      const StewardWish *first = batch->len > 0 ? batch->pdata[0] : NULL;

      if (g_strcmp0 (wish->person, self->person) != 0 ||
          (first != NULL && (first->n_failed > 0 || wish->n_failed > 0 || !g_str_equal (first->guideline, wish->guideline))) ||
          !g_hash_table_add (blocks, wish->block))
        {
          i++;
          continue;
        }
      g_ptr_array_add (batch, g_ptr_array_steal_index (self->waiting, i));
    }
  return batch;
}

static void
steward_guideline_proposer_dispose (GObject *object)
{
  StewardGuidelineProposer *self = STEWARD_GUIDELINE_PROPOSER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->document);
  g_clear_pointer (&self->stored, g_hash_table_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->on_way, g_ptr_array_unref);
  g_clear_pointer (&self->person, g_free);

  G_OBJECT_CLASS (steward_guideline_proposer_parent_class)->dispose (object);
}

static void
steward_guideline_proposer_class_init (StewardGuidelineProposerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_guideline_proposer_dispose;

  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
steward_guideline_proposer_init (StewardGuidelineProposer *self)
{
  self->stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->waiting = g_ptr_array_new_with_free_func (wish_free);
  self->on_way = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

/**
 * steward_guideline_proposer_new:
 * @document: what is typed
 *
 * Returns: (transfer full): stores what is proposed once it was told what is stored
 */
StewardGuidelineProposer *
steward_guideline_proposer_new (StewardGuidelineBuffer *document)
{
  StewardGuidelineProposer *self = g_object_new (STEWARD_TYPE_GUIDELINE_PROPOSER, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "proposed", G_CALLBACK (on_proposed), self, G_CONNECT_SWAPPED);
  return self;
}

static void
forget (StewardGuidelineProposer *self)
{
  self->is_loaded = FALSE;
  self->is_dirty = FALSE;
  g_hash_table_remove_all (self->stored);
}

/**
 * steward_guideline_proposer_set_person:
 * @person: (nullable): the id of whoever is at the window; told before anything else can be stored in their name
 *
 * What somebody else typed is theirs, and waits until they are back.
 *
 * Returns: whether it is another person than before
 */
gboolean
steward_guideline_proposer_set_person (StewardGuidelineProposer *self,
                                       const char               *person)
{
  if (g_strcmp0 (person, self->person) == 0)
    return FALSE;
  collect (self);
  forget (self);
  g_clear_handle_id (&self->source, g_source_remove);
  g_free (self->person);
  self->person = g_strdup (person);
  if (self->waiting->len > 0)
    flush_in (self, PAUSE_MS);
  return TRUE;
}

/* Shows what was typed and isn't stored yet, over words that may be others meanwhile. */
static void
show_wish (StewardGuidelineProposer *self,
           const StewardWish        *wish)
{
  for (guint i = 0; i < steward_guideline_buffer_get_n_lines (self->document); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (self->document, i);
      g_autofree char *words = NULL;
      g_autofree char *shown = NULL;
      g_autofree char *proposed = NULL;

      if (!g_str_equal (block->id, wish->block) || block->type == STEWARD_GUIDELINE_BLOCK_TABLE)
        continue;
      words = steward_passage_plain (block);
      shown = steward_guideline_buffer_dup_proposed (self->document, i);
      proposed = g_str_equal (words, wish->words)
                   ? g_strdup (wish->proposed)
                   : steward_proposal_carry (wish->words, wish->proposed, words, shown != NULL ? shown : words);
      steward_guideline_buffer_set_proposed (self->document, i, proposed);
    }
}

/**
 * steward_guideline_proposer_load:
 *
 * The document just showed what is stored. What isn't yet comes on top.
 */
void
steward_guideline_proposer_load (StewardGuidelineProposer *self)
{
  self->is_dirty = FALSE;
  self->is_loaded = TRUE;
  for (guint i = 0; i < self->on_way->len; i++)
    {
      const GPtrArray *batch = self->on_way->pdata[i];

      for (guint k = 0; k < batch->len; k++)
        if (is_here (self, batch->pdata[k]))
          show_wish (self, batch->pdata[k]);
    }
  for (guint i = 0; i < self->waiting->len; i++)
    if (is_here (self, self->waiting->pdata[i]))
      show_wish (self, self->waiting->pdata[i]);
  g_hash_table_remove_all (self->stored);
  for (guint i = 0; i < steward_guideline_buffer_get_n_lines (self->document); i++)
    {
      char *proposed = steward_guideline_buffer_dup_proposed (self->document, i);

      if (proposed != NULL)
        g_hash_table_insert (self->stored, g_strdup (steward_guideline_buffer_get_block (self->document, i)->id), proposed);
    }
}

/**
 * steward_guideline_proposer_leave:
 *
 * The document is about to show something else. What was typed is stored all the same.
 */
void
steward_guideline_proposer_leave (StewardGuidelineProposer *self)
{
  steward_guideline_proposer_flush (self);
  forget (self);
}

/**
 * steward_guideline_proposer_is_loaded:
 *
 * Returns: whether the document shows what is stored and on its way
 */
gboolean
steward_guideline_proposer_is_loaded (StewardGuidelineProposer *self)
{
  return self->is_loaded;
}

/**
 * steward_guideline_proposer_is_busy:
 *
 * Returns: whether something of the document isn't stored yet
 */
gboolean
steward_guideline_proposer_is_busy (StewardGuidelineProposer *self)
{
  if (!self->is_loaded)
    return FALSE;
  for (guint i = 0; i < self->on_way->len; i++)
    if (is_here (self, ((GPtrArray *) self->on_way->pdata[i])->pdata[0]))
      return TRUE;
  for (guint i = 0; i < self->waiting->len; i++)
    if (is_here (self, self->waiting->pdata[i]))
      return TRUE;
  return self->is_dirty;
}

/**
 * steward_guideline_proposer_is_stuck:
 *
 * Returns: whether something that the person typed, here or in another guideline, couldn't be stored and waits
 */
gboolean
steward_guideline_proposer_is_stuck (StewardGuidelineProposer *self)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      const StewardWish *wish = self->waiting->pdata[i];

      if (wish->n_failed > 0 && g_strcmp0 (wish->person, self->person) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * steward_guideline_proposer_is_unsaved:
 *
 * Returns: whether something that anybody typed, here or in another guideline, isn't stored yet: it would be lost now
 */
gboolean
steward_guideline_proposer_is_unsaved (StewardGuidelineProposer *self)
{
  return (self->is_dirty && self->is_loaded) || self->on_way->len > 0 || self->waiting->len > 0;
}

/**
 * steward_guideline_proposer_flush:
 *
 * Asks for what isn't stored to be, now.
 */
void
steward_guideline_proposer_flush (StewardGuidelineProposer *self)
{
  g_autoptr (GPtrArray) batches = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  gboolean was_dirty = self->is_dirty && self->is_loaded;
  GPtrArray *batch;

  g_clear_handle_id (&self->source, g_source_remove);
  collect (self);
  while ((batch = take_batch (self))->len > 0)
    {
      g_ptr_array_add (batches, batch);
      g_ptr_array_add (self->on_way, g_ptr_array_ref (batch));
    }
  g_ptr_array_unref (batch);
  for (guint i = 0; i < batches->len; i++)
    g_signal_emit (self, signals[SIGNAL_SAVE], 0, batches->pdata[i]);
  if (was_dirty && batches->len == 0)
    g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

/* Whether a newer wish for the same words waits, or is being stored. */
static gboolean
is_overtaken (StewardGuidelineProposer *self,
              const StewardWish        *wish)
{
  for (guint i = 0; i < self->on_way->len; i++)
    if (has_same (self->on_way->pdata[i], wish))
      return TRUE;
  return has_same (self->waiting, wish);
}

/**
 * steward_guideline_proposer_saved:
 * @batch: what was asked to be stored
 * @went_well: whether it is
 *
 * When it isn't, nothing is lost: it is tried again after a while, and with the next that is typed.
 */
void
steward_guideline_proposer_saved (StewardGuidelineProposer *self,
                                  GPtrArray                *batch,
                                  gboolean                  went_well)
{
  g_autoptr (GPtrArray) held = g_ptr_array_ref (batch);
  guint n_failed = 0;
  guint n_kept = 0;

  g_ptr_array_remove (self->on_way, batch);
  for (guint i = 0; !went_well && i < batch->len; i++)
    {
      StewardWish *wish = batch->pdata[i];

      wish->n_failed++;
      if (!is_overtaken (self, wish))
        {
          n_failed = MAX (n_failed, wish->n_failed);
          /* In front of what was typed later. */
          g_ptr_array_insert (self->waiting, (int) n_kept++, wish);
          batch->pdata[i] = NULL;
        }
    }
  if (n_kept > 0 && self->source == 0)
    flush_in (self, RETRY_MS << MIN (n_failed - 1, MAX_DOUBLED));
}
