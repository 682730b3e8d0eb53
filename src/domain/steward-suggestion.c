/* steward-suggestion.c: what a suggestion asks for, whether it fits the draft, and what comes of it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-suggestion"

#include "steward-suggestion.h"

#include "steward-block-shape.h"
#include "steward-guideline-edit.h"
#include "steward-inline.h"
#include "steward-json.h"
#include "steward-remark-kinds.h"
#include "steward-spans.h"

#include <string.h>

#define BREAK STEWARD_PROPOSAL_BREAK
#define JOIN  STEWARD_PROPOSAL_JOIN

static const char *const form_names[] = { "words", "add", "add-before", "split", "join", "remove", "shape", "style" };

static const char *
get_text (StewardRecord *record,
          guint          field)
{
  const char *text = steward_record_get_text (record, field);

  return text != NULL ? text : "";
}

static guint
get_place (StewardRecord *record,
           guint          field)
{
  gint64 place = steward_record_get_integer (record, field);

  return place != STEWARD_INTEGER_NONE ? (guint) CLAMP (place, 0, G_MAXINT32) : 0;
}

static guint
length_of (const char *text)
{
  return (guint) g_utf8_strlen (text, -1);
}

/**
 * steward_suggestion_reshapes:
 *
 * Returns: whether its block is to be another kind of paragraph; not whether a new clause is to be one
 */
gboolean
steward_suggestion_reshapes (StewardRecord *record)
{
  return steward_record_has (record, STEWARD_SUGGESTION_SHAPE) &&
         strstr (get_text (record, STEWARD_SUGGESTION_REPLACEMENT), BREAK) == NULL;
}

/* Whether the block at @at can be joined to the one before it. */
static gboolean
can_join (StewardGuideline *draft,
          gint              at)
{
  for (gint i = at - 1; i <= at; i++)
    {
      const StewardGuidelineBlock *block = i >= 0 ? steward_guideline_get_block (draft, (guint) i) : NULL;

      if (block == NULL || block->type == STEWARD_GUIDELINE_BLOCK_TABLE || block->type == STEWARD_GUIDELINE_BLOCK_CODE)
        return FALSE;
    }
  return TRUE;
}

/**
 * steward_suggestion_set_edit:
 * @record: a suggestion for a block
 * @draft: as it is now
 * @words: of the block, as whoever suggests saw them
 * @edit: what is wanted of them; its replacement as steward-proposal.h has it
 *
 * Writes it into @record. A wish to join a block to one that isn't there, or is no text, is left out.
 */
void
steward_suggestion_set_edit (StewardRecord             *record,
                             StewardGuideline          *draft,
                             const char                *words,
                             const StewardProposalEdit *edit)
{
  gboolean joins = g_str_has_prefix (edit->replacement, JOIN);
  g_autoptr (JsonNode) spans = edit->spans != NULL ? steward_json_parse (edit->spans, -1, NULL) : NULL;
  gint at = steward_guideline_find (draft, steward_record_get_text (record, STEWARD_SUGGESTION_BLOCK));
  g_autofree char *kinds = NULL;
  g_autofree char *replacement = steward_proposal_take_kinds (edit->replacement + (joins ? strlen (JOIN) : 0), &kinds);

  steward_record_set_text (record, STEWARD_SUGGESTION_WORDS, words);
  steward_record_set_integer (record, STEWARD_SUGGESTION_START, edit->start);
  steward_record_set_integer (record, STEWARD_SUGGESTION_END, edit->end);
  steward_record_set_text (record, STEWARD_SUGGESTION_REPLACEMENT, replacement);
  if (joins && can_join (draft, at))
    steward_record_set_text (record, STEWARD_SUGGESTION_ONTO, steward_guideline_get_block (draft, (guint) at - 1)->id);
  else
    steward_record_clear (record, STEWARD_SUGGESTION_ONTO);
  if (spans != NULL)
    steward_record_set_json (record, STEWARD_SUGGESTION_SPANS, spans);
  else
    steward_record_clear (record, STEWARD_SUGGESTION_SPANS);
  /* A program that knows no kinds of new clauses finds no shape before, and leaves them alone. */
  steward_record_set_text (record, STEWARD_SUGGESTION_SHAPE, edit->shape != NULL ? edit->shape : kinds);
  steward_record_set_text (record, STEWARD_SUGGESTION_SHAPE_BEFORE,
                           edit->shape != NULL && at >= 0 ? steward_block_shape_like (draft, (guint) at, edit->shape) : NULL);
}

