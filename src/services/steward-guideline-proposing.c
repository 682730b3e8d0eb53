/* steward-guideline-proposing.c: how a person wants blocks of a draft to read
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-proposing"

#include "steward-guideline-proposing.h"

#include "steward-block-shape.h"
#include "steward-directory-private.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-remarks-private.h"
#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-passage.h"
#include "steward-proposal.h"
#include "steward-remark-kinds.h"
#include "steward-spans.h"
#include "steward-suggestion.h"

#include <string.h>

typedef struct
{
  char *clause;
  char *words; /* (nullable) */
  char *text;  /* (nullable) */
  char *proposed;
} Wanted;

typedef struct
{
  char      *guideline; /* (owned) */
  GPtrArray *wanted;    /* (owned) (element-type Wanted) */
} Proposing;

/* A suggestion of the person's own that is still open, where it is in the words they saw. */
typedef struct
{
  StewardRecord  *record; /* (owned) */
  StewardPassage  passage;
  gboolean        is_kept;
} Own;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->clause);
  g_free (wanted->words);
  g_free (wanted->text);
  g_free (wanted->proposed);
  g_free (wanted);
}

static void
proposing_free (gpointer data)
{
  Proposing *self = data;

  g_free (self->guideline);
  g_ptr_array_unref (self->wanted);
  g_free (self);
}

static void
own_clear (gpointer data)
{
  g_object_unref (((Own *) data)->record);
}

static gboolean
is_open_of_person (StewardTransaction *transaction,
                   StewardRecord      *record)
{
  return !steward_record_has (record, STEWARD_SUGGESTION_OUTCOME) &&
         g_strcmp0 (steward_record_get_text (record, STEWARD_SUGGESTION_PERSON), steward_transaction_get_person (transaction)) == 0;
}

/* Where one is in the words that the person saw of a block: it was made there, or went there with its words. One that doesn't
 * fit the draft any more isn't shown in them. */
static gboolean
find_own (StewardRecord    *record,
          StewardGuideline *draft,
          const char       *block,
          const char       *words,
          StewardPassage   *passage)
{
  const char *its = steward_record_get_text (record, STEWARD_SUGGESTION_BLOCK);
  gint here = steward_guideline_find (draft, block);
  const StewardGuidelineBlock *now = here >= 0 ? steward_guideline_get_block (draft, (guint) here) : NULL;
  g_autofree char *plain = now != NULL ? steward_passage_plain (now) : NULL;
  gboolean fits;
  gint at;

  if (its == NULL)
    return FALSE;
  if (g_str_equal (its, block) && g_strcmp0 (plain, words) != 0 && !steward_suggestion_reshapes (record))
    return steward_suggestion_move (record, words, passage) && passage->is_whole;
  at = steward_suggestion_find (record, draft, passage, &fits);
  if (at < 0 || !fits || at != here)
    return FALSE;
  return g_strcmp0 (plain, words) == 0 || steward_suggestion_reshapes (record) ||
         (steward_passage_move (plain, passage->start, passage->end, words, passage) && passage->is_whole);
}

static gboolean
is_about_looks (StewardRecord        *record,
                const StewardPassage *passage)
{
  StewardSuggestionForm form = steward_suggestion_get_form (record, G_MAXUINT, passage);

  return form == STEWARD_SUGGESTION_RESTYLE || form == STEWARD_SUGGESTION_RESHAPE;
}

/* Those that the person saw in the words. One whose words are gone isn't among them, and stays as it is; so does, where only
 * words are @plain, what isn't about words. */
static GArray *
list_own (StewardTransaction *transaction,
          GPtrArray          *all,
          StewardGuideline   *draft,
          const char         *block,
          const char         *words,
          gboolean            plain)
{
  GArray *own = g_array_new (FALSE, FALSE, sizeof (Own));

  g_array_set_clear_func (own, own_clear);
  for (guint i = 0; i < all->len; i++)
    {
      Own one = { all->pdata[i], { 0, 0, FALSE }, FALSE };

      if (!is_open_of_person (transaction, one.record) || !find_own (one.record, draft, block, words, &one.passage) ||
          (plain && is_about_looks (one.record, &one.passage)))
        continue;
      g_object_ref (one.record);
      g_array_append_val (own, one);
    }
  return own;
}

