/* steward-file-copy.c: the whole file, copied while it is in use
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-file-copy"

#include "steward-file-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

/* Pages a step; between steps others may write. */
#define STEP_PAGES 100

/* SQLite begins anew whenever another connection wrote. After so many beginnings an old state is held until all of it is
 * copied, or a copy would never end beside somebody who writes all the time. */
#define MAX_BEGINNINGS 3

/* Whether the step before the last was for nothing. */
static gboolean
is_begun_anew (sqlite3_backup *backup,
               int            *done)
{
  int before = *done;

  *done = sqlite3_backup_pagecount (backup) - sqlite3_backup_remaining (backup);
  return *done <= before;
}

static gboolean
copy_pages (sqlite3                *from,
            StewardConnection      *to_connection,
            sqlite3                *to,
            GCancellable           *cancellable,
            GFileProgressCallback   progress,
            GError                **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  gboolean is_held = FALSE;
  int n_beginnings = 1;
  int done = 0;
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
      else if (is_begun_anew (backup, &done) && ++n_beginnings > MAX_BEGINNINGS && !is_held)
        is_held = sqlite3_exec (from, "BEGIN; SELECT 1 FROM sqlite_schema", NULL, NULL, NULL) == SQLITE_OK;
      if (g_cancellable_is_cancelled (cancellable))
        break;
    }
  if (is_held)
    sqlite3_exec (from, "COMMIT", NULL, NULL, NULL);
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
    g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_IO, _("%s: %s; the copy was not made"),
                 path, g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return is_synced;
}

/* A copy in the place of what is copied would leave everybody who has it open with a file that no folder names. */
static gboolean
is_of_file (StewardConnection *connection,
            const char        *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
  const char *name = sqlite3_db_filename (steward_connection_get_handle (connection), "main");
  GStatBuf there;
  GStatBuf own;

  if (name == NULL || *name == '\0' || g_stat (path, &there) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *part = g_strconcat (name, endings[i], NULL);

      if (g_stat (part, &own) == 0 && own.st_dev == there.st_dev && own.st_ino == there.st_ino)
        return TRUE;
    }
  return FALSE;
}

/**
 * steward_file_copy:
 * @connection: the file, which may be in use by others
 * @destination: where the copy goes; a file that is there is replaced once the copy is whole, the file itself never
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
  gboolean is_copied = FALSE;
  int fd;

  if (is_of_file (connection, destination))
    {
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_ITSELF, _("%s is what is to be copied; choose another place"),
                   destination);
      return FALSE;
    }
  fd = open (part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    {
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_IO, _("%s: %s; choose another place"),
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
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_IO, _("%s: %s; the copy was not made"),
                   destination, g_strerror (errno));
    }
  g_unlink (part);
  return FALSE;
}

/* Beside the file, on the same disk. Whoever copies holds a lock on it. */
static int
open_aside (const char  *path,
            int          flags,
            char       **aside)
{
  int fd;

  *aside = g_strconcat (path, ".check", NULL);
  fd = open (*aside, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      int code = errno;

      close (fd);
      errno = code;
      fd = -1;
    }
  return fd;
}

/**
 * steward_file_copy_aside:
 * @connection: the file, which may be in use by others
 * @cancellable: (nullable): ends the copying
 *
 * A copy beside the file that goes with the connection: no folder names it any more once it is whole. What a killed
 * program leaves is taken away by [func@file_copy_forget], so that no copy outlives what is erased.
 *
 * Returns: (transfer full) (nullable): a connection to it
 */
StewardConnection *
steward_file_copy_aside (StewardConnection  *connection,
                         GCancellable       *cancellable,
                         GError            **error)
{
  sqlite3 *from = steward_connection_get_handle (connection);
  g_autofree char *path = NULL;
  g_autoptr (StewardConnection) copy = NULL;
  gboolean is_copied = FALSE;
  int fd = open_aside (sqlite3_db_filename (from, "main"), O_CREAT, &path);

  if (fd < 0 || ftruncate (fd, 0) != 0)
    {
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_IO, _("%s: %s"), path, g_strerror (errno));
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  copy = steward_connection_open (path, STEWARD_ACCESS_WRITE, error);
  is_copied = copy != NULL &&
              copy_pages (from, copy, steward_connection_get_handle (copy), cancellable, NULL, error) &&
              steward_connection_execute (copy, "PRAGMA journal_mode=MEMORY", error);
  g_unlink (path);
  close (fd);
  return is_copied ? g_steal_pointer (&copy) : NULL;
}

/**
 * steward_file_copy_forget:
 * @path: a workspace
 *
 * Takes away the copy that a killed program left beside it; not one that somebody is making.
 */
void
steward_file_copy_forget (const char *path)
{
  g_autofree char *aside = NULL;
  int fd = open_aside (path, 0, &aside);

  if (fd < 0)
    return;
  g_unlink (aside);
  close (fd);
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
