/* steward-database.c: the file, its two threads, and the word that something changed
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-database"

#include "steward-database-private.h"
#include "steward-file-copy.h"

#include "steward-schema.h"
#include "steward-search-index.h"
#include "steward-transaction-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Pages in the log after which it is moved into the file, and after which it is also cut. What brings in
 * much moves it seldom, since the same pages come again and again, and goes on writing over the file of
 * the log: to grow a new one costs more than the moving. */
#define CHECKPOINT_PAGES    1000
#define TRUNCATE_PAGES      8000
#define BULK_PAGES          4000
#define BULK_TRUNCATE_PAGES 12000

/* How often the lock is waited for, five seconds each. */
#define DEED_TURNS    2
#define COLLECT_TURNS 12

/* After so many looks without a change the log is cut: what is idle holds no room. */
#define IDLE_LOOKS 4

/* How often somebody else's changes are looked for: well within the second that is promised. */
#define WATCH_INTERVAL_MS 500

struct _StewardDatabase
{
  GObject            parent_instance;
  char              *path;         /* (owned) absolute, without symbolic links */
  StewardClock      *clock;        /* (owned) */
  GMainContext      *context;      /* (owned) where changes are told */
  StewardWorker     *writer;       /* (owned) */
  StewardWorker     *reader;       /* (owned) */
  StewardConnection *write_connection; /* (owned) of the writer's thread */
  StewardConnection *read_connection;  /* (owned) of the reader's thread */
  StewardDesk       *desk;         /* (owned) changed on the writer's thread only */
  gint64             data_version; /* of the writer's connection: moves when others write */
  int                log_pages;    /* as SQLite last told */
  guint              idle_looks;   /* since the last change, counted while there is a log */
  gboolean           is_full;      /* whether the writer syncs each commit */
  gint               is_bulk;      /* (atomic) how many bring in much at once */
  gboolean           is_roomy;     /* whether the writer's cache is large */
  gint               is_damaged;   /* (atomic) nothing is written any more */
  guint              watch_id;
  gboolean           watch_pending;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardDatabase, steward_database, G_TYPE_OBJECT)

/* Telling what changed */

typedef struct
{
  StewardDatabase *database;
  StewardChanges  *changes;
} Word;

static gboolean
tell (gpointer data)
{
  Word *word = data;

  g_signal_emit (word->database, signals[SIGNAL_CHANGED], 0, word->changes);
  return G_SOURCE_REMOVE;
}

static void
word_free (gpointer data)
{
  Word *word = data;

  g_object_unref (word->database);
  steward_changes_unref (word->changes);
  g_free (word);
}

static void
tell_later (StewardDatabase *self,
            StewardChanges  *changes)
{
  g_autoptr (GSource) source = NULL;
  Word *word;

  if (steward_changes_is_empty (changes))
    return;
  word = g_new0 (Word, 1);
  word->database = g_object_ref (self);
  word->changes = steward_changes_ref (changes);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "steward-database-changed");
  g_source_set_callback (source, tell, word, word_free);
  g_source_attach (source, self->context);
}

/**
 * steward_database_emit_everything:
 *
 * Tells that anything may have changed. Any thread.
 */
void
steward_database_emit_everything (StewardDatabase *self)
{
  g_autoptr (StewardChanges) changes = steward_changes_new_everything ();

  tell_later (self, changes);
}

/* Transactions */

typedef struct
{
  StewardDatabase        *database; /* (unowned) kept by the task or the waiting caller */
  StewardMode             mode;
  char                   *person;
  StewardTransactionFunc  func;
  gpointer                data;
  GDestroyNotify          destroy_data;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  if (request->destroy_data != NULL)
    request->destroy_data (request->data);
  g_free (request->person);
  g_free (request);
}

static gboolean
refuse_if_damaged (StewardDatabase  *self,
                   GError          **error)
{
  if (!g_atomic_int_get (&self->is_damaged))
    return FALSE;
  g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_DAMAGED,
               _("%s: the file is damaged, nothing more is written to it; restore a backup, or salvage "
                 "what can be read"), self->path);
  return TRUE;
}

