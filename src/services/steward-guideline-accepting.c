/* steward-guideline-accepting.c: what an accepted suggestion makes of the draft, and back
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-accepting"

#include "steward-guideline-accepting-private.h"

#include "steward-block-changes.h"
#include "steward-guideline-draft-private.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-permit.h"
#include "steward-remark-kinds.h"
#include "steward-service-error.h"
#include "steward-suggestion.h"

#include <glib/gi18n-lib.h>

/**
 * steward_suggestions_permit_decide:
 * @error: return location
 *
 * Returns: whether the person may decide about suggestions for a guideline
 */
gboolean
steward_suggestions_permit_decide (StewardTransaction  *transaction,
                                   StewardInForce      *in_force,
                                   StewardRecord       *head,
                                   GError             **error)
{
  if (!steward_guideline_permit_write (in_force, transaction, steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT),
                                       error))
    return FALSE;
  if (!steward_record_has (head, STEWARD_GUIDELINE_RETIRED))
    return TRUE;
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                       _("The guideline is retired; it is no longer changed"));
  return FALSE;
}

static StewardGuideline *
copy (StewardGuideline *draft)
{
  g_autoptr (GPtrArray) blocks = steward_guideline_copy_blocks (draft);
  StewardGuideline *other = steward_guideline_new (steward_guideline_get_id (draft), steward_guideline_get_title (draft),
                                                   steward_guideline_get_language (draft),
                                                   steward_guideline_get_audience (draft));

  steward_guideline_take_blocks (other, blocks);
  return other;
}

/* Stores what became of blocks. */
static gboolean
store (StewardTransaction  *transaction,
       StewardGuideline    *after,
       JsonNode            *changes,
       GError             **error)
{
  JsonArray *array = json_node_get_array (changes);
  const char *id = steward_guideline_get_id (after);
  gboolean changed = FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *block = steward_json_get_text (json_array_get_object_element (array, i), "id");
      gint at = steward_guideline_find (after, block);

      if (at >= 0 ? !steward_guideline_put_block (transaction, id, steward_guideline_get_block (after, (guint) at), NULL, &changed,
                                                  error)
                  : !steward_guideline_put_removed (transaction, id, block, NULL, &changed, error))
        return FALSE;
    }
  return TRUE;
}

static const char *
get_text (StewardGuideline *draft,
          const char       *block)
{
  gint at = steward_guideline_find (draft, block);

  return at >= 0 ? steward_guideline_get_block (draft, (guint) at)->text : NULL;
}

/* Who wants a clause gone and the next one joined to it wants that joined to what comes before both. */
static gboolean
move_joins (StewardTransaction  *transaction,
            StewardRecord       *head,
            StewardRecord       *record,
            StewardGuideline    *draft,
            gint                 at,
            GError             **error)
{
  const char *block = steward_guideline_get_block (draft, (guint) at)->id;
  g_autoptr (GPtrArray) all = steward_transaction_list_by (transaction, &steward_suggestion_kind, STEWARD_SUGGESTION_GUIDELINE,
                                                           steward_record_get_id (head), error);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; at > 0 && i < all->len; i++)
    {
      StewardRecord *other = all->pdata[i];

      if (steward_record_has (other, STEWARD_SUGGESTION_OUTCOME) ||
          g_strcmp0 (steward_record_get_text (other, STEWARD_SUGGESTION_ONTO), block) != 0 ||
          g_strcmp0 (steward_record_get_text (other, STEWARD_SUGGESTION_PERSON),
                     steward_record_get_text (record, STEWARD_SUGGESTION_PERSON)) != 0)
        continue;
      steward_record_set_text (other, STEWARD_SUGGESTION_ONTO, steward_guideline_get_block (draft, (guint) at - 1)->id);
      if (!steward_transaction_put_in_batch (transaction, other, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * steward_suggestions_accept:
 * @head: the guideline's
 * @record: a suggestion for its draft; it is told what came of it, and not stored
 * @is_detached: (out): whether it doesn't fit the draft any more
 *
 * Makes of the draft what is suggested. Whoever suggested it is an author of it as well.
 *
 * Returns: whether it went well
 */
gboolean
steward_suggestions_accept (StewardTransaction  *transaction,
                            StewardRecord       *head,
                            StewardRecord       *record,
                            gboolean            *is_detached,
                            GError             **error)
{
  g_autoptr (StewardGuideline) draft = steward_guideline_read_draft (transaction, head, error);
  g_autoptr (StewardGuideline) after = draft != NULL ? copy (draft) : NULL;
  g_autofree char *plain = NULL;
  g_autofree char *block = NULL;
  g_autoptr (JsonNode) changes = NULL;
  StewardSuggestionForm form;
  StewardPassage passage;
  gboolean fits;
  gint at;

  if (draft == NULL)
    return FALSE;
  at = steward_suggestion_find (record, draft, &passage, &fits);
  *is_detached = at < 0 || !fits || !steward_suggestion_apply (record, after);
  if (*is_detached)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("What it was made for isn’t as it was any more; change the text, or reject it"));
      return FALSE;
    }
  block = g_strdup (steward_guideline_get_block (draft, (guint) at)->id);
  plain = steward_passage_plain (steward_guideline_get_block (draft, (guint) at));
  form = steward_suggestion_get_form (record, (guint) g_utf8_strlen (plain, -1), &passage);
  changes = steward_block_changes_between (draft, after);
  /* Its own block's words are known below. */
  if (form != STEWARD_SUGGESTION_WORDING ||
      g_strcmp0 (block, steward_record_get_text (record, STEWARD_SUGGESTION_BLOCK)) != 0)
    steward_record_set_json (record, STEWARD_SUGGESTION_BLOCKS, changes);
  steward_record_set_text (record, STEWARD_SUGGESTION_BEFORE, get_text (draft, block));
  steward_record_set_text (record, STEWARD_SUGGESTION_AFTER, get_text (after, block));
  /* Where it was when it was accepted: what taking it back restores. */
  steward_record_set_text (record, STEWARD_SUGGESTION_WORDS, plain);
  steward_record_set_integer (record, STEWARD_SUGGESTION_START, passage.start);
  steward_record_set_integer (record, STEWARD_SUGGESTION_END, passage.end);
  if (!store (transaction, after, changes, error) ||
      (form == STEWARD_SUGGESTION_REMOVE && !move_joins (transaction, head, record, draft, at, error)))
    return FALSE;
  steward_record_add_element (head, STEWARD_GUIDELINE_AUTHORS, steward_record_get_text (record, STEWARD_SUGGESTION_PERSON));
  return TRUE;
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE,
                       _("The paragraph was changed since; nothing was taken back"));
  return FALSE;
}

