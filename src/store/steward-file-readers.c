/* steward-file-readers.c: which other programs read the file at the moment
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-file-readers"

#include "steward-file-readers.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

/* A reader of a WAL holds a shared lock on one of these bytes of the shared memory
 * (https://www.sqlite.org/walformat.html, "WAL Locks"). */
#define FIRST_READ_LOCK 123
#define LAST_READ_LOCK  127

/**
 * steward_file_list_readers:
 * @path: the file
 *
 * Asks the kernel, which only tells of processes of this namespace: in a sandbox there may be others.
 *
 * Returns: (transfer full) (element-type int): ids of other processes that have a read open
 */
GArray *
steward_file_list_readers (const char *path)
{
  GArray *processes = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);
  g_autofree char *locks = NULL;
  g_auto (GStrv) lines = NULL;
  GStatBuf info;

  if (g_stat (shared, &info) != 0 || !g_file_get_contents ("/proc/locks", &locks, NULL, NULL))
    return processes;
  lines = g_strsplit (locks, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      int process;
      gint64 first;
      guint64 inode;

      /* The device stands there too, but some file systems give another one to stat(). */
      if (sscanf (lines[i], "%*s POSIX %*s READ %d %*x:%*x:%" SCNu64 " %" SCNd64, &process, &inode, &first) == 3 &&
          inode == (guint64) info.st_ino && first >= FIRST_READ_LOCK && first <= LAST_READ_LOCK && process > 0 &&
          process != getpid ())
        g_array_append_val (processes, process);
    }
  return processes;
}

/**
 * steward_process_describe:
 *
 * Returns: (transfer full): its name and number
 */
char *
steward_process_describe (int process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/comm", process);
  g_autofree char *name = NULL;

  if (!g_file_get_contents (path, &name, NULL, NULL))
    return g_strdup_printf (_("process %d"), process);
  return g_strdup_printf (_("%s (process %d)"), g_strchomp (name), process);
}
