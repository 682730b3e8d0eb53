/* steward-guideline-proposer.c: what a person suggests is stored as it is typed
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-proposer"

#include "steward-guideline-proposer.h"

#include "steward-guideline-proposing.h"
#include "steward-passage.h"

#define PAUSE_MS 800

struct _StewardGuidelineProposer
{
  GObject                 parent_instance;
  StewardGuidelineBuffer *document; /* (owned) */
  GHashTable             *stored;   /* (owned) id of a block → how it is stored that the person wants it to read */
  guint                   n_on_way;
  guint                   source;
  gboolean                is_dirty;
  gboolean                is_unsure; /* whether @stored may be wrong */
};

enum
{
  SIGNAL_SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardGuidelineProposer, steward_guideline_proposer, G_TYPE_OBJECT)

static void
proposal_clear (gpointer data)
{
  StewardProposal *proposal = data;

  g_free ((char *) proposal->clause);
  g_free ((char *) proposal->words);
  g_free ((char *) proposal->proposed);
}

/* What differs between what is stored and what is shown. */
static GArray *
list_changed (StewardGuidelineProposer *self)
{
  GArray *changed = g_array_new (FALSE, FALSE, sizeof (StewardProposal));

  g_array_set_clear_func (changed, proposal_clear);
  for (guint i = 0; i < steward_guideline_buffer_get_n_lines (self->document); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (self->document, i);
      g_autofree char *proposed = steward_guideline_buffer_dup_proposed (self->document, i);
      StewardProposal proposal;

      if (block->type == STEWARD_GUIDELINE_BLOCK_TABLE ||
          (!self->is_unsure && g_strcmp0 (proposed, g_hash_table_lookup (self->stored, block->id)) == 0))
        continue;
      proposal.clause = g_strdup (block->id);
      proposal.words = steward_passage_plain (block);
      proposal.proposed = g_strdup (proposed != NULL ? proposed : proposal.words);
      g_array_append_val (changed, proposal);
    }
  return changed;
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
on_proposed (StewardGuidelineProposer *self)
{
  self->is_dirty = TRUE;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (PAUSE_MS, on_pause, self);
}

static void
steward_guideline_proposer_dispose (GObject *object)
{
  StewardGuidelineProposer *self = STEWARD_GUIDELINE_PROPOSER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->document);
  g_clear_pointer (&self->stored, g_hash_table_unref);

  G_OBJECT_CLASS (steward_guideline_proposer_parent_class)->dispose (object);
}

static void
steward_guideline_proposer_class_init (StewardGuidelineProposerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_guideline_proposer_dispose;

  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, STEWARD_TYPE_OPERATION);
}

static void
steward_guideline_proposer_init (StewardGuidelineProposer *self)
{
  self->stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * steward_guideline_proposer_new:
 * @document: what is typed
 *
 * Returns: (transfer full): stores what is proposed from now on
 */
StewardGuidelineProposer *
steward_guideline_proposer_new (StewardGuidelineBuffer *document)
{
  StewardGuidelineProposer *self = g_object_new (STEWARD_TYPE_GUIDELINE_PROPOSER, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "proposed", G_CALLBACK (on_proposed), self, G_CONNECT_SWAPPED);
  return self;
}

/* What the document has is what is stored. */
static void
remember (StewardGuidelineProposer *self)
{
  g_hash_table_remove_all (self->stored);
  for (guint i = 0; i < steward_guideline_buffer_get_n_lines (self->document); i++)
    {
      char *proposed = steward_guideline_buffer_dup_proposed (self->document, i);

      if (proposed != NULL)
        g_hash_table_insert (self->stored, g_strdup (steward_guideline_buffer_get_block (self->document, i)->id), proposed);
    }
}

/**
 * steward_guideline_proposer_load:
 *
 * The document just showed what is stored.
 */
void
steward_guideline_proposer_load (StewardGuidelineProposer *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->is_dirty = FALSE;
  self->is_unsure = FALSE;
  remember (self);
}

/**
 * steward_guideline_proposer_is_busy:
 *
 * Returns: whether something isn't stored yet
 */
gboolean
steward_guideline_proposer_is_busy (StewardGuidelineProposer *self)
{
  return self->is_dirty || self->n_on_way > 0;
}

/**
 * steward_guideline_proposer_flush:
 *
 * Asks for what isn't stored to be, now.
 */
void
steward_guideline_proposer_flush (StewardGuidelineProposer *self)
{
  g_autoptr (GArray) changed = NULL;
  const char *guideline;

  g_clear_handle_id (&self->source, g_source_remove);
  if (!self->is_dirty)
    return;
  self->is_dirty = FALSE;
  changed = list_changed (self);
  self->is_unsure = FALSE;
  if (changed->len == 0)
    return;
  guideline = steward_guideline_get_id (steward_guideline_buffer_get_guideline (self->document));
  remember (self);
  self->n_on_way++;
  g_signal_emit (self, signals[SIGNAL_SAVE], 0,
                 steward_suggestions_propose (guideline, (const StewardProposal *) changed->data, changed->len));
}

/**
 * steward_guideline_proposer_saved:
 * @went_well: whether the operation did
 *
 * When it didn't, nothing is lost: the next pause tries again with all that is proposed.
 */
void
steward_guideline_proposer_saved (StewardGuidelineProposer *self,
                                  gboolean                  went_well)
{
  self->n_on_way -= MIN (self->n_on_way, 1);
  if (went_well)
    return;
  self->is_unsure = TRUE;
  self->is_dirty = TRUE;
}
