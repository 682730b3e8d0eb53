/* steward-packed.c: files packed into one (ZIP)
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-packed"

#include "steward-packed.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _StewardPacked
{
  GHashTable *files; /* (owned) (element-type utf8 GBytes) by name */
};

static gboolean
refuse (GError     **error,
        int          code,
        const char  *message)
{
  g_set_error_literal (error, STEWARD_DOCUMENT_ERROR, code, message);
  return FALSE;
}

static gboolean
is_wanted (const char        *name,
           const char *const *wanted)
{
  for (guint i = 0; wanted[i] != NULL; i++)
    if (strcmp (name, wanted[i]) == 0 || (g_str_has_suffix (wanted[i], "/") && g_str_has_prefix (name, wanted[i])))
      return TRUE;
  return FALSE;
}

static gboolean
unpack (StewardPacked   *self,
        struct archive  *archive,
        const char      *name,
        gsize           *total,
        GError         **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 chunk[16384];
  la_ssize_t length;

  while ((length = archive_read_data (archive, chunk, sizeof chunk)) > 0)
    {
      *total += (gsize) length;
      if (*total > STEWARD_PACKED_MAX_BYTES)
        return refuse (error, STEWARD_DOCUMENT_ERROR_LIMIT, _("It unpacks to more than 64 MiB; it was not read"));
      g_byte_array_append (bytes, chunk, (guint) length);
    }
  if (length < 0)
    return refuse (error, STEWARD_DOCUMENT_ERROR_INVALID, _("The packed document is damaged; save it again"));
  g_hash_table_insert (self->files, g_strdup (name), g_byte_array_free_to_bytes (g_steal_pointer (&bytes)));
  return TRUE;
}

static gboolean
read_entries (StewardPacked       *self,
              struct archive      *archive,
              const char *const   *wanted,
              GError             **error)
{
  struct archive_entry *entry;
  gsize total = 0;
  int status;

  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN)
    {
      const char *name = archive_entry_pathname (entry);

      if (name != NULL && is_wanted (name, wanted) && !unpack (self, archive, name, &total, error))
        return FALSE;
    }
  return status == ARCHIVE_EOF ||
         refuse (error, STEWARD_DOCUMENT_ERROR_INVALID, _("The packed document is damaged; save it again"));
}

/**
 * steward_packed_new:
 * @bytes: a ZIP container
 * @wanted: names of files in it; one that ends in a slash is all of a folder
 * @error: return location for %STEWARD_DOCUMENT_ERROR
 *
 * Returns: (transfer full) (nullable): what was wanted
 */
StewardPacked *
steward_packed_new (GBytes             *bytes,
                    const char *const  *wanted,
                    GError            **error)
{
  g_autoptr (StewardPacked) self = g_new0 (StewardPacked, 1);
  struct archive *archive = archive_read_new ();
  gboolean is_ok;

  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  archive_read_support_format_zip (archive);
  is_ok = archive_read_open_memory (archive, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) == ARCHIVE_OK
              ? read_entries (self, archive, wanted, error)
              : refuse (error, STEWARD_DOCUMENT_ERROR_INVALID, _("The packed document is damaged; save it again"));
  archive_read_free (archive);
  return is_ok ? g_steal_pointer (&self) : NULL;
}

void
steward_packed_free (StewardPacked *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->files);
  g_free (self);
}

/**
 * steward_packed_has:
 *
 * Returns: whether it holds a file of that name
 */
gboolean
steward_packed_has (StewardPacked *self,
                    const char    *name)
{
  return g_hash_table_contains (self->files, name);
}

/**
 * steward_packed_get:
 *
 * Returns: (transfer full) (nullable): a file
 */
GBytes *
steward_packed_get (StewardPacked *self,
                    const char    *name)
{
  GBytes *bytes = g_hash_table_lookup (self->files, name);

  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}
