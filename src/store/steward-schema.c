/* steward-schema.c: the shape of the file, by numbered steps
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-schema"

#include "steward-schema.h"

#include "steward-bytes.h"
#include "steward-file-copy.h"
#include "steward-id.h"
#include "steward-store-resources.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define STEPS "/io/github/stewardapp/Steward/store/sql/"

/* The header of a SQLite file (https://www.sqlite.org/fileformat.html §1.3). */
#define HEADER_LENGTH      100
#define OFFSET_VERSION     60
#define OFFSET_APPLICATION 68

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the steps: 001 and so on. They are looked up by path, so that a test can lay a later one beside them
 * (G_RESOURCE_OVERLAYS) without a program of its own. */
static GStrv
list_steps (void)
{
  GStrv steps;

  /* Without a call of it the linker would leave the resource out. */
  g_assert (steward_store_get_resource () != NULL);
  steps = g_resources_enumerate_children (STEPS, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (steps != NULL);
  qsort (steps, g_strv_length (steps), sizeof *steps, compare_names);
  return steps;
}

/**
 * steward_schema_get_version:
 *
 * Returns: the number of the last step
 */
guint
steward_schema_get_version (void)
{
  g_auto (GStrv) steps = list_steps ();

  return g_strv_length (steps);
}

static gboolean
refuse_too_new (const char  *path,
                guint32      version,
                GError     **error)
{
  g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_TOO_NEW,
               _("%s: written by a newer Steward (version %u of the file, this program knows %u); "
                 "it was not touched, open it with that Steward"),
               path, version, steward_schema_get_version ());
  return FALSE;
}

/**
 * steward_schema_check_header:
 * @is_new: (out): whether there is no file, or an empty one
 * @error: return location for %STEWARD_STORE_ERROR_TOO_NEW, %STEWARD_STORE_ERROR_NOT_STEWARD,
 *   %STEWARD_STORE_ERROR_IO
 *
 * Looks at the file's first bytes without SQLite, which would already write beside it.
 *
 * Returns: whether the file may be opened
 */
gboolean
steward_schema_check_header (const char  *path,
                             gboolean    *is_new,
                             GError     **error)
{
  guint8 header[HEADER_LENGTH];
  gssize length;
  guint32 version;
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  *is_new = FALSE;
  if (fd < 0)
    {
      if (errno == ENOENT)
        {
          *is_new = TRUE;
          return TRUE;
        }
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_IO,
                   _("%s: %s; check the name and the permissions"), path, g_strerror (errno));
      return FALSE;
    }
  length = read (fd, header, sizeof header);
  close (fd);

  if (length == 0)
    {
      *is_new = TRUE;
      return TRUE;
    }
  if (length < HEADER_LENGTH || memcmp (header, "SQLite format 3", 16) != 0 ||
      steward_bytes_read_big (header + OFFSET_APPLICATION, 4) != STEWARD_SCHEMA_APPLICATION)
    {
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_STEWARD,
                   _("%s: not a file of Steward, or its beginning is damaged; it was not touched. "
                     "Choose another one, or salvage what can be read"), path);
      return FALSE;
    }
  version = steward_bytes_read_big (header + OFFSET_VERSION, 4);
  if (version > steward_schema_get_version ())
    return refuse_too_new (path, version, error);
  return TRUE;
}

static gboolean
apply_step (StewardConnection  *connection,
            guint               step,
            const char         *name,
            gint64              now_us,
            GError            **error)
{
  g_autofree char *path = g_strconcat (STEPS, name, NULL);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *after = NULL;

  if (sql == NULL || !steward_connection_execute (connection, g_bytes_get_data (sql, NULL), error))
    return FALSE;
  if (step == 0)
    {
      g_autofree char *id = steward_id_new ();
      g_autofree char *insert = g_strdup_printf ("INSERT INTO file (id, created) VALUES ('%s', %" G_GINT64_FORMAT ")",
                                                 id, now_us);

      if (!steward_connection_execute (connection, insert, error))
        return FALSE;
    }
  after = g_strdup_printf ("PRAGMA user_version=%u", step + 1);
  return steward_connection_execute (connection, after, error);
}

static gboolean
apply_steps (StewardConnection  *connection,
             guint               from,
             gint64              now_us,
             GError            **error)
{
  g_auto (GStrv) steps = list_steps ();

  for (guint step = from; step < g_strv_length (steps); step++)
    if (!apply_step (connection, step, steps[step], now_us, error))
      return FALSE;
  return TRUE;
}

/**
 * steward_schema_upgrade:
 * @path: the file of @connection
 * @now_us: for a new file: when it was made
 *
 * Brings the file to the last step in one transaction. A file that holds something is
 * copied beside itself before. Killed at any moment, the file is the old or the new one.
 *
 * Returns: whether the file has the shape this program knows
 */
gboolean
steward_schema_upgrade (StewardConnection  *connection,
                        const char         *path,
                        gint64              now_us,
                        GError            **error)
{
  g_autoptr (GError) local_error = NULL;
  guint newest = steward_schema_get_version ();
  gint64 version;

  if (!steward_connection_get_integer (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > newest)
    return refuse_too_new (path, (guint32) version, error);
  if (version == newest)
    return TRUE;

  if (version == 0)
    {
      g_autofree char *application = g_strdup_printf ("PRAGMA application_id=%d", STEWARD_SCHEMA_APPLICATION);

      if (!steward_connection_execute (connection, application, error) ||
          !steward_connection_execute (connection, "PRAGMA journal_mode=WAL", error))
        return FALSE;
    }
  else
    {
      g_autofree char *copy = g_strdup_printf ("%s.before-version-%u", path, newest);

      if (!steward_file_copy (connection, copy, NULL, NULL, error))
        return FALSE;
    }

  if (!steward_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  /* Another process may have been faster. */
  if (steward_connection_get_integer (connection, "PRAGMA user_version", &version, &local_error) &&
      apply_steps (connection, (guint) version, now_us, &local_error) &&
      steward_connection_execute (connection, "COMMIT", &local_error))
    return TRUE;

  steward_connection_execute (connection, "ROLLBACK", NULL);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
