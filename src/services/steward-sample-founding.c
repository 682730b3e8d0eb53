/* steward-sample-founding.c: the sample organisation in a file of its own
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sample-founding"

#include "steward-sample-founding.h"

#include "steward-kinds.h"
#include "steward-sample-life-private.h"
#include "steward-service-error.h"
#include "steward-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static void
moment_free (gpointer data)
{
  StewardSampleMoment *self = data;

  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self);
}

/**
 * steward_sample_moments_new:
 *
 * Returns: (transfer full) (element-type StewardSampleMoment): no moments yet
 */
GPtrArray *
steward_sample_moments_new (void)
{
  return g_ptr_array_new_with_free_func (moment_free);
}

/**
 * steward_sample_moments_add:
 *
 * Returns: (transfer none): a moment in which nothing is stored yet; fill in the rest
 */
StewardSampleMoment *
steward_sample_moments_add (GPtrArray  *moments,
                            gint64      at_us,
                            const char *person,
                            const char *action)
{
  StewardSampleMoment *moment = g_new0 (StewardSampleMoment, 1);

  moment->at_us = at_us;
  moment->order = moments->len;
  moment->person = person;
  moment->action = action;
  moment->records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (moments, moment);
  return moment;
}

static int
compare_moments (gconstpointer a,
                 gconstpointer b)
{
  const StewardSampleMoment *first = *(const StewardSampleMoment *const *) a;
  const StewardSampleMoment *second = *(const StewardSampleMoment *const *) b;

  if (first->at_us != second->at_us)
    return first->at_us < second->at_us ? -1 : 1;
  return first->order < second->order ? -1 : 1;
}

/**
 * steward_sample_moments_sort:
 *
 * Puts moments in the order in which they happen.
 */
void
steward_sample_moments_sort (GPtrArray *moments)
{
  g_ptr_array_sort (moments, compare_moments);
}

static void
take_all (StewardSampleMoment *moment,
          GPtrArray           *records)
{
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (moment->records, g_object_ref (records->pdata[i]));
}

static gboolean
add_guideline (StewardSample           *sample,
               StewardSampleGuideline  *about,
               GPtrArray               *moments,
               GError                 **error)
{
  g_autoptr (GPtrArray) editions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (g_object_unref);
  const char *owner = steward_record_get_text (about->record, STEWARD_GUIDELINE_OWNER);
  StewardSampleMoment *writing;

  if (!steward_sample_make_editions (sample, about, editions, blocks, error))
    return FALSE;
  for (guint i = 0; i < editions->len; i++)
    {
      gint64 from_us = steward_record_get_time (editions->pdata[i], STEWARD_EDITION_FROM);
      StewardSampleMoment *adopting = steward_sample_moments_add (moments, from_us, about->approver, "publish");
      g_autoptr (StewardRecord) head = steward_record_copy (about->record);

      steward_record_set_integer (head, STEWARD_GUIDELINE_IN_FORCE, (gint64) i + 1);
      steward_record_set_time (head, STEWARD_GUIDELINE_IN_FORCE_FROM, from_us);
      steward_record_set_text (head, STEWARD_GUIDELINE_STATE, "in-force");
      g_ptr_array_add (adopting->records, g_object_ref (editions->pdata[i]));
      g_ptr_array_add (adopting->records, g_steal_pointer (&head));
    }

  if (about->draft == NULL)
    {
      writing = steward_sample_moments_add (
          moments, steward_record_get_time (about->record, STEWARD_GUIDELINE_IN_FORCE_FROM), owner, "write");
      take_all (writing, blocks);
      return TRUE;
    }
  writing = steward_sample_moments_add (moments, sample->now_us - 3 * STEWARD_DAY_US, owner, "write");
  take_all (writing, blocks);
  {
    g_autoptr (StewardRecord) head = steward_record_copy (about->record);

    steward_record_set_text (head, STEWARD_GUIDELINE_STATE, "draft");
    g_ptr_array_add (writing->records, g_steal_pointer (&head));
  }
  return TRUE;
}

/**
 * steward_sample_add_founding:
 *
 * Appends the moments in which the organisation, its matrices and its guidelines came about.
 *
 * Returns: whether the sample's own documents could be read
 */
