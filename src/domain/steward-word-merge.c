/* steward-word-merge.c: two changes of one text made into one
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-word-merge"

#include "steward-word-merge.h"

#include "steward-word-difference.h"

#include <string.h>

/* Bytes @start to @end of the base became @text. */
typedef struct
{
  gsize       start;
  gsize       end;
  const char *text; /* (unowned) of the runs; empty where words were only removed */
} Edit;

static GArray *
edits_of (GPtrArray *runs)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  gsize at = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      StewardWordsRun *run = runs->pdata[i];
      StewardWordsRun *next = i + 1 < runs->len ? runs->pdata[i + 1] : NULL;
      Edit edit = { at, at, "" };

      if (run->change == STEWARD_WORDS_KEPT)
        {
          at += strlen (run->text);
          continue;
        }
      if (run->change == STEWARD_WORDS_REMOVED)
        {
          at += strlen (run->text);
          edit.end = at;
          if (next != NULL && next->change == STEWARD_WORDS_ADDED)
            {
              edit.text = next->text;
              i++;
            }
        }
      else
        edit.text = run->text;
      g_array_append_val (edits, edit);
    }
  return edits;
}

static const Edit *
edit_at (GArray *edits,
         guint   at)
{
  return at < edits->len ? &g_array_index (edits, Edit, at) : NULL;
}

/* Two insertions at one place overlap; an insertion at the edge of what the other replaced doesn't. */
static gboolean
overlap (const Edit *a,
         const Edit *b)
{
  if (a->start == a->end && b->start == b->end)
    return a->start == b->start;
  return a->start < b->end && b->start < a->end;
}

static gboolean
is_same (const Edit *a,
         const Edit *b)
{
  return a->start == b->start && a->end == b->end && strcmp (a->text, b->text) == 0;
}

static gboolean
comes_first (const Edit *a,
             const Edit *b)
{
  return a->start < b->start || (a->start == b->start && a->end <= b->end);
}

static void
copy_base (GString    *out,
           const char *base,
           gsize      *at,
           gsize       to)
{
  g_string_append_len (out, base + *at, (gssize) (to - *at));
  *at = to;
}

static void
apply (GString    *out,
       const char *base,
       gsize      *at,
       const Edit *edit)
{
  copy_base (out, base, at, edit->start);
  g_string_append (out, edit->text);
  *at = edit->end;
}

/* How far what overlaps, one edit of a side pulling in the next of the other, reaches in both lists. */
static void
find_region (GArray *ours,
             GArray *theirs,
             guint   i,
             guint   k,
             guint  *i_end,
             guint  *k_end)
{
  gboolean grew = TRUE;

  *i_end = i + 1;
  *k_end = k + 1;
  while (grew)
    {
      const Edit *a = edit_at (ours, *i_end);
      const Edit *b = edit_at (theirs, *k_end);

      grew = FALSE;
      if (a != NULL && overlap (a, edit_at (theirs, *k_end - 1)))
        {
          (*i_end)++;
          grew = TRUE;
        }
      else if (b != NULL && overlap (b, edit_at (ours, *i_end - 1)))
        {
          (*k_end)++;
          grew = TRUE;
        }
    }
}

/**
 * steward_word_merge:
 * @base: what both sides started from
 * @ours: what one made of it
 * @theirs: what the other, whose words win where both changed the same ones, made of it
 * @has_conflict: (out) (optional): whether words of @ours are lost
 *
 * Both sides' changes of words are made. Depends on nothing but its arguments.
 *
 * Returns: (transfer full): the text
 */
char *
steward_word_merge (const char *base,
                    const char *ours,
                    const char *theirs,
                    gboolean   *has_conflict)
{
  g_autoptr (GPtrArray) our_runs = steward_word_difference (base, ours);
  g_autoptr (GPtrArray) their_runs = steward_word_difference (base, theirs);
  g_autoptr (GArray) our_edits = edits_of (our_runs);
  g_autoptr (GArray) their_edits = edits_of (their_runs);
  GString *out = g_string_new (NULL);
  gboolean conflict = FALSE;
  gsize at = 0;
  guint i = 0;
  guint k = 0;

  while (i < our_edits->len || k < their_edits->len)
    {
      const Edit *a = edit_at (our_edits, i);
      const Edit *b = edit_at (their_edits, k);

      if (a != NULL && b != NULL && is_same (a, b))
        {
          apply (out, base, &at, b);
          i++;
          k++;
        }
      else if (a != NULL && b != NULL && overlap (a, b))
        {
          guint i_end, k_end;

          find_region (our_edits, their_edits, i, k, &i_end, &k_end);
          for (; k < k_end; k++)
            apply (out, base, &at, edit_at (their_edits, k));
          i = i_end;
          conflict = TRUE;
        }
      else if (b == NULL || (a != NULL && comes_first (a, b)))
        {
          apply (out, base, &at, a);
          i++;
        }
      else
        {
          apply (out, base, &at, b);
          k++;
        }
    }
  copy_base (out, base, &at, strlen (base));
  if (has_conflict != NULL)
    *has_conflict = conflict;
  return g_string_free (out, FALSE);
}