/**
 * steward_suggestion_dup_edit:
 * @passage: where its passage is
 *
 * Returns: (transfer full): what is wanted there, as steward-proposal.h has it
 */
StewardProposalEdit *
steward_suggestion_dup_edit (StewardRecord        *record,
                             const StewardPassage *passage)
{
  const char *shape = steward_record_get_text (record, STEWARD_SUGGESTION_SHAPE);
  g_autofree char *kinds = steward_proposal_put_kinds (get_text (record, STEWARD_SUGGESTION_REPLACEMENT), shape);
  g_autofree char *replacement = g_strconcat (steward_record_has (record, STEWARD_SUGGESTION_ONTO) ? JOIN : "", kinds, NULL);
  StewardProposalEdit *edit = steward_proposal_edit_new (passage->start, passage->end, replacement);
  g_autoptr (JsonNode) spans = steward_record_get_json (record, STEWARD_SUGGESTION_SPANS);

  edit->spans = spans != NULL ? steward_json_write (spans) : NULL;
  edit->shape = steward_suggestion_reshapes (record) ? g_strdup (shape) : NULL;
  return edit;
}

/* New clauses after a block, or before it, come after or before all that it says by then. */
static gboolean
adds_after (StewardRecord *record)
{
  guint length = length_of (get_text (record, STEWARD_SUGGESTION_WORDS));

  return get_place (record, STEWARD_SUGGESTION_START) == length && get_place (record, STEWARD_SUGGESTION_END) == length &&
         g_str_has_prefix (get_text (record, STEWARD_SUGGESTION_REPLACEMENT), BREAK);
}

static gboolean
adds_before (StewardRecord *record)
{
  return get_place (record, STEWARD_SUGGESTION_END) == 0 && *get_text (record, STEWARD_SUGGESTION_WORDS) != '\0' &&
         g_str_has_suffix (get_text (record, STEWARD_SUGGESTION_REPLACEMENT), BREAK);
}

static gboolean
removes (StewardRecord *record)
{
  guint length = length_of (get_text (record, STEWARD_SUGGESTION_WORDS));

  return length > 0 && get_place (record, STEWARD_SUGGESTION_START) == 0 &&
         get_place (record, STEWARD_SUGGESTION_END) == length && *get_text (record, STEWARD_SUGGESTION_REPLACEMENT) == '\0';
}

static gboolean
restyles (StewardRecord *record)
{
  g_autofree char *marked = NULL;
  const char *words = get_text (record, STEWARD_SUGGESTION_WORDS);
  guint start = get_place (record, STEWARD_SUGGESTION_START);
  guint end = get_place (record, STEWARD_SUGGESTION_END);

  if (!steward_record_has (record, STEWARD_SUGGESTION_SPANS) || start >= end || end > length_of (words))
    return FALSE;
  marked = g_utf8_substring (words, start, end);
  return g_str_equal (marked, get_text (record, STEWARD_SUGGESTION_REPLACEMENT));
}

/**
 * steward_suggestion_move:
 * @words: what became of the words of the block for which it was made
 * @passage: (out): where its passage is in them
 *
 * Returns: whether it is there; %FALSE is *detached*
 */
gboolean
steward_suggestion_move (StewardRecord  *record,
                         const char     *words,
                         StewardPassage *passage)
{
  guint length = length_of (words);

  if (steward_suggestion_reshapes (record))
    *passage = (StewardPassage){ 0, 0, TRUE };
  else if (adds_after (record))
    *passage = (StewardPassage){ length, length, TRUE };
  else if (adds_before (record))
    *passage = (StewardPassage){ 0, 0, TRUE };
  else
    return steward_passage_move (get_text (record, STEWARD_SUGGESTION_WORDS), get_place (record, STEWARD_SUGGESTION_START),
                                 get_place (record, STEWARD_SUGGESTION_END), words, passage);
  return TRUE;
}

