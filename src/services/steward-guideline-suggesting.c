/* steward-guideline-suggesting.c: other words for passages of a draft
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-suggesting"

#include "steward-guideline-suggesting.h"

#include "steward-block-shape.h"
#include "steward-directory-private.h"
#include "steward-guideline-accepting-private.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-remarks-private.h"
#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-remark-kinds.h"
#include "steward-operation-private.h"
#include "steward-passage.h"
#include "steward-service-error.h"
#include "steward-spans.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char     *guideline;   /* (owned) (nullable) */
  char     *clause;      /* (owned) (nullable) */
  char     *passage;     /* (owned) (nullable) */
  char     *replacement; /* (owned) (nullable) */
  char     *kind;        /* (owned) (nullable) of a new clause */
  char    **suggestions; /* (owned) (nullable) */
  gboolean  flag;        /* behind the passage; or accepts; or with those that were decided */
  StewardSuggestionForm form;
} Suggesting;

static void
suggesting_free (gpointer data)
{
  Suggesting *self = data;

  g_free (self->guideline);
  g_free (self->clause);
  g_free (self->passage);
  g_free (self->replacement);
  g_free (self->kind);
  g_strfreev (self->suggestions);
  g_free (self);
}

static gboolean
usage (GError     **error,
       const char  *message)
{
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, message);
  return FALSE;
}

static void
take_object (StewardOperation *operation,
             JsonObject       *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  steward_operation_take_json (operation, node);
}

static gboolean
show (StewardTransaction  *transaction,
      StewardOperation    *operation,
      StewardRecord       *record,
      StewardGuideline    *draft,
      GError             **error)
{
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);

  if (directory == NULL)
    return FALSE;
  steward_operation_set_record (operation, record);
  take_object (operation, steward_remarks_describe (record, draft, directory));
  return TRUE;
}

/* The same words, set otherwise. */
static StewardProposalEdit *
make_restyling (Suggesting                   *input,
                const StewardGuidelineBlock  *block,
                const char                   *marked,
                guint                         start,
                guint                         end,
                GError                      **error)
{
  g_autoptr (StewardInline) words = steward_inline_parse (block->text);
  gboolean is_address = strchr (input->replacement, ':') != NULL;
  g_autofree char *is = NULL;
  StewardProposalEdit *edit;
  StewardInlineStyle style = 0;

  if (block->type == STEWARD_GUIDELINE_BLOCK_CODE || start == end)
    {
      usage (error, _("There are no words that can be set otherwise"));
      return NULL;
    }
  if (!is_address && !steward_spans_read_style (input->replacement, &style))
    {
      usage (error, _("Words are set in one of bold, italic, strike, code and plain, or lead to an address"));
      return NULL;
    }
  is = steward_spans_write (words, start, end);
  edit = steward_proposal_edit_new (start, end, marked);
  edit->spans = steward_spans_add (words, start, end, style, is_address ? input->replacement : NULL);
  if (!g_str_equal (is, edit->spans))
    return edit;
  {
    g_autoptr (GPtrArray) dropped = steward_proposal_edits_new ();

    g_ptr_array_add (dropped, edit);
  }
  usage (error, _("The words are set so already"));
  return NULL;
}

/* A paragraph that is something already, when it is that of @at in @draft. */
static gboolean
check_kind (const char        *kind,
            StewardGuideline  *draft,
            gint               at,
            GError           **error)
{
  StewardGuidelineBlockType type;
  gboolean ordered;
  guint level;

  if (!steward_block_shape_read (kind, &type, &level, &ordered))
    return usage (error, _("A paragraph is one of paragraph, heading 1 to heading 6, item, counted item, quote and code; "
                           "item 1 to item 6 say how deep an item lies"));
  return at < 0 || !g_str_equal (steward_block_shape_like (draft, (guint) at, kind), kind) ||
         usage (error, _("It is that already"));
}

/* A new clause of some kind begins. */
static char *
dup_break (const char *kind)
{
  char sign[7] = "";

  g_unichar_to_utf8 (steward_proposal_get_break (kind), sign);
  return g_strdup (sign);
}

