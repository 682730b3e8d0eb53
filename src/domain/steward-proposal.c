/* steward-proposal.c: how a person wants a block to read
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-proposal"

#include "steward-proposal.h"

#include "steward-block-shape.h"
#include "steward-passage.h"
#include "steward-word-difference.h"

#include <string.h>

static void
edit_free (gpointer data)
{
  StewardProposalEdit *edit = data;

  /* One that went to another list. */
  if (edit == NULL)
    return;
  g_free (edit->replacement);
  g_free (edit->spans);
  g_free (edit->shape);
  g_free (edit);
}

/**
 * steward_proposal_get_kind:
 *
 * Returns: (nullable): which kind of clause begins at @sign, as steward-block-shape.h has it; %NULL for one as it is begun by
 *   hand, or none
 */
const char *
steward_proposal_get_kind (gunichar sign)
{
  return sign >= STEWARD_PROPOSAL_FIRST_KIND ? steward_block_shape_nth (sign - STEWARD_PROPOSAL_FIRST_KIND) : NULL;
}

/**
 * steward_proposal_is_break:
 *
 * Returns: whether a new clause begins at @sign
 */
gboolean
steward_proposal_is_break (gunichar sign)
{
  return sign == g_utf8_get_char (STEWARD_PROPOSAL_BREAK) || steward_proposal_get_kind (sign) != NULL;
}

/**
 * steward_proposal_get_break:
 * @shape: (nullable): as steward-block-shape.h has it
 *
 * Returns: the sign at which such a clause begins
 */
gunichar
steward_proposal_get_break (const char *shape)
{
  const char *name;

  for (guint i = 0; shape != NULL && (name = steward_block_shape_nth (i)) != NULL; i++)
    if (g_str_equal (name, shape))
      return STEWARD_PROPOSAL_FIRST_KIND + i;
  return g_utf8_get_char (STEWARD_PROPOSAL_BREAK);
}

/**
 * steward_proposal_find_break:
 *
 * Returns: (nullable): where a new clause first begins in @text
 */
const char *
steward_proposal_find_break (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (steward_proposal_is_break (g_utf8_get_char (p)))
      return p;
  return NULL;
}

/**
 * steward_proposal_take_kinds:
 * @text: with new clauses of any kind
 * @kinds: (out) (transfer full) (nullable): the kind of each in their order, with commas between; nothing for one as it is begun by
 *   hand; %NULL when all are
 *
 * Returns: (transfer full): @text as records have it
 */
char *
steward_proposal_take_kinds (const char  *text,
                             char       **kinds)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  gboolean has_kinds = FALSE;
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar sign = g_utf8_get_char (p);
      const char *kind = steward_proposal_get_kind (sign);

      if (steward_proposal_is_break (sign))
        g_string_append_printf (all, "%s%s", n++ > 0 ? "," : "", kind != NULL ? kind : "");
      has_kinds = has_kinds || kind != NULL;
      g_string_append_unichar (out, kind != NULL ? g_utf8_get_char (STEWARD_PROPOSAL_BREAK) : sign);
    }
  *kinds = has_kinds ? g_string_free (g_steal_pointer (&all), FALSE) : NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * steward_proposal_put_kinds:
 * @text: as records have it
 * @kinds: (nullable): of steward_proposal_take_kinds()
 *
 * Returns: (transfer full): @text with new clauses of these kinds
 */
char *
steward_proposal_put_kinds (const char *text,
                            const char *kinds)
{
  g_auto (GStrv) all = g_strsplit (kinds != NULL ? kinds : "", ",", -1);
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_str_has_prefix (p, STEWARD_PROPOSAL_BREAK))
      {
        g_string_append_unichar (out, steward_proposal_get_break (n < g_strv_length (all) ? all[n] : NULL));
        n++;
      }
    else
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * steward_proposal_edit_new:
 *
 * Returns: (transfer full): other words for a passage
 */
StewardProposalEdit *
steward_proposal_edit_new (guint       start,
                           guint       end,
                           const char *replacement)
{
  StewardProposalEdit *edit = g_new0 (StewardProposalEdit, 1);

  edit->start = start;
  edit->end = end;
  edit->replacement = g_strdup (replacement != NULL ? replacement : "");
  return edit;
}

/**
 * steward_proposal_edit_new_shape:
 * @shape: as steward-block-shape.h has it
 *
 * Returns: (transfer full): the same words as another kind of paragraph
 */
StewardProposalEdit *
steward_proposal_edit_new_shape (const char *shape)
{
  StewardProposalEdit *edit = steward_proposal_edit_new (0, 0, NULL);

  edit->shape = g_strdup (shape);
  return edit;
}

/**
 * steward_proposal_dup_text:
 * @proposed: how a person wants a block to read
 *
 * Returns: (transfer full): the words alone, with where clauses begin and whether it is joined
 */
char *
steward_proposal_dup_text (const char *proposed)
{
  return g_strndup (proposed, strcspn (proposed, STEWARD_PROPOSAL_SPANS STEWARD_PROPOSAL_SHAPE));
}

