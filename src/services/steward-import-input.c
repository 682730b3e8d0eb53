/* steward-import-input.c: a file of posts opened: unpacked, and told by its first bytes
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-import-input"

#include "steward-import-reader-private.h"

#include "steward-csv.h"
#include "steward-json.h"
#include "steward-service-error.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* What a few kilobytes of gzip may become. */
#define MAX_UNPACKED (64 * 1024 * 1024)

#define PEEKED 65536

static const struct
{
  const char *magic;
  gsize       length;
  const char *name;
} packed[] = {
  { "\x1f\x8b", 2, "gzip" },         { "PK\x03\x04", 4, "zip" },     { "BZh", 3, "bzip2" },
  { "\xfd" "7zXZ", 5, "xz" },        { "\x28\xb5\x2f\xfd", 4, "zstd" }, { "7z\xbc\xaf", 4, "7z" },
  { "\x04\x22\x4d\x18", 4, "lz4" },
};

static const char *
find_packing (const guint8 *bytes,
              gsize         length)
{
  for (guint i = 0; i < G_N_ELEMENTS (packed); i++)
    if (length >= packed[i].length && memcmp (bytes, packed[i].magic, packed[i].length) == 0)
      return packed[i].name;
  return NULL;
}

static gboolean
refuse (GError     **error,
        const char  *message)
{
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, message);
  return FALSE;
}

/* Unpacks all of it once without keeping any: of a bomb nothing is to be stored. */
static gboolean
check_unpacked (GInputStream  *stream,
                GCancellable  *cancellable,
                GError       **error)
{
  guint8 buffer[65536];
  gsize total = 0;
  gssize n;

  while (TRUE)
    {
      g_autoptr (GError) local_error = NULL;

      n = g_input_stream_read (stream, buffer, sizeof buffer, cancellable, &local_error);
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (n < 0)
        return refuse (error, _("it is damaged: it can't be unpacked to its end"));
      if (n == 0)
        return TRUE;
      if (total == 0 && find_packing (buffer, (gsize) n) != NULL)
        return refuse (error, _("it is packed twice; unpack it first"));
      total += (gsize) n;
      if (total > MAX_UNPACKED)
        return refuse (error, _("it unpacks to more than 64 MiB; unpack it first, then it is read whatever its size"));
    }
}

static GInputStream *
unpack (GInputStream *stream)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));

  return g_converter_input_stream_new (stream, converter);
}

static GInputStream *
open_packed (GFile         *file,
             const char    *packing,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GFileInputStream) first = NULL;
  g_autoptr (GFileInputStream) again = NULL;
  g_autoptr (GInputStream) checked = NULL;

  if (!g_str_equal (packing, "gzip"))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT,
                   _("it is packed with %s; unpack it first"), packing);
      return NULL;
    }
  first = g_file_read (file, cancellable, error);
  if (first == NULL)
    return NULL;
  checked = unpack (G_INPUT_STREAM (first));
  if (!check_unpacked (checked, cancellable, error))
    return NULL;
  again = g_file_read (file, cancellable, error);
  return again != NULL ? unpack (G_INPUT_STREAM (again)) : NULL;
}

/**
 * steward_import_open_input:
 * @path: a file; `-` is what is handed in
 * @position: (out) (transfer full) (nullable): says how far it was read, in bytes
 * @error: return location for %STEWARD_SERVICE_ERROR_INPUT and others
 *
 * Returns: (transfer full) (nullable): its bytes, unpacked
 */
GInputStream *
steward_import_open_input (const char    *path,
                           GSeekable    **position,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  guint8 head[8];
  gsize n;
  const char *packing;

  *position = NULL;
  if (g_str_equal (path, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  file = g_file_new_for_path (path);
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &n, cancellable, error))
    return NULL;
  packing = find_packing (head, n);
  if (packing != NULL)
    return open_packed (file, packing, cancellable, error);
  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, NULL))
    {
      /* Of a pipe there is no second look. */
      g_clear_object (&stream);
      stream = g_file_read (file, cancellable, error);
      if (stream == NULL)
        return NULL;
    }
  *position = g_object_ref (G_SEEKABLE (stream));
  return G_INPUT_STREAM (g_steal_pointer (&stream));
}

