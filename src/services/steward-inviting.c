/* steward-inviting.c: a person gets a login of the team's server
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-inviting"

#include "steward-invitation.h"

#include "steward-directory.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-permit.h"
#include "steward-secrets.h"
#include "steward-server-design.h"
#include "steward-server-login.h"
#include "steward-service-error.h"
#include "steward-sync-error.h"
#include "steward-sync-setup-private.h"
#include "steward-transaction-sync.h"

#include <glib/gi18n-lib.h>
#include <gio/gio.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  StewardDatabase    *database; /* (owned) */
  char               *you;
  char               *wanted;
  char               *path;
  gboolean            again;
  StewardInviteHr     hr;
  StewardSyncSettings settings;
  char               *password; /* (nullable) of whoever administers the server */
  char               *token;    /* (nullable) of whoever is invited, made elsewhere */
  char               *id;
  char               *name;
  GPtrArray          *roles;    /* (owned) (element-type utf8) */
} Inviting;

static void
inviting_free (gpointer data)
{
  Inviting *inviting = data;

  g_clear_object (&inviting->database);
  steward_sync_settings_clear (&inviting->settings);
  if (inviting->password != NULL)
    memset (inviting->password, 0, strlen (inviting->password));
  g_free (inviting->password);
  if (inviting->token != NULL)
    memset (inviting->token, 0, strlen (inviting->token));
  g_free (inviting->token);
  g_free (inviting->you);
  g_free (inviting->wanted);
  g_free (inviting->path);
  g_free (inviting->id);
  g_free (inviting->name);
  g_ptr_array_unref (inviting->roles);
  g_free (inviting);
}

static gboolean
is_wanted (StewardRecord *person,
           const char    *wanted)
{
  const char *email = steward_record_get_text (person, STEWARD_PERSON_EMAIL);

  return !steward_record_has (person, STEWARD_PERSON_LEFT) &&
         (strcmp (steward_record_get_id (person), wanted) == 0 || (email != NULL && g_ascii_strcasecmp (email, wanted) == 0));
}

static void
add_role (GPtrArray  *roles,
          const char *role)
{
  g_autofree char *name = g_strconcat ("steward-", role, NULL);

  if (!g_ptr_array_find_with_equal_func (roles, name, g_str_equal, NULL))
    g_ptr_array_add (roles, g_steal_pointer (&name));
}

/* What the server's rules know of a person. */
static gboolean
find_roles (StewardTransaction  *transaction,
            Inviting            *inviting,
            StewardRecord       *person,
            GError             **error)
{
  g_autoptr (GPtrArray) memberships =
      steward_transaction_list_by (transaction, &steward_membership_kind, STEWARD_MEMBERSHIP_PERSON, steward_record_get_id (person), error);
  gboolean is_service = g_strcmp0 (steward_record_get_text (person, STEWARD_PERSON_KIND_OF_PERSON), "service") == 0;

  if (memberships == NULL)
    return FALSE;
  add_role (inviting->roles, is_service ? "service" : "member");
  if (inviting->hr == STEWARD_INVITE_HR_YES)
    g_ptr_array_add (inviting->roles, g_strdup (STEWARD_SERVER_HR_ROLE));
  if (!is_service && steward_record_get_boolean (person, STEWARD_PERSON_ADMINISTRATOR))
    add_role (inviting->roles, "administrator");
  for (guint i = 0; !is_service && i < memberships->len; i++)
    if (!steward_record_has (memberships->pdata[i], STEWARD_MEMBERSHIP_ENDED))
      add_role (inviting->roles, steward_record_get_text (memberships->pdata[i], STEWARD_MEMBERSHIP_ROLE));
  return TRUE;
}

