/* steward-matrix-table-write.c: an ownership matrix as a table that others read
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-table"

#include "steward-matrix-table.h"

#include "steward-csv.h"

#include <string.h>

/**
 * steward_table_format_of_name:
 * @name: of a file
 * @format: (out): what its ending says
 *
 * Returns: whether it ends in `.csv`, `.tsv` or `.md`
 */
gboolean
steward_table_format_of_name (const char         *name,
                              StewardTableFormat *format)
{
  static const struct
  {
    const char         *ending;
    StewardTableFormat  format;
  } endings[] = {
    { ".csv", STEWARD_TABLE_CSV },
    { ".tsv", STEWARD_TABLE_TSV },
    { ".md", STEWARD_TABLE_MARKDOWN },
    { ".markdown", STEWARD_TABLE_MARKDOWN },
  };
  g_autofree char *folded = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i].ending))
      {
        *format = endings[i].format;
        return TRUE;
      }
  return FALSE;
}

static void
append (GString            *out,
        StewardTableFormat  format,
        const char         *text,
        gboolean            is_first)
{
  if (format == STEWARD_TABLE_MARKDOWN)
    {
      g_string_append (out, " ");
      for (const char *p = text; *p != '\0'; p++)
        {
          if (*p == '|')
            g_string_append_c (out, '\\');
          g_string_append_c (out, *p == '\n' ? ' ' : *p);
        }
      g_string_append (out, " |");
      return;
    }
  if (!is_first)
    g_string_append_c (out, format == STEWARD_TABLE_CSV ? ',' : '\t');
  steward_csv_append_cell (out, text);
}

static void
begin (GString            *out,
       StewardTableFormat  format)
{
  if (format == STEWARD_TABLE_MARKDOWN)
    g_string_append_c (out, '|');
}

static void
end (GString            *out,
     StewardTableFormat  format)
{
  /* RFC 4180 §2: CRLF. */
  g_string_append (out, format == STEWARD_TABLE_MARKDOWN ? "\n" : "\r\n");
}

/**
 * steward_matrix_table_write:
 * @head: what stands over the activities
 *
 * What a spreadsheet would take for a formula is made harmless. [func@matrix_table_read] gives the
 * same letters again.
 *
 * Returns: (transfer full): the table
 */
char *
steward_matrix_table_write (StewardMatrix      *matrix,
                            StewardTableFormat  format,
                            const char         *head)
{
  GString *out = g_string_new (NULL);

  begin (out, format);
  append (out, format, head, TRUE);
  for (guint i = 0; i < steward_matrix_get_n_departments (matrix); i++)
    append (out, format, steward_matrix_get_department_name (matrix, i), FALSE);
  end (out, format);
  if (format == STEWARD_TABLE_MARKDOWN)
    {
      g_string_append (out, "| --- |");
      for (guint i = 0; i < steward_matrix_get_n_departments (matrix); i++)
        g_string_append (out, " :-: |");
      g_string_append_c (out, '\n');
    }
  for (guint r = 0; r < steward_matrix_get_n_rows (matrix); r++)
    {
      const StewardMatrixRow *row = steward_matrix_get_row (matrix, r);

      begin (out, format);
      append (out, format, row->name, TRUE);
      for (guint i = 0; i < steward_matrix_get_n_departments (matrix); i++)
        {
          g_autofree char *letters = steward_letters_to_text (row->letters[i]);

          append (out, format, letters, FALSE);
        }
      end (out, format);
    }
  return g_string_free (out, FALSE);
}