/**
 * steward_suggestion_find:
 * @draft: as it is now
 * @passage: (out): where its passage is
 * @fits: (out): whether it can still be made: what it was made for is as it was
 *
 * Returns: in which block of @draft it is, or -1 when it is *detached*
 */
gint
steward_suggestion_find (StewardRecord    *record,
                         StewardGuideline *draft,
                         StewardPassage   *passage,
                         gboolean         *fits)
{
  const char *block = steward_record_get_text (record, STEWARD_SUGGESTION_BLOCK);
  gint its = steward_guideline_find (draft, block);
  const char *onto = steward_record_get_text (record, STEWARD_SUGGESTION_ONTO);
  g_autofree char *plain = NULL;
  guint length;
  gint at = -1;

  *fits = FALSE;
  if (steward_suggestion_reshapes (record))
    {
      const char *before = steward_record_get_text (record, STEWARD_SUGGESTION_SHAPE_BEFORE);

      *passage = (StewardPassage){ 0, 0, TRUE };
      *fits = its >= 0 && before != NULL && g_strcmp0 (steward_block_shape_like (draft, (guint) its, before), before) == 0;
      return its;
    }
  if (its >= 0 && steward_guideline_get_block (draft, (guint) its)->type != STEWARD_GUIDELINE_BLOCK_TABLE &&
      (adds_after (record) || adds_before (record)))
    {
      plain = steward_passage_plain (steward_guideline_get_block (draft, (guint) its));
      at = its;
      steward_suggestion_move (record, plain, passage);
    }
  else if (block != NULL)
    at = steward_passage_find (draft, block, get_text (record, STEWARD_SUGGESTION_WORDS),
                               get_place (record, STEWARD_SUGGESTION_START), get_place (record, STEWARD_SUGGESTION_END), FALSE,
                               passage);
  if (at < 0)
    return -1;
  if (plain == NULL)
    plain = steward_passage_plain (steward_guideline_get_block (draft, (guint) at));
  length = length_of (plain);
  *fits = passage->is_whole &&
          !(adds_after (record) && passage->start != length) && !(adds_before (record) && passage->end != 0) &&
          /* A clause that says more than whoever wants it gone saw isn't what they wanted gone. */
          !(removes (record) && passage->end - passage->start != length) &&
          (onto == NULL || (at == its && can_join (draft, at) &&
                            g_str_equal (steward_guideline_get_block (draft, (guint) at - 1)->id, onto)));
  return at;
}

/**
 * steward_suggestion_get_form:
 * @length: of the words of the block, in code points
 * @passage: where its passage is in them
 *
 * Returns: what it asks for
 */
StewardSuggestionForm
steward_suggestion_get_form (StewardRecord        *record,
                             guint                 length,
                             const StewardPassage *passage)
{
  const char *replacement = get_text (record, STEWARD_SUGGESTION_REPLACEMENT);

  if (steward_suggestion_reshapes (record))
    return STEWARD_SUGGESTION_RESHAPE;
  if (steward_record_has (record, STEWARD_SUGGESTION_ONTO))
    return STEWARD_SUGGESTION_JOIN;
  if (restyles (record))
    return STEWARD_SUGGESTION_RESTYLE;
  if (strstr (replacement, BREAK) == NULL)
    return removes (record) ? STEWARD_SUGGESTION_REMOVE : STEWARD_SUGGESTION_WORDING;
  if (passage->start == length && g_str_has_prefix (replacement, BREAK))
    return STEWARD_SUGGESTION_ADD;
  if (passage->end == 0 && g_str_has_suffix (replacement, BREAK))
    return STEWARD_SUGGESTION_ADD_BEFORE;
  return STEWARD_SUGGESTION_SPLIT;
}

/**
 * steward_suggestion_form_name:
 *
 * Returns: its name for the command line
 */
const char *
steward_suggestion_form_name (StewardSuggestionForm form)
{
  g_return_val_if_fail (form < G_N_ELEMENTS (form_names), NULL);

  return form_names[form];
}

/**
 * steward_suggestion_list_clauses:
 *
 * They follow from the suggestion's own id, so that desks on which it is accepted apart make the same clauses.
 *
 * Returns: (transfer full): the ids that its new clauses get, in their order
 */
