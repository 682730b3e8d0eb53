/* steward-plain-file.c: a file that a person chose, as plain bytes
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-plain-file"

#include "steward-plain-file-private.h"

#include "steward-service-error.h"

#include <glib/gi18n-lib.h>

#define MAX_UNPACKED (64 * 1024 * 1024)
#define PIECE (256 * 1024)

static gboolean
is_packed (const guint8 *data,
           gsize         length)
{
  return length >= 2 && data[0] == 0x1f && data[1] == 0x8b;
}

static GBytes *
unpack (const char  *path,
        GBytes      *packed,
        GError     **error)
{
  g_autoptr (GConverter) unzipper = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, unzipper);
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);
  gssize length;

  while ((length = g_input_stream_read (stream, piece, PIECE, NULL, NULL)) > 0)
    {
      if (plain->len == 0 && is_packed (piece, (gsize) length))
        {
          g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT,
                       _("%s is compressed more than once; unpack it first"), path);
          return NULL;
        }
      if ((gsize) length > MAX_UNPACKED - plain->len)
        {
          g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT,
                       _("%s holds more than 64 MiB when it is unpacked; unpack it first"), path);
          return NULL;
        }
      g_byte_array_append (plain, piece, (guint) length);
    }
  if (length < 0)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, _("%s is compressed wrongly or cut off"),
                   path);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&plain));
}

/**
 * steward_plain_file_load:
 * @path: what the person named
 * @error: return location for %STEWARD_SERVICE_ERROR_NOT_FOUND, %STEWARD_SERVICE_ERROR_INPUT
 *
 * Undoes one layer of gzip, up to 64 MiB of it; a plain file is mapped, not copied. Waits for the disk.
 *
 * Returns: (transfer full) (nullable): what is in the file
 */
GBytes *
steward_plain_file_load (const char  *path,
                         GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &local_error);
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const guint8 *data;

  if (file == NULL)
    {
      gboolean is_missing = g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT);

      g_set_error (error, STEWARD_SERVICE_ERROR,
                   is_missing ? STEWARD_SERVICE_ERROR_NOT_FOUND : STEWARD_SERVICE_ERROR_INPUT,
                   is_missing ? _("There is no file %s") : _("%s can’t be read"), path);
      return NULL;
    }
  bytes = g_mapped_file_get_bytes (file);
  data = g_bytes_get_data (bytes, &length);
  return is_packed (data, length) ? unpack (path, bytes, error) : g_steal_pointer (&bytes);
}
