/* steward-matrix-table-write.c: an ownership matrix as a table that others read
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-table"

#include "steward-matrix-table.h"

#include "steward-csv.h"
#include "steward-matrix-picture.h"
#include "steward-office-sheet-write.h"

#include <string.h>

/**
 * steward_table_format_of_name:
 * @name: of a file
 * @format: (out): what its ending says
 *
 * Returns: whether it ends in one that is known, such as `.csv` or `.pdf`
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
    { ".xlsx", STEWARD_TABLE_XLSX },
    { ".ods", STEWARD_TABLE_ODS },
    { ".pdf", STEWARD_TABLE_PDF },
    { ".svg", STEWARD_TABLE_SVG },
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
      g_string_append (out, is_first ? "| " : " ");
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
add_row (StewardSheet *sheet,
         char        **cells)
{
  g_ptr_array_add (sheet->rows, cells);
}

/* A heading of a group is a row without letters. */
static StewardSheet *
make_sheet (StewardMatrix           *matrix,
            const StewardTableWords *words)
{
  StewardSheet *sheet = steward_sheet_new (words->sheet);
  guint n = steward_matrix_get_n_departments (matrix);
  char **head = g_new0 (char *, n + 2);
  const char *group = NULL;

  head[0] = g_strdup (words->activity);
  for (guint i = 0; i < n; i++)
    head[i + 1] = g_strdup (steward_matrix_get_department_name (matrix, i));
  add_row (sheet, head);
  for (guint r = 0; r < steward_matrix_get_n_rows (matrix); r++)
    {
      const StewardMatrixRow *row = steward_matrix_get_row (matrix, r);
      char **cells = g_new0 (char *, n + 2);

      if (row->group != NULL && g_strcmp0 (row->group, group) != 0)
        {
          char **heading = g_new0 (char *, n + 2);

          heading[0] = g_strdup (row->group);
          for (guint i = 0; i < n; i++)
            heading[i + 1] = g_strdup ("");
          add_row (sheet, heading);
        }
      group = row->group;
      cells[0] = g_strdup (row->name);
      for (guint i = 0; i < n; i++)
        cells[i + 1] = steward_variant_to_text (steward_matrix_get_variant (matrix), row->letters[i]);
      add_row (sheet, cells);
    }
  return sheet;
}

/* Beside the table of a workbook: version, date and what the letters mean. */
static StewardSheet *
make_legend (StewardMatrix           *matrix,
             const StewardTableWords *words)
{
  StewardSheet *sheet = steward_sheet_new (words->legend);
  StewardVariant *variant = steward_matrix_get_variant (matrix);
  const char *const lines[] = { words->title, words->subtitle, words->footer };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *cells[] = { lines[i], NULL };

      add_row (sheet, g_strdupv ((char **) cells));
    }
  for (guint i = 0; i < steward_variant_get_n_letters (variant); i++)
    {
      g_autofree char *line =
          g_strdup_printf ("%s = %s", steward_variant_get_letter (variant, i)->letter, words->meanings[i]);
      const char *cells[] = { line, NULL };

      add_row (sheet, g_strdupv ((char **) cells));
    }
  return sheet;
}

static void
append_notes (GString                 *out,
              StewardMatrix           *matrix,
              const StewardTableWords *words)
{
  StewardVariant *variant = steward_matrix_get_variant (matrix);

  g_string_append_printf (out, "\n%s. %s\n\n", words->subtitle, words->footer);
  for (guint i = 0; i < steward_variant_get_n_letters (variant); i++)
    g_string_append_printf (out, "- **%s**: %s\n", steward_variant_get_letter (variant, i)->letter, words->meanings[i]);
}

static GString *
write_text (const StewardSheet *sheet,
            StewardTableFormat  format,
            guint               n_columns)
{
  GString *out = g_string_new (NULL);

  for (guint r = 0; r < sheet->rows->len; r++)
    {
      for (guint c = 0; c <= n_columns; c++)
        append (out, format, steward_sheet_get_cell (sheet, r, c), c == 0);
      /* RFC 4180 §2: CRLF. */
      g_string_append (out, format == STEWARD_TABLE_MARKDOWN ? "\n" : "\r\n");
      if (format == STEWARD_TABLE_MARKDOWN && r == 0)
        {
          g_string_append (out, "| --- |");
          for (guint c = 0; c < n_columns; c++)
            g_string_append (out, " :-: |");
          g_string_append_c (out, '\n');
        }
    }
  return out;
}

/**
 * steward_matrix_table_write:
 * @words: what stands beside it
 * @error: return location for %STEWARD_DOCUMENT_ERROR
 *
 * What a spreadsheet would take for a formula is made harmless. [func@matrix_table_read] gives the
 * same letters again, but for PDF and SVG. Version, date and legend stand below a Markdown table, on a second sheet of a
 * workbook, and not in CSV and TSV, which hold one table and nothing else.
 *
 * Returns: (transfer full) (nullable): the table
 */
GBytes *
steward_matrix_table_write (StewardMatrix            *matrix,
                            StewardTableFormat        format,
                            const StewardTableWords  *words,
                            GError                  **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (steward_sheet_free);
  g_autoptr (GString) text = NULL;

  if (format == STEWARD_TABLE_PDF || format == STEWARD_TABLE_SVG)
    return steward_matrix_picture_write (matrix, format, words, error);
  g_ptr_array_add (sheets, make_sheet (matrix, words));
  if (format == STEWARD_TABLE_XLSX || format == STEWARD_TABLE_ODS)
    {
      g_ptr_array_add (sheets, make_legend (matrix, words));
      return format == STEWARD_TABLE_XLSX ? steward_office_sheets_write_xlsx (sheets, error)
                                          : steward_office_sheets_write_ods (sheets, error);
    }
  text = write_text (sheets->pdata[0], format, steward_matrix_get_n_departments (matrix));
  if (format == STEWARD_TABLE_MARKDOWN)
    append_notes (text, matrix, words);
  return g_string_free_to_bytes (g_steal_pointer (&text));
}
