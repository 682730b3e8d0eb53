/* steward-guideline-finding.c: words of a draft found, and others put in their place
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-finding"

#include "steward-guideline-cells.h"

#include "steward-guideline-rows.h"
#include "steward-guideline-tags.h"
#include "steward-guideline-authors.h"

#include <string.h>

#define FOUND "steward-found"

static void
find_in_text (GtkTextBuffer *buffer,
              const char    *words,
              gboolean       is_exact,
              GArray        *matches)
{
  GtkTextIter at, start, end;

  gtk_text_buffer_get_start_iter (buffer, &at);
  while (gtk_text_iter_forward_search (&at, words, is_exact ? 0 : GTK_TEXT_SEARCH_CASE_INSENSITIVE, &start, &end, NULL))
    {
      const StewardGuidelineMatch match = { .start = gtk_text_iter_get_offset (&start), .end = gtk_text_iter_get_offset (&end) };

      g_array_append_val (matches, match);
      at = end;
    }
}

/* How words are compared before they are looked at sign by sign. */
static char *
fold (const char *words,
      gboolean    is_exact)
{
  g_autofree char *folded = is_exact ? NULL : g_utf8_casefold (words, -1);

  return g_utf8_normalize (folded != NULL ? folded : words, -1, is_exact ? G_NORMALIZE_NFC : G_NORMALIZE_NFKD);
}

/* What is found in a cell is found by the same means as in the text, so that it is the same that is found. */
static void
find_in_cells (StewardGuidelineBuffer *self,
               const char             *words,
               gboolean                is_exact,
               GArray                 *matches)
{
  g_autoptr (GtkTextBuffer) scratch = gtk_text_buffer_new (NULL);
  g_autofree char *wanted = fold (words, is_exact);

  for (guint line = 0; line < steward_guideline_buffer_get_n_lines (self); line++)
    {
      GPtrArray *rows = steward_guideline_buffer_get_rows (self, line);
      GtkTextIter at;

      if (rows == NULL)
        continue;
      gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &at, (int) line);
      for (guint i = 0; i < rows->len; i++)
        for (guint k = 0; ((char **) rows->pdata[i])[k] != NULL; k++)
          {
            g_autofree char *plain = steward_inline_plain (((char **) rows->pdata[i])[k]);
            g_autofree char *folded = fold (plain, is_exact);
            guint n = matches->len;

            if (wanted == NULL || folded == NULL || strstr (folded, wanted) == NULL)
              continue;
            gtk_text_buffer_set_text (scratch, plain, -1);
            find_in_text (scratch, words, is_exact, matches);
            for (; n < matches->len; n++)
              {
                StewardGuidelineMatch *match = &g_array_index (matches, StewardGuidelineMatch, n);

                match->is_cell = TRUE;
                match->at = gtk_text_iter_get_offset (&at);
                match->row = i;
                match->column = k;
              }
          }
    }
}

/**
 * steward_guideline_match_compare:
 * @a: (type StewardGuidelineMatch): where words begin
 * @b: (type StewardGuidelineMatch): where others begin
 *
 * Returns: < 0 when @a comes before @b, > 0 when it comes behind, 0 for the same place
 */
int
steward_guideline_match_compare (gconstpointer a,
                                 gconstpointer b)
{
  const StewardGuidelineMatch *x = a;
  const StewardGuidelineMatch *y = b;
  const int order[][2] = { { x->is_cell ? x->at : x->start, y->is_cell ? y->at : y->start },
                           { x->is_cell, y->is_cell },
                           { (int) x->row, (int) y->row },
                           { (int) x->column, (int) y->column },
                           { x->start, y->start } };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i][0] != order[i][1])
      return order[i][0] < order[i][1] ? -1 : 1;
  return 0;
}

/**
 * steward_guideline_buffer_find:
 * @words: what is looked for; within one line, or one cell of a table
 * @is_exact: whether capital and small letters differ
 *
 * Returns: (transfer full) (element-type StewardGuidelineMatch): where it stands, from the first to the last, none within
 *   another
 */
GArray *
steward_guideline_buffer_find (StewardGuidelineBuffer *self,
                               const char             *words,
                               gboolean                is_exact)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (StewardGuidelineMatch));

  if (*words == '\0')
    return matches;
  find_in_text (GTK_TEXT_BUFFER (self), words, is_exact, matches);
  find_in_cells (self, words, is_exact, matches);
  g_array_sort (matches, steward_guideline_match_compare);
  return matches;
}

/**
 * steward_guideline_buffer_mark_found:
 * @matches: (nullable) (element-type StewardGuidelineMatch): what is marked; %NULL for nothing
 *
 * Those in cells are marked by what shows the tables.
 */
