/* steward-syncing.c: sharing the file with a server
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-syncing"

#include "steward-syncing.h"

#include "steward-json.h"
#include "steward-keeping.h"
#include "steward-kinds.h"
#include "steward-secrets.h"
#include "steward-server-design.h"
#include "steward-server-login.h"
#include "steward-service-error.h"
#include "steward-sync-setup-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StewardSyncing
{
  GObject           parent_instance;

  /* Input */
  StewardWorkspace *workspace; /* (owned) */
  char             *password;  /* (owned) (nullable) */
  char             *new_password; /* (owned) (nullable) */
  gboolean          has_token; /* that is a token */
  gboolean          allows_deletions;

  StewardRemoteSession *session; /* (owned) (nullable) the login of the last call, for the next one */

  /* Results */
  JsonNode         *json;      /* (owned) (nullable) */
  gint64            retry_after_s;
  gboolean          is_shared;
  gboolean          wants_password;
  gboolean          wants_deletions;
  gboolean          holds_both;
  gboolean          has_new_password;
  gboolean          keeps_password;
};

G_DEFINE_FINAL_TYPE (StewardSyncing, steward_syncing, G_TYPE_OBJECT)

/* One call, while it is on its own thread. */
typedef struct
{
  StewardDatabase    *database;  /* (owned) */
  StewardSyncReplica *replica;   /* (owned) */
  char               *machine;   /* (owned) */
  char               *password;  /* (owned) (nullable) */
  char               *new_password; /* (owned) (nullable) what the login gets once the file is shared */
  StewardRemoteSession *session; /* (owned) (nullable) of the call before; then of this one */
  StewardSyncSettings settings;  /* what the file says */
  StewardSyncSetup   *setup;     /* (owned) (nullable) */
  gboolean            has_token;
  gboolean            allows_deletions;
  gboolean            has_new_password; /* also where nobody can tell */
  gboolean            keeps_password;   /* nobody may change their own */
  gboolean            waits_only;
  gboolean            has_news;
  gint64              retry_after_s;
  gboolean            wants_password;
  gboolean            wants_deletions;
  JsonNode           *json;      /* (owned) (nullable) */
  char               *person;    /* (owned) (nullable) who somebody turned out to be */
  GTask              *task;      /* (unowned) */
} Job;

static void
forget_password (char **password)
{
  if (*password != NULL)
    memset (*password, 0, strlen (*password));
  g_clear_pointer (password, g_free);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  steward_sync_replica_free (job->replica);
  g_clear_object (&job->database);
  g_free (job->machine);
  forget_password (&job->password);
  forget_password (&job->new_password);
  steward_remote_session_free (job->session);
  steward_sync_settings_clear (&job->settings);
  steward_sync_setup_free (job->setup);
  g_clear_pointer (&job->json, json_node_unref);
  g_free (job->person);
  g_free (job);
}

static Job *
job_new (StewardSyncing *self)
{
  Job *job = g_new0 (Job, 1);

  job->database = g_object_ref (steward_workspace_get_database (self->workspace));
  job->replica = steward_sync_replica_new (job->database, STEWARD_SYNC_TEAM, steward_workspace_get_person (self->workspace));
  job->machine = g_strdup (steward_workspace_get_machine (self->workspace));
  job->password = g_strdup (self->password);
  job->new_password = g_strdup (self->new_password);
  job->session = g_steal_pointer (&self->session);
  job->has_token = self->has_token;
  job->allows_deletions = self->allows_deletions;
  return job;
}

/**
 * steward_sync_translate_error:
 * @error: (inout): what sync says; in the codes that both faces know: what needs somebody, and what mends itself
 */
