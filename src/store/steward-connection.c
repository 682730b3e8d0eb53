/* steward-connection.c: one SQLite connection with its prepared statements
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-connection"

#include "steward-connection.h"

#include "steward-record-sum.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (steward-store-error-quark, steward_store_error)

/* How long a lock is waited for. */
#define BUSY_TIMEOUT_MS 5000

struct _StewardConnection
{
  sqlite3    *handle;     /* (owned) */
  char       *path;       /* (owned) */
  GHashTable *statements; /* (owned) SQL → sqlite3_stmt, each prepared once */
  GHashTable *by_place;   /* (owned) the same by where the text is, of texts that never move */
};

/* SQLite's own checkpoints don't report a failure: ours are run by whoever writes, and read. */
static const char setup_sql[] =
    "PRAGMA foreign_keys=ON;"
    "PRAGMA trusted_schema=OFF;"
    "PRAGMA temp_store=MEMORY;"
    "PRAGMA cell_size_check=ON;"
    "PRAGMA wal_autocheckpoint=0;";

static StewardStoreError
code_of (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_CORRUPT:
      return STEWARD_STORE_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return STEWARD_STORE_ERROR_NOT_STEWARD;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return STEWARD_STORE_ERROR_BUSY;
    case SQLITE_FULL:
      return STEWARD_STORE_ERROR_FULL;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
      return STEWARD_STORE_ERROR_IO;
    default:
      return STEWARD_STORE_ERROR_FAILED;
    }
}

/* A path, SQLite's words, and what cures it. */
static const char *
sentence_of (StewardStoreError code)
{
  switch (code)
    {
    case STEWARD_STORE_ERROR_DAMAGED:
      return _("%s: %s; restore a backup, or salvage what can be read");
    case STEWARD_STORE_ERROR_BUSY:
      return _("%s: %s; another program keeps it locked, try again");
    case STEWARD_STORE_ERROR_FULL:
      return _("%s: %s; make room on the disk and try again, nothing was lost");
    case STEWARD_STORE_ERROR_IO:
      return _("%s: %s; check the disk and the permissions, nothing of this change was stored");
    case STEWARD_STORE_ERROR_NOT_STEWARD:
      return _("%s: %s; choose a file that Steward made");
    case STEWARD_STORE_ERROR_TOO_NEW:
    case STEWARD_STORE_ERROR_NOT_FOUND:
    case STEWARD_STORE_ERROR_NO_FILE:
    case STEWARD_STORE_ERROR_ITSELF:
    case STEWARD_STORE_ERROR_AMBIGUOUS:
    case STEWARD_STORE_ERROR_FIXED:
    case STEWARD_STORE_ERROR_FAILED:
    default:
      return _("%s: %s");
    }
}

/**
 * steward_connection_set_error:
 * @code: what SQLite returned
 *
 * Puts SQLite's words, the path and the cure into @error.
 */
