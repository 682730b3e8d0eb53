/* steward-worker.c: one thread that does what it is handed, in order
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-worker"

#include "steward-worker.h"

#include <glib/gi18n-lib.h>

struct _StewardWorker
{
  GObject      parent_instance;
  GAsyncQueue *queue;  /* (owned) (element-type Job) */
  GThread     *thread; /* (owned) (nullable) NULL once shut down */
};

typedef struct
{
  StewardWork    work; /* (nullable) NULL: the last job of a thread */
  gpointer       data;
  GDestroyNotify destroy_data;
  GDestroyNotify destroy_result;
  GTask         *task; /* (owned) (nullable) NULL for a caller that waits */
  GCancellable  *cancellable; /* (nullable) of a caller that waits */

  /* For a caller that waits. */
  GMutex        *mutex;
  GCond         *done;
  gboolean       is_done;
  gpointer       result;
  GError        *error;
} Job;

G_DEFINE_FINAL_TYPE (StewardWorker, steward_worker, G_TYPE_OBJECT)

static void
do_for_task (Job *job)
{
  GError *error = NULL;
  GCancellable *cancellable = g_task_get_cancellable (job->task);
  gpointer result = NULL;

  if (!g_cancellable_set_error_if_cancelled (cancellable, &error))
    result = job->work (job->data, cancellable, &error);
  if (job->destroy_data != NULL)
    job->destroy_data (job->data);

  if (error != NULL)
    g_task_return_error (job->task, error);
  else
    g_task_return_pointer (job->task, result, job->destroy_result);
  g_object_unref (job->task);
  g_free (job);
}

static void
do_for_waiter (Job *job)
{
  GError *error = NULL;
  gpointer result = job->work (job->data, job->cancellable, &error);

  g_mutex_lock (job->mutex);
  job->result = result;
  job->error = error;
  job->is_done = TRUE;
  g_cond_signal (job->done);
  g_mutex_unlock (job->mutex);
}

static gpointer
run_queue (gpointer data)
{
  g_autoptr (GAsyncQueue) queue = data;

  while (TRUE)
    {
      Job *job = g_async_queue_pop (queue);

      if (job->work == NULL)
        {
          g_free (job);
          return NULL;
        }
      if (job->task != NULL)
        do_for_task (job);
      else
        do_for_waiter (job);
    }
}

static void
steward_worker_dispose (GObject *object)
{
  StewardWorker *self = STEWARD_WORKER (object);

  /* The task of the last job may hold the last reference: then there is nobody left to join. */
  if (self->thread == g_thread_self ())
    {
      g_async_queue_push (self->queue, g_new0 (Job, 1));
      g_thread_unref (g_steal_pointer (&self->thread));
    }
  else
    steward_worker_shut_down (self);

  G_OBJECT_CLASS (steward_worker_parent_class)->dispose (object);
}

static void
steward_worker_finalize (GObject *object)
{
  StewardWorker *self = STEWARD_WORKER (object);

  g_async_queue_unref (self->queue);

  G_OBJECT_CLASS (steward_worker_parent_class)->finalize (object);
}

static void
steward_worker_class_init (StewardWorkerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_worker_dispose;
  object_class->finalize = steward_worker_finalize;
}

static void
steward_worker_init (StewardWorker *self)
{
  self->queue = g_async_queue_new ();
}

/**
 * steward_worker_new:
 * @name: what the thread is called in a debugger, at most 15 characters
 *
 * Returns: (transfer full): a worker whose thread runs
 */
StewardWorker *
steward_worker_new (const char *name)
{
  StewardWorker *self = g_object_new (STEWARD_TYPE_WORKER, NULL);

  self->thread = g_thread_new (name, run_queue, g_async_queue_ref (self->queue));
  return self;
}

/**
 * steward_worker_run_async:
 * @work: what to do
 * @data: handed to @work
 * @destroy_data: (nullable): frees @data, on the worker's thread, after the work
 * @destroy_result: (nullable): frees a result nobody fetched
 * @cancellable: (nullable): work that hasn't begun is left out
 * @callback: called in the caller's main context
 *
 * Works are done in the order they were handed in, one after the other.
 */
void
steward_worker_run_async (StewardWorker       *self,
                          StewardWork          work,
                          gpointer             data,
                          GDestroyNotify       destroy_data,
                          GDestroyNotify       destroy_result,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Job *job;

  g_return_if_fail (STEWARD_IS_WORKER (self));
  g_return_if_fail (work != NULL);

  job = g_new0 (Job, 1);
  job->work = work;
  job->data = data;
  job->destroy_data = destroy_data;
  job->destroy_result = destroy_result;
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, steward_worker_run_async);

  if (self->thread == NULL)
    {
      g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_CLOSED, _("The worker has ended"));
      if (destroy_data != NULL)
        destroy_data (data);
      g_object_unref (job->task);
      g_free (job);
      return;
    }
  g_async_queue_push (self->queue, job);
}

/**
 * steward_worker_run_finish:
 * @error: return location for what the work reported, or a [error@Gio.IOErrorEnum]
 *
 * Returns: (transfer full) (nullable): what the work returned
 */
gpointer
steward_worker_run_finish (StewardWorker  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_worker_run:
 * @work: what to do
 * @data: handed to @work; stays the caller's
 * @cancellable: (nullable): handed to @work
 * @error: return location for what the work reported
 *
 * Waits until the work is done: for the command line and for tests, never for a window's thread.
 * On the worker's own thread the work is done at once.
 *
 * Returns: what the work returned
 */
gpointer
steward_worker_run (StewardWorker  *self,
                    StewardWork     work,
                    gpointer        data,
                    GCancellable   *cancellable,
                    GError        **error)
{
  GMutex mutex;
  GCond done;
  Job job = { .work = work, .data = data, .cancellable = cancellable };

  g_return_val_if_fail (STEWARD_IS_WORKER (self), NULL);

  if (steward_worker_is_current (self))
    return work (data, cancellable, error);
  if (self->thread == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _("The worker has ended"));
      return NULL;
    }

  g_mutex_init (&mutex);
  g_cond_init (&done);
  job.mutex = &mutex;
  job.done = &done;

  g_async_queue_push (self->queue, &job);
  g_mutex_lock (&mutex);
  while (!job.is_done)
    g_cond_wait (&done, &mutex);
  g_mutex_unlock (&mutex);

  g_mutex_clear (&mutex);
  g_cond_clear (&done);
  if (job.error != NULL)
    g_propagate_error (error, job.error);
  return job.result;
}

/**
 * steward_worker_is_current:
 *
 * Returns: whether the caller is on the worker's thread
 */
gboolean
steward_worker_is_current (StewardWorker *self)
{
  g_return_val_if_fail (STEWARD_IS_WORKER (self), FALSE);

  return self->thread == g_thread_self ();
}

/**
 * steward_worker_shut_down:
 *
 * Does what was handed in so far and ends the thread. May be called twice.
 */
void
steward_worker_shut_down (StewardWorker *self)
{
  g_return_if_fail (STEWARD_IS_WORKER (self));
  g_return_if_fail (self->thread == NULL || self->thread != g_thread_self ());

  if (self->thread == NULL)
    return;

  g_async_queue_push (self->queue, g_new0 (Job, 1));
  g_thread_join (g_steal_pointer (&self->thread));
}
