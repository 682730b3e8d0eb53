/* command-sync.c: stewardctl sync
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-sync"

#include "steward-command.h"
#include "steward-waiting.h"

#include "steward-invitation.h"
#include "steward-json.h"
#include "steward-secrets.h"
#include "steward-service-error.h"
#include "steward-sync-preparing.h"
#include "steward-sync-standing.h"
#include "steward-sync-watch.h"
#include "steward-syncing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Returns: whether what was named could be read; @secret is NULL when nothing was */
static gboolean
read_secret (const char  *password_file,
             const char  *token_file,
             char       **secret,
             GError     **error)
{
  if (password_file != NULL && token_file != NULL)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("It takes one of --password-file and --token-file"));
      return FALSE;
    }
  if (password_file != NULL)
    *secret = steward_secrets_read_password_file (password_file, error);
  else if (token_file != NULL)
    *secret = steward_secrets_read_file (token_file, error);
  return *secret != NULL || (password_file == NULL && token_file == NULL);
}

static gboolean
check_login (const char  *user,
             const char  *token_file,
             GError     **error)
{
  if (user == NULL || token_file == NULL)
    return TRUE;
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                       _("A token says itself whose it is: --token-file goes without --user"));
  return FALSE;
}

static gboolean
check_name (const char  *user,
            const char  *password_file,
            GError     **error)
{
  if (user != NULL || password_file == NULL)
    return TRUE;
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                       _("A password needs the name of the login: --user"));
  return FALSE;
}

static gboolean
read_login (StewardSyncing  *syncing,
            const char      *password_file,
            const char      *token_file,
            char           **secret,
            GError         **error)
{
  if (!read_secret (password_file, token_file, secret, error))
    return FALSE;
  if (token_file != NULL)
    steward_syncing_set_token (syncing, *secret);
  else if (password_file != NULL)
    steward_syncing_set_password (syncing, *secret);
  return TRUE;
}

/* So that the next sync needs no file. Where there is no secret service, nothing is saved, and that is said. */
static void
keep_password (StewardInvocation *invocation,
               StewardWorkspace  *workspace,
               const char        *address,
               const char        *password,
               gboolean           is_token)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = g_strdup_printf (_("Steward: password for %s"), address);

  steward_secrets_store_async (workspace, STEWARD_SECRETS_SYNC, label, password, NULL, steward_waiting_keep, &result);
  if (!steward_secrets_store_finish (steward_waiting_for (&result), &error))
    steward_invocation_say (invocation, is_token ? _("%s: give it each time with --token-file")
                                                 : _("%s: give it each time with --password-file"), error->message);
}

static gboolean
prepare_server (StewardInvocation  *invocation,
                int                 argc,
                char              **argv,
                GError            **error)
{
  g_autofree char *user = NULL;
  g_autofree char *password_file = NULL;
  g_autofree char *token_file = NULL;
  g_autofree char *password = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (JsonNode) json = NULL;
  const GOptionEntry entries[] = {
    { "user", 0, 0, G_OPTION_ARG_STRING, &user, NULL, NULL },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file, NULL, NULL },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &token_file, NULL, NULL },
    { NULL },
  };

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error) || !check_login (user, token_file, error) ||
      !check_name (user, password_file, error) || !read_secret (password_file, token_file, &password, error))
    return FALSE;
  steward_sync_prepare_async (argv[0], user, password, NULL, steward_waiting_keep, &result);
  json = steward_sync_prepare_finish (steward_waiting_for (&result), error);
  if (json == NULL)
    return FALSE;
  steward_invocation_print_object (invocation, json_node_get_object (json));
  return TRUE;
}

static gboolean
choose_start (gboolean           joins,
              gboolean           shares,
              gboolean           merges,
              StewardSyncStart  *start,
              GError           **error)
{
  if (joins + shares + merges > 1)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("It takes one of --join, --share and --merge"));
      return FALSE;
    }
  *start = joins    ? STEWARD_SYNC_START_JOIN
           : shares ? STEWARD_SYNC_START_SHARE
           : merges ? STEWARD_SYNC_START_MERGE
                    : STEWARD_SYNC_START_SAFE;
  return TRUE;
}