static gboolean
is_same (const Own                 *own,
         const StewardProposalEdit *edit)
{
  g_autoptr (GPtrArray) edits = steward_proposal_edits_new ();
  StewardProposalEdit *its = steward_suggestion_dup_edit (own->record, &own->passage);

  g_ptr_array_add (edits, its);
  return its->start == edit->start && its->end == edit->end && g_str_equal (its->replacement, edit->replacement) &&
         g_strcmp0 (its->spans, edit->spans) == 0 && g_strcmp0 (its->shape, edit->shape) == 0;
}

static gboolean
touches (const Own                 *own,
         const StewardProposalEdit *edit)
{
  if (steward_suggestion_reshapes (own->record) || edit->shape != NULL)
    return steward_suggestion_reshapes (own->record) && edit->shape != NULL;
  return own->passage.start <= edit->end && edit->start <= own->passage.end;
}

static gboolean
put_new (StewardTransaction         *transaction,
         StewardRecord              *head,
         StewardGuideline           *draft,
         const char                 *block,
         const char                 *words,
         const StewardProposalEdit  *edit,
         GError                    **error)
{
  g_autofree char *id = steward_id_new ();
  g_autoptr (StewardRecord) record = steward_record_new (&steward_suggestion_kind, id);

  steward_record_set_text (record, STEWARD_SUGGESTION_BLOCK, block);
  steward_suggestion_set_edit (record, draft, words, edit);
  steward_record_set_text (record, STEWARD_SUGGESTION_GUIDELINE, steward_record_get_id (head));
  steward_record_set_text (record, STEWARD_SUGGESTION_PERSON, steward_transaction_get_person (transaction));
  steward_record_set_time (record, STEWARD_SUGGESTION_AT, steward_transaction_get_now (transaction));
  return steward_transaction_put (transaction, record, "suggest", error);
}

/* One that is being typed goes on with its words; as with a draft, words alone are no event of the audit. */
static gboolean
put_edit (StewardTransaction         *transaction,
          StewardRecord              *head,
          StewardGuideline           *draft,
          GArray                     *own,
          const char                 *block,
          const char                 *words,
          const StewardProposalEdit  *edit,
          GError                    **error)
{
  for (guint i = 0; i < own->len; i++)
    {
      Own *one = &g_array_index (own, Own, i);

      /* One that went to another block with its words is made anew there. */
      if (one->is_kept || !touches (one, edit) ||
          g_strcmp0 (steward_record_get_text (one->record, STEWARD_SUGGESTION_BLOCK), block) != 0)
        continue;
      one->is_kept = TRUE;
      steward_suggestion_set_edit (one->record, draft, words, edit);
      return steward_transaction_put_in_batch (transaction, one->record, error);
    }
  return put_new (transaction, head, draft, block, words, edit, error);
}

