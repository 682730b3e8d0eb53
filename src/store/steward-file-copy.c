/* steward-file-copy.c: the whole file, copied while it is in use
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-file-copy"

#include "steward-file-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Pages a step; between steps others may write. */
#define STEP_PAGES 100

static gboolean
copy_pages (sqlite3                *from,
            StewardConnection      *to_connection,
            sqlite3                *to,
            GCancellable           *cancellable,
            GFileProgressCallback   progress,
            GError                **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int result;

  if (backup == NULL)
    {
      steward_connection_set_error (to_connection, sqlite3_extended_errcode (to), error);
      return FALSE;
    }
  while (TRUE)
    {
      result = sqlite3_backup_step (backup, STEP_PAGES);
      if (progress != NULL)
        progress (sqlite3_backup_pagecount (backup) - sqlite3_backup_remaining (backup),
                  sqlite3_backup_pagecount (backup), NULL);
      if (result == SQLITE_BUSY || result == SQLITE_LOCKED)
        g_usleep (10000);
      else if (result != SQLITE_OK)
        break;
      if (g_cancellable_is_cancelled (cancellable))
        break;
    }
  if (result == SQLITE_DONE)
    result = SQLITE_OK;
  else if (g_cancellable_is_cancelled (cancellable))
    {
      sqlite3_backup_finish (backup);
      return !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  if (result != SQLITE_OK)
    steward_connection_set_error (to_connection, result, error);
  return sqlite3_backup_finish (backup) == SQLITE_OK && result == SQLITE_OK;
}

static gboolean
sync_file (const char  *path,
           GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean is_synced = fd >= 0 && fsync (fd) == 0;

  if (!is_synced)
    g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_IO, "%s: %s; the copy was not made",
                 path, g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return is_synced;
}

/**
 * steward_file_copy:
 * @connection: the file, which may be in use by others
 * @destination: where the copy goes; a file that is there is replaced once the copy is whole
 * @cancellable: (nullable): ends the copying, nothing is left behind
 * @progress: (nullable): told of pages done and pages in all, on this thread
 *
 * Returns: whether the copy is there, whole and on the disk
 */
gboolean
steward_file_copy (StewardConnection      *connection,
                   const char             *destination,
                   GCancellable           *cancellable,
                   GFileProgressCallback   progress,
                   GError                **error)
{
  g_autofree char *part = g_strconcat (destination, ".part", NULL);
  int fd = open (part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  gboolean is_copied = FALSE;

  if (fd < 0)
    {
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_IO, "%s: %s; choose another place",
                   part, g_strerror (errno));
      return FALSE;
    }
  close (fd);
  {
    g_autoptr (StewardConnection) copy = steward_connection_open (part, STEWARD_ACCESS_WRITE, error);

    /* One file without a log beside it, so that it can be carried away. */
    is_copied = copy != NULL &&
                copy_pages (steward_connection_get_handle (connection), copy, steward_connection_get_handle (copy),
                            cancellable, progress, error) &&
                steward_connection_execute (copy, "PRAGMA journal_mode=DELETE", error);
  }
  if (is_copied && sync_file (part, error))
    {
      if (g_rename (part, destination) == 0)
        return TRUE;
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_IO, "%s: %s; the copy was not made",
                   destination, g_strerror (errno));
    }
  g_unlink (part);
  return FALSE;
}

/**
 * steward_file_copy_back:
 * @connection: the file that is replaced; others may have it open and see the new contents at once
 * @origin: a whole file, already checked
 *
 * Returns: whether @connection has the contents of @origin; when not, it has its own
 */
gboolean
steward_file_copy_back (StewardConnection  *connection,
                        const char         *origin,
                        GError            **error)
{
  g_autoptr (StewardConnection) from = steward_connection_open (origin, STEWARD_ACCESS_READ, error);

  return from != NULL && copy_pages (steward_connection_get_handle (from), connection,
                                     steward_connection_get_handle (connection), NULL, NULL, error);
}
