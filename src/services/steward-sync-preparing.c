/* steward-sync-preparing.c: makes a database on a server ready for a team
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sync-preparing"

#include "steward-sync-preparing.h"

#include "steward-server-design.h"
#include "steward-service-error.h"
#include "steward-sync-setup-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *address;
  char *user;     /* (nullable) */
  char *password; /* (nullable) */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->address);
  g_free (request->user);
  if (request->password != NULL)
    memset (request->password, 0, strlen (request->password));
  g_free (request->password);
  g_free (request);
}

static gboolean
check_administrator (StewardRemote  *remote,
                     GError        **error)
{
  gboolean is_administrator = FALSE;
  g_autofree char *login = steward_remote_find_login (remote, &is_administrator, error);

  if (login == NULL)
    return FALSE;
  if (is_administrator)
    return TRUE;
  g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE,
                       _("Only an administrator of the server can prepare a database; log in with --user and --password-file"));
  return FALSE;
}

static JsonNode *
tell (const char                *address,
      const StewardServerDesign *outcome,
      const char                *hr_address,
      const StewardServerDesign *hr_outcome)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "remote", address);
  json_object_set_boolean_member (object, "made", outcome->made);
  json_object_set_int_member (object, "rules", outcome->written ? STEWARD_SERVER_DESIGN_VERSION : outcome->found);
  json_object_set_boolean_member (object, "written", outcome->written);
  json_object_set_string_member (object, "hr_remote", hr_address);
  json_object_set_boolean_member (object, "hr_made", hr_outcome->made);
  json_node_take_object (node, object);
  return node;
}

static JsonNode *
prepare_both (StewardRemote  *remote,
              GError        **error)
{
  g_autoptr (StewardRemote) beside = NULL;
  StewardServerDesign outcome, hr_outcome;

  if (!steward_server_design_write (remote, FALSE, &outcome, error))
    return NULL;
  beside = steward_remote_new_beside (remote, STEWARD_SERVER_HR_SUFFIX);
  if (!steward_server_design_write (beside, TRUE, &hr_outcome, error))
    return NULL;
  return tell (steward_remote_get_address (remote), &outcome, steward_remote_get_address (beside), &hr_outcome);
}

/* On a thread that may wait for the network. */
static void
prepare (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  JsonNode *told = NULL;
  g_autoptr (StewardRemote) remote = steward_remote_new (request->address, request->user, request->password, &error);

  if (remote != NULL)
    steward_remote_set_cancellable (remote, cancellable);
  if (remote != NULL && steward_remote_log_in (remote, &error) && check_administrator (remote, &error))
    told = prepare_both (remote, &error);
  if (told != NULL)
    g_task_return_pointer (task, told, (GDestroyNotify) json_node_unref);
  else
    {
      steward_sync_translate_error (&error);
      g_task_return_error (task, error);
    }
}

/**
 * steward_sync_prepare_async:
 * @address: of the database, which is made when there is none
 * @user: (nullable): an administrator of the server
 * @password: (nullable): of that one
 *
 * Makes the database, lets only those in who have a role of Steward, and another beside it for those who have that of HR, and writes
 * the rules for who may write what.
 */
void
steward_sync_prepare_async (const char           *address,
                            const char           *user,
                            const char           *password,
                            GCancellable         *cancellable,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->address = g_strdup (address);
  request->user = g_strdup (user);
  request->password = g_strdup (password);
  g_task_set_source_tag (task, steward_sync_prepare_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, prepare);
}

/**
 * steward_sync_prepare_finish:
 *
 * Returns: (transfer full) (nullable): an object with `remote`, `made`, `rules` (the version that the server has now),
 *   `written`, `hr_remote` and `hr_made`
 */
JsonNode *
steward_sync_prepare_finish (GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