static gboolean
withdraw_rest (StewardTransaction  *transaction,
               GArray              *own,
               GError             **error)
{
  for (guint i = 0; i < own->len; i++)
    {
      Own *one = &g_array_index (own, Own, i);

      if (one->is_kept)
        continue;
      steward_record_set_text (one->record, STEWARD_SUGGESTION_OUTCOME, "withdrawn");
      steward_record_set_text (one->record, STEWARD_SUGGESTION_DECIDED_BY, steward_transaction_get_person (transaction));
      steward_record_set_time (one->record, STEWARD_SUGGESTION_DECIDED, steward_transaction_get_now (transaction));
      if (!steward_transaction_put (transaction, one->record, "withdraw", error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
propose_block (StewardTransaction  *transaction,
               StewardRecord       *head,
               GPtrArray           *all,
               StewardGuideline    *draft,
               const char          *block,
               const char          *words,
               const char          *text,
               const char          *proposed,
               gboolean             plain,
               GError             **error)
{
  g_autoptr (GArray) own = list_own (transaction, all, draft, block, words, plain);
  g_autoptr (GPtrArray) edits = steward_spans_list_edits (text, proposed);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < edits->len; i++)
    {
      gboolean is_there = FALSE;

      for (guint k = 0; k < own->len && !is_there; k++)
        {
          Own *one = &g_array_index (own, Own, k);

          is_there = !one->is_kept && is_same (one, edits->pdata[i]);
          one->is_kept = one->is_kept || is_there;
        }
      if (!is_there)
        g_ptr_array_add (others, edits->pdata[i]);
    }
  for (guint i = 0; i < others->len; i++)
    if (!put_edit (transaction, head, draft, own, block, words, others->pdata[i], error))
      return FALSE;
  return withdraw_rest (transaction, own, error);
}

/* What the person saw of a block with how it was set, as far as that is known. */
static char *
read_text (StewardGuideline *draft,
           const char       *block,
           const Wanted     *wanted,
           const char       *words)
{
  gint at = steward_guideline_find (draft, block);
  const StewardGuidelineBlock *now = at >= 0 ? steward_guideline_get_block (draft, (guint) at) : NULL;
  gboolean is_code = now != NULL && now->type == STEWARD_GUIDELINE_BLOCK_CODE;
  const char *candidates[] = { wanted->text, now != NULL ? now->text : NULL };
  g_autoptr (StewardInline) plain = NULL;

  for (guint i = 0; !is_code && i < G_N_ELEMENTS (candidates); i++)
    {
      g_autofree char *its = candidates[i] != NULL ? steward_inline_plain (candidates[i]) : NULL;

      if (g_strcmp0 (its, words) == 0)
        return g_strdup (candidates[i]);
    }
  plain = steward_inline_new ();
  steward_inline_append (plain, words, 0, NULL);
  return steward_inline_to_markdown (plain);
}

/* How the person wants it to read, composed; in words that are taken as they stand a clause doesn't end, and what it is already
 * nobody wants it to be. */
static char *
read_proposed (StewardGuideline *draft,
               const char       *block,
               const char       *proposed)
{
  gint at = steward_guideline_find (draft, block);
  g_autofree char *composed = g_utf8_normalize (proposed, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) out = g_string_new (composed);

  if (at >= 0 && steward_guideline_get_block (draft, (guint) at)->type == STEWARD_GUIDELINE_BLOCK_CODE)
    {
      g_autofree char *kinds = NULL;
      g_autofree char *plain = steward_proposal_take_kinds (out->str, &kinds);

      g_string_assign (out, plain);
      g_string_replace (out, STEWARD_PROPOSAL_BREAK, "\n", 0);
    }
  if (at >= 0 && g_strcmp0 (steward_proposal_get_shape (out->str),
                            steward_block_shape_like (draft, (guint) at, steward_proposal_get_shape (out->str))) == 0)
    return steward_proposal_set_shape (out->str, NULL);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* A block that was in the draft when the person saw its words, and has none now. */
static gboolean
is_gone (StewardTransaction *transaction,
         StewardRecord      *head,
         StewardGuideline   *draft,
         const char         *block)
{
  gint at = steward_guideline_find (draft, block);
  g_autoptr (StewardRecord) record =
    at < 0 ? steward_transaction_find (transaction, &steward_block_kind, block, NULL) : NULL;

  if (at >= 0)
    return steward_guideline_get_block (draft, (guint) at)->type == STEWARD_GUIDELINE_BLOCK_TABLE;
  return record != NULL &&
         g_strcmp0 (steward_record_get_text (record, STEWARD_BLOCK_GUIDELINE), steward_record_get_id (head)) == 0;
}

/* What is suggested for words that are gone stays, detached: nothing that was typed is lost. */
static char *
find_block (StewardTransaction  *transaction,
            StewardRecord       *head,
            StewardGuideline    *draft,
            const Wanted        *wanted,
            char               **words,
            GError             **error)
{
  const StewardMarking marking = { wanted->clause, NULL, FALSE, FALSE, NULL };
  const StewardGuidelineBlock *block;
  guint start, end;
  gint at;

  *words = wanted->words != NULL ? g_utf8_normalize (wanted->words, -1, G_NORMALIZE_NFC) : NULL;
  if (*words != NULL && is_gone (transaction, head, draft, wanted->clause))
    return g_strdup (wanted->clause);
  at = steward_remarks_mark (draft, &marking, &start, &end, error);
  if (at < 0)
    return NULL;
  block = steward_guideline_get_block (draft, (guint) at);
  if (*words == NULL)
    *words = steward_passage_plain (block);
  return g_strdup (block->id);
}

/* What the person now suggests for the blocks that were proposed for. */
static gboolean
show (StewardTransaction  *transaction,
      StewardOperation    *operation,
      StewardRecord       *head,
      StewardGuideline    *draft,
      GHashTable          *blocks,
      GError             **error)
{
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  g_autoptr (GPtrArray) all =
    directory != NULL ? steward_transaction_list_by (transaction, &steward_suggestion_kind, STEWARD_SUGGESTION_GUIDELINE,
                                                     steward_record_get_id (head), error)
                      : NULL;
  JsonArray *lines;
  JsonNode *json;

  if (all == NULL)
    return FALSE;
  lines = json_array_new ();
  for (guint i = 0; i < all->len; i++)
    {
      const char *block = steward_record_get_text (all->pdata[i], STEWARD_SUGGESTION_BLOCK);

      if (block != NULL && g_hash_table_contains (blocks, block) && is_open_of_person (transaction, all->pdata[i]))
        json_array_add_object_element (lines, steward_remarks_describe (all->pdata[i], draft, directory));
    }
  json = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (json, lines);
  steward_operation_take_json (operation, json);
  return TRUE;
}

static gboolean
propose (StewardTransaction  *transaction,
         StewardOperation    *operation,
         gpointer             data,
         GCancellable        *cancellable,
         GError             **error)
{
  Proposing *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_remarks_open (transaction, in_force, input->guideline, error);
  g_autoptr (StewardGuideline) draft = head != NULL ? steward_guideline_read_draft (transaction, head, error) : NULL;
  g_autoptr (GPtrArray) all =
    draft != NULL ? steward_transaction_list_by (transaction, &steward_suggestion_kind, STEWARD_SUGGESTION_GUIDELINE,
                                                 steward_record_get_id (head), error)
                  : NULL;
  g_autoptr (GHashTable) blocks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < input->wanted->len; i++)
    {
      const Wanted *wanted = input->wanted->pdata[i];
      g_autofree char *words = NULL;
      g_autofree char *block = find_block (transaction, head, draft, wanted, &words, error);
      g_autofree char *text = block != NULL ? read_text (draft, block, wanted, words) : NULL;
      g_autofree char *proposed = block != NULL ? read_proposed (draft, block, wanted->proposed) : NULL;

      if (block == NULL || !propose_block (transaction, head, all, draft, block, words, text, proposed, wanted->words == NULL,
                                           error))
        return FALSE;
      g_hash_table_add (blocks, g_steal_pointer (&block));
    }
  return show (transaction, operation, head, draft, blocks, error);
}

/**
 * steward_suggestions_propose:
 * @guideline: an id, the start of one, or a title
 * @proposals: how the person wants blocks of the draft to read; copied
 *
 * The person's open suggestions for a block become what differs between its words and those that they want, as few as can be:
 * what they suggested already stays, goes on with other words or is withdrawn. What is suggested for the words of a block that
 * is gone is kept, detached from the draft. For those who may suggest.
 *
 * Returns: (transfer full): proposes all of them, or none; the JSON has a line for each of the person's suggestions for these
 *   blocks, as steward_suggestions_list() has them
 */
StewardOperation *
steward_suggestions_propose (const char            *guideline,
                             const StewardProposal *proposals,
                             guint                  n_proposals)
{
  Proposing *input = g_new0 (Proposing, 1);

  input->guideline = g_strdup (guideline);
  input->wanted = g_ptr_array_new_with_free_func (wanted_free);
  for (guint i = 0; i < n_proposals; i++)
    {
      Wanted *wanted = g_new0 (Wanted, 1);

      wanted->clause = g_strdup (proposals[i].clause);
      wanted->words = g_strdup (proposals[i].words);
      wanted->text = g_strdup (proposals[i].text);
      wanted->proposed = g_strdup (proposals[i].proposed);
      g_ptr_array_add (input->wanted, wanted);
    }
  return steward_operation_new ("propose-for-guideline", STEWARD_MODE_DEED, propose, input, proposing_free);
}