static void
remember_damage (StewardDatabase *self,
                 const GError    *error)
{
  if (g_error_matches (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_DAMAGED))
    g_atomic_int_set (&self->is_damaged, TRUE);
}

static int
on_log_grown (void       *data,
              sqlite3    *handle,
              const char *name,
              int         pages)
{
  StewardDatabase *self = data;

  self->log_pages = pages;
  self->idle_looks = 0;
  return SQLITE_OK;
}

static gboolean
set_durability (StewardDatabase  *self,
                gboolean          full,
                GError          **error)
{
  if (self->is_full == full)
    return TRUE;
  if (!steward_connection_execute (self->write_connection,
                                   full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL", error))
    return FALSE;
  self->is_full = full;
  return TRUE;
}

/* Bringing in much at once touches pages all over the indexes again and again. */
static gboolean
set_room (StewardDatabase  *self,
          GError          **error)
{
  gboolean roomy = g_atomic_int_get (&self->is_bulk) > 0;

  if (self->is_roomy == roomy)
    return TRUE;
  if (!steward_connection_execute (self->write_connection,
                                   roomy ? "PRAGMA cache_size=-65536" : "PRAGMA cache_size=-8192", error))
    return FALSE;
  self->is_roomy = roomy;
  return TRUE;
}

/* Grows with every page that goes to the disk. */
static int
count_written (StewardDatabase *self)
{
  int written = 0;
  int highest;

  sqlite3_db_status (steward_connection_get_handle (self->write_connection), SQLITE_DBSTATUS_CACHE_WRITE, &written, &highest, FALSE);
  return written;
}

/* The change is stored: what fails from here on is told, and undoes nothing. A commit without anything to write syncs nothing: what
 * came before it is no more durable than it was. */
static void
tidy_after_commit (StewardDatabase    *self,
                   StewardTransaction *transaction,
                   gboolean            has_written)
{
  g_autoptr (GError) error = NULL;

  if (self->is_full && has_written && steward_transaction_get_last_hash (transaction) != NULL &&
      !steward_desk_remember (self->desk, self->path, steward_transaction_get_last_hash (transaction), &error))
    g_debug ("The end of the audit is not remembered: %s", error->message);
  g_clear_error (&error);

  if (self->log_pages >= (self->is_roomy ? BULK_PAGES : CHECKPOINT_PAGES))
    {
      if (steward_connection_checkpoint (self->write_connection,
                                         self->log_pages >= (self->is_roomy ? BULK_TRUNCATE_PAGES : TRUNCATE_PAGES),
                                         &error))
        self->log_pages = 0;
      else
        {
          remember_damage (self, error);
          g_warning ("Moving the log into the file failed: %s", error->message);
        }
    }
}

/* SQLite hands the lock to whoever asks first and not to who waits longest: beside a program that
 * brings in much, five seconds may pass without a turn. A collector has time. */
static StewardTransaction *
begin_writing (StewardDatabase  *self,
               Request          *request,
               GError          **error)
{
  guint turns = request->mode == STEWARD_MODE_DEED ? DEED_TURNS : COLLECT_TURNS;

  while (TRUE)
    {
      g_autoptr (GError) local_error = NULL;
      StewardTransaction *transaction =
          steward_transaction_begin_writing (self->write_connection, self->desk, request->person,
                                             steward_clock_now_us (self->clock), &local_error);

      if (transaction != NULL)
        return transaction;
      if (--turns == 0 || !g_error_matches (local_error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
}

static gboolean
run_writing (StewardDatabase  *self,
             Request          *request,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autoptr (StewardTransaction) transaction = NULL;
  int written;

  if (refuse_if_damaged (self, error) ||
      !set_durability (self, request->mode == STEWARD_MODE_DEED, error) || !set_room (self, error))
    return FALSE;
  written = count_written (self);
  transaction = begin_writing (self, request, error);
  if (transaction == NULL ||
      !request->func (transaction, request->data, cancellable, error) ||
      (self->is_full && !steward_transaction_recall_end (transaction, error)) ||
      !steward_transaction_commit (transaction, error))
    return FALSE;

  tidy_after_commit (self, transaction, count_written (self) != written);
  tell_later (self, steward_transaction_get_changes (transaction));
  return TRUE;
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer      data)
{
  steward_connection_interrupt (data);
}

static gboolean
run_reading (StewardDatabase  *self,
             Request          *request,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autoptr (StewardTransaction) transaction = NULL;
  gulong handler = 0;
  gboolean is_well;

  transaction = steward_transaction_begin_reading (self->read_connection, self->desk, request->person,
                                                   steward_clock_now_us (self->clock), error);
  if (transaction == NULL)
    return FALSE;
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), self->read_connection, NULL);
  is_well = request->func (transaction, request->data, cancellable, error);
  if (handler != 0)
    g_cancellable_disconnect (cancellable, handler);
  return is_well;
}

static gpointer
run_request (gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Request *request = data;
  g_autoptr (GError) local_error = NULL;
  gboolean is_well;

  if (request->mode == STEWARD_MODE_READ)
    is_well = run_reading (request->database, request, cancellable, &local_error);
  else
    is_well = run_writing (request->database, request, cancellable, &local_error);

  if (!is_well)
    {
      /* A function that failed without a word is a fault of ours, but nothing was stored. */
      if (local_error == NULL)
        g_set_error_literal (&local_error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_FAILED,
                             "The change failed without a reason");
      remember_damage (request->database, local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return GINT_TO_POINTER (is_well);
}

static StewardWorker *
worker_for (StewardDatabase *self,
            StewardMode      mode)
{
  return mode == STEWARD_MODE_READ ? self->reader : self->writer;
}

/**
 * steward_database_transact:
 * @person: in whose name; empty before anybody is known
 * @func: what to read or to store
 * @data: handed to @func; stays the caller's
 * @error: return location for a [error@StoreError] or what @func reported
 *
 * Waits for the result: for the command line and tests, never for a window's thread.
 *
 * Returns: whether it went well
 */
gboolean
steward_database_transact (StewardDatabase         *self,
                           StewardMode              mode,
                           const char              *person,
                           StewardTransactionFunc   func,
                           gpointer                 data,
                           GCancellable            *cancellable,
                           GError                 **error)
{
  Request request = { self, mode, (char *) person, func, data, NULL };

  g_return_val_if_fail (STEWARD_IS_DATABASE (self), FALSE);
  g_return_val_if_fail (person != NULL, FALSE);

  return GPOINTER_TO_INT (steward_worker_run (worker_for (self, mode), run_request, &request, cancellable, error));
}

static void
on_request_done (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean is_well = GPOINTER_TO_INT (steward_worker_run_finish (STEWARD_WORKER (source), result, &error));

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, is_well);
}

/**
 * steward_database_transact_async:
 * @person: in whose name; empty before anybody is known
 * @func: what to read or to store, called on a thread of the store
 * @data: handed to @func
 * @destroy_data: (nullable): frees @data, on the store's thread, after the transaction. A caller that
 *   wants results out of @data keeps it alive itself and passes %NULL
 * @cancellable: (nullable): ends a reading one; a storing one that has begun is finished
 */
void
steward_database_transact_async (StewardDatabase         *self,
                                 StewardMode              mode,
                                 const char              *person,
                                 StewardTransactionFunc   func,
                                 gpointer                 data,
                                 GDestroyNotify           destroy_data,
                                 GCancellable            *cancellable,
                                 GAsyncReadyCallback      callback,
                                 gpointer                 user_data)
{
  GTask *task;
  Request *request;

  g_return_if_fail (STEWARD_IS_DATABASE (self));
  g_return_if_fail (person != NULL);

  /* The task keeps the file open until the work is done. */
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_database_transact_async);
  g_task_set_check_cancellable (task, mode == STEWARD_MODE_READ);
  request = g_new0 (Request, 1);
  request->database = self;
  request->mode = mode;
  request->person = g_strdup (person);
  request->func = func;
  request->data = data;
  request->destroy_data = destroy_data;

  steward_worker_run_async (worker_for (self, mode), run_request, request, request_free, NULL,
                            mode == STEWARD_MODE_READ ? cancellable : NULL, on_request_done, task);
}

/**
 * steward_database_transact_finish:
 *
 * Returns: whether it went well
 */
gboolean
steward_database_transact_finish (StewardDatabase  *self,
                                  GAsyncResult     *result,
                                  GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Outside transactions: copying, checking */

typedef struct
{
  StewardDatabase       *database;
  gboolean               writer;
  StewardConnectionFunc  func;
  gpointer               data;
} Use;

static gpointer
run_use (gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Use *use = data;
  StewardDatabase *self = use->database;
  g_autoptr (GError) local_error = NULL;
  gboolean is_well;

  is_well = use->func (use->writer ? self->write_connection : self->read_connection, self->desk,
                       use->data, cancellable, &local_error);
  if (local_error != NULL)
    {
      remember_damage (self, local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return GINT_TO_POINTER (is_well);
}

/**
 * steward_database_use:
 * @writer: on the writer's thread and connection, else on the reader's
 *
 * Waits until @func is done; called on the store's own thread it runs at once.
 *
 * Returns: what @func returned
 */
gboolean
steward_database_use (StewardDatabase        *self,
                      gboolean                writer,
                      StewardConnectionFunc   func,
                      gpointer                data,
                      GCancellable           *cancellable,
                      GError                **error)
{
  Use use = { self, writer, func, data };

  return GPOINTER_TO_INT (steward_worker_run (writer ? self->writer : self->reader, run_use, &use, cancellable, error));
}

/**
 * steward_database_use_aside:
 * @func: gets no desk
 *
 * On a connection of its own and on the calling thread: for what takes long, so that neither those who read nor those
 * who write wait for it. @func may write, as the store itself does.
 *
 * Returns: what @func returned
 */
gboolean
steward_database_use_aside (StewardDatabase        *self,
                            StewardConnectionFunc   func,
                            gpointer                data,
                            GCancellable           *cancellable,
                            GError                **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardConnection) connection = steward_connection_open (self->path, STEWARD_ACCESS_WRITE, &local_error);
  gboolean is_well = connection != NULL && steward_search_index_register (connection, &local_error) &&
                     func (connection, NULL, data, cancellable, &local_error);

  if (!is_well)
    {
      remember_damage (self, local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return is_well;
}

/**
 * steward_database_find_desk:
 *
 * Looks up again which desk this is, after the file's contents were replaced. On the writer's
 * thread.
 *
 * Returns: whether it went well
 */
gboolean
steward_database_find_desk (StewardDatabase  *self,
                            GError          **error)
{
  StewardDesk *desk = steward_desk_find (self->write_connection, self->path, error);

  if (desk == NULL)
    return FALSE;
  g_clear_pointer (&self->desk, steward_desk_free);
  self->desk = desk;
  return TRUE;
}

/* Looking for what others wrote */

static gboolean
log_is_empty (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  return g_stat (log, &info) != 0 || info.st_size == 0;
}

static void
cut_idle_log (StewardDatabase *self)
{
  g_autoptr (GError) error = NULL;

  if (self->log_pages == 0 || ++self->idle_looks < IDLE_LOOKS)
    return;
  /* Where a reader is in the way, the next time. */
  self->idle_looks = 0;
  if (!steward_connection_checkpoint (self->write_connection, TRUE, &error))
    {
      remember_damage (self, error);
      g_warning ("Moving the log into the file failed: %s", error->message);
    }
  else if (log_is_empty (self->path))
    self->log_pages = 0;
}

static gpointer
look (gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  StewardDatabase *self = data;
  gint64 version;

  if (!steward_connection_get_integer (self->write_connection, "PRAGMA data_version", &version, error))
    return GINT_TO_POINTER (FALSE);
  if (version == self->data_version)
    {
      cut_idle_log (self);
      return GINT_TO_POINTER (FALSE);
    }
  self->data_version = version;
  self->idle_looks = 0;
  self->log_pages = MAX (self->log_pages, 1);
  return GINT_TO_POINTER (TRUE);
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardDatabase) self = user_data;
  g_autoptr (GError) error = NULL;

  self->watch_pending = FALSE;
  if (GPOINTER_TO_INT (steward_worker_run_finish (STEWARD_WORKER (source), result, &error)))
    steward_database_emit_everything (self);
  else if (error != NULL)
    g_debug ("Looking for changes: %s", error->message);
}

static gboolean
on_watch (gpointer data)
{
  StewardDatabase *self = data;

  if (!self->watch_pending)
    {
      self->watch_pending = TRUE;
      steward_worker_run_async (self->writer, look, self, NULL, NULL, NULL, on_looked, g_object_ref (self));
    }
  return G_SOURCE_CONTINUE;
}

/**
 * steward_database_watch:
 *
 * From now on tells of other processes' changes too, within a second. In the main context in which
 * the file was opened.
 */
void
steward_database_watch (StewardDatabase *self)
{
  g_return_if_fail (STEWARD_IS_DATABASE (self));

  if (self->watch_id == 0)
    self->watch_id = g_timeout_add (WATCH_INTERVAL_MS, on_watch, self);
}

/* Opening and closing */

static gpointer
open_writer (gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  StewardDatabase *self = data;

  steward_file_copy_forget (self->path);
  self->write_connection = steward_connection_open (self->path, STEWARD_ACCESS_WRITE, error);
  if (self->write_connection == NULL ||
      !steward_search_index_register (self->write_connection, error) ||
      !steward_connection_execute (self->write_connection, "PRAGMA synchronous=FULL", error) ||
      !steward_schema_upgrade (self->write_connection, self->path, steward_clock_now_us (self->clock), error))
    return GINT_TO_POINTER (FALSE);
  self->is_full = TRUE;
  sqlite3_wal_hook (steward_connection_get_handle (self->write_connection), on_log_grown, self);

  return GINT_TO_POINTER (steward_database_find_desk (self, error) &&
                          steward_connection_get_integer (self->write_connection, "PRAGMA data_version",
                                                          &self->data_version, error));
}

static gpointer
open_reader (gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  StewardDatabase *self = data;

  self->read_connection = steward_connection_open (self->path, STEWARD_ACCESS_READ, error);
  return GINT_TO_POINTER (self->read_connection != NULL &&
                          steward_search_index_register (self->read_connection, error));
}

static gpointer
close_writer (gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  StewardDatabase *self = data;

  if (self->write_connection != NULL)
    steward_connection_checkpoint (self->write_connection, TRUE, NULL);
  g_clear_pointer (&self->write_connection, steward_connection_close);
  return NULL;
}

static gpointer
close_reader (gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  StewardDatabase *self = data;

  g_clear_pointer (&self->read_connection, steward_connection_close);
  return NULL;
}

/**
 * steward_database_close:
 *
 * Does what was asked for so far and closes the file. May be called twice.
 */
void
steward_database_close (StewardDatabase *self)
{
  g_return_if_fail (STEWARD_IS_DATABASE (self));

  g_clear_handle_id (&self->watch_id, g_source_remove);
  /* Readers first: the last connection to close moves the log into the file. */
  if (self->read_connection != NULL)
    steward_worker_run (self->reader, close_reader, self, NULL, NULL);
  if (self->write_connection != NULL)
    steward_worker_run (self->writer, close_writer, self, NULL, NULL);
  steward_worker_shut_down (self->reader);
  steward_worker_shut_down (self->writer);
}

static void
steward_database_dispose (GObject *object)
{
  StewardDatabase *self = STEWARD_DATABASE (object);

  if (self->writer != NULL)
    steward_database_close (self);

  G_OBJECT_CLASS (steward_database_parent_class)->dispose (object);
}

static void
steward_database_finalize (GObject *object)
{
  StewardDatabase *self = STEWARD_DATABASE (object);

  g_clear_object (&self->writer);
  g_clear_object (&self->reader);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->desk, steward_desk_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->path);

  G_OBJECT_CLASS (steward_database_parent_class)->finalize (object);
}

static void
steward_database_class_init (StewardDatabaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_database_dispose;
  object_class->finalize = steward_database_finalize;

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, STEWARD_TYPE_CHANGES);
}

static void
steward_database_init (StewardDatabase *self)
{
}

static gboolean
create_file (const char  *path,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_IO, _("%s: %s; choose another folder"),
                   folder, g_strerror (errno));
      return FALSE;
    }
  fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    {
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_IO, _("%s: %s; choose another place"),
                   path, g_strerror (errno));
      return FALSE;
    }
  close (fd);
  return TRUE;
}

/**
 * steward_database_open:
 * @path: the file
 * @create: make it when there is none
 * @clock: what time it is
 * @error: return location for a [error@StoreError]
 *
 * Opens the file for this process and any others. A newer file is refused untouched, an older one
 * upgraded after a copy was laid beside it. Waits for the disk: call it on a thread that may.
 *
 * Returns: (transfer full) (nullable): the file, which tells of changes in the caller's default
 *   main context
 */
StewardDatabase *
steward_database_open (const char    *path,
                       gboolean       create,
                       StewardClock  *clock,
                       GError       **error)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  return steward_database_open_in (path, create, clock, context, error);
}

