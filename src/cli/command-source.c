/* command-source.c: stewardctl source
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-source"

#include "steward-record-noun.h"
#include "steward-waiting.h"

#include "steward-collecting.h"
#include "steward-editing.h"
#include "steward-kinds.h"
#include "steward-secrets.h"
#include "steward-service-error.h"
#include "steward-source-moving.h"
#include "steward-source-testing.h"

#include <glib/gi18n-lib.h>

static const StewardFieldOption options[] = {
  { "name", "name", NULL },
  { "address", "address", NULL },
  { "every", "interval_minutes", NULL },
  { "voice", "voice", NULL },
  { "department", "department", &steward_department_kind },
  { "account", "account", NULL },
  { "allow-host", "allowed_hosts", NULL },
  { NULL },
};
static const char *const positional[] = { "connector", "address", NULL };
static const char *const columns[] = { "name", "connector", "address", "interval_minutes", "last_success", "next_try", "error", NULL };
static const StewardRecordNoun record_noun = { &steward_source_kind, options, positional, columns };

static gboolean
test (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  static const char *const test_columns[] = { "published", "author", "title", "address", NULL };
  g_auto (GStrv) allowed = NULL;
  g_autofree char *connector = NULL;
  g_autofree char *notice = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const GOptionEntry entries_of_options[] = {
    { "allow-host", 0, 0, G_OPTION_ARG_STRING_ARRAY, &allowed, NULL, NULL },
    { "connector", 0, 0, G_OPTION_ARG_STRING, &connector, NULL, NULL },
    { NULL },
  };

  if (!steward_invocation_parse (invocation, entries_of_options, &argc, &argv, 1, 1, error))
    return FALSE;
  steward_source_testing_run_async (connector != NULL ? connector : "feed", argv[0], (const char *const *) allowed, NULL,
                                    steward_waiting_keep, &result);
  entries = steward_source_testing_run_finish (steward_waiting_for (&result), &notice, error);
  if (entries == NULL)
    return FALSE;
  steward_invocation_set_columns (invocation, test_columns);
  for (guint i = 0; i < entries->len; i++)
    steward_invocation_print_object (invocation, entries->pdata[i]);
  if (notice != NULL)
    steward_invocation_say (invocation, "%s", notice);
  return TRUE;
}

static char **
resolve_all (StewardInvocation  *invocation,
             int                 argc,
             char              **argv,
             GError            **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < argc; i++)
    {
      char *id = steward_field_options_resolve (invocation, &steward_source_kind, argv[i], error);

      if (id == NULL)
        return NULL;
      g_ptr_array_add (ids, id);
    }
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

static gboolean
collect (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         GError            **error)
{
  static const char *const collect_columns[] = { "name", "read", "added", "edited", "already_there", "unchanged", "error",
                                                 NULL };
  gboolean all = FALSE;
  g_autofree char *token_file = NULL;
  g_autofree char *token = NULL;
  g_auto (GStrv) ids = NULL;
  g_autoptr (StewardCollecting) collecting = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  StewardWorkspace *workspace;
  GPtrArray *results;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, NULL, NULL },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &token_file, NULL, NULL },
    { NULL },
  };

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, -1, error))
    return FALSE;
  workspace = steward_invocation_get_workspace (invocation, error);
  if (workspace == NULL)
    return FALSE;
  ids = resolve_all (invocation, argc, argv, error);
  if (ids == NULL)
    return FALSE;
  token = token_file != NULL ? steward_secrets_read_file (token_file, error) : NULL;
  if (token_file != NULL && token == NULL)
    return FALSE;

  collecting = steward_collecting_new (workspace);
  steward_collecting_set_sources (collecting, (const char *const *) ids);
  steward_collecting_set_all (collecting, all);
  steward_collecting_set_token (collecting, token);
  steward_collecting_run_async (collecting, NULL, steward_waiting_keep, &result);
  if (!steward_collecting_run_finish (collecting, steward_waiting_for (&result), error))
    return FALSE;

  results = steward_collecting_get_results (collecting);
  steward_invocation_set_columns (invocation, collect_columns);
  for (guint i = 0; i < results->len; i++)
    steward_invocation_print_object (invocation, results->pdata[i]);
  /* A single source that is down is no reason for a timer to fail. */
  if (results->len == 0 || steward_collecting_get_n_failed (collecting) < results->len)
    return TRUE;
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NETWORK,
               ngettext ("%u source couldn’t be read", "None of %u sources could be read", results->len), results->len);
  return FALSE;
}

static gboolean
collector (StewardInvocation  *invocation,
           int                 argc,
           char              **argv,
           GError            **error)
{
  gboolean move = FALSE;
  g_autofree char *id = NULL;
  g_autoptr (StewardOperation) operation = NULL;
  g_autoptr (JsonObject) object = json_object_new ();
  StewardWorkspace *workspace;
  StewardRecord *source;
  const char *machine;
  const GOptionEntry entries[] = {
    { "move", 0, 0, G_OPTION_ARG_NONE, &move, NULL, NULL },
    { NULL },
  };

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  workspace = steward_invocation_get_workspace (invocation, error);
  id = workspace != NULL ? steward_field_options_resolve (invocation, &steward_source_kind, argv[0], error) : NULL;
  if (id == NULL)
    return FALSE;
  operation = move ? steward_source_move_here (id) : steward_editing_get (&steward_source_kind, id);
  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  source = steward_operation_get_record (operation);
  machine = steward_record_get_text (source, STEWARD_SOURCE_MACHINE);
  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "name", steward_record_get_text (source, STEWARD_SOURCE_NAME));
  if (machine != NULL)
    json_object_set_string_member (object, "machine", machine);
  json_object_set_boolean_member (object, "here", g_strcmp0 (machine, steward_workspace_get_machine (workspace)) == 0);
  steward_invocation_print_object (invocation, object);
  return TRUE;
}

static const StewardVerb verbs[] = {
  STEWARD_RECORD_NOUN_VERBS ("CONNECTOR ADDRESS [--name N] [--voice V] [--department D] [--every MINUTES] [--account ID] [--allow-host HOST[:PORT]]…", "NAME [--name N] [--address A] [--voice V] [--department D] [--every MINUTES] [--account ID] [--allow-host HOST[:PORT]]…"),
  { "remove", "NAME", N_("End it; its history stays, and undo brings it back"), steward_record_noun_end },
  { "test", "ADDRESS|FILE [--connector C] [--allow-host HOST[:PORT]]…", N_("Print what it would bring; stores nothing"), test },
  { "collector", "NAME [--move]", N_("Print which machine collects it; --move makes it this one"), collector },
  { "collect", "[NAME…] [--all] [--token-file F]", N_("Ask those that are due on this machine, or the named ones, or all"), collect },
  { NULL },
};

const StewardCommand steward_command_source = {
  "source",
  N_("Sources: places outside that are read"),
  verbs,
  &record_noun,
};