static gboolean
look_up (StewardTransaction  *transaction,
         gpointer             data,
         GCancellable        *cancellable,
         GError             **error)
{
  Inviting *inviting = data;
  g_autoptr (GPtrArray) people = NULL;

  if (!steward_permit_administrator (transaction, error) ||
      !steward_sync_settings_fill (transaction, &inviting->settings, cancellable, error))
    return FALSE;
  if (inviting->settings.address == NULL)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_ABSENT,
                           _("This file isn’t shared with a server; “stewardctl sync setup URL” does that"));
      return FALSE;
    }
  people = steward_transaction_list (transaction, &steward_person_kind, error);
  for (guint i = 0; people != NULL && i < people->len; i++)
    if (is_wanted (people->pdata[i], inviting->wanted))
      {
        inviting->id = g_strdup (steward_record_get_id (people->pdata[i]));
        inviting->name = g_strdup (steward_record_get_text (people->pdata[i], STEWARD_PERSON_NAME));
        return find_roles (transaction, inviting, people->pdata[i], error);
      }
  if (people != NULL)
    g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND, _("Nobody here has the address “%s”"),
                 inviting->wanted);
  return FALSE;
}

static gboolean
note (StewardTransaction  *transaction,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  Inviting *inviting = data;

  return steward_permit_administrator (transaction, error) &&
         steward_transaction_note (transaction, "invite", "person", inviting->id, NULL, NULL, error);
}

/* For its owner's eyes only, and never over something that is there. */
static int
make_file (const char  *path,
           GError     **error)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0)
    g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                 errno == EEXIST ? _("%s is there already; choose another name") : _("%s can’t be written"), path);
  return fd;
}

static gboolean
write_file (int          fd,
            Inviting    *inviting,
            const char  *kind_of_secret,
            const char  *secret,
            GError     **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *json = NULL;
  gsize length, written = 0;

  json_object_set_int_member (object, "steward_invitation", 1);
  json_object_set_string_member (object, "address", inviting->settings.address);
  json_object_set_string_member (object, "user", inviting->id);
  if (inviting->name != NULL)
    json_object_set_string_member (object, "name", inviting->name);
  json_object_set_string_member (object, kind_of_secret, secret);
  json = steward_json_write (node);
  length = strlen (json);
  while (written < length)
    {
      gssize n = write (fd, json + written, length - written);

      if (n < 0 && errno != EINTR)
        break;
      written += n > 0 ? (gsize) n : 0;
    }
  if (written == length && fsync (fd) == 0)
    return TRUE;
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("%s can’t be written"), inviting->path);
  return FALSE;
}

/* Who has a login is at work with it: another password locks them out until they join anew. */
static gboolean
permit (Inviting       *inviting,
        StewardRemote  *remote,
        GError        **error)
{
  gboolean is_administrator = FALSE;
  gboolean is_there = FALSE;
  g_autofree char *login = steward_remote_find_login (remote, &is_administrator, error);

  if (login == NULL)
    return FALSE;
  if (!is_administrator)
    {
      g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE,
                           _("Only an administrator of the server can make logins; say with --user and --password-file who that is"));
      return FALSE;
    }
  if (inviting->path == NULL || inviting->again)
    return TRUE;
  if (!steward_server_login_find (remote, inviting->id, &is_there, error))
    return FALSE;
  if (!is_there)
    return TRUE;
  g_set_error (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE,
               _("%s has a login at the server already. Another invitation ends its password, and what they have open stops until "
                 "they take it; if that is meant, ask for it: --again"),
               inviting->name != NULL ? inviting->name : inviting->id);
  return FALSE;
}

/* Who reads what is only for HR isn't said in the file, which everybody reads. */
static const char *
kept_role (Inviting *inviting)
{
  return inviting->hr == STEWARD_INVITE_HR_KEEP ? STEWARD_SERVER_HR_ROLE : NULL;
}

/* Where the answer is lost, whether the new password holds says whether it was set; where that can't be asked either,
 * @is_unsure is set. */
