/* steward-keeping-async.c: looking after the file without holding up who asks
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-keeping-async"

#include "steward-keeping.h"

/* A thread of its own waits for the store's: a whole file takes minutes, and both belong to others meanwhile. */

static void
check (GTask        *task,
       gpointer      source,
       gpointer      data,
       GCancellable *cancellable)
{
  GError *error = NULL;
  JsonNode *findings = steward_keeping_check (source, &error);

  if (findings != NULL)
    g_task_return_pointer (task, findings, (GDestroyNotify) json_node_unref);
  else
    g_task_return_error (task, error);
}

static void
back_up (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  GError *error = NULL;

  if (steward_keeping_backup (source, data, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restore (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  GError *error = NULL;
  char *kept;

  if (steward_keeping_restore (source, data, &kept, &error))
    g_task_return_pointer (task, kept, g_free);
  else
    g_task_return_error (task, error);
}

static void
start (StewardWorkspace    *workspace,
       const char          *path,
       GTaskThreadFunc      func,
       gpointer             tag,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, func);
}

/**
 * steward_keeping_check_async:
 *
 * As [func@keeping_check] does, without waiting.
 */
void
steward_keeping_check_async (StewardWorkspace    *workspace,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  start (workspace, NULL, check, steward_keeping_check_async, NULL, callback, user_data);
}

/**
 * steward_keeping_check_finish:
 *
 * Returns: (transfer full) (nullable): what was found, as [func@keeping_check] says it
 */
JsonNode *
steward_keeping_check_finish (StewardWorkspace  *workspace,
                              GAsyncResult      *result,
                              GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_keeping_backup_async:
 * @path: where the copy goes
 * @cancellable: (nullable): ends it; then nothing is there that wasn't before
 *
 * As [func@keeping_backup] does, without waiting.
 */
void
steward_keeping_backup_async (StewardWorkspace    *workspace,
                              const char          *path,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  start (workspace, path, back_up, steward_keeping_backup_async, cancellable, callback, user_data);
}

/**
 * steward_keeping_backup_finish:
 *
 * Returns: whether the copy is there
 */
gboolean
steward_keeping_backup_finish (StewardWorkspace  *workspace,
                               GAsyncResult      *result,
                               GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * steward_keeping_restore_async:
 * @path: a backup
 *
 * As [func@keeping_restore] does, without waiting.
 */
void
steward_keeping_restore_async (StewardWorkspace    *workspace,
                               const char          *path,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  start (workspace, path, restore, steward_keeping_restore_async, NULL, callback, user_data);
}

/**
 * steward_keeping_restore_finish:
 *
 * Returns: (transfer full) (nullable): where the contents that were there are kept
 */
char *
steward_keeping_restore_finish (StewardWorkspace  *workspace,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
