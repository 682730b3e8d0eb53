/* steward-passage.c: where a marked passage of a draft is now
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-passage"

#include "steward-passage.h"

#include "steward-guideline-rows.h"
#include "steward-inline.h"
#include "steward-word-difference.h"

#include <string.h>

/* Code points around a place between two; fewer are found again by chance. */
#define MIN_AROUND 8

/* Code points that stand in both texts. */
typedef struct
{
  guint    before;
  guint    after;
  guint    length;
  gboolean is_words; /* whole words, not only the start or end of one that was changed */
} Kept;

static void
keep (GArray   *all,
      guint     before,
      guint     after,
      guint     length,
      gboolean  is_words)
{
  const Kept kept = { before, after, length, is_words };

  if (length > 0)
    g_array_append_val (all, kept);
}

/* A word that got an ending is still that word: what both begin and end with is kept. */
static void
keep_ends (GArray     *all,
           guint       before,
           const char *removed,
           guint       after,
           const char *added)
{
  g_autofree gunichar *was = g_utf8_to_ucs4_fast (removed, -1, NULL);
  g_autofree gunichar *is = g_utf8_to_ucs4_fast (added, -1, NULL);
  guint n = (guint) g_utf8_strlen (removed, -1);
  guint m = (guint) g_utf8_strlen (added, -1);
  guint first = 0;
  guint last = 0;

  while (first < n && first < m && was[first] == is[first])
    first++;
  while (first + last < n && first + last < m && was[n - 1 - last] == is[m - 1 - last])
    last++;
  keep (all, before, after, first, FALSE);
  keep (all, before + n - last, after + m - last, last, FALSE);
}

static GArray *
find_kept (const char *before,
           const char *after)
{
  g_autoptr (GPtrArray) runs = steward_word_difference (before, after);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Kept));
  guint was = 0;
  guint is = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const StewardWordsRun *run = runs->pdata[i];
      const StewardWordsRun *next = i + 1 < runs->len ? runs->pdata[i + 1] : NULL;
      guint length = (guint) g_utf8_strlen (run->text, -1);

      if (run->change == STEWARD_WORDS_KEPT)
        keep (all, was, is, length, TRUE);
      else if (run->change == STEWARD_WORDS_REMOVED && next != NULL && next->change == STEWARD_WORDS_ADDED)
        keep_ends (all, was, run->text, is, next->text);
      was += run->change != STEWARD_WORDS_ADDED ? length : 0;
      is += run->change != STEWARD_WORDS_REMOVED ? length : 0;
    }
  return all;
}

static gboolean
has_word (const char *text,
          guint       start,
          guint       end)
{
  const char *p = g_utf8_offset_to_pointer (text, (glong) start);

  for (; start < end; start++, p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* What is left of a passage begins and ends with a word. */
static void
drop_spaces (const char     *text,
             StewardPassage *passage)
{
  const char *first = g_utf8_offset_to_pointer (text, (glong) passage->start);
  const char *last = g_utf8_offset_to_pointer (text, (glong) passage->end);

  while (first < last && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (last))))
    {
      last = g_utf8_prev_char (last);
      passage->end--;
    }
  while (first < last && g_unichar_isspace (g_utf8_get_char (first)))
    {
      first = g_utf8_next_char (first);
      passage->start++;
    }
}

/* A place between two signs stays behind the one before it, or in front of the one after it. */
static gboolean
move_place (GArray         *all,
            guint           at,
            StewardPassage *passage)
{
  for (guint i = 0; i < all->len; i++)
    {
      const Kept *kept = &g_array_index (all, Kept, i);

      if (at > kept->before && at <= kept->before + kept->length)
        {
          passage->start = passage->end = kept->after + at - kept->before;
          return TRUE;
        }
    }
  for (guint i = 0; i < all->len; i++)
    {
      const Kept *kept = &g_array_index (all, Kept, i);

      if (at >= kept->before && at < kept->before + kept->length)
        {
          passage->start = passage->end = kept->after + at - kept->before;
          return TRUE;
        }
    }
  return FALSE;
}

/* The words of a table up to a cell, and those of all cells where it has no such cell. */
static GString *
read_cells (GPtrArray *rows,
            guint      last_row,
            guint      last_column)
{
  guint n_columns = steward_guideline_rows_count_columns (rows);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    for (guint k = 0; k < n_columns; k++)
      {
        g_autofree char *plain = steward_inline_plain (steward_guideline_rows_get (rows, i, k));

        if (i > 0 || k > 0)
          g_string_append_c (out, k > 0 ? '\t' : '\n');
        g_string_append (out, plain);
        if (i == last_row && k == last_column)
          return out;
      }
  return out;
}