static gboolean
put_login (Inviting       *inviting,
           StewardRemote  *remote,
           const char     *password,
           gboolean       *is_unsure,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autoptr (GError) their_error = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardRemote) theirs = NULL;

  if (steward_server_login_put (remote, inviting->id, (const char *const *) inviting->roles->pdata, kept_role (inviting), password,
                                &local_error))
    return TRUE;
  if (g_error_matches (local_error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_OFFLINE) ||
      g_error_matches (local_error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_BUSY))
    theirs = steward_remote_new (inviting->settings.address, inviting->id, password, NULL);
  if (theirs != NULL)
    {
      steward_remote_set_cancellable (theirs, cancellable);
      if (steward_remote_log_in (theirs, &their_error))
        return TRUE;
      *is_unsure = !g_error_matches (their_error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_PASSWORD);
    }
  if (*is_unsure)
    g_prefix_error (&local_error, _("Whether the login was made isn’t known; the invitation stays in “%s”, and inviting again "
                                    "makes another: "), inviting->path);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The file and what the audit says come first: a password that was set and can't be handed over would lock somebody out. */
static gboolean
invite (Inviting      *inviting,
        StewardRemote *remote,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autofree char *password = steward_invitation_make_password ();
  gboolean is_unsure = FALSE;
  gboolean ok;
  int fd;

  if (!permit (inviting, remote, error))
    return FALSE;
  if (inviting->path == NULL)
    return steward_database_transact (inviting->database, STEWARD_MODE_DEED, inviting->you, note, inviting, cancellable, error) &&
           steward_server_login_set_roles (remote, inviting->id, (const char *const *) inviting->roles->pdata, kept_role (inviting),
                                           error);
  fd = make_file (inviting->path, error);
  if (fd < 0)
    return FALSE;
  ok = write_file (fd, inviting, "password", password, error) &&
       steward_database_transact (inviting->database, STEWARD_MODE_DEED, inviting->you, note, inviting, cancellable, error) &&
       put_login (inviting, remote, password, &is_unsure, cancellable, error);
  close (fd);
  /* It may be the only copy of a password that holds. */
  if (!ok && !is_unsure)
    unlink (inviting->path);
  return ok;
}

/* Logins are made elsewhere: the server is only asked whose the token is. */
static gboolean
invite_with_token (Inviting      *inviting,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (StewardRemote) theirs = steward_remote_new (inviting->settings.address, NULL, inviting->token, error);
  g_autofree char *login = NULL;
  gboolean is_administrator;
  gboolean ok;
  int fd;

  if (theirs == NULL)
    return FALSE;
  steward_remote_set_cancellable (theirs, cancellable);
  if (!steward_remote_log_in (theirs, error))
    return FALSE;
  login = steward_remote_find_login (theirs, &is_administrator, error);
  if (login == NULL)
    return FALSE;
  if (strcmp (login, inviting->id) != 0)
    {
      g_set_error (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE,
                   _("The token is for the login %s; the login of %s is to be called %s"), login,
                   inviting->name != NULL ? inviting->name : inviting->wanted, inviting->id);
      return FALSE;
    }
  fd = make_file (inviting->path, error);
  if (fd < 0)
    return FALSE;
  ok = write_file (fd, inviting, "token", inviting->token, error) &&
       steward_database_transact (inviting->database, STEWARD_MODE_DEED, inviting->you, note, inviting, cancellable, error);
  close (fd);
  if (!ok)
    unlink (inviting->path);
  return ok;
}

static JsonNode *
tell (Inviting *inviting)
{
  JsonObject *object = json_object_new ();
  JsonArray *roles = json_array_new ();

  json_object_set_string_member (object, "person", inviting->id);
  if (inviting->name != NULL)
    json_object_set_string_member (object, "name", inviting->name);
  json_object_set_string_member (object, "remote", inviting->settings.address);
  if (inviting->path != NULL)
    json_object_set_string_member (object, "file", inviting->path);
  for (guint i = 0; inviting->roles->pdata[i] != NULL; i++)
    json_array_add_string_element (roles, inviting->roles->pdata[i]);
  json_object_set_array_member (object, "roles", roles);
  return json_node_init_object (json_node_alloc (), object);
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Inviting *inviting = data;
  GError *error = NULL;
  g_autoptr (StewardRemote) remote = NULL;

  g_ptr_array_add (inviting->roles, NULL);
  if (inviting->token == NULL)
    remote = steward_remote_new (inviting->settings.address, inviting->settings.user, inviting->password, &error);
  if (remote != NULL)
    steward_remote_set_cancellable (remote, cancellable);
  if (inviting->token != NULL ? invite_with_token (inviting, cancellable, &error)
                              : remote != NULL && steward_remote_log_in (remote, &error) && invite (inviting, remote, cancellable, &error))
    {
      g_task_return_pointer (task, tell (inviting), (GDestroyNotify) json_node_unref);
      return;
    }
  steward_sync_translate_error (&error);
  g_task_return_error (task, error);
}