char **
steward_suggestion_list_clauses (StewardRecord *record)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const char *id = steward_record_get_id (record);
  const char *p = get_text (record, STEWARD_SUGGESTION_REPLACEMENT);

  for (guint n = 1; (p = strstr (p, BREAK)) != NULL; n++, p += strlen (BREAK))
    {
      g_autofree char *next = n == 1 ? g_strdup (id) : g_strdup_printf ("%s-%u", id, n);

      g_strv_builder_add (ids, next);
    }
  return g_strv_builder_end (ids);
}

/* A new clause looks as one that is begun there by hand: a list goes on. */
static gboolean
insert (StewardGuideline    *draft,
        const char          *after,
        const char          *like,
        const StewardInline *words,
        const char          *id)
{
  const StewardGuidelineBlock *other = steward_guideline_get_block (draft, (guint) steward_guideline_find (draft, like));
  gboolean is_item = other->type == STEWARD_GUIDELINE_BLOCK_ITEM;
  gboolean is_ordered = other->ordered;
  g_autofree char *text = g_strstrip (steward_inline_to_markdown (words));

  return steward_guideline_insert (draft, after, is_item ? STEWARD_GUIDELINE_BLOCK_ITEM : STEWARD_GUIDELINE_BLOCK_PARAGRAPH, text,
                                   id) &&
         (!is_item || steward_guideline_set_type (draft, id, STEWARD_GUIDELINE_BLOCK_ITEM, 0, is_ordered));
}

/* Puts a new clause in front of @before, under what that is under. */
static gboolean
insert_before (StewardGuideline    *draft,
               const char          *before,
               const StewardInline *words,
               const char          *id)
{
  guint at = (guint) steward_guideline_find (draft, before);
  g_autofree char *parent = g_strdup (steward_guideline_get_block (draft, at)->parent);
  g_autofree char *after = NULL;

  for (guint i = at; i > 0 && after == NULL; i--)
    if (g_strcmp0 (steward_guideline_get_block (draft, i - 1)->parent, parent) == 0)
      after = g_strdup (steward_guideline_get_block (draft, i - 1)->id);
  return insert (draft, before, before, words, id) && steward_guideline_move (draft, id, parent, after);
}

static gboolean
set_words (StewardGuideline    *draft,
           const char          *block,
           guint                start,
           guint                end,
           const StewardInline *words)
{
  const StewardGuidelineBlock *there = steward_guideline_get_block (draft, (guint) steward_guideline_find (draft, block));
  g_autoptr (StewardInline) was = NULL;
  g_autoptr (StewardInline) is = NULL;
  g_autofree char *text = NULL;

  if (there->type == STEWARD_GUIDELINE_BLOCK_CODE)
    text = steward_passage_replace (there, start, end, words->text->str);
  else
    {
      was = steward_inline_parse (there->text);
      is = steward_inline_new ();
      steward_inline_append_part (is, was, 0, start);
      steward_inline_append_part (is, words, 0, words->length);
      steward_inline_append_part (is, was, end, was->length);
      text = steward_inline_to_markdown (is);
    }
  return steward_guideline_set_text (draft, block, text);
}

/* What stands between the places at which new clauses begin. */
static GPtrArray *
cut_pieces (const StewardInline *words)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_inline_free);
  const char *p = words->text->str;
  guint start = 0;

  for (guint at = 0;; at++, p = g_utf8_next_char (p))
    if (*p == '\0' || steward_proposal_is_break (g_utf8_get_char (p)))
      {
        StewardInline *piece = steward_inline_new ();

        steward_inline_append_part (piece, words, start, at);
        g_ptr_array_add (pieces, piece);
        start = at + 1;
        if (*p == '\0')
          return pieces;
      }
}

/* The words from @passage on begin a clause of their own, with the last piece before them. */
static gboolean
split (StewardGuideline     *draft,
       const char           *block,
       const char           *plain,
       const StewardPassage *passage,
       GPtrArray            *pieces,
       char                **ids)
{
  guint n = g_strv_length (ids);
  const StewardInline *first = pieces->pdata[0];
  StewardInline *last = pieces->pdata[n];
  gboolean is_space = g_unichar_isspace (g_utf8_get_char (g_utf8_offset_to_pointer (plain, (glong) passage->end)));

  if (!set_words (draft, block, passage->start, passage->end, first) ||
      !steward_guideline_split (draft, block, passage->start + first->length, ids[n - 1]))
    return FALSE;
  if (last->length > 0 && is_space)
    steward_inline_append (last, " ", 0, NULL);
  if (last->length > 0 && !set_words (draft, ids[n - 1], 0, 0, last))
    return FALSE;
  for (guint i = 1; i < n; i++)
    if (!insert (draft, i == 1 ? block : ids[i - 2], block, pieces->pdata[i], ids[i - 1]))
      return FALSE;
  return TRUE;
}

