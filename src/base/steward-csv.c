/* steward-csv.c: comma-separated values, read as they come
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-csv"

#include "steward-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (steward-csv-error-quark, steward_csv_error)

struct _StewardCsvReader
{
  GBufferedInputStream *stream; /* (owned) */
  char                  separator; /* 0 before the first row */
  guint                 line;      /* that is read next */
  guint                 row_line;  /* where the row that was returned last began */
};

/**
 * steward_csv_reader_new:
 * @stream: the table
 *
 * Returns: (transfer full): a reader at the first row
 */
StewardCsvReader *
steward_csv_reader_new (GInputStream *stream)
{
  StewardCsvReader *self = g_new0 (StewardCsvReader, 1);

  self->stream = G_BUFFERED_INPUT_STREAM (g_buffered_input_stream_new_sized (stream, 65536));
  self->line = 1;
  return self;
}

/**
 * steward_csv_reader_free:
 * @self: (transfer full): a reader
 */
void
steward_csv_reader_free (StewardCsvReader *self)
{
  g_object_unref (self->stream);
  g_free (self);
}

/**
 * steward_csv_reader_get_line:
 *
 * Returns: where the row that was returned last began, the first line being 1
 */
guint
steward_csv_reader_get_line (StewardCsvReader *self)
{
  return self->row_line;
}

/* The next byte, or -1 at the end and on an error. */
static int
next_byte (StewardCsvReader  *self,
           GCancellable      *cancellable,
           GError           **error)
{
  const guchar *buffer;
  gsize available;
  int byte;

  buffer = g_buffered_input_stream_peek_buffer (self->stream, &available);
  if (available == 0)
    {
      if (g_buffered_input_stream_fill (self->stream, -1, cancellable, error) <= 0)
        return -1;
      buffer = g_buffered_input_stream_peek_buffer (self->stream, &available);
    }
  byte = buffer[0];
  if (g_input_stream_skip (G_INPUT_STREAM (self->stream), 1, NULL, NULL) != 1)
    return -1;
  return byte;
}

static int
peek_byte (StewardCsvReader *self,
           GCancellable     *cancellable)
{
  const guchar *buffer;
  gsize available;

  buffer = g_buffered_input_stream_peek_buffer (self->stream, &available);
  if (available == 0)
    {
      if (g_buffered_input_stream_fill (self->stream, -1, cancellable, NULL) <= 0)
        return -1;
      buffer = g_buffered_input_stream_peek_buffer (self->stream, &available);
    }
  return buffer[0];
}

static char *
take_cell (GString *cell)
{
  char *text = g_utf8_make_valid (cell->str, (gssize) cell->len);

  g_string_truncate (cell, 0);
  return text;
}

/* What stands most often outside quotes in the first line is what separates. */
static char
guess_separator (StewardCsvReader *self,
                 GCancellable     *cancellable)
{
  const guchar *buffer;
  gsize available;
  guint commas = 0, semicolons = 0, tabs = 0;
  gboolean is_quoted = FALSE;

  peek_byte (self, cancellable);
  buffer = g_buffered_input_stream_peek_buffer (self->stream, &available);
  for (gsize i = 0; i < available && (is_quoted || (buffer[i] != '\n' && buffer[i] != '\r')); i++)
    {
      if (buffer[i] == '"')
        is_quoted = !is_quoted;
      if (is_quoted)
        continue;
      commas += buffer[i] == ',';
      semicolons += buffer[i] == ';';
      tabs += buffer[i] == '\t';
    }
  if (tabs > commas && tabs >= semicolons)
    return '\t';
  return semicolons > commas ? ';' : ',';
}

static void
skip_byte_order_mark (StewardCsvReader *self,
                      GCancellable     *cancellable)
{
  const guchar *buffer;
  gsize available;

  peek_byte (self, cancellable);
  buffer = g_buffered_input_stream_peek_buffer (self->stream, &available);
  if (available >= 3 && memcmp (buffer, "\xef\xbb\xbf", 3) == 0)
    g_input_stream_skip (G_INPUT_STREAM (self->stream), 3, NULL, NULL);
}

static void
end_line (StewardCsvReader *self,
          int               byte,
          GCancellable     *cancellable)
{
  if (byte == '\r' && peek_byte (self, cancellable) == '\n')
    g_input_stream_skip (G_INPUT_STREAM (self->stream), 1, NULL, NULL);
  self->line++;
}

/**
 * steward_csv_reader_next:
 * @error: return location for a [error@CsvError] or an [error@Gio.IOErrorEnum]
 *
 * Returns: (transfer full) (nullable): the cells of the next row, valid UTF-8; an empty line is a row
 *   with one empty cell; %NULL at the end, with @error unset
 */
char **
steward_csv_reader_next (StewardCsvReader  *self,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autoptr (GString) cell = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  gboolean is_quoted = FALSE;
  gboolean was_quoted = FALSE;
  gboolean is_begun = FALSE;
  gsize length = 0;

  if (self->separator == 0)
    {
      skip_byte_order_mark (self, cancellable);
      self->separator = guess_separator (self, cancellable);
    }
  self->row_line = self->line;

  while (TRUE)
    {
      int byte = next_byte (self, cancellable, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (byte < 0 && !is_begun)
        return NULL;
      if ((byte < 0 && is_quoted) || length++ > STEWARD_CSV_MAX_ROW)
        {
          g_set_error (error, STEWARD_CSV_ERROR, STEWARD_CSV_ERROR_QUOTE,
                       _("line %u: a quotation mark opens a cell and is never closed"), self->row_line);
          return NULL;
        }
      is_begun = TRUE;

      if (is_quoted)
        {
          if (byte == '"' && peek_byte (self, cancellable) == '"')
            {
              next_byte (self, cancellable, NULL);
              g_string_append_c (cell, '"');
            }
          else if (byte == '"')
            is_quoted = FALSE;
          else
            {
              if (byte == '\n')
                self->line++;
              g_string_append_c (cell, (char) byte);
            }
        }
      else if (byte == '"' && cell->len == 0 && !was_quoted)
        is_quoted = was_quoted = TRUE;
      else if (byte == self->separator || byte == '\n' || byte == '\r' || byte < 0)
        {
          g_autofree char *text = take_cell (cell);

          g_strv_builder_add (cells, text);
          was_quoted = FALSE;
          if (byte != self->separator)
            {
              if (byte >= 0)
                end_line (self, byte, cancellable);
              return g_strv_builder_end (cells);
            }
        }
      else
        g_string_append_c (cell, (char) byte);
    }
}

/**
 * steward_csv_begins_formula:
 *
 * Returns: whether a spreadsheet might take @text for a formula: OWASP, CSV injection, which counts the full-width
 *   signs of East Asian input too
 */
gboolean
steward_csv_begins_formula (const char *text)
{
  return *text != '\0' && (strchr ("=+-@\t\r\n", *text) != NULL || g_str_has_prefix (text, "＝") ||
                           g_str_has_prefix (text, "＋") || g_str_has_prefix (text, "－") || g_str_has_prefix (text, "＠"));
}

/**
 * steward_csv_append_cell:
 * @text: what the cell holds
 *
 * Appends a quoted cell. What a spreadsheet would take for a formula gets a quote before it, which
 * makes it text.
 */
void
steward_csv_append_cell (GString    *out,
                         const char *text)
{
  g_string_append_c (out, '"');
  if (steward_csv_begins_formula (text))
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}
