/* steward-packing.c: packs files into one (ZIP)
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-packing"

#include "steward-packing.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static la_ssize_t
append (struct archive *archive,
        void           *data,
        const void     *buffer,
        size_t          length)
{
  g_byte_array_append (data, buffer, (guint) length);
  return (la_ssize_t) length;
}

static gboolean
add_file (struct archive          *archive,
          const StewardPackedFile *file)
{
  struct archive_entry *entry = archive_entry_new ();
  size_t length = strlen (file->text);
  gboolean is_ok;

  /* OpenDocument 1.3 part 2 §3.3: `mimetype` comes first and isn't compressed. */
  if (strcmp (file->name, "mimetype") == 0)
    archive_write_zip_set_compression_store (archive);
  else
    archive_write_zip_set_compression_deflate (archive);
  archive_entry_set_pathname (entry, file->name);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  is_ok = archive_write_header (archive, entry) == ARCHIVE_OK &&
          archive_write_data (archive, file->text, length) == (la_ssize_t) length;
  archive_entry_free (entry);
  return is_ok;
}

/**
 * steward_packing_write:
 * @files: in the order in which they are packed
 * @error: return location for %STEWARD_DOCUMENT_ERROR_INVALID
 *
 * The same files make the same bytes: no time is written.
 *
 * Returns: (transfer full) (nullable): a ZIP container
 */
GBytes *
steward_packing_write (const StewardPackedFile  *files,
                       guint                     n_files,
                       GError                  **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  struct archive *archive = archive_write_new ();
  gboolean is_ok;

  archive_write_set_format_zip (archive);
  archive_write_set_bytes_in_last_block (archive, 1);
  is_ok = archive_write_open (archive, bytes, NULL, append, NULL) == ARCHIVE_OK;
  for (guint i = 0; is_ok && i < n_files; i++)
    is_ok = add_file (archive, &files[i]);
  is_ok = archive_write_close (archive) == ARCHIVE_OK && is_ok;
  archive_write_free (archive);
  if (is_ok)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error_literal (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID, _("The document could not be packed"));
  return NULL;
}
