/* steward-publishing-run.c: all that is due on this machine
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-publishing"

#include "steward-publishing.h"

#include "steward-publishing-private.h"

/* One round: what is to be done, and how far it is. */
typedef struct
{
  StewardOperation *listing; /* (owned) */
  GPtrArray        *ids;     /* (owned) (nullable) */
  guint             at;
  gint64            next_us;
} Round;

static void
round_free (gpointer data)
{
  Round *self = data;

  g_clear_object (&self->listing);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_free (self);
}

static void go_on (GTask *task);

static void
on_handled (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  StewardPublishing *self = STEWARD_PUBLISHING (source);
  Round *round = g_task_get_task_data (task);
  g_autoptr (JsonObject) object = steward_publishing_publish_finish (self, result, &error);

  if (object == NULL)
    {
      object = json_object_new ();
      json_object_set_string_member (object, "id", round->ids->pdata[round->at]);
    }
  steward_publishing_tell_handled (self, object, error);
  round->at++;
  go_on (task);
}

/* One after the other: a server that is slow for one is slow for all. */
static void
go_on (GTask *task)
{
  Round *round = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (round->at == round->ids->len)
    g_task_return_boolean (task, TRUE);
  else
    steward_publishing_handle_async (g_task_get_source_object (task), round->ids->pdata[round->at], on_handled,
                                     g_object_ref (task));
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  Round *round = g_task_get_task_data (task);
  GError *error = NULL;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  round->ids = g_ptr_array_ref (steward_publish_get_due (round->listing, &round->next_us));
  go_on (task);
}

/**
 * steward_publishing_run_async:
 *
 * Looks up what this machine left open, then publishes what is due on it, one by one. What can't go
 * out doesn't stop the others: see [signal@Publishing::handled].
 */
void
steward_publishing_run_async (StewardPublishing   *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Round *round = g_new0 (Round, 1);

  round->listing = steward_publish_list_due ();
  g_task_set_source_tag (task, steward_publishing_run_async);
  g_task_set_task_data (task, round, round_free);
  steward_workspace_perform_async (steward_publishing_get_workspace (self), round->listing, cancellable, on_listed,
                                   g_object_ref (task));
}

/**
 * steward_publishing_run_finish:
 * @next_us: (out) (optional): when the next one is due, or %STEWARD_TIME_NONE
 *
 * Returns: whether the round was gone through
 */
gboolean
steward_publishing_run_finish (StewardPublishing  *self,
                               GAsyncResult       *result,
                               gint64             *next_us,
                               GError            **error)
{
  Round *round;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  round = g_task_get_task_data (G_TASK (result));
  if (next_us != NULL)
    *next_us = round->next_us;
  return g_task_propagate_boolean (G_TASK (result), error);
}