/* The password of an invitation is good once. Who names none of their own gets one that nobody knows, kept before the server
 * has it; one that is kept already stays. */
static char *
choose_password (StewardInvocation  *invocation,
                 StewardWorkspace   *workspace,
                 const char         *address,
                 const char         *password_file,
                 GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *password = NULL;
  g_autofree char *label = g_strdup_printf (_("Steward: password for %s"), address);

  if (password_file != NULL)
    return steward_secrets_read_password_file (password_file, error);
  steward_secrets_look_up_async (workspace, STEWARD_SECRETS_SYNC, NULL, steward_waiting_keep, &result);
  password = steward_secrets_look_up_finish (steward_waiting_for (&result), NULL);
  if (password != NULL)
    return g_steal_pointer (&password);
  g_clear_object (&result);
  password = steward_invitation_make_password ();
  steward_secrets_store_async (workspace, STEWARD_SECRETS_SYNC, label, password, NULL, steward_waiting_keep, &result);
  if (steward_secrets_store_finish (steward_waiting_for (&result), error))
    return g_steal_pointer (&password);
  g_prefix_error (error, "%s: ", _("Say with --password-file which password the login is to have"));
  return NULL;
}

static gboolean
invite (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  g_autofree char *user = NULL;
  g_autofree char *password_file = NULL;
  g_autofree char *token_file = NULL;
  g_autofree char *password = NULL;
  g_autofree char *token = NULL;
  g_autofree char *hr = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (JsonNode) json = NULL;
  gboolean again = FALSE;
  StewardWorkspace *workspace;
  const GOptionEntry entries[] = {
    { "again", 0, 0, G_OPTION_ARG_NONE, &again, NULL, NULL },
    { "user", 0, 0, G_OPTION_ARG_STRING, &user, NULL, NULL },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file, NULL, NULL },
    { "hr", 0, 0, G_OPTION_ARG_STRING, &hr, NULL, NULL },
    { "with-token", 0, 0, G_OPTION_ARG_FILENAME, &token_file, NULL, NULL },
    { NULL },
  };

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 2, error))
    return FALSE;
  workspace = steward_invocation_get_workspace (invocation, error);
  if (workspace == NULL)
    return FALSE;
  if (hr != NULL && strcmp (hr, "yes") != 0 && strcmp (hr, "no") != 0)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("--hr is yes or no"));
      return FALSE;
    }
  if (token_file != NULL && argc < 2)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("Name the file that the token goes into"));
      return FALSE;
    }
  if (!read_secret (password_file, NULL, &password, error) || !read_secret (NULL, token_file, &token, error))
    return FALSE;
  steward_sync_invite_async (workspace, argv[0], argc > 1 ? argv[1] : NULL, again,
                             hr == NULL                ? STEWARD_INVITE_HR_KEEP
                             : strcmp (hr, "yes") == 0 ? STEWARD_INVITE_HR_YES
                                                       : STEWARD_INVITE_HR_NO,
                             user, password, token, NULL, steward_waiting_keep, &result);
  json = steward_sync_invite_finish (steward_waiting_for (&result), error);
  if (json == NULL)
    return FALSE;
  steward_invocation_print_object (invocation, json_node_get_object (json));
  return TRUE;
}

