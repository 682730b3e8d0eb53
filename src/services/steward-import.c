/* steward-import.c: files of posts brought in as mentions
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-import"

#include "steward-import.h"

#include "steward-csv.h"
#include "steward-directory-private.h"
#include "steward-id.h"
#include "steward-import-reader-private.h"
#include "steward-ingest-private.h"
#include "steward-kinds.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* A page of an index that many posts of a batch touch is written once. With more of them, or longer ones, the log would
 * outgrow its 64 MB at a million mentions. */
#define BATCH       9000
#define BATCH_BYTES (12 * 1024 * 1024)
#define PAUSE_US 10000

struct _StewardImport
{
  GObject              parent_instance;

  /* Input */
  StewardWorkspace    *workspace;     /* (owned) */
  GPtrArray           *files;         /* (owned) (element-type utf8) */
  char                *source_name;   /* (owned) (nullable) */
  char                *columns[STEWARD_IMPORT_N_FIELDS]; /* (owned) (nullable) */
  gint64               open_since_us;
  gboolean             strict;

  /* In progress; of the thread alone */
  StewardDatabase     *database;      /* (owned) (nullable) */
  char                *person;        /* (owned) (nullable) */
  GMainContext        *context;       /* (owned) (nullable) where signals are emitted */
  StewardImportTerms   terms;
  StewardRecord       *source;        /* (owned) (nullable) */
  StewardIngest       *ingest;        /* (owned) (nullable) of the last batch */
  StewardImportCounts  file_counts;
  StewardImportCounts  total;
  gboolean             is_checking;
  gint64               bytes_done;
  gint64               bytes_all;
  GError              *first_error;   /* (owned) (nullable) of a file that was refused as a whole */

  /* Results; of the main context */
  StewardImportCounts  counts;
  double               fraction;
};

enum
{
  SIGNAL_REFUSED,
  SIGNAL_FILE_DONE,
  SIGNAL_PROGRESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardImport, steward_import, G_TYPE_OBJECT)

/* What the thread tells, on its way to the main context. */
typedef struct
{
  StewardImport       *self; /* (owned) */
  guint                signal;
  char                *file; /* (owned) (nullable) */
  guint                line;
  char                *reason; /* (owned) (nullable) */
  GError              *error;  /* (owned) (nullable) */
  StewardImportCounts  file_counts;
  StewardImportCounts  total;
  double               fraction;
} Word;

static void
word_free (gpointer data)
{
  Word *word = data;

  g_object_unref (word->self);
  g_free (word->file);
  g_free (word->reason);
  g_clear_error (&word->error);
  g_free (word);
}

static gboolean
on_word (gpointer data)
{
  Word *word = data;
  StewardImport *self = word->self;

  self->counts = word->total;
  self->fraction = word->fraction;
  if (word->signal == SIGNAL_REFUSED)
    g_signal_emit (self, signals[SIGNAL_REFUSED], 0, word->file, word->line, word->reason);
  else if (word->signal == SIGNAL_FILE_DONE)
    g_signal_emit (self, signals[SIGNAL_FILE_DONE], 0, word->file, &word->file_counts, word->error);
  else
    g_signal_emit (self, signals[SIGNAL_PROGRESS], 0);
  return G_SOURCE_REMOVE;
}

static void
tell (StewardImport *self,
      guint          signal,
      const char    *file,
      guint          line,
      const char    *reason,
      const GError  *error)
{
  Word *word = g_new0 (Word, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  word->self = g_object_ref (self);
  word->signal = signal;
  word->file = g_strdup (file);
  word->line = line;
  word->reason = g_strdup (reason);
  word->error = error != NULL ? g_error_copy (error) : NULL;
  word->file_counts = self->file_counts;
  word->total = self->total;
  word->fraction = self->bytes_all > 0 ? MIN ((double) self->bytes_done / (double) self->bytes_all, 1) : 0;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_word, word, word_free);
  g_source_attach (source, self->context);
}

/* What is needed before the first post */