/**
 * steward_passage_plain:
 *
 * Returns: (transfer full): the words that passages of @block are marked in, without markup; those of a table have a tab between
 *   cells and a line feed between rows
 */
char *
steward_passage_plain (const StewardGuidelineBlock *block)
{
  if (block->type == STEWARD_GUIDELINE_BLOCK_TABLE)
    return g_string_free (read_cells (block->rows, G_MAXUINT, G_MAXUINT), FALSE);
  return block->type == STEWARD_GUIDELINE_BLOCK_CODE ? g_strdup (block->text) : steward_inline_plain (block->text);
}

/**
 * steward_passage_of_cell:
 * @block: a table
 * @row: of a cell, the head is 0
 * @column: of the cell
 * @passage: (out): the words of the cell
 *
 * Returns: whether it has such a cell
 */
gboolean
steward_passage_of_cell (const StewardGuidelineBlock *block,
                         guint                        row,
                         guint                        column,
                         StewardPassage              *passage)
{
  g_autofree char *plain = NULL;
  g_autofree char *all = NULL;

  if (block->type != STEWARD_GUIDELINE_BLOCK_TABLE || row >= block->rows->len ||
      column >= steward_guideline_rows_count_columns (block->rows))
    return FALSE;
  plain = steward_inline_plain (steward_guideline_rows_get (block->rows, row, column));
  all = g_string_free (read_cells (block->rows, row, column), FALSE);
  passage->end = (guint) g_utf8_strlen (all, -1);
  passage->start = passage->end - (guint) g_utf8_strlen (plain, -1);
  passage->is_whole = TRUE;
  return TRUE;
}

/**
 * steward_passage_move:
 * @before: the words in which a passage was marked
 * @start: its first code point
 * @end: the one after its last; @start for a place between two
 * @after: what became of @before
 * @passage: (out): where it is
 *
 * The passage moves with the difference of the words. It is where one of its words stayed, or half of its signs.
 *
 * Returns: whether it is still there; %FALSE is *detached*
 */
gboolean
steward_passage_move (const char     *before,
                      guint           start,
                      guint           end,
                      const char     *after,
                      StewardPassage *passage)
{
  guint length = (guint) g_utf8_strlen (before, -1);
  g_autoptr (GArray) all = NULL;
  guint survived = 0;
  gboolean has_kept_word = FALSE;

  passage->start = MIN (start, length);
  passage->end = CLAMP (end, passage->start, length);
  passage->is_whole = TRUE;
  if (strcmp (before, after) == 0)
    return start <= end && end <= length;
  if (start > end || end > length)
    return FALSE;
  all = find_kept (before, after);
  if (start == end)
    return (length == 0 && *after == '\0') || move_place (all, start, passage);

  for (guint i = 0; i < all->len; i++)
    {
      const Kept *kept = &g_array_index (all, Kept, i);
      guint from = MAX (start, kept->before);
      guint to = MIN (end, kept->before + kept->length);

      if (from >= to)
        continue;
      if (survived == 0)
        passage->start = kept->after + from - kept->before;
      passage->end = kept->after + to - kept->before;
      survived += to - from;
      has_kept_word = has_kept_word || (kept->is_words && has_word (before, from, to));
    }
  passage->is_whole = survived == end - start && passage->end - passage->start == survived;
  /* Where nothing is left it has no place in @after. */
  if (survived == 0)
    passage->start = passage->end = 0;
  else if (!passage->is_whole)
    drop_spaces (after, passage);
  return survived > 0 && (has_kept_word || 2 * survived >= end - start);
}

/* The words of all blocks, without markup; none of tables unless @in_tables. */
static GPtrArray *
list_plain (StewardGuideline *guideline,
            gboolean          in_tables)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, i);

      g_ptr_array_add (all, in_tables || block->type != STEWARD_GUIDELINE_BLOCK_TABLE ? steward_passage_plain (block)
                                                                                      : g_strdup (""));
    }
  return all;
}

/* The one block that has @words, once. */
static gint
find_once (GPtrArray  *all,
           const char *words,
           guint      *offset)
{
  gint found = -1;

  if (!has_word (words, 0, (guint) g_utf8_strlen (words, -1)))
    return -1;
  for (guint i = 0; i < all->len; i++)
    {
      const char *plain = all->pdata[i];
      const char *at = strstr (plain, words);

      if (at == NULL)
        continue;
      if (found >= 0 || strstr (at + 1, words) != NULL)
        return -1;
      found = (gint) i;
      *offset = (guint) g_utf8_pointer_to_offset (plain, at);
    }
  return found;
}

