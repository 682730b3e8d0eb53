/* steward-file-check.c: whether a file is sound
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-file-check"

#include "steward-file-check.h"

#include "steward-database-private.h"
#include "steward-file-copy.h"
#include "steward-file-readers.h"
#include "steward-record-table.h"
#include "steward-schema.h"
#include "steward-search-index.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* No read of ours takes longer: who is in the way for this long is somebody else. */
#define READER_WAIT_MS 2000
#define READER_LOOK_MS 100

/* 200 MB, which are read in half a second. */
#define SMALL_FILE_PAGES 50000

/**
 * steward_file_problem_free:
 * @problem: (transfer full): a problem
 */
void
steward_file_problem_free (StewardFileProblem *problem)
{
  g_free (problem->check);
  g_free (problem->message);
  g_free (problem);
}

static void
add_problem (GPtrArray  *problems,
             const char *check,
             const char *message,
             gboolean    is_error)
{
  StewardFileProblem *problem = g_new0 (StewardFileProblem, 1);

  problem->check = g_strdup (check);
  problem->message = g_strdup (message);
  problem->is_error = is_error;
  g_ptr_array_add (problems, problem);
}

/* Statements that answer with a row a problem; @sound is the row of no problem. */
static void
add_rows (StewardConnection *connection,
          const char        *sql,
          const char        *check,
          const char        *sound,
          GPtrArray         *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardRun) run = steward_connection_prepare (connection, sql, &error);
  gboolean has_row = FALSE;

  while (run != NULL && steward_connection_step (connection, run, &has_row, &error) && has_row)
    {
      const char *text = (const char *) sqlite3_column_text (run, 0);

      if (text != NULL && g_strcmp0 (text, sound) != 0)
        add_problem (problems, check, text, TRUE);
    }
  if (error != NULL)
    add_problem (problems, check, error->message, TRUE);
}

static void
add_references (StewardConnection *connection,
                GPtrArray         *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardRun) run =
      steward_connection_prepare (connection, "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check", &error);
  gboolean has_row = FALSE;

  while (run != NULL && steward_connection_step (connection, run, &has_row, &error) && has_row)
    {
      g_autofree char *message =
          g_strdup_printf (_("%s %" PRId64 " refers to a missing %s"), (const char *) sqlite3_column_text (run, 0),
                           (gint64) sqlite3_column_int64 (run, 1), (const char *) sqlite3_column_text (run, 2));

      add_problem (problems, "references", message, TRUE);
    }
  if (error != NULL)
    add_problem (problems, "references", error->message, TRUE);
}

/* The counts made anew, to be compared with those that were kept. */
static const char rollup_sql[] =
    "WITH counted (day, department, status, mood, n) AS ("
    STEWARD_ROLLUP_SELECT
    ") SELECT count (*) FROM (SELECT * FROM (SELECT * FROM counted EXCEPT SELECT day, department, status, mood, n FROM mention_rollup) "
    "UNION ALL SELECT * FROM (SELECT day, department, status, mood, n FROM mention_rollup WHERE n != 0 EXCEPT SELECT * FROM counted))";

static gboolean
check_records (StewardConnection  *connection,
               GPtrArray          *problems,
               GCancellable       *cancellable,
               GError            **error)
{
  guint n_kinds;
  const StewardKind **kinds = steward_kind_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (GPtrArray) altered = steward_record_table_find_altered (connection, kinds[i], &local_error);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (altered == NULL)
        add_problem (problems, "records", local_error->message, TRUE);
      for (guint j = 0; altered != NULL && j < altered->len; j++)
        {
          g_autofree char *message = g_strdup_printf (_("the %s %s isn't what was stored; restore a backup"), kinds[i]->name,
                                                      (const char *) altered->pdata[j]);

          add_problem (problems, "records", message, TRUE);
        }
    }
  return TRUE;
}

static gboolean
log_is_moved (StewardConnection *connection)
{
  int in_log = 0;
  int moved = 0;

  sqlite3_wal_checkpoint_v2 (steward_connection_get_handle (connection), NULL, SQLITE_CHECKPOINT_PASSIVE, &in_log, &moved);
  return in_log == moved;
}

static gboolean
has_process (GArray *processes,
             int     process)
{
  for (guint i = 0; i < processes->len; i++)
    if (g_array_index (processes, int, i) == process)
      return TRUE;
  return FALSE;
}

/* Another program's open read keeps the log from being moved into the file; it grows until that ends. */
static void
check_readers (StewardConnection *connection,
               GPtrArray         *problems)
{
  const char *path = sqlite3_db_filename (steward_connection_get_handle (connection), "main");
  g_autoptr (GArray) before = steward_file_list_readers (path);
  g_autoptr (GArray) after = NULL;
  gboolean is_named = FALSE;

  for (guint waited = 0; !log_is_moved (connection); waited += READER_LOOK_MS)
    {
      if (waited >= READER_WAIT_MS)
        {
          after = steward_file_list_readers (path);
          break;
        }
      g_usleep (READER_LOOK_MS * 1000);
    }
  for (guint i = 0; after != NULL && i < after->len; i++)
    {
      g_autofree char *name = steward_process_describe (g_array_index (after, int, i));
      g_autofree char *message =
          g_strdup_printf (_("%s keeps an old state of the file open, so its log can't be moved into it; close it there"), name);

      if (!has_process (before, g_array_index (after, int, i)))
        continue;
      is_named = TRUE;
      add_problem (problems, "readers", message, FALSE);
    }
  if (after != NULL && !is_named)
    add_problem (problems, "readers",
                 _("another program keeps an old state of the file open, so its log can't be moved into it"), FALSE);
}