static gboolean
setup (StewardInvocation  *invocation,
       int                 argc,
       char              **argv,
       GError            **error)
{
  gboolean joins = FALSE;
  gboolean shares = FALSE;
  gboolean merges = FALSE;
  g_autofree char *user = NULL;
  g_autofree char *person = NULL;
  g_autofree char *password_file = NULL;
  g_autofree char *token_file = NULL;
  g_autofree char *password = NULL;
  g_autofree char *invitation_file = NULL;
  g_autoptr (StewardInvitation) invitation = NULL;
  g_autoptr (StewardSyncing) syncing = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  const char *address;
  StewardWorkspace *workspace;
  StewardSyncStart start;
  gboolean has_token = FALSE;
  gboolean is_set_up;
  const GOptionEntry entries[] = {
    { "join", 0, 0, G_OPTION_ARG_NONE, &joins, NULL, NULL },
    { "share", 0, 0, G_OPTION_ARG_NONE, &shares, NULL, NULL },
    { "merge", 0, 0, G_OPTION_ARG_NONE, &merges, NULL, NULL },
    { "user", 0, 0, G_OPTION_ARG_STRING, &user, NULL, NULL },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file, NULL, NULL },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &token_file, NULL, NULL },
    { "person", 0, 0, G_OPTION_ARG_STRING, &person, NULL, NULL },
    { "invitation", 0, 0, G_OPTION_ARG_FILENAME, &invitation_file, NULL, NULL },
    { NULL },
  };

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 1, error) ||
      !choose_start (joins, shares, merges, &start, error) || !check_login (user, token_file, error))
    return FALSE;
  if ((argc == 1) == (invitation_file != NULL) || (invitation_file != NULL && (user != NULL || token_file != NULL)))
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("It takes an address, or --invitation FILE, which has address and login"));
      return FALSE;
    }
  if (invitation_file != NULL)
    {
      invitation = steward_invitation_read (invitation_file, error);
      if (invitation == NULL)
        return FALSE;
      has_token = invitation->token != NULL;
      user = has_token ? NULL : g_strdup (invitation->user);
    }
  else if (!check_name (user, password_file, error))
    return FALSE;
  address = invitation != NULL ? invitation->address : argv[0];
  workspace = steward_invocation_get_workspace (invocation, error);
  if (workspace == NULL)
    return FALSE;
  syncing = steward_syncing_new (workspace);
  if (has_token && invitation != NULL)
    {
      password = g_strdup (invitation->token);
      steward_syncing_set_token (syncing, password);
    }
  else if (invitation != NULL)
    {
      password = choose_password (invocation, workspace, address, password_file, error);
      if (password == NULL)
        return FALSE;
      steward_syncing_set_password (syncing, invitation->password);
      steward_syncing_set_new_password (syncing, password);
    }
  else if (!read_login (syncing, password_file, token_file, &password, error))
    return FALSE;
  has_token = has_token || token_file != NULL;
  steward_syncing_set_up_async (syncing, address, start, user, person, NULL, steward_waiting_keep, &result);
  is_set_up = steward_syncing_set_up_finish (syncing, steward_waiting_for (&result), error);
  if (is_set_up)
    steward_invocation_print_object (invocation, json_node_get_object (steward_syncing_get_json (syncing)));
  /* Also where the first sync broke off: the next goes on with it. */
  if (invitation != NULL && steward_syncing_get_notice (syncing) != NULL)
    {
      steward_invocation_say (invocation, "%s", steward_syncing_get_notice (syncing));
      keep_password (invocation, workspace, address, invitation->password, FALSE);
    }
  else if (password != NULL && (invitation != NULL && !has_token ? steward_syncing_has_new_password (syncing) : steward_syncing_is_shared (syncing)))
    keep_password (invocation, workspace, address, password, has_token);
  return is_set_up;
}

static gboolean
run_once (StewardSyncing  *syncing,
          GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  steward_syncing_run_async (syncing, NULL, steward_waiting_keep, &result);
  return steward_syncing_run_finish (syncing, steward_waiting_for (&result), error);
}

/* Watching */

typedef struct
{
  StewardInvocation *invocation;
  StewardSyncWatch  *watch;    /* (owned) */
  gboolean           has_said; /* that the server can't be asked */
  GError            *error;    /* (owned) (nullable) that ends it */
} Watching;

static gboolean
has_done_something (JsonObject *object)
{
  return steward_json_get_integer (object, "received", 0) + steward_json_get_integer (object, "sent", 0) +
             steward_json_get_integer (object, "removed", 0) + steward_json_get_integer (object, "merged", 0) > 0;
}

static void
on_synced (StewardSyncWatch *watch,
           JsonObject       *counts,
           Watching         *watching)
{
  watching->has_said = FALSE;
  if (!has_done_something (counts))
    return;
  steward_invocation_print_object (watching->invocation, counts);
  steward_invocation_flush (watching->invocation);
}

