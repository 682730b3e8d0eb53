/* steward-proposal.c: how a person wants a block to read
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-proposal"

#include "steward-proposal.h"

#include "steward-passage.h"
#include "steward-word-difference.h"

#include <string.h>

static void
edit_free (gpointer data)
{
  StewardProposalEdit *edit = data;

  g_free (edit->replacement);
  g_free (edit);
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
 * steward_proposal_edits_new:
 *
 * Returns: (transfer full) (element-type StewardProposalEdit): no edit yet
 */
GPtrArray *
steward_proposal_edits_new (void)
{
  return g_ptr_array_new_with_free_func (edit_free);
}

/**
 * steward_proposal_list_edits:
 * @words: of a block, without markup
 * @proposed: what a person wants them to be
 *
 * Returns: (transfer full) (element-type StewardProposalEdit): the fewest words that have to change, in their order
 */
GPtrArray *
steward_proposal_list_edits (const char *words,
                             const char *proposed)
{
  g_autoptr (GPtrArray) runs = steward_word_difference (words, proposed);
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
        g_ptr_array_add (edits, steward_proposal_edit_new (at, at, run->text));
      at += run->change != STEWARD_WORDS_ADDED ? length : 0;
    }
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
  guint next = 0;

  g_ptr_array_sort (edits, compare_edits);
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
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
has_edit (GPtrArray  *edits,
          guint       start,
          guint       end,
          const char *replacement)
{
  for (guint i = 0; i < edits->len; i++)
    {
      const StewardProposalEdit *edit = edits->pdata[i];

      if (edit->start == start && edit->end == end && strcmp (edit->replacement, replacement) == 0)
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

      if (steward_passage_move (words, edit->start, edit->end, now, &passage) && passage.is_whole &&
          !has_edit (edits, passage.start, passage.end, edit->replacement))
        g_ptr_array_add (edits, steward_proposal_edit_new (passage.start, passage.end, edit->replacement));
    }
  return steward_proposal_apply (now, edits);
}