/**
 * steward_proposal_get_spans:
 * @proposed: (nullable): how a person wants a block to read
 *
 * Returns: (nullable): how they want the words to be set, up to %STEWARD_PROPOSAL_SHAPE or the end; %NULL for what follows
 */
const char *
steward_proposal_get_spans (const char *proposed)
{
  const char *mark = proposed != NULL ? strstr (proposed, STEWARD_PROPOSAL_SPANS) : NULL;

  return mark != NULL ? mark + strlen (STEWARD_PROPOSAL_SPANS) : NULL;
}

/**
 * steward_proposal_get_shape:
 * @proposed: (nullable): how a person wants a block to read
 *
 * Returns: (nullable): what they want it to be; %NULL for what it is
 */
const char *
steward_proposal_get_shape (const char *proposed)
{
  const char *mark = proposed != NULL ? strstr (proposed, STEWARD_PROPOSAL_SHAPE) : NULL;

  return mark != NULL ? mark + strlen (STEWARD_PROPOSAL_SHAPE) : NULL;
}

/**
 * steward_proposal_set_shape:
 * @proposed: how a person wants a block to read
 * @shape: (nullable): what they want it to be; %NULL for what it is
 *
 * Returns: (transfer full): both
 */
char *
steward_proposal_set_shape (const char *proposed,
                            const char *shape)
{
  const char *mark = strstr (proposed, STEWARD_PROPOSAL_SHAPE);
  g_autofree char *text = g_strndup (proposed, mark != NULL ? (gsize) (mark - proposed) : strlen (proposed));

  return shape != NULL ? g_strconcat (text, STEWARD_PROPOSAL_SHAPE, shape, NULL) : g_steal_pointer (&text);
}

/**
 * steward_proposal_edits_new:
 *
 * Returns: (transfer full) (element-type StewardProposalEdit): no edit yet
 */
GPtrArray *
steward_proposal_edits_new (void)
{
  return g_ptr_array_new_with_free_func (edit_free);
}

static guint
length_of (const StewardWordsRun *run)
{
  return run != NULL && run->change == STEWARD_WORDS_KEPT ? (guint) g_utf8_strlen (run->text, -1) : 0;
}

static char *
rotate (const gunichar *signs,
        glong           n,
        glong           by)
{
  g_autofree char *first = g_ucs4_to_utf8 (signs + by, n - by, NULL, NULL, NULL);
  g_autofree char *last = g_ucs4_to_utf8 (signs, by, NULL, NULL, NULL);

  return g_strconcat (first, last, NULL);
}

/* What is put between words is often the same put a bit further on: “a.¶b” before “.” is “.¶b” behind “a”. A new clause is
 * whole there: its break comes first or last. */
static StewardProposalEdit *
insertion (const char            *words,
           const StewardWordsRun *before,
           const StewardWordsRun *run,
           const StewardWordsRun *after,
           guint                  at)
{
  glong n, length;
  g_autofree gunichar *signs = g_utf8_to_ucs4_fast (run->text, -1, &n);
  g_autofree gunichar *all = g_utf8_to_ucs4_fast (words, -1, &length);
  g_autofree char *rotated = NULL;

  if (steward_proposal_find_break (run->text) == NULL || steward_proposal_is_break (signs[0]) ||
      steward_proposal_is_break (signs[n - 1]))
    return steward_proposal_edit_new (at, at, run->text);
  for (guint k = 0; k < length_of (after) && k + 1 < n && all[at + k] == signs[k]; k++)
    if (steward_proposal_is_break (signs[k + 1]))
      {
        rotated = rotate (signs, n, k + 1);
        return steward_proposal_edit_new (at + k + 1, at + k + 1, rotated);
      }
  for (guint k = 1; k <= length_of (before) && k < n && all[at - k] == signs[n - k]; k++)
    if (steward_proposal_is_break (signs[n - k - 1]))
      {
        rotated = rotate (signs, n, n - k);
        return steward_proposal_edit_new (at - k, at - k, rotated);
      }
  return steward_proposal_edit_new (at, at, run->text);
}

/**
 * steward_proposal_list_edits:
 * @words: of a block, without markup
 * @proposed: what a person wants them to be: with new clauses, joined or as another kind of paragraph, as said above
 *
 * Returns: (transfer full) (element-type StewardProposalEdit): the fewest words that have to change, in their order
 */