static gboolean
read_terms (StewardTransaction  *transaction,
            gpointer             data,
            GCancellable        *cancellable,
            GError             **error)
{
  StewardImport *self = data;
  g_autoptr (StewardRecord) workspace = NULL;
  const char *zone;

  if (!steward_permit_bring_in (transaction, error))
    return FALSE;
  self->terms.directory = steward_directory_read (transaction, error);
  workspace = self->terms.directory != NULL
                  ? steward_transaction_get (transaction, &steward_workspace_kind, "workspace", error) : NULL;
  if (workspace == NULL)
    return FALSE;
  zone = steward_record_get_text (workspace, STEWARD_WORKSPACE_TIME_ZONE);
  self->terms.zone = zone != NULL ? g_time_zone_new_identifier (zone) : NULL;
  if (self->terms.zone == NULL)
    self->terms.zone = g_time_zone_new_utc ();
  for (guint i = 0; i < STEWARD_IMPORT_N_FIELDS; i++)
    self->terms.columns[i] = self->columns[i];
  return TRUE;
}

/* The source of that name, made when there is none: files are no place that is read again. */
static gboolean
find_source (StewardTransaction  *transaction,
             gpointer             data,
             GCancellable        *cancellable,
             GError             **error)
{
  StewardImport *self = data;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *id =
      steward_directory_resolve (self->terms.directory, &steward_source_kind, self->source_name, &local_error);
  g_autofree char *new_id = NULL;

  if (id != NULL)
    {
      self->source = steward_transaction_get (transaction, &steward_source_kind, id, error);
      return self->source != NULL;
    }
  if (!g_error_matches (local_error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  new_id = steward_id_new ();
  self->source = steward_record_new (&steward_source_kind, new_id);
  steward_record_set_text (self->source, STEWARD_SOURCE_CONNECTOR, "import");
  steward_record_set_text (self->source, STEWARD_SOURCE_NAME, self->source_name);
  return steward_transaction_put (transaction, self->source, "add", error);
}

/* Storing */

typedef struct
{
  StewardImport       *self;
  GPtrArray           *posts; /* (element-type StewardRecord) */
  StewardImportCounts  counts;
} Batch;

static gboolean
store_batch (StewardTransaction  *transaction,
             gpointer             data,
             GCancellable        *cancellable,
             GError             **error)
{
  Batch *batch = data;
  StewardRecord *source = batch->self->source;
  const StewardIngestHow how = { TRUE, batch->self->open_since_us };
  const char *voice = source != NULL ? steward_record_get_text (source, STEWARD_SOURCE_VOICE) : NULL;

  if (!steward_permit_bring_in (transaction, error) || !steward_ingest_renew (&batch->self->ingest, transaction, error))
    return FALSE;
  for (guint i = 0; i < batch->posts->len; i++)
    {
      StewardRecord *post = batch->posts->pdata[i];
      StewardIngestOutcome outcome;

      if (source != NULL)
        steward_record_set_text (post, STEWARD_MENTION_SOURCE, steward_record_get_id (source));
      if (voice != NULL && !steward_record_has (post, STEWARD_MENTION_VOICE))
        steward_record_set_text (post, STEWARD_MENTION_VOICE, voice);
      if (!steward_ingest_store (batch->self->ingest, transaction, post, &how, &outcome, NULL, error))
        return FALSE;
      batch->counts.added += outcome == STEWARD_INGEST_ADDED;
      batch->counts.already_there += outcome == STEWARD_INGEST_ALREADY_THERE || outcome == STEWARD_INGEST_EDITED;
      batch->counts.kept_out += outcome == STEWARD_INGEST_KEPT_OUT;
      batch->counts.edited += outcome == STEWARD_INGEST_EDITED;
    }
  return steward_ingest_end_batch (batch->self->ingest, transaction, "import",
                                   source != NULL ? steward_record_get_id (source) : NULL, error);
}

static void
add_counts (StewardImportCounts       *to,
            const StewardImportCounts *counts)
{
  to->read += counts->read;
  to->added += counts->added;
  to->already_there += counts->already_there;
  to->edited += counts->edited;
  to->refused += counts->refused;
  to->kept_out += counts->kept_out;
}

/* Not cancelled on the way: a batch is stored as a whole. */
static gboolean
flush (StewardImport  *self,
       GPtrArray      *posts,
       GError        **error)
{
  Batch batch = { self, posts, { 0 } };

  if (posts->len == 0 || self->is_checking)
    {
      g_ptr_array_set_size (posts, 0);
      return TRUE;
    }
  if (!steward_database_transact (self->database, STEWARD_MODE_COLLECT, self->person, store_batch, &batch, NULL, error))
    {
      /* It counted what isn't stored. */
      g_clear_pointer (&self->ingest, steward_ingest_free);
      return FALSE;
    }
  /* Other programs get a turn. */
  g_usleep (PAUSE_US);
  g_ptr_array_set_size (posts, 0);
  add_counts (&self->file_counts, &batch.counts);
  add_counts (&self->total, &batch.counts);
  return TRUE;
}

/* Reading */

static void
count_read (StewardImport *self,
            const char    *file,
            guint          line,
            const char    *reason)
{
  StewardImportCounts one = { .read = 1, .refused = reason != NULL };

  add_counts (&self->file_counts, &one);
  add_counts (&self->total, &one);
  if (reason != NULL)
    tell (self, SIGNAL_REFUSED, file, line, reason, NULL);
}

static gsize
length_of (StewardRecord *post)
{
  const char *title = steward_record_get_text (post, STEWARD_MENTION_TITLE);
  const char *text = steward_record_get_text (post, STEWARD_MENTION_TEXT);

  return (title != NULL ? strlen (title) : 0) + (text != NULL ? strlen (text) : 0);
}

static gboolean
read_posts (StewardImport        *self,
            const char           *file,
            StewardImportReader  *reader,
            GSeekable            *position,
            GCancellable         *cancellable,
            GError              **error)
{
  g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 before = self->bytes_done;
  gsize bytes = 0;
  g_autoptr (GError) local_error = NULL;

  while (!g_cancellable_set_error_if_cancelled (cancellable, &local_error))
    {
      g_autoptr (StewardRecord) post = NULL;
      g_autofree char *reason = NULL;

      if (!steward_import_reader_next (reader, &post, &reason, cancellable, &local_error) ||
          (post == NULL && reason == NULL))
        break;
      count_read (self, file, reader->get_line (reader), reason);
      if (post != NULL)
        {
          bytes += length_of (post);
          g_ptr_array_add (posts, g_steal_pointer (&post));
        }
      if (posts->len < BATCH && bytes < BATCH_BYTES)
        continue;
      bytes = 0;
      if (!flush (self, posts, error))
        return FALSE;
      if (position != NULL)
        self->bytes_done = before + g_seekable_tell (position);
      tell (self, SIGNAL_PROGRESS, NULL, 0, NULL, NULL);
    }
  /* What was sound before the reading ended is stored; somebody who stops wants no more of it. */
  if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !flush (self, posts, error))
    return FALSE;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_file (StewardImport  *self,
           const char     *file,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autoptr (GSeekable) position = NULL;
  g_autoptr (GInputStream) stream = steward_import_open_input (file, &position, cancellable, error);
  g_autoptr (StewardImportReader) reader =
      stream != NULL ? steward_import_reader_new (stream, &self->terms, cancellable, error) : NULL;

  return reader != NULL && read_posts (self, file, reader, position, cancellable, error);
}

static gint64
size_of (const char *file)
{
  g_autoptr (GFile) object = g_file_new_for_path (file);
  g_autoptr (GFileInfo) info =
      g_file_query_info (object, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_file_info_get_size (info) : 0;
}

/* Whether the fault is of the input alone, so that the next file may be sound. */
static gboolean
is_of_input (const GError *error)
{
  return error->domain != STEWARD_STORE_ERROR && error->domain != STEWARD_REFUSAL &&
         !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* With the name of the file, once. */
static GError *
name_file (const char   *file,
           const GError *error)
{
  gboolean is_io = error->domain == G_IO_ERROR || error->domain == STEWARD_CSV_ERROR;

  return g_error_new (is_io ? STEWARD_SERVICE_ERROR : error->domain,
                      error->domain == G_IO_ERROR && error->code == G_IO_ERROR_NOT_FOUND ? (int) STEWARD_SERVICE_ERROR_NOT_FOUND
                      : is_io ? (int) STEWARD_SERVICE_ERROR_INPUT : error->code,
                      "%s: %s", file, error->message);
}

static gboolean
read_files (StewardImport  *self,
            GCancellable   *cancellable,
            GError        **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const char *file = self->files->pdata[i];
      gint64 before = self->bytes_done;
      g_autoptr (GError) local_error = NULL;

      self->file_counts = (StewardImportCounts){ 0 };
      if (!read_file (self, file, cancellable, &local_error))
        {
          if (is_of_input (local_error))
            {
              g_autoptr (GError) named = name_file (file, local_error);

              if (self->first_error == NULL)
                self->first_error = g_error_copy (named);
              g_clear_error (&local_error);
              local_error = g_steal_pointer (&named);
            }
          else
            {
              tell (self, SIGNAL_FILE_DONE, file, 0, NULL, local_error);
              g_propagate_error (error, g_steal_pointer (&local_error));
              return FALSE;
            }
        }
      else if (self->file_counts.read > 0 && self->file_counts.refused == self->file_counts.read &&
               self->first_error == NULL)
        self->first_error = g_error_new (STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT,
                                         _("%s: nothing in it could be read"), file);
      self->bytes_done = before + size_of (file);
      if (!self->is_checking || local_error != NULL)
        tell (self, SIGNAL_FILE_DONE, file, 0, NULL, local_error);
    }
  return TRUE;
}

/* Reads everything once before anything is stored. */
static gboolean
check_files (StewardImport  *self,
             GCancellable   *cancellable,
             GError        **error)
{
  StewardImportCounts found;

  self->is_checking = TRUE;
  if (!read_files (self, cancellable, error))
    return FALSE;
  self->is_checking = FALSE;
  found = self->total;
  self->total = (StewardImportCounts){ 0 };
  if (self->first_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->first_error));
      return FALSE;
    }
  if (found.refused > 0)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT,
                   g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " post was refused, so nothing is stored",
                                "%" PRId64 " posts were refused, so nothing is stored", (gulong) found.refused),
                   found.refused);
      return FALSE;
    }
  return TRUE;
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  StewardImport *self = source;
  GError *error = NULL;

  steward_database_begin_bulk (self->database);
  for (guint i = 0; i < self->files->len; i++)
    self->bytes_all += size_of (self->files->pdata[i]) * (self->strict ? 2 : 1);
  if (!steward_database_transact (self->database, STEWARD_MODE_READ, self->person, read_terms, self, NULL, &error) ||
      (self->strict && !check_files (self, cancellable, &error)) ||
      (self->source_name != NULL &&
       !steward_database_transact (self->database, STEWARD_MODE_COLLECT, self->person, find_source, self, NULL, &error)) ||
      !read_files (self, cancellable, &error))
    g_assert (error != NULL);
  steward_database_end_bulk (self->database);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (self->first_error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->first_error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
steward_import_finalize (GObject *object)
{
  StewardImport *self = STEWARD_IMPORT (object);

  for (guint i = 0; i < STEWARD_IMPORT_N_FIELDS; i++)
    g_free (self->columns[i]);
  g_clear_object (&self->terms.directory);
  g_clear_pointer (&self->terms.zone, g_time_zone_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->source);
  g_clear_pointer (&self->ingest, steward_ingest_free);
  g_clear_object (&self->database);
  g_clear_object (&self->workspace);
  g_clear_error (&self->first_error);
  g_ptr_array_unref (self->files);
  g_free (self->source_name);
  g_free (self->person);

  G_OBJECT_CLASS (steward_import_parent_class)->finalize (object);
}

static void
steward_import_class_init (StewardImportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = steward_import_finalize;

  signals[SIGNAL_REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_STRING);
  signals[SIGNAL_FILE_DONE] = g_signal_new ("file-done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_POINTER, G_TYPE_POINTER);
  signals[SIGNAL_PROGRESS] = g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
}

static void
steward_import_init (StewardImport *self)
{
  self->files = g_ptr_array_new_with_free_func (g_free);
  self->open_since_us = STEWARD_TIME_NONE;
}

/**
 * steward_import_new:
 *
 * Returns: (transfer full): an import into @workspace, without files yet
 */
StewardImport *
steward_import_new (StewardWorkspace *workspace)
{
  StewardImport *self = g_object_new (STEWARD_TYPE_IMPORT, NULL);

  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * steward_import_add_file:
 * @path: a file; `-` is what is handed in
 */
void
steward_import_add_file (StewardImport *self,
                         const char    *path)
{
  g_ptr_array_add (self->files, g_strdup (path));
}

/**
 * steward_import_set_source:
 * @name: (nullable): where the posts come from; a source of that name is made when there is none
 */
void
steward_import_set_source (StewardImport *self,
                           const char    *name)
{
  g_free (self->source_name);
  self->source_name = g_strdup (name);
}

/**
 * steward_import_map:
 * @field: a key of JSON Lines
 * @column: the head of a column, or its number
 * @error: return location for %STEWARD_SERVICE_ERROR_USAGE
 *
 * Says which column of comma-separated values a field is in.
 *
 * Returns: whether there is such a field
 */
gboolean
steward_import_map (StewardImport  *self,
                    const char     *field,
                    const char     *column,
                    GError        **error)
{
  int index = steward_import_find_field (field);
  g_autofree char *names = NULL;

  if (index >= 0)
    {
      g_free (self->columns[index]);
      self->columns[index] = g_strdup (column);
      return TRUE;
    }
  names = steward_import_list_fields ();
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("there is no field “%s”; the fields are %s"),
               field, names);
  return FALSE;
}

/**
 * steward_import_set_open_since:
 * @open_since_us: what was published before is stored as dismissed; %STEWARD_TIME_NONE is seven days
 *   before now
 */
void
steward_import_set_open_since (StewardImport *self,
                               gint64         open_since_us)
{
  self->open_since_us = open_since_us;
}

/**
 * steward_import_set_strict:
 * @strict: whether one refused post keeps all files from being stored
 */
void
steward_import_set_strict (StewardImport *self,
                           gboolean       strict)
{
  self->strict = strict;
}

/**
 * steward_import_run_async:
 * @cancellable: (nullable): ends it after the batch that is being stored
 *
 * Reads and stores.
 */
void
steward_import_run_async (StewardImport       *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (self->database == NULL);

  g_task_set_source_tag (task, steward_import_run_async);
  g_task_set_check_cancellable (task, FALSE);
  self->database = g_object_ref (steward_workspace_get_database (self->workspace));
  self->person = g_strdup (steward_workspace_get_person (self->workspace));
  self->context = g_main_context_ref_thread_default ();
  for (guint i = 0; self->strict && i < self->files->len; i++)
    if (g_str_equal (self->files->pdata[i], "-"))
      {
        g_task_return_new_error (task, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                                 _("--strict reads its input twice; give it a file"));
        return;
      }
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * steward_import_run_finish:
 * @error: return location for why not everything was stored
 *
 * Returns: whether all files were read to their end
 */
gboolean
steward_import_run_finish (StewardImport  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * steward_import_get_counts:
 *
 * Returns: (transfer none): what came of all files so far
 */
const StewardImportCounts *
steward_import_get_counts (StewardImport *self)
{
  return &self->counts;
}

/**
 * steward_import_get_fraction:
 *
 * Returns: how much is done, from 0 to 1; 0 where that isn't known
 */
double
steward_import_get_fraction (StewardImport *self)
{
  return self->fraction;
}
