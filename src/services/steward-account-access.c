/* steward-account-access.c: an account's way to its network
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-account-access"

#include "steward-account-access-private.h"

#include "steward-kinds.h"
#include "steward-secrets.h"
#include "steward-service-error.h"
#include "steward-workspace-private.h"

#include <glib/gi18n-lib.h>

/**
 * steward_account_access_name:
 *
 * Returns: (nullable): by which its network knows the account: for good where it said so, else its handle
 */
const char *
steward_account_access_name (StewardRecord *account)
{
  return steward_record_has (account, STEWARD_ACCOUNT_REMOTE_ID)
             ? steward_record_get_text (account, STEWARD_ACCOUNT_REMOTE_ID)
             : steward_record_get_text (account, STEWARD_ACCOUNT_HANDLE);
}

static StewardPublisher *
make_publisher (StewardWorkspace *workspace,
                StewardRecord    *account,
                const char       *token)
{
  StewardPublisher *publisher =
      steward_connector_new_publisher (steward_record_get_text (account, STEWARD_ACCOUNT_NETWORK),
                                       steward_record_get_text (account, STEWARD_ACCOUNT_SERVER),
                                       steward_account_access_name (account), token,
                                       steward_workspace_get_http (workspace));

  if (publisher != NULL)
    steward_publisher_set_allowed_hosts (publisher, steward_record_get_set (account, STEWARD_ACCOUNT_ALLOWED_HOSTS));
  return publisher;
}

static void
on_looked_up (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  StewardRecord *account = g_task_get_task_data (task);
  g_autofree char *token = NULL;
  GError *error = NULL;

  token = steward_secrets_look_up_finish (result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (token == NULL)
    g_task_return_new_error (task, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNAUTHORISED,
                             _("There is no token of this account on this computer; authorise it here"));
  else
    g_task_return_pointer (task, make_publisher (g_task_get_source_object (task), account, token), g_object_unref);
}

/**
 * steward_account_access_error:
 * @error: from a publisher or an authority, or any other
 *
 * Returns: (transfer full): what use cases return for it
 */
GError *
steward_account_access_error (const GError *error)
{
  static const StewardServiceError codes[] = {
    [STEWARD_PUBLISHER_ERROR_REFUSED] = STEWARD_SERVICE_ERROR_REFUSED,
    [STEWARD_PUBLISHER_ERROR_UNREACHED] = STEWARD_SERVICE_ERROR_NETWORK,
    [STEWARD_PUBLISHER_ERROR_UNKNOWN] = STEWARD_SERVICE_ERROR_NETWORK,
    [STEWARD_PUBLISHER_ERROR_UNAUTHORISED] = STEWARD_SERVICE_ERROR_UNAUTHORISED,
    [STEWARD_PUBLISHER_ERROR_LIMITED] = STEWARD_SERVICE_ERROR_NETWORK,
    [STEWARD_PUBLISHER_ERROR_GUARDED] = STEWARD_SERVICE_ERROR_GUARDED,
    [STEWARD_PUBLISHER_ERROR_GONE] = STEWARD_SERVICE_ERROR_REFUSED,
    [STEWARD_PUBLISHER_ERROR_TOO_MANY] = STEWARD_SERVICE_ERROR_NETWORK,
  };

  if (error->domain != STEWARD_PUBLISHER_ERROR)
    return g_error_copy (error);
  return g_error_new_literal (STEWARD_SERVICE_ERROR, codes[error->code], error->message);
}

/**
 * steward_account_access_open_async:
 * @account: a record of the kind account
 * @token: (nullable): one given for this command; %NULL looks into the secret service
 *
 * Opens the way to an account's network.
 */
void
steward_account_access_open_async (StewardWorkspace    *workspace,
                                   StewardRecord       *account,
                                   const char          *token,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  g_autoptr (StewardPublisher) publisher = make_publisher (workspace, account, token);

  g_task_set_source_tag (task, steward_account_access_open_async);
  g_task_set_task_data (task, g_object_ref (account), g_object_unref);
  if (publisher == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else if (token != NULL)
    g_task_return_pointer (task, g_steal_pointer (&publisher), g_object_unref);
  else
    steward_secrets_look_up_async (workspace, steward_record_get_id (account), cancellable, on_looked_up,
                                   g_steal_pointer (&task));
}

/**
 * steward_account_access_open_finish:
 * @error: return location for %STEWARD_PUBLISHER_ERROR_UNAUTHORISED, %STEWARD_SERVICE_ERROR_NO_SECRETS
 *
 * Returns: (transfer full) (nullable): a way to post; %NULL without an error for a network without
 *   an API
 */
StewardPublisher *
steward_account_access_open_finish (StewardWorkspace  *workspace,
                                    GAsyncResult      *result,
                                    GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