/* What mends itself is waited for; what needs somebody ends it. */
static void
on_failed (StewardSyncWatch *watch,
           GError           *error,
           Watching         *watching)
{
  if (steward_sync_watch_get_state (watch) == STEWARD_SYNC_WATCH_STOPPED)
    watching->error = g_error_copy (error);
  else if (!watching->has_said)
    steward_invocation_say (watching->invocation, "%s", error->message);
  watching->has_said = TRUE;
}

static gboolean
watch_server (StewardInvocation  *invocation,
              StewardWorkspace   *workspace,
              const char         *password,
              gboolean            is_token,
              gboolean            allows_deletions,
              GError            **error)
{
  Watching watching = { invocation, steward_sync_watch_new (workspace), FALSE, NULL };

  g_signal_connect (watching.watch, "synced", G_CALLBACK (on_synced), &watching);
  g_signal_connect (watching.watch, "failed", G_CALLBACK (on_failed), &watching);
  if (is_token)
    steward_syncing_set_token (steward_sync_watch_get_syncing (watching.watch), password);
  else
    steward_sync_watch_set_password (watching.watch, password);
  steward_sync_watch_set_allows_deletions (watching.watch, allows_deletions);
  steward_workspace_watch (workspace);
  steward_sync_watch_start (watching.watch);
  steward_sync_watch_sync_now (watching.watch);
  while (watching.error == NULL && steward_sync_watch_get_state (watching.watch) != STEWARD_SYNC_WATCH_OFF)
    g_main_context_iteration (NULL, TRUE);
  if (watching.error == NULL)
    g_set_error_literal (&watching.error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND,
                         _("This file isn’t shared with a server; “stewardctl sync setup URL” does that"));
  g_signal_handlers_disconnect_by_data (watching.watch, &watching);
  steward_sync_watch_stop (watching.watch);
  g_object_unref (watching.watch);
  g_propagate_error (error, watching.error);
  return FALSE;
}

static gboolean
run (StewardInvocation  *invocation,
     int                 argc,
     char              **argv,
     GError            **error)
{
  gboolean watches = FALSE;
  gboolean allows_deletions = FALSE;
  g_autofree char *password_file = NULL;
  g_autofree char *token_file = NULL;
  g_autofree char *password = NULL;
  g_autoptr (StewardSyncing) syncing = NULL;
  StewardWorkspace *workspace;
  const GOptionEntry entries[] = {
    { "watch", 0, 0, G_OPTION_ARG_NONE, &watches, NULL, NULL },
    { "allow-deletions", 0, 0, G_OPTION_ARG_NONE, &allows_deletions, NULL, NULL },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file, NULL, NULL },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &token_file, NULL, NULL },
    { NULL },
  };

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 0, error))
    return FALSE;
  workspace = steward_invocation_get_workspace (invocation, error);
  if (workspace == NULL)
    return FALSE;
  syncing = steward_syncing_new (workspace);
  if (!read_login (syncing, password_file, token_file, &password, error))
    return FALSE;
  if (watches)
    return watch_server (invocation, workspace, password, token_file != NULL, allows_deletions, error);
  steward_syncing_set_allows_deletions (syncing, allows_deletions);
  if (!run_once (syncing, error))
    return FALSE;
  steward_invocation_print_object (invocation, json_node_get_object (steward_syncing_get_json (syncing)));
  return TRUE;
}

/* What waits for somebody */

static gboolean
perform (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         StewardOperation   *operation,
         GError            **error)
{
  g_autoptr (StewardOperation) owned = operation;
  JsonNode *json;

  if (!steward_invocation_perform (invocation, owned, error))
    return FALSE;
  json = steward_operation_get_json (owned);
  if (json != NULL && JSON_NODE_HOLDS_OBJECT (json))
    steward_invocation_print_object (invocation, json_node_get_object (json));
  for (guint i = 0; json != NULL && JSON_NODE_HOLDS_ARRAY (json) && i < json_array_get_length (json_node_get_array (json)); i++)
    steward_invocation_print_object (invocation, json_array_get_object_element (json_node_get_array (json), i));
  return TRUE;
}

