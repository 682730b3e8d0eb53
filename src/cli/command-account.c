/* command-account.c: stewardctl account
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-account"

#include "steward-record-noun.h"
#include "steward-waiting.h"

#include "steward-account-limits.h"
#include "steward-accounts.h"
#include "steward-authorising.h"
#include "steward-editing.h"
#include "steward-kinds.h"
#include "steward-secrets.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>

static const StewardFieldOption options[] = {
  { "handle", "handle", NULL },
  { "purpose", "purpose", NULL },
  { "department", "department", &steward_department_kind },
  { "custodian", "custodians", &steward_person_kind },
  { "recovery-contact", "recovery_contact", NULL },
  { "two-factor", "two_factor", NULL },
  { "expires", "expires", NULL },
  { "allow-host", "allowed_hosts", NULL },
  { "status", "status", NULL },
  { NULL },
};
static const char *const positional[] = { "network", "server", NULL };
static const char *const columns[] = { "id", "network", "server", "handle", "department", "custodians", "authorised", "reviewed", NULL };
static const StewardRecordNoun record_noun = { &steward_account_kind, options, positional, columns };

static gboolean
perform_and_print (StewardInvocation  *invocation,
                   StewardOperation   *operation,
                   GError            **error)
{
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_record (invocation, steward_operation_get_record (operation), error);
}

/* Prints what to open; the code comes with the next call. */
static gboolean
start (StewardInvocation   *invocation,
       StewardAuthorising  *authorising,
       GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (JsonObject) object = json_object_new ();

  steward_authorising_start_async (authorising, TRUE, NULL, steward_waiting_keep, &result);
  if (!steward_authorising_start_finish (authorising, steward_waiting_for (&result), error))
    return FALSE;
  json_object_set_string_member (object, "id", steward_record_get_id (steward_authorising_get_account (authorising)));
  json_object_set_string_member (object, "open", steward_authorising_get_address (authorising));
  steward_invocation_print_object (invocation, object);
  steward_invocation_say (invocation, _("Open the address, say yes there, and call this again with --code and what it shows."));
  return TRUE;
}

static gboolean
authorise (StewardInvocation  *invocation,
           int                 argc,
           char              **argv,
           GError            **error)
{
  g_autofree char *code = NULL;
  g_autofree char *token_file = NULL;
  g_autofree char *token = NULL;
  g_autoptr (StewardAuthorising) authorising = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  StewardWorkspace *workspace;
  const GOptionEntry entries[] = {
    { "code", 0, 0, G_OPTION_ARG_STRING, &code, NULL, NULL },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &token_file, NULL, NULL },
    { NULL },
  };

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  if (code != NULL && token_file != NULL)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("It takes a code or a token file, not both"));
      return FALSE;
    }
  workspace = steward_invocation_get_workspace (invocation, error);
  if (workspace == NULL)
    return FALSE;
  authorising = steward_authorising_new (workspace, argv[0]);
  if (token_file != NULL)
    {
      token = steward_secrets_read_file (token_file, error);
      if (token == NULL)
        return FALSE;
      steward_authorising_use_token_async (authorising, token, NULL, steward_waiting_keep, &result);
    }
  else if (code != NULL)
    steward_authorising_complete_async (authorising, code, NULL, steward_waiting_keep, &result);
  else
    return start (invocation, authorising, error);

  return steward_authorising_complete_finish (authorising, steward_waiting_for (&result), error) &&
         steward_invocation_print_record (invocation, steward_authorising_get_account (authorising), error);
}

static gboolean
publisher (StewardInvocation  *invocation,
           int                 argc,
           char              **argv,
           GError            **error)
{
  gboolean move = FALSE;
  g_autoptr (StewardOperation) operation = NULL;
  StewardWorkspace *workspace;
  StewardRecord *account;
  g_autoptr (JsonObject) object = json_object_new ();
  const GOptionEntry entries[] = {
    { "move", 0, 0, G_OPTION_ARG_NONE, &move, NULL, NULL },
    { NULL },
  };

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = move ? steward_account_move_publisher (argv[0]) : steward_editing_get (&steward_account_kind, argv[0]);
  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  workspace = steward_invocation_get_workspace (invocation, error);
  account = steward_operation_get_record (operation);
  json_object_set_string_member (object, "id", steward_record_get_id (account));
  if (steward_record_has (account, STEWARD_ACCOUNT_PUBLISHER))
    json_object_set_string_member (object, "publisher", steward_record_get_text (account, STEWARD_ACCOUNT_PUBLISHER));
  json_object_set_boolean_member (object, "here",
                                  g_strcmp0 (steward_record_get_text (account, STEWARD_ACCOUNT_PUBLISHER),
                                             steward_workspace_get_machine (workspace)) == 0);
  steward_invocation_print_object (invocation, object);
  if (move)
    steward_invocation_say (invocation, _("This machine publishes for the account now. Authorise the account here, and see on the network that the other machine has nothing under way."));
  return TRUE;
}

static gboolean
review (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_account_review (argv[0]);
  return perform_and_print (invocation, operation, error);
}

static gboolean
limits (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (StewardRecord) account = NULL;
  StewardWorkspace *workspace;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  workspace = steward_invocation_get_workspace (invocation, error);
  if (workspace == NULL)
    return FALSE;
  steward_account_limits_read_async (workspace, argv[0], NULL, steward_waiting_keep, &result);
  account = steward_account_limits_read_finish (workspace, steward_waiting_for (&result), error);
  return account != NULL && steward_invocation_print_record (invocation, account, error);
}

static const StewardVerb verbs[] = {
  STEWARD_RECORD_NOUN_VERBS ("NETWORK SERVER [--handle H] [--allow-host HOST[:PORT]]…", "ID [--handle H] [--purpose T] [--department D] [--custodian PERSON]… [--recovery-contact C] [--two-factor yes|no] [--expires TIME] [--allow-host HOST[:PORT]]…"),
  { "authorise", "ID [--code C | --token-file F]", N_("Let Steward act for it: prints the address to open, then takes the code"), authorise },
  { "publisher", "ID [--move]", N_("Print which machine publishes for it; --move makes it this one"), publisher },
  { "limits", "ID", N_("Ask its server what it allows, and keep that with the time"), limits },
  { "review", "ID", N_("Say that what is known of it was looked at and is right"), review },
  { NULL },
};

const StewardCommand steward_command_account = {
  "account",
  N_("Accounts: the official ones and who holds them"),
  verbs,
  &record_noun,
};
