/* steward-file-salvage.c: what can still be read of a damaged file
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-file-salvage"

#include "steward-file-salvage.h"

#include "steward-connection.h"
#include "steward-kinds.h"
#include "steward-schema.h"
#include "steward-search-index.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Rows a transaction of the new file. */
#define BATCH 1000

typedef struct
{
  StewardConnection *from;
  StewardConnection *to;
  StewardSalvage    *salvage;
  guint              in_batch;
} Job;

static void
note_row (GHashTable *rows,
          gint64      row)
{
  g_hash_table_add (rows, g_memdup2 (&row, sizeof row));
}

/* Takes what a query for row numbers gives until it meets damage. */
static gint64
collect_rows (Job        *job,
              const char *sql,
              gint64      parameter,
              GHashTable *rows,
              gboolean   *was_cut)
{
  g_autoptr (StewardRun) run = steward_connection_prepare (job->from, sql, NULL);
  gint64 last = parameter;
  int result = SQLITE_ERROR;

  if (run != NULL)
    {
      sqlite3_bind_int64 (run, 1, parameter);
      while ((result = sqlite3_step (run)) == SQLITE_ROW)
        {
          last = sqlite3_column_int64 (run, 0);
          note_row (rows, last);
        }
    }
  *was_cut = result != SQLITE_DONE;
  return last;
}

/* Row numbers from both ends of the table and of its index, and by leaps over what is damaged
 * between: a damaged page hides the rows behind it from a scan, but not from the other side. */
static GHashTable *
list_rows (Job        *job,
           const char *table,
           const char *row_name,
           gboolean    has_id)
{
  GHashTable *rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *up = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE %s > ?1 ORDER BY %s", row_name, table, row_name, row_name);
  g_autofree char *down = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE %s < ?1 ORDER BY %s DESC", row_name, table, row_name, row_name);
  gboolean was_cut;
  gint64 low = collect_rows (job, up, G_MININT64, rows, &was_cut);
  gint64 high;

  if (has_id)
    {
      g_autofree char *ids_up = g_strdup_printf ("SELECT row FROM \"%s\" WHERE ?1 IS NOT NULL ORDER BY id", table);
      g_autofree char *ids_down = g_strdup_printf ("SELECT row FROM \"%s\" WHERE ?1 IS NOT NULL ORDER BY id DESC", table);
      gboolean ignored;

      collect_rows (job, ids_up, 0, rows, &ignored);
      collect_rows (job, ids_down, 0, rows, &ignored);
    }
  if (!was_cut)
    return rows;

  high = collect_rows (job, down, G_MAXINT64, rows, &was_cut);
  /* Unsigned: where neither end gave a row, the two are further apart than a signed number reaches. */
  for (gint64 leap = 1; low < high && (guint64) leap < (guint64) high - (guint64) low && leap < G_MAXINT64 / 4; leap *= 2)
    {
      gboolean still_cut;
      gint64 reached = collect_rows (job, up, low + leap, rows, &still_cut);

      if (reached > low + leap)
        {
          low = reached;
          leap = 1;
        }
    }
  return rows;
}

static gboolean
begin_batch (Job     *job,
             GError **error)
{
  return job->in_batch > 0 || steward_connection_execute (job->to, "BEGIN IMMEDIATE", error);
}

static gboolean
end_batch (Job      *job,
           gboolean  always,
           GError  **error)
{
  if (job->in_batch == 0 || (!always && job->in_batch < BATCH))
    return TRUE;
  job->in_batch = 0;
  return steward_connection_execute (job->to, "COMMIT", error);
}