static gboolean
turn_words (StewardTransaction  *transaction,
            StewardRecord       *source,
            gboolean             is_back,
            GError             **error)
{
  const char *from = steward_record_get_text (source, is_back ? STEWARD_SUGGESTION_AFTER : STEWARD_SUGGESTION_BEFORE);
  const char *to = steward_record_get_text (source, is_back ? STEWARD_SUGGESTION_BEFORE : STEWARD_SUGGESTION_AFTER);
  g_autoptr (StewardRecord) block =
    steward_transaction_get (transaction, &steward_block_kind, steward_record_get_text (source, STEWARD_SUGGESTION_BLOCK), error);

  if (block == NULL)
    return FALSE;
  if (steward_record_has (block, STEWARD_BLOCK_REMOVED) ||
      g_strcmp0 (steward_record_get_text (block, STEWARD_BLOCK_TEXT), from) != 0)
    return refuse (error);
  steward_record_set_text (block, STEWARD_BLOCK_TEXT, to);
  return steward_transaction_put_in_batch (transaction, block, error);
}

static gboolean
turn_blocks (StewardTransaction  *transaction,
             StewardRecord       *head,
             StewardRecord       *source,
             gboolean             is_back,
             GError             **error)
{
  g_autoptr (JsonNode) changes = steward_record_get_json (source, STEWARD_SUGGESTION_BLOCKS);
  g_autoptr (StewardGuideline) draft = steward_guideline_read_draft (transaction, head, error);
  g_autoptr (StewardGuideline) after = draft != NULL ? copy (draft) : NULL;
  g_autoptr (JsonNode) made = NULL;

  if (draft == NULL)
    return FALSE;
  if (!steward_block_changes_turn (after, changes, is_back))
    return refuse (error);
  made = steward_block_changes_between (draft, after);
  return store (transaction, after, made, error);
}

/**
 * steward_suggestions_take_back:
 * @now: a suggestion as it is stored
 * @restored: as it will be
 * @error: return location for %STEWARD_REFUSAL_STATE when what it made was changed since
 *
 * Brings the draft to what it is with @restored, when its acceptance is taken back or made again.
 *
 * Returns: whether it went well
 */
gboolean
steward_suggestions_take_back (StewardTransaction  *transaction,
                               StewardRecord       *now,
                               StewardRecord       *restored,
                               GError             **error)
{
  gboolean was = g_strcmp0 (steward_record_get_text (now, STEWARD_SUGGESTION_OUTCOME), "accepted") == 0;
  gboolean is = g_strcmp0 (steward_record_get_text (restored, STEWARD_SUGGESTION_OUTCOME), "accepted") == 0;
  StewardRecord *source = was ? now : restored;
  g_autoptr (StewardInForce) in_force = NULL;
  g_autoptr (StewardRecord) head = NULL;

  if (was == is)
    return TRUE;
  in_force = steward_in_force_new (transaction);
  head = steward_transaction_get (transaction, &steward_guideline_kind,
                                  steward_record_get_text (now, STEWARD_SUGGESTION_GUIDELINE), error);
  return head != NULL && steward_suggestions_permit_decide (transaction, in_force, head, error) &&
         (steward_record_has (source, STEWARD_SUGGESTION_BLOCKS) ? turn_blocks (transaction, head, source, was, error)
                                                                 : turn_words (transaction, source, was, error)) &&
         steward_guideline_note_edit (transaction, head, "edit", error);
}