GPtrArray *
steward_proposal_list_edits (const char *words,
                             const char *proposed)
{
  const char *shape = steward_proposal_get_shape (proposed);
  g_autofree char *text = steward_proposal_dup_text (proposed);
  /* A block of which nothing is to stay isn't joined to anything, nor is it anything. */
  gboolean is_gone = *words != '\0' && (*text == '\0' || strcmp (text, STEWARD_PROPOSAL_JOIN) == 0);
  g_autoptr (GPtrArray) runs = steward_word_difference (words, is_gone ? "" : text);
  GPtrArray *edits = steward_proposal_edits_new ();
  guint at = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const StewardWordsRun *run = runs->pdata[i];
      const StewardWordsRun *next = i + 1 < runs->len ? runs->pdata[i + 1] : NULL;
      guint length = (guint) g_utf8_strlen (run->text, -1);

      if (run->change == STEWARD_WORDS_REMOVED)
        {
          gboolean is_replaced = next != NULL && next->change == STEWARD_WORDS_ADDED;

          g_ptr_array_add (edits, steward_proposal_edit_new (at, at + length, is_replaced ? next->text : ""));
          i += is_replaced ? 1 : 0;
        }
      else if (run->change == STEWARD_WORDS_ADDED)
        g_ptr_array_add (edits, insertion (words, i > 0 ? runs->pdata[i - 1] : NULL, run, next, at));
      at += run->change != STEWARD_WORDS_ADDED ? length : 0;
    }
  if (shape != NULL && !is_gone)
    g_ptr_array_add (edits, steward_proposal_edit_new_shape (shape));
  return edits;
}

static int
compare_edits (gconstpointer a,
               gconstpointer b)
{
  const StewardProposalEdit *first = *(const StewardProposalEdit *const *) a;
  const StewardProposalEdit *second = *(const StewardProposalEdit *const *) b;

  return first->end != second->end ? (first->end < second->end ? -1 : 1) : (int) first->start - (int) second->start;
}

/**
 * steward_proposal_apply:
 * @words: of a block, without markup
 * @edits: (element-type StewardProposalEdit): other words for passages of it, in any order; sorted by this
 *
 * Where passages overlap, what either takes out is out.
 *
 * Returns: (transfer full): how it reads with them
 */
char *
steward_proposal_apply (const char *words,
                        GPtrArray  *edits)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *p = words;
  const char *shape = NULL;
  guint next = 0;

  g_ptr_array_sort (edits, compare_edits);
  for (guint i = 0; i < edits->len; i++)
    if (((StewardProposalEdit *) edits->pdata[i])->shape != NULL)
      shape = ((StewardProposalEdit *) edits->pdata[i])->shape;
  for (guint at = 0;; at++)
    {
      const char *end = *p != '\0' ? g_utf8_next_char (p) : p;
      gboolean is_out = FALSE;

      for (; next < edits->len && ((StewardProposalEdit *) edits->pdata[next])->end <= at; next++)
        g_string_append (out, ((StewardProposalEdit *) edits->pdata[next])->replacement);
      for (guint i = next; i < edits->len && !is_out; i++)
        is_out = ((StewardProposalEdit *) edits->pdata[i])->start <= at;
      if (!is_out)
        g_string_append_len (out, p, end - p);
      if (end == p)
        break;
      p = end;
    }
  /* Words that came before a block don't come between it and the one it is to be joined to. */
  if (g_string_replace (out, STEWARD_PROPOSAL_JOIN, "", 0) > 0)
    g_string_prepend (out, STEWARD_PROPOSAL_JOIN);
  if (shape != NULL)
    g_string_append_printf (out, "%s%s", STEWARD_PROPOSAL_SHAPE, shape);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
has_edit (GPtrArray  *edits,
          guint       start,
          guint       end,
          const char *replacement,
          gboolean    is_shape)
{
  for (guint i = 0; i < edits->len; i++)
    {
      const StewardProposalEdit *edit = edits->pdata[i];

      if (is_shape ? edit->shape != NULL
                   : edit->start == start && edit->end == end && strcmp (edit->replacement, replacement) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * steward_proposal_carry:
 * @words: of a block, as they were
 * @proposed: what a person wanted them to be
 * @now: what became of @words
 * @now_proposed: what the person wants @now to be; @now for as it is
 *
 * What was wanted of passages that are gone, or changed, is left out.
 *
 * Returns: (transfer full): @now_proposed with what was wanted of @words
 */
char *
steward_proposal_carry (const char *words,
                        const char *proposed,
                        const char *now,
                        const char *now_proposed)
{
  g_autoptr (GPtrArray) edits = steward_proposal_list_edits (now, now_proposed);
  g_autoptr (GPtrArray) earlier = steward_proposal_list_edits (words, proposed);

  for (guint i = 0; i < earlier->len; i++)
    {
      const StewardProposalEdit *edit = earlier->pdata[i];
      StewardPassage passage;

      if (edit->shape != NULL)
        {
          if (!has_edit (edits, 0, 0, NULL, TRUE))
            g_ptr_array_add (edits, steward_proposal_edit_new_shape (edit->shape));
        }
      else if (steward_passage_move (words, edit->start, edit->end, now, &passage) && passage.is_whole &&
               !has_edit (edits, passage.start, passage.end, edit->replacement, FALSE))
        g_ptr_array_add (edits, steward_proposal_edit_new (passage.start, passage.end, edit->replacement));
    }
  return steward_proposal_apply (now, edits);
}
