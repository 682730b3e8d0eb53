/* steward-file-keeping.c: backing up and restoring a file that is open
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-file-keeping"

#include "steward-file-keeping.h"

#include "steward-database-private.h"
#include "steward-file-check.h"
#include "steward-file-copy.h"
#include "steward-search-index.h"

typedef struct
{
  StewardDatabase       *database;
  const char            *path;
  GFileProgressCallback  progress;
  char                  *kept; /* (owned) (nullable) */
} Job;

static gboolean
back_up (StewardConnection  *connection,
         StewardDesk        *desk,
         gpointer            data,
         GCancellable       *cancellable,
         GError            **error)
{
  Job *job = data;

  return steward_file_copy (connection, job->path, cancellable, job->progress, error);
}

/**
 * steward_database_backup:
 * @path: where the copy goes; what is there is replaced once the copy is whole
 * @progress: (nullable): told of pages done and in all, on the calling thread
 *
 * Copies beside what others read and store meanwhile, and waits until it is done.
 *
 * Returns: whether the copy is there, whole and on the disk
 */
gboolean
steward_database_backup (StewardDatabase        *database,
                         const char             *path,
                         GFileProgressCallback   progress,
                         GCancellable           *cancellable,
                         GError                **error)
{
  Job job = { database, path, progress, NULL };

  return steward_database_use_aside (database, back_up, &job, cancellable, error);
}

static gboolean
restore (StewardConnection  *connection,
         StewardDesk        *desk,
         gpointer            data,
         GCancellable       *cancellable,
         GError            **error)
{
  Job *job = data;
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (
      steward_clock_now_us (steward_database_get_clock (job->database)) / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autofree char *kept = g_strdup_printf ("%s.before-restore-%s", steward_database_get_path (job->database), stamp);

  if (!steward_file_check_quickly (job->path, error) ||
      !steward_file_copy (connection, kept, NULL, NULL, error) ||
      !steward_file_copy_back (connection, job->path, error) ||
      !steward_connection_execute (connection, "PRAGMA journal_mode=WAL", error) ||
      !steward_database_find_desk (job->database, error))
    return FALSE;
  job->kept = g_steal_pointer (&kept);
  return TRUE;
}

/**
 * steward_database_restore:
 * @path: a backup; it is checked first
 * @kept: (out) (optional): where the contents that were there are kept
 *
 * Puts the contents of a backup in the place of the file's, for everyone who has it open. The desk
 * begins a new chain of events that says so. Waits for it.
 *
 * Returns: whether it is so; when not, the file is as it was
 */
gboolean
steward_database_restore (StewardDatabase  *database,
                          const char       *path,
                          char            **kept,
                          GError          **error)
{
  Job job = { database, path, NULL, NULL };
  gboolean is_well = steward_database_use (database, TRUE, restore, &job, NULL, error);

  if (is_well)
    {
      steward_database_emit_everything (database);
      if (kept != NULL)
        *kept = g_steal_pointer (&job.kept);
    }
  g_free (job.kept);
  return is_well;
}

static gboolean
rebuild (StewardConnection  *connection,
         StewardDesk        *desk,
         gpointer            data,
         GCancellable       *cancellable,
         GError            **error)
{
  if (!steward_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (steward_search_index_rebuild (connection, error) &&
      steward_connection_execute (connection, "COMMIT", error))
    return TRUE;
  steward_connection_execute (connection, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * steward_database_rebuild_search:
 *
 * Makes the search index and the counts anew from the mentions, in one transaction: about 40 s for a
 * million. Who stores meanwhile waits five seconds and is told that the file is locked.
 *
 * Returns: whether it is anew
 */
gboolean
steward_database_rebuild_search (StewardDatabase  *database,
                                 GError          **error)
{
  return steward_database_use (database, TRUE, rebuild, NULL, NULL, error);
}