void
steward_connection_set_error (StewardConnection  *self,
                              int                 code,
                              GError            **error)
{
  StewardStoreError store_code = code_of (code);

  if ((code & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The reading was interrupted"));
      return;
    }
  g_set_error (error, STEWARD_STORE_ERROR, store_code, sentence_of (store_code), self->path,
               self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code));
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* SQLite counts each allocation under a lock of the whole program, for figures that nobody asks for here. */
static gpointer
configure (gpointer data)
{
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  return NULL;
}

/**
 * steward_connection_open:
 * @path: a file
 * @error: return location for a [error@StoreError]
 *
 * Returns: (transfer full) (nullable): a connection; close it on the thread that uses it last
 */
StewardConnection *
steward_connection_open (const char    *path,
                         StewardAccess  access,
                         GError       **error)
{
  g_autoptr (StewardConnection) self = g_new0 (StewardConnection, 1);
  static GOnce configured = G_ONCE_INIT;
  int flags = SQLITE_OPEN_NOMUTEX;
  int result;

  g_once (&configured, configure, NULL);
  self->path = g_strdup (path);
  self->by_place = g_hash_table_new (NULL, NULL);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            finalize_statement);

  /* A reader opens for writing too: only then may it build the shared memory of a WAL that another
   * process left; query_only keeps it from writing. */
  flags |= SQLITE_OPEN_READWRITE;
  if (access == STEWARD_ACCESS_CREATE)
    flags |= SQLITE_OPEN_CREATE;

  result = sqlite3_open_v2 (path, &self->handle, flags, NULL);
  if (result != SQLITE_OK)
    {
      steward_connection_set_error (self, result, error);
      return NULL;
    }
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 1);
  result = steward_record_sum_register (self->handle);
  if (result != SQLITE_OK)
    {
      steward_connection_set_error (self, result, error);
      return NULL;
    }

  if (!steward_connection_execute (self, setup_sql, error) ||
      !steward_connection_execute (self,
                                   access == STEWARD_ACCESS_READ
                                       ? "PRAGMA query_only=ON; PRAGMA cache_size=-4096; PRAGMA mmap_size=268435456;"
                                       : "PRAGMA cache_size=-8192;",
                                   error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * steward_connection_close:
 * @self: (transfer full): a connection
 */
void
steward_connection_close (StewardConnection *self)
{
  g_hash_table_unref (self->by_place);
  g_hash_table_unref (self->statements);
  if (self->handle != NULL)
    sqlite3_close (self->handle);
  g_free (self->path);
  g_free (self);
}

/**
 * steward_connection_get_handle:
 *
 * Returns: (transfer none): SQLite's handle
 */
sqlite3 *
steward_connection_get_handle (StewardConnection *self)
{
  return self->handle;
}

/**
 * steward_connection_prepare:
 * @sql: one statement
 *
 * Each text is prepared once a connection. Bind, step, and end the run with #StewardRun.
 *
 * Returns: (transfer none) (nullable): the statement, ready to be bound
 */
sqlite3_stmt *
steward_connection_prepare (StewardConnection  *self,
                            const char         *sql,
                            GError            **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int result;

  if (statement != NULL)
    {
      /* A run that wasn't ended would hand its rows to the next one. */
      sqlite3_reset (statement);
      return statement;
    }

  result = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result != SQLITE_OK)
    {
      steward_connection_set_error (self, result, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

/**
 * steward_connection_prepare_static:
 * @sql: one statement whose text stays where it is for ever: a literal, or interned
 *
 * Like [func@connection_prepare], and found again by the place of its text: for what runs many
 * thousand times.
 *
 * Returns: (transfer none) (nullable): the statement, ready to be bound
 */
sqlite3_stmt *
steward_connection_prepare_static (StewardConnection  *self,
                                   const char         *sql,
                                   GError            **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->by_place, sql);

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      return statement;
    }
  statement = steward_connection_prepare (self, sql, error);
  if (statement != NULL)
    g_hash_table_insert (self->by_place, (gpointer) sql, statement);
  return statement;
}

/**
 * steward_connection_step:
 * @has_row: (out) (optional): whether there is a row to read
 *
 * Returns: whether it went well
 */
gboolean
steward_connection_step (StewardConnection  *self,
                         sqlite3_stmt       *statement,
                         gboolean           *has_row,
                         GError            **error)
{
  int result = sqlite3_step (statement);

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    {
      steward_connection_set_error (self, result, error);
      return FALSE;
    }
  if (has_row != NULL)
    *has_row = result == SQLITE_ROW;
  return TRUE;
}

/**
 * steward_connection_append_rows:
 * @statement: whose first column is a number
 * @rows: (element-type gint64): where that of each row is appended
 *
 * Returns: whether it went well
 */
gboolean
steward_connection_append_rows (StewardConnection  *self,
                                sqlite3_stmt       *statement,
                                GArray             *rows,
                                GError            **error)
{
  gboolean has_row;

  while (TRUE)
    {
      gint64 row;

      if (!steward_connection_step (self, statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      row = sqlite3_column_int64 (statement, 0);
      g_array_append_val (rows, row);
    }
}

/**
 * steward_connection_execute:
 * @sql: one or more statements without values
 *
 * Returns: whether all went well
 */
gboolean
steward_connection_execute (StewardConnection  *self,
                            const char         *sql,
                            GError            **error)
{
  int result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  steward_connection_set_error (self, result, error);
  return FALSE;
}

/**
 * steward_connection_look_anew:
 *
 * Ends the transaction that reads, if there is one, and begins another, which sees what was stored meanwhile: for who
 * reads for long and goes on by key. No statement may be under way.
 *
 * Returns: whether it went well
 */
gboolean
steward_connection_look_anew (StewardConnection  *self,
                              GError            **error)
{
  return sqlite3_get_autocommit (self->handle) != 0 || sqlite3_txn_state (self->handle, "main") == SQLITE_TXN_WRITE ||
         steward_connection_execute (self, "COMMIT; BEGIN", error);
}

/**
 * steward_connection_get_integer:
 * @sql: a query for one number
 * @value: (out): the number; 0 when there is no row
 *
 * Returns: whether it went well
 */
gboolean
steward_connection_get_integer (StewardConnection  *self,
                                const char         *sql,
                                gint64             *value,
                                GError            **error)
{
  g_autoptr (StewardRun) run = steward_connection_prepare (self, sql, error);
  gboolean has_row;

  if (run == NULL || !steward_connection_step (self, run, &has_row, error))
    return FALSE;
  *value = has_row ? sqlite3_column_int64 (run, 0) : 0;
  return TRUE;
}

/**
 * steward_connection_checkpoint:
 * @truncate: also cut the log file to nothing, if no reader is in the way
 *
 * Moves what the log holds into the file. SQLite is silent when its own checkpoint fails, so this
 * one is asked for and read. That a reader is in the way is no failure, and nobody waits for one.
 *
 * Returns: whether it went well
 */
gboolean
steward_connection_checkpoint (StewardConnection  *self,
                               gboolean            truncate,
                               GError            **error)
{
  int result;

  sqlite3_busy_timeout (self->handle, 0);
  result = sqlite3_wal_checkpoint_v2 (self->handle, NULL,
                                      truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE,
                                      NULL, NULL);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);

  if (result == SQLITE_OK || (result & 0xff) == SQLITE_BUSY || (result & 0xff) == SQLITE_LOCKED)
    return TRUE;
  steward_connection_set_error (self, result, error);
  return FALSE;
}

/**
 * steward_connection_interrupt:
 *
 * Ends what the connection is doing with %G_IO_ERROR_CANCELLED. Any thread.
 */
void
steward_connection_interrupt (StewardConnection *self)
{
  sqlite3_interrupt (self->handle);
}