static gboolean
list_tables (StewardConnection  *connection,
             GPtrArray          *names,
             GError            **error)
{
  g_autoptr (StewardRun) run =
      steward_connection_prepare (connection, "SELECT name FROM sqlite_schema WHERE type = 'table'", error);
  gboolean has_row = FALSE;

  if (run == NULL)
    return FALSE;
  while (steward_connection_step (connection, run, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      g_ptr_array_add (names, g_strdup ((const char *) sqlite3_column_text (run, 0)));
    }
  return FALSE;
}

/* A large file is looked at table by table: each look holds an old state of the file. The list of free pages is looked
 * at in a small one only. */
static gboolean
check_pages (StewardConnection  *connection,
             GPtrArray          *problems,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  gint64 n_pages = 0;

  if (!steward_connection_get_integer (connection, "PRAGMA page_count", &n_pages, error))
    return FALSE;
  if (n_pages <= SMALL_FILE_PAGES)
    {
      add_rows (connection, "PRAGMA integrity_check (100)", "integrity", "ok", problems);
      return TRUE;
    }
  if (!list_tables (connection, tables, error))
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("PRAGMA integrity_check (\"%s\")", (char *) tables->pdata[i]);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_rows (connection, sql, "integrity", "ok", problems);
    }
  return TRUE;
}

/* FTS5 checks an index in one go, and lets nobody write meanwhile: of a large file it does so in a copy. */
static gboolean
check_search (StewardConnection  *connection,
              GPtrArray          *problems,
              GCancellable       *cancellable,
              GError            **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardConnection) copy = NULL;
  gint64 n_pages = 0;

  if (!steward_connection_get_integer (connection, "PRAGMA page_count", &n_pages, error))
    return FALSE;
  if (n_pages > SMALL_FILE_PAGES)
    {
      copy = steward_file_copy_aside (connection, cancellable, &local_error);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (copy == NULL)
        {
          g_autofree char *message =
              g_strdup_printf (_("the index of the search wasn't checked, which takes a copy of the file: %s; "
                                 "make room and check again"), local_error->message);

          add_problem (problems, "search", message, TRUE);
          return TRUE;
        }
    }
  if ((copy != NULL && !steward_search_index_register (copy, &local_error)) ||
      !steward_search_index_check (copy != NULL ? copy : connection, &local_error))
    add_problem (problems, "search", local_error->message, TRUE);
  return TRUE;
}

static gboolean
check_database (StewardConnection  *connection,
                StewardDesk        *desk,
                gpointer            data,
                GCancellable       *cancellable,
                GError            **error)
{
  GPtrArray *problems = data;
  g_autoptr (GError) local_error = NULL;
  gint64 difference = 0;

  if (!check_pages (connection, problems, cancellable, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  /* Pages that lead in a circle are read for ever. */
  if (problems->len > 0)
    return TRUE;
  add_references (connection, problems);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (!check_records (connection, problems, cancellable, error))
    return FALSE;
  if (!check_search (connection, problems, cancellable, error))
    return FALSE;
  if (!steward_connection_get_integer (connection, rollup_sql, &difference, &local_error))
    add_problem (problems, "rollup", local_error->message, TRUE);
  else if (difference != 0)
    {
      g_autofree char *message =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " of the counts differ from the mentions",
                                        "%" PRId64 " of the counts differ from the mentions", (gulong) difference),
                           difference);

      add_problem (problems, "rollup", message, TRUE);
    }
  g_clear_error (&local_error);

  check_readers (connection, problems);
  return TRUE;
}

/**
 * steward_database_check:
 *
 * Reads the whole file: pages, and where these are whole, references, the search index and the counts. Takes as long as reading
 * the file does, and about 20 s for a million mentions; others read and write meanwhile. No look holds an old state of
 * the file for long. The index of a large file is checked in a copy, which needs as much room again.
 *
 * Returns: (transfer full) (nullable) (element-type StewardFileProblem): what was found; empty when
 *   the file is sound
 */
GPtrArray *
steward_database_check (StewardDatabase  *database,
                        GCancellable     *cancellable,
                        GError          **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_file_problem_free);

  if (!steward_database_use_aside (database, check_database, problems, cancellable, error))
    return NULL;
  return g_steal_pointer (&problems);
}

/**
 * steward_file_check_quickly:
 * @path: a file that nobody has open
 *
 * Returns: whether it is a workspace of a version that this program knows, and its pages are whole
 */
gboolean
steward_file_check_quickly (const char  *path,
                            GError     **error)
{
  g_autoptr (StewardConnection) connection = NULL;
  g_autoptr (StewardRun) run = NULL;
  gboolean is_new;
  gboolean has_row;

  if (!steward_schema_check_header (path, &is_new, error))
    return FALSE;
  if (is_new)
    {
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NO_FILE, _("%s: there is nothing in it"), path);
      return FALSE;
    }
  connection = steward_connection_open (path, STEWARD_ACCESS_READ, error);
  if (connection == NULL || !steward_search_index_register (connection, error))
    return FALSE;
  run = steward_connection_prepare (connection, "PRAGMA quick_check (1)", error);
  if (run == NULL || !steward_connection_step (connection, run, &has_row, error))
    return FALSE;
  if (has_row && strcmp ((const char *) sqlite3_column_text (run, 0), "ok") == 0)
    return TRUE;
  if (has_row)
    g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_DAMAGED, _("%s: %s; salvage what can be read"), path,
                 (const char *) sqlite3_column_text (run, 0));
  else
    g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_DAMAGED, _("%s: damaged; salvage what can be read"), path);
  return FALSE;
}