/**
 * steward_database_open_in:
 * @context: where changes are told
 *
 * Like [func@database_open], on a thread other than the one that listens.
 *
 * Returns: (transfer full) (nullable): the file
 */
StewardDatabase *
steward_database_open_in (const char    *path,
                          gboolean       create,
                          StewardClock  *clock,
                          GMainContext  *context,
                          GError       **error)
{
  g_autoptr (StewardDatabase) self = NULL;
  g_autofree char *real = NULL;
  gboolean is_new;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (STEWARD_IS_CLOCK (clock), NULL);

  if (!steward_schema_check_header (path, &is_new, error))
    return NULL;
  if (is_new && !create)
    {
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NO_FILE,
                   _("%s: there is no workspace; make one with “stewardctl workspace new”"), path);
      return NULL;
    }
  if (is_new && !create_file (path, error))
    return NULL;

  real = realpath (path, NULL);
  self = g_object_new (STEWARD_TYPE_DATABASE, NULL);
  self->path = g_strdup (real != NULL ? real : path);
  self->clock = g_object_ref (clock);
  self->context = g_main_context_ref (context);
  self->writer = steward_worker_new ("steward-writer");
  self->reader = steward_worker_new ("steward-reader");

  if (!steward_worker_run (self->writer, open_writer, self, NULL, error) ||
      !steward_worker_run (self->reader, open_reader, self, NULL, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * steward_database_begin_bulk:
 *
 * From now on much is brought in at once: the writer takes 64 MB of memory instead of 8. Ended by
 * [method@Database.end_bulk]; calls nest. Any thread.
 */
void
steward_database_begin_bulk (StewardDatabase *self)
{
  g_atomic_int_inc (&self->is_bulk);
}

/**
 * steward_database_end_bulk:
 *
 * With the next change the writer gives the memory back.
 */
void
steward_database_end_bulk (StewardDatabase *self)
{
  g_atomic_int_add (&self->is_bulk, -1);
}

/**
 * steward_database_get_schema:
 *
 * Returns: the version of the file that this program writes
 */
int
steward_database_get_schema (void)
{
  return (int) steward_schema_get_version ();
}

/**
 * steward_database_get_path:
 *
 * Returns: the file, absolute
 */
const char *
steward_database_get_path (StewardDatabase *self)
{
  return self->path;
}

/**
 * steward_database_get_machine:
 *
 * Returns: the id of this desk
 */
const char *
steward_database_get_machine (StewardDatabase *self)
{
  return self->desk->machine;
}

/**
 * steward_database_get_file_id:
 *
 * Returns: the id of the file, the same on every machine
 */
const char *
steward_database_get_file_id (StewardDatabase *self)
{
  return self->desk->file_id;
}

/**
 * steward_database_get_clock:
 *
 * Returns: (transfer none): the clock of every transaction
 */
StewardClock *
steward_database_get_clock (StewardDatabase *self)
{
  return self->clock;
}