static gboolean
copy_row (Job           *job,
          sqlite3_stmt  *get,
          const char    *table,
          gint64         row,
          GError       **error)
{
  g_autoptr (GString) sql = g_string_new ("INSERT OR IGNORE INTO ");
  g_autoptr (StewardRun) put = NULL;
  int n_columns;

  sqlite3_reset (get);
  sqlite3_bind_int64 (get, 1, row);
  if (sqlite3_step (get) != SQLITE_ROW)
    {
      job->salvage->lost++;
      return TRUE;
    }

  n_columns = sqlite3_column_count (get);
  g_string_append_printf (sql, "\"%s\" (", table);
  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", sqlite3_column_name (get, i));
  g_string_append (sql, ") VALUES (");
  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (sql, "%s?%d", i > 0 ? ", " : "", i + 1);
  g_string_append_c (sql, ')');

  put = steward_connection_prepare (job->to, sql->str, error);
  if (put == NULL || !begin_batch (job, error))
    return FALSE;
  for (int i = 0; i < n_columns; i++)
    {
      /* Bytes that are no text any more would be refused by everything above. */
      if (sqlite3_column_type (get, i) == SQLITE_TEXT &&
          !g_utf8_validate ((const char *) sqlite3_column_text (get, i), sqlite3_column_bytes (get, i), NULL))
        {
          g_autofree char *valid = g_utf8_make_valid ((const char *) sqlite3_column_text (get, i), sqlite3_column_bytes (get, i));

          sqlite3_bind_text (put, i + 1, valid, -1, SQLITE_TRANSIENT);
        }
      else
        sqlite3_bind_value (put, i + 1, sqlite3_column_value (get, i));
    }
  job->in_batch++;
  switch (sqlite3_step (put) & 0xff)
    {
    case SQLITE_DONE:
      job->salvage->saved++;
      break;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      /* What was read breaks the table's own rules: it isn't what was written. */
      job->salvage->lost++;
      break;
    default:
      steward_connection_set_error (job->to, sqlite3_extended_errcode (steward_connection_get_handle (job->to)), error);
      return FALSE;
    }
  return end_batch (job, FALSE, error);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  gint64 x = **(const gint64 *const *) a;
  gint64 y = **(const gint64 *const *) b;

  return x < y ? -1 : x > y;
}

static gboolean
copy_table (Job         *job,
            const char  *table,
            const char  *row_name,
            gboolean     has_id,
            GError     **error)
{
  g_autoptr (GHashTable) rows = list_rows (job, table, row_name, has_id);
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" WHERE %s = ?1", table, row_name);
  g_autoptr (StewardRun) get = steward_connection_prepare (job->from, sql, NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  if (get == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (sorted, key);
  g_ptr_array_sort (sorted, compare_rows);
  for (guint i = 0; i < sorted->len; i++)
    if (!copy_row (job, get, table, *(gint64 *) sorted->pdata[i], error))
      return FALSE;
  return end_batch (job, TRUE, error);
}

static gboolean
copy_everything (Job     *job,
                 GError **error)
{
  guint n_kinds;
  const StewardKind **kinds = steward_kind_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (!copy_table (job, kinds[i]->name, "row", TRUE, error))
      return FALSE;
  return copy_table (job, "event", "row", FALSE, error) &&
         copy_table (job, "event_erased", "event", FALSE, error) &&
         copy_table (job, "event_detail", "event", FALSE, error) &&
         steward_connection_execute (job->to, "BEGIN IMMEDIATE", error) &&
         steward_search_index_rebuild (job->to, error) &&
         steward_connection_execute (job->to, "COMMIT", error);
}

/**
 * steward_file_salvage:
 * @damaged: the damaged file; it is only read
 * @path: where the new file is made; there must be none
 * @salvage: (out caller-allocates): what came of it
 *
 * Carries over every row that can still be read, and makes the search index anew. The audit says
 * afterwards what is missing of it. Waits for the disk.
 *
 * Returns: whether there is a new file
 */
gboolean
steward_file_salvage (const char      *damaged,
                      const char      *path,
                      StewardClock    *clock,
                      StewardSalvage  *salvage,
                      GError         **error)
{
  g_autoptr (StewardConnection) from = NULL;
  g_autoptr (StewardConnection) to = NULL;
  Job job;

  memset (salvage, 0, sizeof *salvage);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_IO, _("%s: is there already; choose another name"), path);
      return FALSE;
    }
  from = steward_connection_open (damaged, STEWARD_ACCESS_READ, error);
  if (from == NULL)
    return FALSE;
  /* Damage in one table must not keep the others from being read. */
  steward_connection_execute (from, "PRAGMA cell_size_check=OFF", NULL);

  to = steward_connection_open (path, STEWARD_ACCESS_CREATE, error);
  if (to == NULL || g_chmod (path, 0600) != 0 ||
      !steward_search_index_register (to, error) ||
      !steward_schema_upgrade (to, path, steward_clock_now_us (clock), error) ||
      !steward_connection_execute (to, "PRAGMA foreign_keys=OFF; PRAGMA synchronous=NORMAL", error))
    return FALSE;

  job = (Job) { from, to, salvage, 0 };
  return copy_everything (&job, error) && steward_connection_checkpoint (to, TRUE, error);
}
