/* steward-secrets.c: tokens of accounts and the password of sync, in the desktop's secret service
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-secrets"

#include "steward-secrets.h"

#include "steward-config.h"
#include "steward-service-error.h"
#include "steward-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>

/* No token or password is as long; a file that is was named by mistake. */
#define MAX_TOKEN_BYTES 8192

static const SecretSchema *
get_schema (void)
{
  static const SecretSchema schema = {
    APPLICATION_ID,
    SECRET_SCHEMA_NONE,
    {
      { "file", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, SECRET_SCHEMA_ATTRIBUTE_STRING },
    },
  };

  return &schema;
}

static const char *
file_of (StewardWorkspace *workspace)
{
  return steward_database_get_file_id (steward_workspace_get_database (workspace));
}

/* Sync has a password, accounts have tokens: people are told of what they know. */
static gboolean
is_password (GTask *task)
{
  return g_strcmp0 (g_task_get_task_data (task), STEWARD_SECRETS_SYNC) == 0;
}

static GTask *
new_task (StewardWorkspace    *workspace,
          const char          *account,
          gpointer             tag,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_strdup (account), g_free);
  return task;
}

/* What the service itself says is for the log; which part of it is missing helps nobody. */
static void
return_no_secrets (GTask      *task,
                   GError     *error,
                   const char *words)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }
  g_debug ("secret service: %s", error->message);
  g_error_free (error);
  g_task_return_new_error (task, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NO_SECRETS, "%s", words);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  char *secret = secret_password_lookup_finish (result, &error);
  char *token = g_strdup (secret);

  secret_password_free (secret);
  if (error != NULL)
    return_no_secrets (task, error, is_password (task) ? _("There is no secret service here, so no password could be looked up")
                                                       : _("There is no secret service here, so no token could be looked up"));
  else
    g_task_return_pointer (task, token, g_free);
}

