/* steward-matrix-clipboard.c: blocks of cells as spreadsheets take and give them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-clipboard"

#include "steward-matrix-clipboard.h"

/**
 * steward_matrix_block_to_text:
 *
 * Returns: (transfer full): a line a row, tabs between cells
 */
char *
steward_matrix_block_to_text (StewardMatrix            *table,
                              const StewardMatrixBlock *block)
{
  GString *text = g_string_new (NULL);

  for (int r = block->first_row; r <= block->last_row; r++)
    {
      if (r > block->first_row)
        g_string_append_c (text, '\n');
      for (int c = block->first_column; c <= block->last_column; c++)
        {
          g_autofree char *letters =
              steward_variant_to_text (steward_matrix_get_variant (table), steward_matrix_get_row (table, (guint) r)->letters[c]);

          if (c > block->first_column)
            g_string_append_c (text, '\t');
          g_string_append (text, letters);
        }
    }
  return g_string_free (text, FALSE);
}

static void
add_change (GPtrArray      *changes,
            StewardMatrix  *table,
            int             row,
            int             column,
            StewardLetters  letters)
{
  const StewardMatrixRow *activity = steward_matrix_get_row (table, (guint) row);

  if (activity->letters[column] != letters)
    g_ptr_array_add (changes, steward_cell_change_new (activity->activity,
                                                       steward_matrix_get_department (table, (guint) column), letters));
}

/* What stands in the place of one cell of the block; a single cell on the clipboard fills it. */
static const char *
pick (GPtrArray *lines,
      int        row,
      int        column)
{
  char **cells = lines->pdata[lines->len == 1 ? 0 : row];
  guint n = g_strv_length (cells);

  if (lines->len == 1 && n == 1)
    return cells[0];
  /* An empty line is a row of one empty cell. */
  if (n == 0 && column == 0)
    return "";
  return column < (int) n ? cells[column] : NULL;
}

/**
 * steward_matrix_block_from_text:
 * @block: where it is put: from its first cell on; a single cell of @text fills all of it
 * @text: lines with tabs between cells
 * @n_foreign: (out): how many cells weren't letters; these stay as they are
 *
 * What would stand beyond the table is left out.
 *
 * Returns: (transfer full) (element-type StewardCellChange): what changes
 */
GPtrArray *
steward_matrix_block_from_text (StewardMatrix            *table,
                                const StewardMatrixBlock *block,
                                const char               *text,
                                guint                    *n_foreign)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (steward_cell_change_free);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) parts = g_strsplit (text, "\n", -1);
  gboolean is_single;
  int last_row;
  int n_columns = 0;

  *n_foreign = 0;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strdelimit (parts[i], "\r", '\0');
      /* The last line end closes a row and begins none. */
      if (parts[i + 1] == NULL && *parts[i] == '\0' && i > 0)
        break;
      g_ptr_array_add (lines, g_strsplit (parts[i], "\t", -1));
      n_columns = MAX (n_columns, (int) g_strv_length (lines->pdata[lines->len - 1]));
    }
  if (lines->len == 0)
    return changes;

  is_single = lines->len == 1 && n_columns <= 1;
  last_row = is_single ? block->last_row : block->first_row + (int) lines->len - 1;
  for (int r = block->first_row; r <= last_row && r < (int) steward_matrix_get_n_rows (table); r++)
    {
      int last_column = is_single ? block->last_column : block->first_column + n_columns - 1;

      for (int c = block->first_column; c <= last_column && c < (int) steward_matrix_get_n_departments (table); c++)
        {
          const char *cell = pick (lines, r - block->first_row, c - block->first_column);
          StewardLetters letters;

          if (cell == NULL && !is_single)
            continue;
          if (steward_variant_parse (steward_matrix_get_variant (table), cell, &letters))
            add_change (changes, table, r, c, letters);
          else
            (*n_foreign)++;
        }
    }
  return changes;
}

/**
 * steward_matrix_block_clear:
 *
 * Returns: (transfer full) (element-type StewardCellChange): what changes when the block is emptied
 */
GPtrArray *
steward_matrix_block_clear (StewardMatrix            *table,
                            const StewardMatrixBlock *block)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (steward_cell_change_free);

  for (int r = block->first_row; r <= block->last_row; r++)
    for (int c = block->first_column; c <= block->last_column; c++)
      add_change (changes, table, r, c, 0);
  return changes;
}
