/* steward-sheet.c: tables out of files, as rows of cells
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sheet"

#include "steward-sheet.h"

#include "steward-csv.h"
#include "steward-office-sheet.h"
#include "steward-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * steward_sheet_free:
 * @sheet: (transfer full): a #StewardSheet
 */
void
steward_sheet_free (gpointer sheet)
{
  StewardSheet *self = sheet;

  g_free (self->name);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * steward_sheet_new:
 * @name: (nullable): the heading over it
 *
 * Returns: (transfer full): a table without rows
 */
StewardSheet *
steward_sheet_new (const char *name)
{
  StewardSheet *self = g_new0 (StewardSheet, 1);

  self->name = g_strdup (name);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

/**
 * steward_sheet_clean:
 *
 * Returns: (transfer full): one line of plain text: without emphasis, breaks and runs of white space
 */
char *
steward_sheet_clean (const char *cell)
{
  g_autoptr (GRegex) breaks = g_regex_new ("<br */?>", G_REGEX_CASELESS, 0, NULL);
  g_autofree char *joined = g_regex_replace_literal (breaks, cell, -1, 0, " ", 0, NULL);
  g_autofree char *line = steward_text_one_line (joined);
  gsize length = strlen (line);

  for (gboolean again = TRUE; again;)
    {
      again = FALSE;
      for (guint i = 0; i < 4; i++)
        {
          const char *mark = (const char *[]){ "**", "__", "*", "`" }[i];
          gsize n = strlen (mark);

          if (length > 2 * n && g_str_has_prefix (line, mark) && g_str_has_suffix (line, mark))
            {
              memmove (line, line + n, length - 2 * n);
              length -= 2 * n;
              line[length] = '\0';
              again = TRUE;
            }
        }
    }
  return g_strdup (g_strstrip (line));
}

/* The cells of a line of a Markdown table (GitHub Flavored Markdown §4.10); NULL when it is none. */
static char **
split_markdown (const char *line)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) cell = g_string_new (NULL);
  g_autofree char *tidy = g_strstrip (g_strdup (line));
  const char *p = tidy;

  if (strchr (tidy, '|') == NULL)
    return NULL;
  if (*p == '|')
    p++;
  for (; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] == '|')
        g_string_append_c (cell, *++p);
      else if (*p == '|')
        {
          g_autofree char *text = steward_sheet_clean (cell->str);

          g_strv_builder_add (builder, text);
          g_string_truncate (cell, 0);
        }
      else
        g_string_append_c (cell, *p);
    }
  if (cell->len > 0)
    {
      g_autofree char *text = steward_sheet_clean (cell->str);

      g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

static gboolean
is_delimiter (const char *line)
{
  return strchr (line, '|') != NULL && strchr (line, '-') != NULL && strspn (line, "|:- \t\r") == strlen (line);
}

static GPtrArray *
read_markdown (const char *text)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func (steward_sheet_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *heading = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      StewardSheet *sheet;

      if (lines[i][0] == '#')
        {
          g_free (heading);
          heading = steward_sheet_clean (lines[i] + strspn (lines[i], "#"));
          continue;
        }
      if (lines[i + 1] == NULL || strchr (lines[i], '|') == NULL || !is_delimiter (lines[i + 1]))
        continue;
      sheet = steward_sheet_new (heading);
      g_ptr_array_add (sheets, sheet);
      g_ptr_array_add (sheet->rows, split_markdown (lines[i]));
      for (i += 2; lines[i] != NULL && strchr (lines[i], '|') != NULL; i++)
        g_ptr_array_add (sheet->rows, split_markdown (lines[i]));
      i--;
    }
  return sheets;
}

static GPtrArray *
read_separated (const char  *text,
                gsize        length,
                GError     **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  g_autoptr (StewardCsvReader) reader = steward_csv_reader_new (stream);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (steward_sheet_free);
  g_autoptr (GError) local_error = NULL;
  StewardSheet *sheet = steward_sheet_new (NULL);
  char **row;

  g_ptr_array_add (sheets, sheet);
  while ((row = steward_csv_reader_next (reader, NULL, &local_error)) != NULL)
    {
      for (guint i = 0; row[i] != NULL; i++)
        {
          /* The mark that keeps a spreadsheet from reading a formula is none of the text. */
          gboolean is_marked = row[i][0] == '\'' && steward_csv_begins_formula (row[i] + 1);
          char *cell = steward_sheet_clean (row[i] + (is_marked ? 1 : 0));

          g_free (row[i]);
          row[i] = cell;
        }
      g_ptr_array_add (sheet->rows, row);
    }
  if (local_error != NULL)
    {
      g_set_error_literal (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID, local_error->message);
      return NULL;
    }
  return g_steal_pointer (&sheets);
}

static gboolean
has_markdown_table (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (i > 0 && is_delimiter (lines[i]) && strchr (lines[i - 1], '|') != NULL)
      return TRUE;
  return FALSE;
}

/**
 * steward_sheets_read:
 * @bytes: comma, semicolon or tab separated values, Markdown with tables, XLSX or ODS
 * @is_converted: (out): whether the text was in Windows-1252 and not in UTF-8
 * @error: return location for %STEWARD_DOCUMENT_ERROR
 *
 * Returns: (transfer full) (element-type StewardSheet) (nullable): its tables
 */
GPtrArray *
steward_sheets_read (GBytes    *bytes,
                     gboolean  *is_converted,
                     GError   **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = NULL;

  *is_converted = FALSE;
  if (length > STEWARD_DOCUMENT_MAX_BYTES)
    {
      g_set_error (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_LIMIT,
                   _("Larger than %d MiB; a matrix is small"), STEWARD_DOCUMENT_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  if (steward_office_sheets_are (bytes))
    {
      g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (steward_sheet_free);

      return steward_office_sheets_read (bytes, sheets, error) ? g_steal_pointer (&sheets) : NULL;
    }
  if (length > 0 && memchr (data, '\0', length) != NULL)
    {
      g_set_error_literal (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID,
                           _("It isn't text; a matrix is read from CSV, tab-separated text or Markdown"));
      return NULL;
    }
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if (g_utf8_validate_len (data, length, NULL))
    text = g_strndup (data, length);
  else
    {
      text = g_convert (data, (gssize) length, "UTF-8", "WINDOWS-1252", NULL, &length, NULL);
      *is_converted = TRUE;
    }
  if (text == NULL)
    {
      g_set_error_literal (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID,
                           _("Its letters are neither UTF-8 nor Windows-1252; save it as UTF-8"));
      return NULL;
    }
  return has_markdown_table (text) ? read_markdown (text) : read_separated (text, strlen (text), error);
}

/**
 * steward_sheet_get_cell:
 *
 * Returns: the text of a cell; empty beyond the end of a row
 */
const char *
steward_sheet_get_cell (const StewardSheet *self,
                        guint               row,
                        guint               column)
{
  char **cells = self->rows->pdata[row];

  for (guint i = 0; cells[i] != NULL; i++)
    if (i == column)
      return cells[i];
  return "";
}

/**
 * steward_sheet_get_width:
 *
 * Returns: how many cells the longest row has
 */
guint
steward_sheet_get_width (const StewardSheet *self)
{
  guint width = 0;

  for (guint r = 0; r < self->rows->len; r++)
    width = MAX (width, g_strv_length (self->rows->pdata[r]));
  return width;
}