gboolean
steward_sample_add_founding (StewardSample  *sample,
                             GPtrArray      *moments,
                             GError        **error)
{
  gint64 founded_us = steward_record_get_created (sample->workspace);
  StewardSampleMoment *founding = steward_sample_moments_add (moments, founded_us, sample->matrix_adopted_by, "found");
  StewardSampleMoment *drawing;
  g_autoptr (GPtrArray) matrices = NULL;
  GPtrArray *parts[] = { sample->departments, sample->people, sample->memberships, sample->topics,
                         sample->sources, sample->accounts, sample->snippets };

  g_ptr_array_add (founding->records, g_object_ref (sample->workspace));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    take_all (founding, parts[i]);

  matrices = steward_sample_make_matrices (sample, error);
  if (matrices == NULL)
    return FALSE;
  for (guint i = 0; i < matrices->len; i++)
    {
      StewardRecord *matrix = matrices->pdata[i];
      StewardSampleMoment *adopting =
          steward_sample_moments_add (moments, steward_record_get_time (matrix, STEWARD_MATRIX_FROM),
                                      steward_record_get_text (matrix, STEWARD_MATRIX_ADOPTED_BY), "adopt");

      g_ptr_array_add (adopting->records, g_object_ref (matrix));
    }
  drawing = steward_sample_moments_add (moments, founded_us, sample->matrix_adopted_by, "create");
  take_all (drawing, sample->activities);

  for (guint i = 0; i < sample->guidelines->len; i++)
    if (!add_guideline (sample, sample->guidelines->pdata[i], moments, error))
      return FALSE;
  for (guint i = 0; i < sample->acknowledgements->len; i++)
    {
      StewardRecord *acknowledgement = sample->acknowledgements->pdata[i];
      const char *by = steward_record_get_text (acknowledgement, STEWARD_ACKNOWLEDGEMENT_RECORDED_BY);
      StewardSampleMoment *reading = steward_sample_moments_add (
          moments, steward_record_get_time (acknowledgement, STEWARD_ACKNOWLEDGEMENT_AT),
          by != NULL ? by : steward_record_get_text (acknowledgement, STEWARD_ACKNOWLEDGEMENT_PERSON), "acknowledge");

      g_ptr_array_add (reading->records, g_object_ref (acknowledgement));
    }
  return TRUE;
}

static gboolean
happen (StewardTransaction  *transaction,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  StewardSampleMoment *moment = data;

  for (guint i = 0; i < moment->records->len; i++)
    if (!steward_transaction_put (transaction, moment->records->pdata[i], moment->action, error))
      return FALSE;
  return moment->happen == NULL || moment->happen (transaction, moment, error);
}

/* The file's clock goes along, so that events, stamps and due times are those of the day. */
static gboolean
live_through (StewardWorkspace  *workspace,
              StewardClock      *clock,
              GPtrArray         *moments,
              GCancellable      *cancellable,
              GError           **error)
{
  for (guint i = 0; i < moments->len; i++)
    {
      StewardSampleMoment *moment = moments->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      steward_clock_advance (clock, MAX (0, moment->at_us - steward_clock_now_us (clock)));
      if (!steward_database_transact (steward_workspace_get_database (workspace), STEWARD_MODE_COLLECT, moment->person,
                                      happen, moment, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_file (const char    *path,
           guint32        seed,
           gint64         now_us,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (StewardSample) sample = steward_sample_new (now_us, seed, error);
  g_autoptr (GPtrArray) moments = steward_sample_moments_new ();
  g_autoptr (StewardClock) clock = NULL;
  g_autoptr (StewardWorkspace) workspace = NULL;
  gboolean is_made;

  if (sample == NULL || !steward_sample_add_founding (sample, moments, error) ||
      !steward_sample_add_life (sample, moments, error))
    return FALSE;
  steward_sample_moments_sort (moments);

  clock = steward_clock_new_fixed (steward_record_get_created (sample->workspace));
  workspace = steward_workspace_open (path, TRUE, clock, error);
  if (workspace == NULL)
    return FALSE;
  is_made = live_through (workspace, clock, moments, cancellable, error);
  steward_workspace_close (workspace);
  return is_made;
}

static void
remove_unfinished (const char *path)
{
  const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

/**
 * steward_workspace_found_sample:
 * @path: where the file is made; there must be none
 * @seed: the same gives the same organisation
 * @clock: what the file is opened with, and what it is dated by
 *
 * Makes the sample organisation by living through its history. Takes some seconds; any thread, in
 * its default main context. What is unfinished is removed again.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
StewardWorkspace *
steward_workspace_found_sample (const char    *path,
                                guint32        seed,
                                StewardClock  *clock,
                                GCancellable  *cancellable,
                                GError       **error)
{
  gint64 now_us = steward_clock_now_us (clock);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("%s is there already; choose another name"), path);
      return NULL;
    }
  /* Posts are dated by the second. */
  now_us -= now_us % STEWARD_SECOND_US;
  if (!make_file (path, seed, now_us, cancellable, error))
    {
      remove_unfinished (path);
      return NULL;
    }
  return steward_workspace_open (path, FALSE, clock, error);
}

typedef struct
{
  char         *path;
  guint32       seed;
  StewardClock *clock;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_object_unref (request->clock);
  g_free (request);
}

static void
found_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Request *request = data;
  /* The workspace of this thread tells nobody of changes; the window opens the file anew. */
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (StewardWorkspace) workspace = NULL;
  GError *error = NULL;

  g_main_context_push_thread_default (context);
  workspace = steward_workspace_found_sample (request->path, request->seed, request->clock, cancellable, &error);
  if (workspace != NULL)
    steward_workspace_close (workspace);
  g_main_context_pop_thread_default (context);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * steward_workspace_found_sample_async:
 *
 * [func@workspace_found_sample] in a thread of its own. The file is closed again: open it.
 */
void
steward_workspace_found_sample_async (const char          *path,
                                      guint32              seed,
                                      StewardClock        *clock,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (path);
  request->seed = seed;
  request->clock = g_object_ref (clock);
  g_task_set_source_tag (task, steward_workspace_found_sample_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, found_in_thread);
}

/**
 * steward_workspace_found_sample_finish:
 *
 * Returns: whether the file is there
 */
gboolean
steward_workspace_found_sample_finish (GAsyncResult  *result,
                                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