/* Whether @text, which begins with a bracket, goes on as lines of objects and isn't one document. */
static gboolean
is_lines (const char *text,
          gsize       length)
{
  const char *end = memchr (text, '\n', length);
  gsize line = end != NULL ? (gsize) (end - text) : length;
  g_autoptr (JsonObject) object = NULL;

  while (line > 0 && g_ascii_isspace (text[line - 1]))
    line--;
  object = steward_json_parse_object (text, (gssize) line, NULL);
  if (object != NULL)
    return !json_object_has_member (object, "items") && !json_object_has_member (object, "version");
  /* A line that isn't sound is refused alone, when others follow it. */
  return line > 1 && (text[line - 1] == '}' || (end != NULL && end + 1 < text + length && end[1] == '{'));
}

static gboolean
is_utf16 (const guint8 *bytes,
          gsize         length)
{
  return length >= 2 && ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff) ||
                         (bytes[0] == 0 && bytes[1] == '<') || (bytes[0] == '<' && bytes[1] == 0));
}

/**
 * steward_import_reader_new:
 * @terms: stays the caller's, and there as long as the reader
 * @error: return location for %STEWARD_SERVICE_ERROR_INPUT and others
 *
 * Returns: (transfer full) (nullable): a reader of the format that the first bytes tell
 */
StewardImportReader *
steward_import_reader_new (GInputStream              *stream,
                           const StewardImportTerms  *terms,
                           GCancellable              *cancellable,
                           GError                   **error)
{
  g_autoptr (GInputStream) buffered = g_buffered_input_stream_new_sized (stream, PEEKED);
  const guint8 *bytes;
  gsize length;
  gsize start = 0;

  while (TRUE)
    {
      gssize n = g_buffered_input_stream_fill (G_BUFFERED_INPUT_STREAM (buffered), -1, cancellable, error);

      if (n < 0)
        return NULL;
      bytes = g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (buffered), &length);
      if (n == 0 || length >= PEEKED)
        break;
    }
  if (find_packing (bytes, length) != NULL)
    {
      refuse (error, _("it is packed; unpack it first"));
      return NULL;
    }
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    start = 3;
  while (start < length && g_ascii_isspace (bytes[start]))
    start++;
  if (start == length)
    {
      refuse (error, _("it is empty"));
      return NULL;
    }
  if (bytes[start] == '<' || is_utf16 (bytes, length))
    return steward_import_feed_new (buffered, cancellable, error);
  if (bytes[start] == '{')
    return is_lines ((const char *) bytes + start, length - start) ? steward_import_lines_new (buffered, terms)
                                                                   : steward_import_feed_new (buffered, cancellable, error);
  if (bytes[start] == '[')
    {
      refuse (error, _("it is one JSON document; an import takes JSON Lines, an object a line"));
      return NULL;
    }
  if (memchr (bytes, 0, length) != NULL)
    {
      refuse (error, _("it is no text; an import takes feeds, comma-separated values and JSON Lines"));
      return NULL;
    }
  return steward_import_table_new (buffered, terms, cancellable, error);
}

/**
 * steward_import_reader_next:
 * @post: (out) (transfer full) (nullable): the next post
 * @reason: (out) (transfer full) (nullable): why the next is none
 * @error: return location for what keeps the rest from being read
 *
 * Returns: whether it went well; with neither @post nor @reason at the end
 */
gboolean
steward_import_reader_next (StewardImportReader  *self,
                            StewardRecord       **post,
                            char                **reason,
                            GCancellable         *cancellable,
                            GError              **error)
{
  *post = NULL;
  *reason = NULL;
  return self->next (self, post, reason, cancellable, error);
}

void
steward_import_reader_free (StewardImportReader *self)
{
  if (self != NULL)
    self->free (self);
}