/* What is wanted of the words of a block. */
static StewardProposalEdit *
make_edit (Suggesting                   *input,
           StewardGuideline             *draft,
           gint                          at,
           const char                   *plain,
           guint                         start,
           guint                         end,
           GError                      **error)
{
  const StewardGuidelineBlock *block = steward_guideline_get_block (draft, (guint) at);
  guint length = (guint) g_utf8_strlen (plain, -1);
  g_autofree char *words = g_utf8_normalize (input->replacement != NULL ? input->replacement : "", -1, G_NORMALIZE_NFC);
  g_autofree char *marked = g_utf8_substring (plain, start, end);
  g_autofree char *begin = dup_break (input->kind);
  g_autofree char *replacement = NULL;

  if (input->kind != NULL && !check_kind (input->kind, draft, -1, error))
    return NULL;
  switch (input->form)
    {
    case STEWARD_SUGGESTION_ADD:
    case STEWARD_SUGGESTION_ADD_BEFORE:
      if (words == NULL || *g_strstrip (words) == '\0')
        {
          usage (error, _("A new paragraph has words"));
          return NULL;
        }
      start = end = input->form == STEWARD_SUGGESTION_ADD ? length : 0;
      replacement = input->form == STEWARD_SUGGESTION_ADD ? g_strconcat (begin, words, NULL)
                                                          : g_strconcat (words, begin, NULL);
      return steward_proposal_edit_new (start, end, replacement);
    case STEWARD_SUGGESTION_SPLIT:
      if (start == 0 || start >= length)
        {
          usage (error, _("Both paragraphs that a split makes have words"));
          return NULL;
        }
      return steward_proposal_edit_new (start, start, STEWARD_PROPOSAL_BREAK);
    case STEWARD_SUGGESTION_JOIN:
      return steward_proposal_edit_new (0, 0, STEWARD_PROPOSAL_JOIN);
    case STEWARD_SUGGESTION_REMOVE:
      return steward_proposal_edit_new (0, length, "");
    case STEWARD_SUGGESTION_RESTYLE:
      return make_restyling (input, block, marked, start, end, error);
    case STEWARD_SUGGESTION_RESHAPE:
      return check_kind (input->replacement, draft, at, error) ? steward_proposal_edit_new_shape (input->replacement) : NULL;
    case STEWARD_SUGGESTION_WORDING:
    default:
      if (words == NULL || strcmp (marked, words) == 0)
        {
          usage (error, _("The words suggested are those that are there"));
          return NULL;
        }
      return steward_proposal_edit_new (start, end, words);
    }
}

static gboolean
check_shape (Suggesting                  *input,
             StewardRecord               *record,
             const StewardGuidelineBlock *block,
             GError                     **error)
{
  if (input->form == STEWARD_SUGGESTION_JOIN && !steward_record_has (record, STEWARD_SUGGESTION_ONTO))
    return usage (error, _("It can’t be joined to what comes before it"));
  return input->form != STEWARD_SUGGESTION_SPLIT || block->type != STEWARD_GUIDELINE_BLOCK_CODE ||
         usage (error, _("Words that are taken as they stand aren’t split"));
}

static gboolean
add (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  Suggesting *input = data;
  const StewardMarking marking = { input->clause, input->passage, input->flag, FALSE, NULL };
  g_autofree char *id = steward_id_new ();
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_remarks_open (transaction, in_force, input->guideline, error);
  g_autoptr (StewardGuideline) draft = head != NULL ? steward_guideline_read_draft (transaction, head, error) : NULL;
  g_autoptr (StewardRecord) record = steward_record_new (&steward_suggestion_kind, id);
  g_autoptr (GPtrArray) edits = steward_proposal_edits_new ();
  const StewardGuidelineBlock *block;
  StewardProposalEdit *edit;
  g_autofree char *plain = NULL;
  guint start;
  guint end;
  gint at = draft != NULL ? steward_remarks_mark (draft, &marking, &start, &end, error) : -1;

  if (at < 0)
    return FALSE;
  block = steward_guideline_get_block (draft, (guint) at);
  plain = steward_passage_plain (block);
  edit = make_edit (input, draft, at, plain, start, end, error);
  if (edit == NULL)
    return FALSE;
  g_ptr_array_add (edits, edit);
  steward_record_set_text (record, STEWARD_SUGGESTION_GUIDELINE, steward_record_get_id (head));
  steward_record_set_text (record, STEWARD_SUGGESTION_BLOCK, block->id);
  steward_suggestion_set_edit (record, draft, plain, edit);
  steward_record_set_text (record, STEWARD_SUGGESTION_PERSON, steward_transaction_get_person (transaction));
  steward_record_set_time (record, STEWARD_SUGGESTION_AT, steward_transaction_get_now (transaction));
  return check_shape (input, record, block, error) && steward_transaction_put (transaction, record, "suggest", error) &&
         show (transaction, operation, record, draft, error);
}