void
steward_sync_translate_error (GError **error)
{
  GQuark domain = STEWARD_SERVICE_ERROR;
  int code = STEWARD_SERVICE_ERROR_NETWORK;
  GError *old = *error;

  if (old == NULL || old->domain != STEWARD_SYNC_ERROR)
    return;
  switch ((StewardSyncError) old->code)
    {
    case STEWARD_SYNC_ERROR_PASSWORD:
      domain = STEWARD_REFUSAL;
      code = STEWARD_REFUSAL_PASSWORD;
      break;
    case STEWARD_SYNC_ERROR_DELETIONS:
      domain = STEWARD_REFUSAL;
      code = STEWARD_REFUSAL_DELETIONS;
      break;
    case STEWARD_SYNC_ERROR_NOT_MEMBER:
      domain = STEWARD_REFUSAL;
      code = STEWARD_REFUSAL_NOT_ALLOWED;
      break;
    case STEWARD_SYNC_ERROR_GONE:
      code = STEWARD_SERVICE_ERROR_ABSENT;
      break;
    case STEWARD_SYNC_ERROR_UNSAFE:
    case STEWARD_SYNC_ERROR_OFFLINE:
    case STEWARD_SYNC_ERROR_BUSY:
    case STEWARD_SYNC_ERROR_LOCKED:
    case STEWARD_SYNC_ERROR_REFUSED:
    case STEWARD_SYNC_ERROR_TOO_BIG:
    default:
      break;
    }
  *error = g_error_new_literal (domain, code, old->message);
  g_error_free (old);
}

static JsonNode *
tell_results (const StewardReplicating *replicating)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (object, "received", replicating->n_received);
  json_object_set_int_member (object, "sent", replicating->n_sent);
  json_object_set_int_member (object, "removed", replicating->n_removed);
  json_object_set_int_member (object, "merged", replicating->n_merged);
  json_node_take_object (node, object);
  return node;
}