static gboolean
status (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  return steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 0, error) &&
         perform (invocation, argc, argv, steward_sync_show_status (), error);
}

static gboolean
conflicts (StewardInvocation  *invocation,
           int                 argc,
           char              **argv,
           GError            **error)
{
  static const char *const columns[] = { "id", "kind", "record", "field", "ours", "theirs", "chosen", "now", NULL };

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 0, error))
    return FALSE;
  steward_invocation_set_columns (invocation, columns);
  return perform (invocation, argc, argv, steward_sync_list_conflicts (), error);
}

static gboolean
resolve (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         GError            **error)
{
  g_autofree char *side = NULL;
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { "take", 0, 0, G_OPTION_ARG_STRING, &side, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { NULL },
  };

  return steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error) &&
         perform (invocation, argc, argv, steward_sync_resolve (argv[0], side, text, NULL), error);
}

static gboolean
parked (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  static const char *const columns[] = { "id", "state", "reason", NULL };

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 0, error))
    return FALSE;
  steward_invocation_set_columns (invocation, columns);
  return perform (invocation, argc, argv, steward_sync_list_parked (), error);
}

static gboolean
retry (StewardInvocation  *invocation,
       int                 argc,
       char              **argv,
       GError            **error)
{
  return steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error) &&
         perform (invocation, argc, argv, steward_sync_retry (argv[0]), error);
}

static gboolean
discard (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         GError            **error)
{
  return steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error) &&
         perform (invocation, argc, argv, steward_sync_discard (argv[0]), error);
}

static gboolean
hand (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  return steward_invocation_parse (invocation, NULL, &argc, &argv, 2, 2, error) &&
         perform (invocation, argc, argv, steward_sync_hand (argv[0], argv[1]), error);
}

static gboolean
make (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  return steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error) &&
         perform (invocation, argc, argv, steward_sync_decide (argv[0], TRUE), error);
}

static gboolean
decline (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         GError            **error)
{
  return steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error) &&
         perform (invocation, argc, argv, steward_sync_decide (argv[0], FALSE), error);
}

static const StewardVerb verbs[] = {
  { "prepare-server", "URL [--user U --password-file F | --token-file F]",
    N_("Make a database ready for a team: who may read it, and the rules for who may write what"), prepare_server },
  { "invite", "PERSON [FILE] [--again] [--hr yes|no] [--user U --password-file F] [--with-token F]",
    N_("Give a person a login of the server and write a file by which they join"), invite },
  { "setup", "URL [--join | --share | --merge] [--user U --password-file F | --token-file F] [--person P] | --invitation FILE [--password-file F]",
    N_("Share this file with a database, or fill it from one; nothing is mixed unasked"), setup },
  { "run", "[--watch] [--password-file F | --token-file F] [--allow-deletions]", N_("Receive what is new and send what waits; --watch goes on doing so"), run },
  { "status", "", N_("Show how this file stands to the server"), status },
  { "conflicts", "", N_("List values that lost against others and that nobody has looked at yet"), conflicts },
  { "resolve", "ID [--take ours|theirs|base | --text T]", N_("Say that somebody has looked at one; --take or --text put another value in place"), resolve },
  { "parked", "", N_("List what the server refused, or what can’t be read, with the reason"), parked },
  { "retry", "ID", N_("Offer it to the server once more"), retry },
  { "discard", "ID", N_("Take it back: as the server has it, or gone where the server never had it"), discard },
  { "hand", "ID PERSON", N_("Take it back, and ask somebody to make the change from whom the server takes it"), hand },
  { "make", "ID", N_("Make a change that was handed over, as one’s own"), make },
  { "decline", "ID", N_("Don’t make it"), decline },
  { NULL },
};

const StewardCommand steward_command_sync = {
  "sync",
  N_("Sync: sharing this file with colleagues over a server"),
  verbs,
  NULL,
};