static void
on_password (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  Inviting *inviting = g_task_get_task_data (task);
  GError *error = NULL;

  inviting->password = steward_secrets_look_up_finish (result, &error);
  if (inviting->password != NULL)
    {
      g_task_run_in_thread (task, work);
      return;
    }
  if (error == NULL)
    g_set_error (&error, STEWARD_REFUSAL, STEWARD_REFUSAL_PASSWORD,
                 _("The password of %s isn’t in the secret service; enter it in Preferences, or give it with --password-file"),
                 inviting->settings.user);
  g_task_return_error (task, error);
}

static void
on_looked_up (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  Inviting *inviting = g_task_get_task_data (task);
  const char *user = g_object_get_data (G_OBJECT (task), "steward-user");
  GError *error = NULL;

  if (!steward_database_transact_finish (STEWARD_DATABASE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (user != NULL)
    {
      g_free (inviting->settings.user);
      inviting->settings.user = g_strdup (user);
    }
  if (inviting->token == NULL && (inviting->settings.user != NULL || inviting->settings.has_token) && inviting->password == NULL)
    steward_secrets_look_up_async (g_task_get_source_object (task), STEWARD_SECRETS_SYNC, g_task_get_cancellable (task), on_password,
                                   g_object_ref (task));
  else
    g_task_run_in_thread (task, work);
}

/**
 * steward_sync_invite_async:
 * @person: an id or an e-mail
 * @path: (nullable): where the invitation is written; there must be nothing. With %NULL somebody who has a login gets the roles
 *   that they have now, and nothing else
 * @again: whether somebody who has a login gets another password, which ends the one they have
 * @hr: whether they read what is only for HR
 * @user: (nullable): an administrator of the server; %NULL for whoever this file logs in as
 * @password: (nullable): of that one; %NULL looks into the secret service
 * @token: (nullable): of whoever is invited, where logins are made elsewhere than at the server: goes into the file
 *
 * Gives a person a login of the server, with the roles that they have, and writes a file by which they join. By an administrator of the workspace and of the server.
 */
void
steward_sync_invite_async (StewardWorkspace    *workspace,
                           const char          *person,
                           const char          *path,
                           gboolean             again,
                           StewardInviteHr      hr,
                           const char          *user,
                           const char          *password,
                           const char          *token,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  Inviting *inviting = g_new0 (Inviting, 1);

  inviting->database = g_object_ref (steward_workspace_get_database (workspace));
  inviting->you = g_strdup (steward_workspace_get_person (workspace));
  inviting->wanted = g_strdup (person);
  inviting->path = g_strdup (path);
  inviting->again = again;
  inviting->hr = hr;
  inviting->password = g_strdup (password);
  inviting->token = g_strdup (token);
  inviting->roles = g_ptr_array_new_with_free_func (g_free);
  g_task_set_source_tag (task, steward_sync_invite_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, inviting, inviting_free);
  g_object_set_data_full (G_OBJECT (task), "steward-user", g_strdup (user), g_free);
  steward_database_transact_async (inviting->database, STEWARD_MODE_READ, inviting->you, look_up, inviting, NULL, cancellable,
                                   on_looked_up, g_object_ref (task));
}

/**
 * steward_sync_invite_finish:
 *
 * Returns: (transfer full) (nullable): an object with `person`, `name`, `remote`, `roles` and, with a @path, `file`
 */
JsonNode *
steward_sync_invite_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