/* What only HR reads lies in a database of its own. Where there is none, or this login may not, everything else goes on. */
static gboolean
replicate_for_hr (Job                 *job,
                  StewardReplicating  *team,
                  GError             **error)
{
  g_autoptr (StewardRemote) beside = steward_remote_new_beside (team->remote, STEWARD_SERVER_HR_SUFFIX);
  g_autoptr (StewardSyncReplica) replica = steward_sync_replica_new (job->database, STEWARD_SYNC_HR, job->replica->person);
  g_autoptr (GError) local_error = NULL;
  StewardReplicating replicating = {
    .remote = beside,
    .replica = &replica->replica,
    .client = job->machine,
    .is_aside = TRUE,
    .reads_only = team->reads_only,
    .allows_deletions = team->allows_deletions,
    .cancellable = team->cancellable,
  };
  gboolean ok = job->waits_only ? steward_replicating_wait_for_news (&replicating, &job->has_news, &local_error)
                                : steward_replicating_run (&replicating, &local_error);

  team->n_received += replicating.n_received;
  team->n_sent += replicating.n_sent;
  team->n_removed += replicating.n_removed;
  team->n_merged += replicating.n_merged;
  if (ok)
    return TRUE;
  if (g_error_matches (local_error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_GONE) ||
      g_error_matches (local_error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_NOT_MEMBER))
    {
      g_debug ("What only HR reads isn't synced: %s", local_error->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
replicate (Job           *job,
           StewardRemote *remote,
           GCancellable  *cancellable,
           GError       **error)
{
  StewardReplicating replicating = {
    .remote = remote,
    .replica = &job->replica->replica,
    .client = job->machine,
    .reads_only = job->settings.reads_only,
    .allows_deletions = job->allows_deletions,
    .cancellable = cancellable,
  };
  g_autoptr (GError) local_error = NULL;
  gboolean ok;

  if (job->waits_only)
    {
      ok = steward_replicating_wait_for_news (&replicating, &job->has_news, error) &&
           (job->has_news || !job->settings.has_hr || replicate_for_hr (job, &replicating, error));
      /* Also a server with nothing to tell has been asked: see steward_sync_has_contact(). */
      if (ok && !job->has_news)
        steward_sync_note_outcome (job->database, NULL);
      return ok;
    }
  ok = steward_replicating_run (&replicating, &local_error) &&
       (!steward_remote_has_role (remote, STEWARD_SERVER_HR_ROLE) || replicate_for_hr (job, &replicating, &local_error));
  steward_sync_note_outcome (job->database, local_error);
  job->json = tell_results (&replicating);
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return ok;
}

/* A password that came in a file is good once, where the server lets it be changed. Where the answer is lost, whether the new one holds
 * says whether it was set. */
static gboolean
renew_password (Job            *job,
                StewardRemote **remote,
                GCancellable   *cancellable,
                GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GError) login_error = NULL;
  gboolean is_allowed;
  gboolean is_set = steward_server_login_set_password (*remote, job->settings.user, job->new_password, &is_allowed, &local_error);
  gboolean logged_in;

  job->keeps_password = !is_allowed;
  if (job->keeps_password)
    return TRUE;
  g_clear_pointer (remote, steward_remote_free);
  *remote = steward_remote_new (job->settings.address, job->settings.user, job->new_password, error);
  if (*remote == NULL)
    return FALSE;
  steward_remote_set_cancellable (*remote, cancellable);
  logged_in = steward_remote_log_in (*remote, &login_error);
  job->has_new_password = is_set || logged_in || !g_error_matches (login_error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_PASSWORD);
  if (!logged_in)
    g_propagate_error (error, is_set ? g_steal_pointer (&login_error) : g_steal_pointer (&local_error));
  return logged_in;
}

/* The network is slow: this is a thread that may wait. */
static void
work (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (StewardRemote) remote = NULL;
  GError *error = NULL;
  gboolean ok;

  if (job->setup != NULL)
    {
      ok = steward_sync_setup_run (job->setup, job->database, job->replica->person, job->password, cancellable, &remote, &error) &&
           steward_sync_settings_read (&job->settings, job->database, &error);
      job->person = g_strdup (job->setup->found_person);
      /* From now on it is in the name of whoever logged in; the server takes nothing else. */
      if (ok)
        steward_sync_replica_set_person (job->replica, job->person);
    }
  else
    {
      remote = steward_remote_new (job->settings.address, job->settings.user, job->password, &error);
      if (remote != NULL)
        steward_remote_take_session (remote, g_steal_pointer (&job->session));
      ok = remote != NULL && (job->waits_only || steward_remote_be_known (remote, &error));
      if (!ok && !job->waits_only)
        steward_sync_note_outcome (job->database, error);
    }
  /* Before the first sync: that may break off, and is gone on with by whoever has the password that is kept. */
  if (ok && job->setup != NULL && job->new_password != NULL)
    ok = renew_password (job, &remote, cancellable, &error);
  if (ok)
    ok = replicate (job, remote, cancellable, &error);
  job->retry_after_s = remote != NULL ? steward_remote_get_retry_after (remote) : -1;
  g_clear_pointer (&job->session, steward_remote_session_free);
  job->session = remote != NULL ? steward_remote_leave_session (remote) : NULL;
  job->wants_password = g_error_matches (error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_PASSWORD);
  job->wants_deletions = g_error_matches (error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_DELETIONS);
  steward_sync_translate_error (&error);
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Back in the main context. Where somebody gave another password meanwhile, it isn't of that one, and the next call drops it. */
static void
keep_session (StewardSyncing *self,
              Job            *job)
{
  g_clear_pointer (&self->session, steward_remote_session_free);
  self->session = g_steal_pointer (&job->session);
}

static void
keep_results (StewardSyncing *self,
              GTask          *task)
{
  Job *job = g_task_get_task_data (task);

  keep_session (self, job);
  g_clear_pointer (&self->json, json_node_unref);
  self->retry_after_s = job->retry_after_s;
  self->is_shared = job->settings.address != NULL;
  self->has_new_password = job->has_new_password;
  self->keeps_password = job->keeps_password;
  self->wants_password = job->wants_password;
  self->wants_deletions = job->wants_deletions;
  self->holds_both = job->setup != NULL && job->setup->holds_both;
  self->json = job->json != NULL ? json_node_ref (job->json) : NULL;
  if (job->person != NULL)
    steward_workspace_set_person (self->workspace, job->person);
}

/**
 * steward_syncing_set_up_async:
 * @address: of the database
 * @user: (nullable): who logs in, with the password that was set; without one that is a bearer token
 * @person: (nullable): whom a server administrator's login stands for: an id or an e-mail
 *
 * Looks at both sides, lays a backup beside the file, and makes them alike. What it needs to know of the person is asked
 * before anything is changed.
 */
void
steward_syncing_set_up_async (StewardSyncing      *self,
                              const char          *address,
                              StewardSyncStart     start,
                              const char          *user,
                              const char          *person,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = job_new (self);

  g_return_if_fail (STEWARD_IS_SYNCING (self));

  job->setup = steward_sync_setup_new (address, start, user, person);
  job->setup->is_invited = job->new_password != NULL;
  g_task_set_source_tag (task, steward_syncing_set_up_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work);
}

/**
 * steward_syncing_set_up_finish:
 *
 * Returns: whether the file is shared now
 */
gboolean
steward_syncing_set_up_finish (StewardSyncing  *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  keep_results (self, G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_password (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->password = steward_secrets_look_up_finish (result, &error);
  if (job->password == NULL)
    {
      job->wants_password = TRUE;
      if (error == NULL && job->settings.has_token)
        g_set_error_literal (&error, STEWARD_REFUSAL, STEWARD_REFUSAL_PASSWORD,
                             _("The token of this login isn’t in the secret service; enter it in Preferences, or give it with --token-file"));
      else if (error == NULL)
        g_set_error (&error, STEWARD_REFUSAL, STEWARD_REFUSAL_PASSWORD,
                     _("The password of %s isn’t in the secret service; enter it in Preferences, or give it with --password-file"), job->settings.user);
      g_task_return_error (task, error);
      return;
    }
  g_task_run_in_thread (task, work);
}

static void
on_settings (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  StewardSyncing *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!steward_database_transact_finish (STEWARD_DATABASE (source), result, &error))
    g_task_return_error (task, error);
  else if (job->settings.address == NULL)
    g_task_return_new_error (task, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_ABSENT, "%s",
                             _("This file isn’t shared with a server; “stewardctl sync setup URL” does that"));
  else if (job->has_token && !job->settings.has_token)
    g_task_return_new_error (task, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, "%s",
                             _("This file logs in without a token; “stewardctl sync setup URL --token-file F” changes that"));
  else if ((job->settings.user != NULL || job->settings.has_token) && job->password == NULL)
    steward_secrets_look_up_async (self->workspace, STEWARD_SECRETS_SYNC, g_task_get_cancellable (task), on_password, g_object_ref (task));
  else
    g_task_run_in_thread (task, work);
}

static void
start (StewardSyncing      *self,
       gboolean             waits_only,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = job_new (self);

  job->waits_only = waits_only;
  g_task_set_source_tag (task, start);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  steward_database_transact_async (job->database, STEWARD_MODE_READ, job->replica->person, steward_sync_settings_fill,
                                   &job->settings, NULL, cancellable, on_settings, task);
}

/**
 * steward_syncing_run_async:
 *
 * Receives what is new and sends what waits.
 */
void
steward_syncing_run_async (StewardSyncing      *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (STEWARD_IS_SYNCING (self));

  start (self, FALSE, cancellable, callback, user_data);
}

/**
 * steward_syncing_run_finish:
 *
 * Returns: whether both are alike
 */
gboolean
steward_syncing_run_finish (StewardSyncing  *self,
                            GAsyncResult    *result,
                            GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  keep_results (self, G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * steward_syncing_wait_async:
 *
 * Waits until something changes on the server, half a minute at the longest.
 */
void
steward_syncing_wait_async (StewardSyncing      *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (STEWARD_IS_SYNCING (self));

  start (self, TRUE, cancellable, callback, user_data);
}

/**
 * steward_syncing_wait_finish:
 * @has_news: (out): whether something changed
 *
 * Returns: whether the server could be asked
 */
gboolean
steward_syncing_wait_finish (StewardSyncing  *self,
                             GAsyncResult    *result,
                             gboolean        *has_news,
                             GError         **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  keep_session (self, job);
  self->retry_after_s = job->retry_after_s;
  *has_news = job->has_news;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * steward_syncing_get_json:
 *
 * Returns: (transfer none) (nullable): an object that counts what came of the last sync: `received`, `sent`, `removed`,
 *   `merged`
 */
JsonNode *
steward_syncing_get_json (StewardSyncing *self)
{
  g_return_val_if_fail (STEWARD_IS_SYNCING (self), NULL);

  return self->json;
}

/**
 * steward_syncing_is_shared:
 *
 * Returns: whether the last sync found that the file is shared with a server
 */
gboolean
steward_syncing_is_shared (StewardSyncing *self)
{
  g_return_val_if_fail (STEWARD_IS_SYNCING (self), FALSE);

  return self->is_shared;
}

/**
 * steward_syncing_has_new_password:
 *
 * Returns: whether the login has the password of [method@Syncing.set_new_password], or may have it: where the answer was lost
 *   nobody can tell
 */
gboolean
steward_syncing_has_new_password (StewardSyncing *self)
{
  g_return_val_if_fail (STEWARD_IS_SYNCING (self), FALSE);

  return self->has_new_password;
}

/**
 * steward_syncing_get_notice:
 *
 * Returns: (nullable): what whoever joined with an invitation is to know; %NULL where its password is good no more. Where there is
 *   something, the login goes on with that password
 */
const char *
steward_syncing_get_notice (StewardSyncing *self)
{
  g_return_val_if_fail (STEWARD_IS_SYNCING (self), NULL);

  return self->keeps_password ? _("The server lets nobody change their own password, so that of the invitation stays. Delete the file, or "
                                  "keep it as you keep a password")
                              : NULL;
}

/**
 * steward_syncing_wants_password:
 *
 * Returns: whether the last sync ended for want of the right password
 */
gboolean
steward_syncing_wants_password (StewardSyncing *self)
{
  g_return_val_if_fail (STEWARD_IS_SYNCING (self), FALSE);

  return self->wants_password;
}

/**
 * steward_syncing_wants_deletions:
 *
 * Returns: whether the last sync ended because it would have deleted many records: see
 *   [method@Syncing.set_allows_deletions]
 */
gboolean
steward_syncing_wants_deletions (StewardSyncing *self)
{
  g_return_val_if_fail (STEWARD_IS_SYNCING (self), FALSE);

  return self->wants_deletions;
}

/**
 * steward_syncing_holds_both:
 *
 * Returns: whether setting up ended because both sides hold something, so that somebody has to say
 *   %STEWARD_SYNC_START_MERGE
 */
gboolean
steward_syncing_holds_both (StewardSyncing *self)
{
  g_return_val_if_fail (STEWARD_IS_SYNCING (self), FALSE);

  return self->holds_both;
}

/**
 * steward_syncing_get_pause:
 * @failures: how often in a row it went wrong
 *
 * Returns: for how long to wait before the next try, in microseconds
 */
gint64
steward_syncing_get_pause (StewardSyncing *self,
                           guint           failures)
{
  g_return_val_if_fail (STEWARD_IS_SYNCING (self), 0);

  return steward_replicating_pause (failures, self->retry_after_s, g_random_double ());
}

static void
steward_syncing_finalize (GObject *object)
{
  StewardSyncing *self = STEWARD_SYNCING (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->session, steward_remote_session_free);
  forget_password (&self->password);
  forget_password (&self->new_password);
  g_clear_pointer (&self->json, json_node_unref);

  G_OBJECT_CLASS (steward_syncing_parent_class)->finalize (object);
}

static void
steward_syncing_class_init (StewardSyncingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_syncing_finalize;
}

static void
steward_syncing_init (StewardSyncing *self)
{
}

/**
 * steward_syncing_new:
 *
 * Returns: (transfer full): a sync that hasn't begun
 */
StewardSyncing *
steward_syncing_new (StewardWorkspace *workspace)
{
  StewardSyncing *self = g_object_new (STEWARD_TYPE_SYNCING, NULL);

  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * steward_syncing_set_password:
 * @password: (nullable): for this object's calls only; %NULL looks into the secret service. Of a file that logs in with a token it is
 *   that
 */
void
steward_syncing_set_password (StewardSyncing *self,
                              const char     *password)
{
  g_return_if_fail (STEWARD_IS_SYNCING (self));

  g_clear_pointer (&self->session, steward_remote_session_free);
  forget_password (&self->password);
  self->password = g_strdup (password);
  self->has_token = FALSE;
}

/**
 * steward_syncing_set_token:
 * @token: a bearer token in the place of a name and a password; for this object's calls only
 */
void
steward_syncing_set_token (StewardSyncing *self,
                           const char     *token)
{
  g_return_if_fail (STEWARD_IS_SYNCING (self));

  steward_syncing_set_password (self, token);
  self->has_token = TRUE;
}

/**
 * steward_syncing_set_new_password:
 * @password: (nullable): what the login gets in [method@Syncing.set_up_async], before the first sync: one that came in an
 *   invitation is good once
 */
void
steward_syncing_set_new_password (StewardSyncing *self,
                                  const char     *password)
{
  g_return_if_fail (STEWARD_IS_SYNCING (self));

  forget_password (&self->new_password);
  self->new_password = g_strdup (password);
}

/**
 * steward_syncing_set_allows_deletions:
 * @allows: whether more than one in twenty records may be deleted here
 */
void
steward_syncing_set_allows_deletions (StewardSyncing *self,
                                      gboolean        allows)
{
  g_return_if_fail (STEWARD_IS_SYNCING (self));

  self->allows_deletions = allows;
}