/**
 * steward_suggestions_add:
 * @guideline: an id, the start of one, or a title
 * @clause: the number of a clause of the draft, or the id of its block
 * @passage: (nullable): words of the clause that occur once in it; %NULL for all of it
 * @is_after: whether @replacement is to stand behind @passage instead of in its place
 * @replacement: words without markup; empty to take the passage out
 *
 * For whom the guideline is, who is asked about it, and its editors.
 *
 * Returns: (transfer full): suggests other words; the JSON is a line of steward_suggestions_list()
 */
StewardOperation *
steward_suggestions_add (const char *guideline,
                         const char *clause,
                         const char *passage,
                         gboolean    is_after,
                         const char *replacement)
{
  Suggesting *input = g_new0 (Suggesting, 1);

  input->guideline = g_strdup (guideline);
  input->clause = g_strdup (clause);
  input->passage = g_strdup (passage);
  input->flag = is_after;
  input->replacement = g_strdup (replacement);
  return steward_operation_new ("add-suggestion", STEWARD_MODE_DEED, add, input, suggesting_free);
}

/**
 * steward_suggestions_reshape:
 * @guideline: an id, the start of one, or a title
 * @clause: the number of a clause of the draft, or the id of its block
 * @form: what is to become of it: a clause comes after or before it, or it is split, joined to the one before it, removed, or
 *   another kind of paragraph; or its words are set otherwise
 * @passage: (nullable): words of the clause that occur once in it: of a split the last of the first half; those that are set
 *   otherwise, %NULL for all
 * @kind: (nullable): what a new clause is, as steward-block-shape.h has it; %NULL for what one is that is begun there by hand
 * @text: (nullable): of a new clause: its words, without markup; of another kind of paragraph: which, as steward-block-shape.h
 *   has it; of words that are set otherwise: `bold`, `italic`, `strike`, `code`, `plain`, or the address to which they lead
 *
 * For whom the guideline is, who is asked about it, and its editors.
 *
 * Returns: (transfer full): suggests other clauses; the JSON is a line of steward_suggestions_list()
 */
StewardOperation *
steward_suggestions_reshape (const char            *guideline,
                             const char            *clause,
                             StewardSuggestionForm  form,
                             const char            *passage,
                             const char            *kind,
                             const char            *text)
{
  Suggesting *input = g_new0 (Suggesting, 1);

  input->guideline = g_strdup (guideline);
  input->clause = g_strdup (clause);
  input->form = form;
  input->passage = g_strdup (passage);
  input->flag = form == STEWARD_SUGGESTION_SPLIT;
  input->kind = g_strdup (kind);
  input->replacement = g_strdup (text);
  return steward_operation_new ("add-suggestion", STEWARD_MODE_DEED, add, input, suggesting_free);
}

static gboolean
settle (StewardTransaction  *transaction,
        StewardRecord       *record,
        const char          *outcome,
        const char          *action,
        GError             **error)
{
  steward_record_set_text (record, STEWARD_SUGGESTION_OUTCOME, outcome);
  steward_record_set_text (record, STEWARD_SUGGESTION_DECIDED_BY, steward_transaction_get_person (transaction));
  steward_record_set_time (record, STEWARD_SUGGESTION_DECIDED, steward_transaction_get_now (transaction));
  return steward_transaction_put (transaction, record, action, error);
}