void
steward_guideline_buffer_mark_found (StewardGuidelineBuffer *self,
                                     GArray                 *matches)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), FOUND);
  GtkTextIter start, end;

  if (tag == NULL)
    {
      const GdkRGBA colour = { 0.96f, 0.76f, 0.07f, 0.4f };

      tag = gtk_text_buffer_create_tag (buffer, FOUND, "background-rgba", &colour, NULL);
    }
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      const StewardGuidelineMatch *match = &g_array_index (matches, StewardGuidelineMatch, i);

      if (match->is_cell)
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &start, match->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, match->end);
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
}

/**
 * steward_guideline_buffer_can_replace:
 *
 * Returns: whether the words are the draft's or the person's own, and not to go already
 */
gboolean
steward_guideline_buffer_can_replace (StewardGuidelineBuffer      *self,
                                      const StewardGuidelineMatch *match)
{
  GtkTextIter iter;

  if (match->is_cell)
    return !steward_guideline_buffer_is_tracking (self);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &iter, match->start);
  while (gtk_text_iter_get_offset (&iter) < match->end)
    if (!steward_guideline_authors_is_wanted (&iter) || !gtk_text_iter_forward_char (&iter))
      return FALSE;
  return TRUE;
}

/* New words look as the first of the old ones do, and lead where that leads. */
static void
replace_one (StewardGuidelineBuffer      *self,
             const StewardGuidelineMatch *match,
             const char                  *words)
{
  static const StewardInlineStyle all[] = { STEWARD_INLINE_BOLD, STEWARD_INLINE_ITALIC, STEWARD_INLINE_STRIKE,
                                            STEWARD_INLINE_CODE };
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  StewardInlineStyle styles;
  const char *address;
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, match->start);
  styles = steward_guideline_tags_get_styles (&start);
  address = steward_guideline_tags_find_link (&start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, match->end);
  if (*words != '\0')
    gtk_text_buffer_insert (buffer, &end, words, -1);
  if (*words != '\0' && !steward_guideline_buffer_is_tracking (self))
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start, match->end);
      for (guint i = 0; i < G_N_ELEMENTS (all); i++)
        if ((styles & all[i]) != 0)
          gtk_text_buffer_apply_tag (buffer, steward_guideline_tags_style (table, all[i]), &start, &end);
        else
          gtk_text_buffer_remove_tag (buffer, steward_guideline_tags_style (table, all[i]), &start, &end);
      if (address != NULL)
        gtk_text_buffer_apply_tag (buffer, steward_guideline_tags_link (table, address), &start, &end);
    }
  gtk_text_buffer_get_iter_at_offset (buffer, &start, match->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, match->end);
  gtk_text_buffer_delete (buffer, &start, &end);
}

/* Replaces what was found in one cell. */
static void
replace_in_cell (StewardGuidelineBuffer      *self,
                 const StewardGuidelineMatch *matches,
                 guint                        n,
                 const char                  *words)
{
  g_autoptr (StewardGuidelineBuffer) cell = steward_guideline_buffer_new_cell ();
  GPtrArray *rows;
  GtkTextIter at;
  guint line;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &at, matches->at);
  line = (guint) gtk_text_iter_get_line (&at);
  rows = steward_guideline_buffer_get_rows (self, line);
  if (rows == NULL)
    return;
  steward_guideline_buffer_load_cell (cell, steward_guideline_rows_get (rows, matches->row, matches->column));
  for (guint i = n; i > 0; i--)
    replace_one (cell, &matches[i - 1], words);
  steward_guideline_buffer_set_cell (self, line, matches->row, matches->column,
                                     steward_guideline_get_block (steward_guideline_buffer_get_guideline (cell), 0)->text, FALSE);
}

static gboolean
is_same_cell (const StewardGuidelineMatch *a,
              const StewardGuidelineMatch *b)
{
  return a->is_cell && b->is_cell && a->at == b->at && a->row == b->row && a->column == b->column;
}

/**
 * steward_guideline_buffer_replace_found:
 * @matches: of [method@GuidelineBuffer.find], since which nothing was typed
 * @n_matches: how many
 * @words: what is put in their place
 *
 * Is undone at once. What can't be replaced stays.
 *
 * Returns: how many were replaced
 */
guint
steward_guideline_buffer_replace_found (StewardGuidelineBuffer      *self,
                                        const StewardGuidelineMatch *matches,
                                        guint                        n_matches,
                                        const char                  *words)
{
  guint n = 0;

  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self));
  /* From the last to the first, so that places before them stay what they are. */
  for (guint i = n_matches; i > 0; i--)
    if (steward_guideline_buffer_can_replace (self, &matches[i - 1]))
      {
        guint first = i - 1;

        while (first > 0 && is_same_cell (&matches[first - 1], &matches[i - 1]))
          first--;
        if (matches[first].is_cell)
          replace_in_cell (self, &matches[first], i - first, words);
        else
          replace_one (self, &matches[first], words);
        n += i - first;
        i = first + 1;
      }
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self));
  return n;
}
