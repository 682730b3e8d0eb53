/* steward-guideline-rows.c: the rows and cells of a table in a policy document
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-rows"

#include "steward-guideline-rows.h"

static char **
make_row (guint n_columns)
{
  char **cells = g_new0 (char *, n_columns + 1);

  for (guint i = 0; i < n_columns; i++)
    cells[i] = g_strdup ("");
  return cells;
}

/**
 * steward_guideline_rows_new:
 * @n_rows: how many, the head among them
 * @n_columns: how many
 *
 * Returns: (transfer full) (element-type GStrv): empty cells
 */
GPtrArray *
steward_guideline_rows_new (guint n_rows,
                            guint n_columns)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (rows, make_row (n_columns));
  return rows;
}

/**
 * steward_guideline_rows_copy:
 * @rows: (nullable): the cells of a table
 *
 * Returns: (transfer full) (nullable): the same once more
 */
GPtrArray *
steward_guideline_rows_copy (GPtrArray *rows)
{
  GPtrArray *copy;

  if (rows == NULL)
    return NULL;

  copy = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (copy, g_strdupv (rows->pdata[i]));
  return copy;
}

/**
 * steward_guideline_rows_equal:
 * @a: (nullable): the cells of a table
 * @b: (nullable): those of another
 *
 * Returns: whether each cell says the same
 */
gboolean
steward_guideline_rows_equal (GPtrArray *a,
                              GPtrArray *b)
{
  if (a == NULL || b == NULL || a == b)
    return a == b;
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_strv_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * steward_guideline_rows_count_columns:
 *
 * Returns: how many cells the longest row has
 */
guint
steward_guideline_rows_count_columns (GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n = MAX (n, g_strv_length (rows->pdata[i]));
  return n;
}

static gboolean
is_empty (char **cells)
{
  for (; *cells != NULL; cells++)
    if (**cells != '\0')
      return FALSE;
  return TRUE;
}

/**
 * steward_guideline_rows_have_head:
 *
 * Returns: whether the first row says what the columns are
 */
gboolean
steward_guideline_rows_have_head (GPtrArray *rows)
{
  return rows->len > 0 && !is_empty (rows->pdata[0]);
}

/**
 * steward_guideline_rows_get:
 *
 * Returns: the words of a cell as CommonMark inline; empty where there is none
 */
const char *
steward_guideline_rows_get (GPtrArray *rows,
                            guint      row,
                            guint      column)
{
  char **cells = row < rows->len ? rows->pdata[row] : NULL;

  return cells != NULL && column < g_strv_length (cells) ? cells[column] : "";
}

/* Gives a row cells up to @n_columns. */
static void
pad (GPtrArray *rows,
     guint      row,
     guint      n_columns)
{
  char **cells = rows->pdata[row];
  guint n = g_strv_length (cells);

  if (n >= n_columns)
    return;
  cells = g_renew (char *, cells, n_columns + 1);
  for (; n < n_columns; n++)
    cells[n] = g_strdup ("");
  cells[n] = NULL;
  rows->pdata[row] = cells;
}

/**
 * steward_guideline_rows_set:
 * @text: CommonMark inline
 *
 * Returns: whether the cell says something else now
 */
gboolean
steward_guideline_rows_set (GPtrArray  *rows,
                            guint       row,
                            guint       column,
                            const char *text)
{
  char **cells;

  if (row >= rows->len || column >= steward_guideline_rows_count_columns (rows) ||
      g_str_equal (steward_guideline_rows_get (rows, row, column), text))
    return FALSE;
  pad (rows, row, column + 1);
  cells = rows->pdata[row];
  g_free (cells[column]);
  cells[column] = g_strdup (text);
  return TRUE;
}

/**
 * steward_guideline_rows_insert_row:
 * @at: in front of which row; not the first, which is the head
 *
 * Returns: whether there is an empty row now
 */
gboolean
steward_guideline_rows_insert_row (GPtrArray *rows,
                                   guint      at)
{
  if (at == 0 || at > rows->len)
    return FALSE;
  g_ptr_array_insert (rows, (int) at, make_row (steward_guideline_rows_count_columns (rows)));
  return TRUE;
}

/**
 * steward_guideline_rows_remove_row:
 * @at: which row; the words of the head go, and there is none any more
 *
 * Returns: whether it was done; not for the last one that is shown
 */
gboolean
steward_guideline_rows_remove_row (GPtrArray *rows,
                                   guint      at)
{
  guint n_shown = rows->len - (steward_guideline_rows_have_head (rows) ? 0 : 1);

  if (at >= rows->len || n_shown <= 1)
    return FALSE;
  if (at == 0)
    {
      guint n_columns = steward_guideline_rows_count_columns (rows);

      g_strfreev (rows->pdata[0]);
      rows->pdata[0] = make_row (n_columns);
    }
  else
    g_ptr_array_remove_index (rows, at);
  return TRUE;
}

/**
 * steward_guideline_rows_insert_column:
 * @at: in front of which column
 *
 * Returns: whether there is an empty column now
 */
gboolean
steward_guideline_rows_insert_column (GPtrArray *rows,
                                      guint      at)
{
  guint n_columns = steward_guideline_rows_count_columns (rows);

  if (at > n_columns || n_columns >= STEWARD_GUIDELINE_MAX_COLUMNS)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells;

      pad (rows, i, n_columns + 1);
      cells = rows->pdata[i];
      /* The last one is free now: it goes to its place. */
      for (guint k = n_columns; k > at; k--)
        {
          char *last = cells[k];

          cells[k] = cells[k - 1];
          cells[k - 1] = last;
        }
    }
  return TRUE;
}

/**
 * steward_guideline_rows_remove_column:
 * @at: which column
 *
 * Returns: whether it was done; not for the last one
 */
gboolean
steward_guideline_rows_remove_column (GPtrArray *rows,
                                      guint      at)
{
  guint n_columns = steward_guideline_rows_count_columns (rows);

  if (at >= n_columns || n_columns <= 1)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells;

      pad (rows, i, n_columns);
      cells = rows->pdata[i];
      g_free (cells[at]);
      for (guint k = at; k < n_columns; k++)
        cells[k] = cells[k + 1];
    }
  return TRUE;
}

/**
 * steward_guideline_rows_set_head:
 * @has_head: whether the first row that is shown is to be the head
 * @word: what a column is called whose head says nothing yet; a number comes behind it
 *
 * No words are lost: what was the head becomes a row, and the other way round.
 *
 * Returns: whether it is another way now
 */
gboolean
steward_guideline_rows_set_head (GPtrArray  *rows,
                                 gboolean    has_head,
                                 const char *word)
{
  guint n_columns = steward_guideline_rows_count_columns (rows);

  if (rows->len == 0 || steward_guideline_rows_have_head (rows) == has_head)
    return FALSE;
  if (!has_head)
    {
      g_ptr_array_insert (rows, 0, make_row (n_columns));
      return TRUE;
    }
  if (rows->len > 1)
    g_ptr_array_remove_index (rows, 0);
  if (steward_guideline_rows_have_head (rows))
    return TRUE;
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", word, i + 1);

      steward_guideline_rows_set (rows, 0, i, name);
    }
  return TRUE;
}
