/* steward-account-limits.c: what an account's own server allows
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-account-limits"

#include "steward-account-limits.h"

#include "steward-account-access-private.h"
#include "steward-accounts-private.h"
#include "steward-kinds.h"
#include "steward-service-error.h"
#include "steward-workspace-private.h"

#include <glib/gi18n-lib.h>

/* From step to step. */
typedef struct
{
  StewardOperation *operation; /* (owned) */
  StewardPublisher *publisher; /* (owned) (nullable) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_clear_object (&self->operation);
  g_clear_object (&self->publisher);
  g_free (self);
}

static void
perform (GTask               *task,
         StewardOperation    *operation,
         GAsyncReadyCallback  callback)
{
  Reading *reading = g_task_get_task_data (task);

  g_clear_object (&reading->operation);
  reading->operation = operation;
  steward_workspace_perform_async (g_task_get_source_object (task), operation, g_task_get_cancellable (task), callback,
                                   g_object_ref (task));
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;

  if (steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    g_task_return_pointer (task, g_object_ref (steward_operation_get_record (reading->operation)), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) limits = steward_publisher_load_limits_finish (STEWARD_PUBLISHER (source), result, &error);

  if (limits != NULL && JSON_NODE_HOLDS_OBJECT (limits) && json_object_get_size (json_node_get_object (limits)) > 0)
    perform (task, steward_account_keep_limits (steward_record_get_id (steward_operation_get_record (reading->operation)),
                                                limits), on_kept);
  else if (error == NULL)
    g_task_return_new_error (task, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                             _("This network’s servers don’t say what they allow; what Preferences say of the network holds"));
  else
    g_task_return_new_error (task, STEWARD_SERVICE_ERROR,
                             g_error_matches (error, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_GUARDED)
                                 ? STEWARD_SERVICE_ERROR_GUARDED
                                 : STEWARD_SERVICE_ERROR_NETWORK,
                             "%s", error->message);
}

/* Servers tell it to everybody: no token is needed, and any machine can ask. */
static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  Reading *reading = g_task_get_task_data (task);
  StewardRecord *account;
  GError *error = NULL;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  account = steward_operation_get_record (reading->operation);
  reading->publisher =
      steward_connector_new_publisher (steward_record_get_text (account, STEWARD_ACCOUNT_NETWORK),
                                       steward_record_get_text (account, STEWARD_ACCOUNT_SERVER),
                                       steward_account_access_name (account), NULL,
                                       steward_workspace_get_http (STEWARD_WORKSPACE (source)));
  if (reading->publisher == NULL)
    {
      g_task_return_new_error (task, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                               _("This network’s servers don’t say what they allow; what Preferences say of the network holds"));
      return;
    }
  steward_publisher_set_allowed_hosts (reading->publisher, steward_record_get_set (account, STEWARD_ACCOUNT_ALLOWED_HOSTS));
  steward_publisher_load_limits_async (reading->publisher, g_task_get_cancellable (task), on_read, g_object_ref (task));
}

/**
 * steward_account_limits_read_async:
 * @id: of an account, or the start of it
 *
 * Asks an account's server what it allows, and keeps it with the time. By who holds the account, and administrators.
 */
void
steward_account_limits_read_async (StewardWorkspace    *workspace,
                                   const char          *id,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_account_limits_read_async);
  g_task_set_task_data (task, g_new0 (Reading, 1), reading_free);
  perform (task, steward_account_begin_reading_limits (id), on_found);
}

/**
 * steward_account_limits_read_finish:
 * @error: return location for a refusal, %STEWARD_SERVICE_ERROR_NETWORK, %STEWARD_SERVICE_ERROR_GUARDED
 *
 * Returns: (transfer full) (nullable): the account with its limits
 */
StewardRecord *
steward_account_limits_read_finish (StewardWorkspace  *workspace,
                                    GAsyncResult      *result,
                                    GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
