/* steward-document-columns.c: how wide the columns of a table are to be
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-document-columns"

#include "steward-document-columns.h"

#include "steward-guideline-rows.h"
#include "steward-inline.h"

/* How many letters a line of a page has room for. */
#define LINE      80.0
/* Words that are longer may be broken, and of longer cells the lines are. */
#define MAX_WORD  26.0
#define MAX_CELL  60.0
/* What stands between words and lines of the table, in letters. */
#define PADDING   3.5
/* How much wider bold letters are. */
#define BOLD      1.12

typedef struct
{
  double least; /* for the longest word */
  double want;  /* for the longest line */
} Column;

static void
measure (Column     *column,
         const char *markdown,
         double      factor)
{
  g_autofree char *words = steward_inline_plain (markdown);
  double word = 0;
  double line = 0;

  for (const char *p = words;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0 || c == '\n' || c == ' ')
        {
          column->least = MAX (column->least, MIN (word * factor, MAX_WORD) + PADDING);
          word = 0;
        }
      if (c == 0 || c == '\n')
        {
          column->want = MAX (column->want, MIN (line * factor, MAX_CELL) + PADDING);
          line = 0;
        }
      if (c == 0)
        return;
      /* Signs of Chinese and Japanese are twice as wide, and a line may end after each. */
      word = g_unichar_iswide (c) ? 2 : c == ' ' || c == '\n' ? 0 : word + 1;
      line += c == '\n' ? 0 : g_unichar_iswide (c) ? 2 : 1;
      if (c == '-' || c == '/')
        {
          column->least = MAX (column->least, MIN (word * factor, MAX_WORD) + PADDING);
          word = 0;
        }
    }
}

/**
 * steward_document_share_columns:
 * @rows: (element-type GStrv): of a table
 * @is_wide: (out): whether it fits a page of paper only with small letters
 *
 * Office suites break words where a column is too narrow for them, and make all columns alike unless they are told
 * otherwise. Letters are counted, not measured.
 *
 * Returns: (transfer full) (element-type guint): a share of the width for each column
 */
GArray *
steward_document_share_columns (GPtrArray *rows,
                                gboolean  *is_wide)
{
  guint n_columns = steward_guideline_rows_count_columns (rows);
  g_autoptr (GArray) columns = g_array_sized_new (FALSE, TRUE, sizeof (Column), n_columns);
  GArray *shares = g_array_sized_new (FALSE, TRUE, sizeof (guint), n_columns);
  double least = 0;
  double want = 0;

  g_array_set_size (columns, n_columns);
  for (guint r = 0; r < rows->len; r++)
    {
      char **cells = rows->pdata[r];

      for (guint c = 0; cells[c] != NULL; c++)
        measure (&g_array_index (columns, Column, c), cells[c], r == 0 ? BOLD : 1);
    }
  for (guint c = 0; c < n_columns; c++)
    {
      least += g_array_index (columns, Column, c).least;
      want += g_array_index (columns, Column, c).want;
    }
  for (guint c = 0; c < n_columns; c++)
    {
      const Column *column = &g_array_index (columns, Column, c);
      double own = want <= LINE ? column->want
                   : least < LINE && want > least ? column->least + (LINE - least) * (column->want - column->least) / (want - least)
                                                  : column->least;
      double whole = want <= LINE ? want : MAX (LINE, least);
      guint share = (guint) MAX (own * STEWARD_DOCUMENT_SHARES / whole, 1);

      g_array_append_val (shares, share);
    }
  *is_wide = least > LINE;
  return shares;
}