/* Where there is no secret service, as for a collector, whoever runs it may keep secrets in a folder: a file each. */
static char *
find_in_folder (const char *account)
{
  const char *folder = g_getenv ("STEWARD_SECRETS");
  g_autofree char *path = folder != NULL && *folder != '\0' ? g_build_filename (folder, account, NULL) : NULL;

  return path != NULL && strchr (account, '/') == NULL && g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

/**
 * steward_secrets_look_up_async:
 * @account: id of an account, or %STEWARD_SECRETS_SYNC
 *
 * Looks up the token of an account of this file: a file of that name in the folder that the environment names as
 * `STEWARD_SECRETS`, else what the secret service keeps.
 */
void
steward_secrets_look_up_async (StewardWorkspace    *workspace,
                               const char          *account,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task = new_task (workspace, account, steward_secrets_look_up_async, cancellable, callback, user_data);
  g_autofree char *path = find_in_folder (account);

  if (path != NULL)
    {
      GError *error = NULL;
      char *secret = is_password (task) ? steward_secrets_read_password_file (path, &error) : steward_secrets_read_file (path, &error);

      if (secret != NULL)
        g_task_return_pointer (task, secret, g_free);
      else
        g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  secret_password_lookup (get_schema (), cancellable, on_found, task, "file", file_of (workspace), "account", account,
                          NULL);
}

/**
 * steward_secrets_look_up_finish:
 * @error: return location for %STEWARD_SERVICE_ERROR_NO_SECRETS
 *
 * Returns: (transfer full) (nullable): the token; %NULL without an error when there is none
 */
char *
steward_secrets_look_up_finish (GAsyncResult  *result,
                                GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (secret_password_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else if (error != NULL)
    return_no_secrets (task, error, is_password (task) ? _("There is no secret service here, so the password was not saved")
                                                       : _("There is no secret service here, so the token was not saved"));
  else
    g_task_return_new_error (task, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NO_SECRETS,
                             "%s", is_password (task) ? _("The secret service didn’t take the password, so it was not saved")
                                                      : _("The secret service didn’t take the token, so it was not saved"));
}

/**
 * steward_secrets_store_async:
 * @account: id of an account
 * @label: what people see in the secret service
 * @token: of the account
 *
 * Keeps the token in the secret service and nowhere else.
 */
void
steward_secrets_store_async (StewardWorkspace    *workspace,
                             const char          *account,
                             const char          *label,
                             const char          *token,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = new_task (workspace, account, steward_secrets_store_async, cancellable, callback, user_data);

  secret_password_store (get_schema (), SECRET_COLLECTION_DEFAULT, label, token, cancellable, on_stored, task, "file",
                         file_of (workspace), "account", account, NULL);
}

/**
 * steward_secrets_store_finish:
 * @error: return location for %STEWARD_SERVICE_ERROR_NO_SECRETS
 *
 * Returns: whether it is kept
 */
gboolean
steward_secrets_store_finish (GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_cleared (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  gboolean was_there = secret_password_clear_finish (result, &error);

  if (error != NULL)
    return_no_secrets (task, error, _("There is no secret service here"));
  else
    g_task_return_boolean (task, was_there);
}

/**
 * steward_secrets_clear_async:
 * @account: id of an account
 *
 * Forgets the token of an account.
 */
void
steward_secrets_clear_async (StewardWorkspace    *workspace,
                             const char          *account,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = new_task (workspace, account, steward_secrets_clear_async, cancellable, callback, user_data);

  secret_password_clear (get_schema (), cancellable, on_cleared, task, "file", file_of (workspace), "account", account,
                         NULL);
}

/**
 * steward_secrets_clear_finish:
 * @error: return location for %STEWARD_SERVICE_ERROR_NO_SECRETS
 *
 * Returns: whether there was one
 */
gboolean
steward_secrets_clear_finish (GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* A longer one was named by mistake. */
static char *
read_line (const char  *path,
           const char  *unreadable,
           GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &local_error);
  g_autofree char *buffer = g_malloc0 (MAX_TOKEN_BYTES + 1);
  gsize length = 0;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, MAX_TOKEN_BYTES, &length, NULL, &local_error))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, unreadable, local_error->message);
      return NULL;
    }
  buffer[strcspn (buffer, "\r\n")] = '\0';
  if (length == MAX_TOKEN_BYTES)
    *buffer = '\0';
  return g_steal_pointer (&buffer);
}

/**
 * steward_secrets_read_file:
 * @path: what `--token-file` named
 * @error: return location for %STEWARD_SERVICE_ERROR_USAGE, which never quotes the file
 *
 * Reads a token for one command; it is kept nowhere. Waits for the disk.
 *
 * Returns: (transfer full) (nullable): the first line
 */
char *
steward_secrets_read_file (const char  *path,
                           GError     **error)
{
  g_autofree char *token = read_line (path, _("The token file can’t be read: %s"), error);

  if (token == NULL)
    return NULL;
  g_strstrip (token);
  if (*token != '\0' && strpbrk (token, " \t") == NULL && g_str_is_ascii (token))
    return g_steal_pointer (&token);
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
               _("%s holds no token; it is one line without spaces"), path);
  return NULL;
}

/**
 * steward_secrets_read_password_file:
 * @path: what `--password-file` named
 * @error: return location for %STEWARD_SERVICE_ERROR_USAGE, which never quotes the file
 *
 * As steward_secrets_read_file(), for what somebody has thought of: spaces and letters of any language belong to it.
 *
 * Returns: (transfer full) (nullable): the first line
 */
char *
steward_secrets_read_password_file (const char  *path,
                                    GError     **error)
{
  g_autofree char *password = read_line (path, _("The password file can’t be read: %s"), error);

  if (password == NULL)
    return NULL;
  if (*password != '\0' && g_utf8_validate (password, -1, NULL))
    return g_steal_pointer (&password);
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("%s holds no password; it is the first line"), path);
  return NULL;
}