static gboolean
break_up (StewardGuideline     *draft,
          const char           *block,
          const char           *plain,
          const StewardPassage *passage,
          GPtrArray            *pieces,
          char                **ids)
{
  guint n = g_strv_length (ids);

  if (passage->end == 0 && *plain != '\0')
    {
      for (guint i = 0; i < n; i++)
        if (!insert_before (draft, block, pieces->pdata[i], ids[i]))
          return FALSE;
      return set_words (draft, block, 0, 0, pieces->pdata[n]);
    }
  if (passage->end < length_of (plain))
    return split (draft, block, plain, passage, pieces, ids);
  for (guint i = 0; i < n; i++)
    if (!insert (draft, i == 0 ? block : ids[i - 1], block, pieces->pdata[i + 1], ids[i]))
      return FALSE;
  return set_words (draft, block, passage->start, passage->end, pieces->pdata[0]);
}

/* Makes of new clauses what they are to be. */
static gboolean
shape_new (StewardRecord     *record,
           StewardGuideline  *draft,
           char             **ids)
{
  const char *shape = steward_record_get_text (record, STEWARD_SUGGESTION_SHAPE);
  g_auto (GStrv) kinds = g_strsplit (shape != NULL ? shape : "", ",", -1);

  for (guint i = 0; kinds[i] != NULL && ids[i] != NULL; i++)
    if (*kinds[i] != '\0' && !steward_block_shape_set (draft, ids[i], kinds[i]))
      return FALSE;
  return TRUE;
}

/**
 * steward_suggestion_apply:
 * @draft: as it is now
 *
 * Makes of @draft what is suggested. Clauses that were there keep their ids: a join that of the first; of a split the words in
 * front, or all words where only something new comes before them.
 *
 * Returns: whether it could be made; else @draft is of no use any more
 */
gboolean
steward_suggestion_apply (StewardRecord    *record,
                          StewardGuideline *draft)
{
  StewardPassage passage;
  gboolean fits;
  gint at = steward_suggestion_find (record, draft, &passage, &fits);
  g_autoptr (GPtrArray) edits = steward_proposal_edits_new ();
  g_autoptr (GPtrArray) pieces = NULL;
  g_autoptr (StewardInline) words = NULL;
  g_autoptr (StewardInline) set = NULL;
  g_auto (GStrv) ids = steward_suggestion_list_clauses (record);
  g_autofree char *plain = NULL;
  g_autofree char *block = NULL;
  StewardSuggestionForm form;

  if (at < 0 || !fits)
    return FALSE;
  block = g_strdup (steward_guideline_get_block (draft, (guint) at)->id);
  plain = steward_passage_plain (steward_guideline_get_block (draft, (guint) at));
  form = steward_suggestion_get_form (record, length_of (plain), &passage);
  if (form == STEWARD_SUGGESTION_REMOVE)
    return steward_guideline_remove (draft, block);
  if (form == STEWARD_SUGGESTION_RESHAPE)
    return steward_block_shape_set (draft, block, steward_record_get_text (record, STEWARD_SUGGESTION_SHAPE));
  g_ptr_array_add (edits, steward_suggestion_dup_edit (record, &passage));
  words = steward_inline_parse (steward_guideline_get_block (draft, (guint) at)->text);
  set = steward_spans_set_new (words, edits->pdata[0]);
  pieces = cut_pieces (set);
  if (ids[0] != NULL ? !break_up (draft, block, plain, &passage, pieces, ids) || !shape_new (record, draft, ids)
                     : !set_words (draft, block, passage.start, passage.end, set))
    return FALSE;
  return form != STEWARD_SUGGESTION_JOIN || steward_guideline_merge (draft, block);
}