/* @skips: whether what can't be accepted stays open instead of stopping the rest. */
static gboolean
decide_one (StewardTransaction  *transaction,
            StewardRecord       *head,
            StewardRecord       *record,
            gboolean             accepts,
            gboolean             skips,
            gboolean            *done,
            GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean is_detached = FALSE;

  *done = FALSE;
  if (steward_record_has (record, STEWARD_SUGGESTION_OUTCOME))
    return usage (error, _("The suggestion has been decided already"));
  if (accepts && !steward_suggestions_accept (transaction, head, record, &is_detached, &local_error))
    {
      if (is_detached && skips)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *done = TRUE;
  return settle (transaction, record, accepts ? "accepted" : "rejected", accepts ? "accept" : "reject", error);
}

static StewardRecord *
find_suggestion (StewardTransaction  *transaction,
                 const char          *prefix,
                 StewardRecord      **head,
                 GError             **error)
{
  g_autofree char *id = steward_transaction_complete (transaction, &steward_suggestion_kind, prefix, error);
  g_autoptr (StewardRecord) record =
    id != NULL ? steward_transaction_get (transaction, &steward_suggestion_kind, id, error) : NULL;

  *head = record != NULL ? steward_transaction_get (transaction, &steward_guideline_kind,
                                                    steward_record_get_text (record, STEWARD_SUGGESTION_GUIDELINE), error)
                         : NULL;
  return *head != NULL ? g_steal_pointer (&record) : NULL;
}

static gboolean
decide (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  Suggesting *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  g_autoptr (JsonArray) lines = json_array_new ();
  JsonNode *json;

  if (directory == NULL)
    return FALSE;
  for (guint i = 0; input->suggestions[i] != NULL; i++)
    {
      g_autoptr (StewardRecord) head = NULL;
      g_autoptr (StewardRecord) record = find_suggestion (transaction, input->suggestions[i], &head, error);
      g_autoptr (StewardGuideline) draft = NULL;
      gboolean done;

      if (record == NULL || !steward_suggestions_permit_decide (transaction, in_force, head, error) ||
          !decide_one (transaction, head, record, input->flag, FALSE, &done, error) ||
          (input->flag && !steward_guideline_note_edit (transaction, head, "edit", error)))
        return FALSE;
      draft = steward_guideline_read_draft (transaction, head, error);
      if (draft == NULL)
        return FALSE;
      json_array_add_object_element (lines, steward_remarks_describe (record, draft, directory));
      steward_operation_set_record (operation, record);
    }
  json = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (json, g_steal_pointer (&lines));
  steward_operation_take_json (operation, json);
  return TRUE;
}

/**
 * steward_suggestions_decide:
 * @suggestions: ids or starts of ids
 * @accepts: whether their words are taken into the draft; else they are rejected
 *
 * For editors of the guideline. An acceptance is an edit of the draft, of which whoever suggested is then an author too; it
 * can be taken back. One that doesn't fit the draft any more can't be accepted.
 *
 * Returns: (transfer full): decides all of them, or none; the JSON has a line for each
 */
StewardOperation *
steward_suggestions_decide (const char *const *suggestions,
                            gboolean           accepts)
{
  Suggesting *input = g_new0 (Suggesting, 1);

  input->suggestions = g_strdupv ((char **) suggestions);
  input->flag = accepts;
  return steward_operation_new ("decide-suggestions", STEWARD_MODE_DEED, decide, input, suggesting_free);
}

static gboolean
decide_all (StewardTransaction  *transaction,
            StewardOperation    *operation,
            gpointer             data,
            GCancellable        *cancellable,
            GError             **error)
{
  Suggesting *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, input->guideline, error);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (JsonObject) counts = json_object_new ();
  guint n_done = 0;
  guint n_left = 0;

  if (head == NULL || !steward_suggestions_permit_decide (transaction, in_force, head, error))
    return FALSE;
  all = steward_transaction_list_by (transaction, &steward_suggestion_kind, STEWARD_SUGGESTION_GUIDELINE,
                                     steward_record_get_id (head), error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      g_autoptr (StewardRecord) record = NULL;
      gboolean done;

      if (steward_record_has (all->pdata[i], STEWARD_SUGGESTION_OUTCOME))
        continue;
      /* What was accepted before may have moved it. */
      record = steward_transaction_get (transaction, &steward_suggestion_kind, steward_record_get_id (all->pdata[i]), error);
      if (record == NULL || !decide_one (transaction, head, record, input->flag, TRUE, &done, error))
        return FALSE;
      n_done += done ? 1 : 0;
      n_left += done ? 0 : 1;
    }
  if (all == NULL || (input->flag && n_done > 0 && !steward_guideline_note_edit (transaction, head, "edit", error)))
    return FALSE;
  json_object_set_int_member (counts, input->flag ? "accepted" : "rejected", n_done);
  json_object_set_int_member (counts, "detached", n_left);
  take_object (operation, g_steal_pointer (&counts));
  return TRUE;
}