/* A place between two signs is where what stands around it is, or behind it, or before it. */
static gint
find_place (GPtrArray      *all,
            const char     *words,
            guint           at,
            StewardPassage *passage)
{
  static const struct { guint before, after; } reach[] = { { 40, 40 }, { 20, 20 }, { 0, 40 }, { 0, 20 }, { 40, 0 }, { 20, 0 } };
  guint length = (guint) g_utf8_strlen (words, -1);

  for (guint i = 0; i < G_N_ELEMENTS (reach); i++)
    {
      guint start = at - MIN (at, reach[i].before);
      guint end = at + MIN (length - at, reach[i].after);
      g_autofree char *around = g_utf8_substring (words, start, end);
      guint offset = 0;
      gint found = end - start >= MIN_AROUND ? find_once (all, around, &offset) : -1;

      if (found < 0)
        continue;
      *passage = (StewardPassage){ offset + at - start, offset + at - start, TRUE };
      return found;
    }
  return -1;
}

/* The one block that has the passage's words, when they went there with a split or a merge. */
static gint
find_elsewhere (StewardGuideline *guideline,
                const char       *words,
                guint             start,
                guint             end,
                gboolean          in_tables,
                StewardPassage   *passage)
{
  g_autoptr (GPtrArray) all = list_plain (guideline, in_tables);
  g_autofree char *marked = NULL;
  gint found;

  if (start == end)
    return find_place (all, words, start, passage);
  marked = g_utf8_substring (words, start, end);
  found = find_once (all, marked, &passage->start);
  if (found >= 0)
    *passage = (StewardPassage){ passage->start, passage->start + end - start, TRUE };
  return found;
}

/**
 * steward_passage_find:
 * @guideline: the draft as it is now
 * @block: in which block a passage was marked
 * @words: the words of that block then
 * @start: first code point
 * @end: the one after the last
 * @in_tables: whether it may be in a table
 * @passage: (out): where it is
 *
 * A passage whose block was split or joined is found again by its words, where only one block has them, once; a place by the
 * words around it. In a table it is only where no other block has them; out of a table that is still there it never goes.
 *
 * Returns: in which block of @guideline it is, or -1 when it is *detached*
 */
gint
steward_passage_find (StewardGuideline *guideline,
                      const char       *block,
                      const char       *words,
                      guint             start,
                      guint             end,
                      gboolean          in_tables,
                      StewardPassage   *passage)
{
  gint at = steward_guideline_find (guideline, block);
  const StewardGuidelineBlock *now = at >= 0 ? steward_guideline_get_block (guideline, (guint) at) : NULL;

  if (now != NULL && (in_tables || now->type != STEWARD_GUIDELINE_BLOCK_TABLE))
    {
      g_autofree char *plain = steward_passage_plain (now);

      if (steward_passage_move (words, start, end, plain, passage))
        return at;
    }
  /* Cells often say the same as others. */
  if ((now != NULL && in_tables && now->type == STEWARD_GUIDELINE_BLOCK_TABLE) || start > end ||
      end > (guint) g_utf8_strlen (words, -1))
    return -1;
  at = find_elsewhere (guideline, words, start, end, FALSE, passage);
  return at < 0 && in_tables ? find_elsewhere (guideline, words, start, end, TRUE, passage) : at;
}

/**
 * steward_passage_replace:
 * @block: a block with words
 * @start: first code point of the words without markup
 * @end: the one after the last
 * @replacement: words without markup
 *
 * The new words are set as the first of those that they replace; put between, as the one before.
 *
 * Returns: (transfer full): the text of the block with them, as a block holds it
 */
char *
steward_passage_replace (const StewardGuidelineBlock *block,
                         guint                        start,
                         guint                        end,
                         const char                  *replacement)
{
  g_autofree char *composed = g_utf8_normalize (replacement, -1, G_NORMALIZE_NFC);
  g_autoptr (StewardInline) words = NULL;
  g_autoptr (StewardInline) out = steward_inline_new ();
  const StewardInlineSpan *span = NULL;

  if (block->type == STEWARD_GUIDELINE_BLOCK_CODE)
    {
      g_autofree char *first = g_utf8_substring (block->text, 0, start);
      g_autofree char *last = g_utf8_substring (block->text, end, -1);

      return g_strconcat (first, composed, last, NULL);
    }
  words = steward_inline_parse (block->text);
  end = MIN (end, words->length);
  start = MIN (start, end);
  if (start < end)
    span = steward_inline_find_span (words, start);
  else if (start > 0)
    span = steward_inline_find_span (words, start - 1);
  steward_inline_append_part (out, words, 0, start);
  steward_inline_append (out, composed, span != NULL ? span->styles : 0, span != NULL ? span->link : NULL);
  steward_inline_append_part (out, words, end, words->length);
  return steward_inline_to_markdown (out);
}