/**
 * steward_suggestions_decide_all:
 * @guideline: an id, the start of one, or a title
 * @accepts: as of steward_suggestions_decide()
 *
 * Returns: (transfer full): decides all that are open, those that can't be accepted stay; the JSON counts `accepted` or
 *   `rejected`, and `detached`
 */
StewardOperation *
steward_suggestions_decide_all (const char *guideline,
                                gboolean    accepts)
{
  Suggesting *input = g_new0 (Suggesting, 1);

  input->guideline = g_strdup (guideline);
  input->flag = accepts;
  return steward_operation_new ("decide-all-suggestions", STEWARD_MODE_DEED, decide_all, input, suggesting_free);
}

static gboolean
withdraw (StewardTransaction  *transaction,
          StewardOperation    *operation,
          gpointer             data,
          GCancellable        *cancellable,
          GError             **error)
{
  Suggesting *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = NULL;
  g_autoptr (StewardRecord) record = find_suggestion (transaction, input->guideline, &head, error);
  g_autoptr (StewardGuideline) draft = NULL;

  if (record == NULL || !steward_remarks_permit (transaction, in_force, head, error))
    return FALSE;
  if (g_strcmp0 (steward_record_get_text (record, STEWARD_SUGGESTION_PERSON), steward_transaction_get_person (transaction)) != 0)
    {
      g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE,
                           _("Only whoever made a suggestion withdraws it"));
      return FALSE;
    }
  if (steward_record_has (record, STEWARD_SUGGESTION_OUTCOME))
    return usage (error, _("The suggestion has been decided already"));
  draft = steward_guideline_read_draft (transaction, head, error);
  return draft != NULL && settle (transaction, record, "withdrawn", "withdraw", error) &&
         show (transaction, operation, record, draft, error);
}

/**
 * steward_suggestions_withdraw:
 * @suggestion: an id or the start of one
 *
 * Returns: (transfer full): takes one's own suggestion back
 */
StewardOperation *
steward_suggestions_withdraw (const char *suggestion)
{
  Suggesting *input = g_new0 (Suggesting, 1);

  input->guideline = g_strdup (suggestion);
  return steward_operation_new ("withdraw-suggestion", STEWARD_MODE_DEED, withdraw, input, suggesting_free);
}

static gboolean
list (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  Suggesting *input = data;
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, input->guideline, error);
  g_autoptr (StewardGuideline) draft = head != NULL ? steward_guideline_read_draft (transaction, head, error) : NULL;
  g_autoptr (StewardDirectory) directory = draft != NULL ? steward_directory_read (transaction, error) : NULL;
  g_autoptr (GPtrArray) all =
    directory != NULL ? steward_transaction_list_by (transaction, &steward_suggestion_kind, STEWARD_SUGGESTION_GUIDELINE,
                                                     steward_record_get_id (head), error)
                      : NULL;
  JsonNode *json;
  JsonArray *lines;

  if (all == NULL)
    return FALSE;
  lines = json_array_new ();
  for (guint i = 0; i < all->len; i++)
    if (input->flag || !steward_record_has (all->pdata[i], STEWARD_SUGGESTION_OUTCOME))
      json_array_add_object_element (lines, steward_remarks_describe (all->pdata[i], draft, directory));
  json = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (json, lines);
  steward_operation_take_json (operation, json);
  return TRUE;
}

/**
 * steward_suggestions_list:
 * @guideline: an id, the start of one, or a title
 * @with_decided: whether those that were decided are listed too
 *
 * Returns: (transfer full): a line a suggestion: `id`, `form` (as of #StewardSuggestionForm), `clause`, `block`, `passage`,
 *   `start`, `end` (code points in the block as it is now), `detached` (it doesn't fit the draft any more), `replacement` (a new
 *   clause begins in it at each U+2029), `rest` (of a split: what comes behind it), `shape` (what the block is to be, as steward-block-shape.h has it), `spans` (how `replacement` is set, as
 *   steward-spans.h has it, where that doesn't follow from what is around it), `new_blocks` (what its new clauses will be),
 *   `person`, `name`, `at`, `state`, `decided_by`
 */
StewardOperation *
steward_suggestions_list (const char *guideline,
                          gboolean    with_decided)
{
  Suggesting *input = g_new0 (Suggesting, 1);

  input->guideline = g_strdup (guideline);
  input->flag = with_decided;
  return steward_operation_new ("list-suggestions", STEWARD_MODE_READ, list, input, suggesting_free);
}
