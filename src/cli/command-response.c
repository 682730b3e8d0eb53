/* command-response.c: stewardctl response
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-response"

#include "steward-response-noun.h"

#include "steward-editing.h"
#include "steward-field-options.h"
#include "steward-kinds.h"
#include "steward-responding.h"
#include "steward-service-error.h"
#include "steward-snippets.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define MAX_TEXT_BYTES (1024 * 1024)

static const char *const columns[] = { "id", "state", "version", "activity", "account", "text", "scheduled", "address", NULL };

/* `-` is standard input. */
static char *
read_text (const char  *path,
           GError     **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  if (strcmp (path, "-") == 0)
    {
      text = g_malloc (MAX_TEXT_BYTES + 1);
      length = fread (text, 1, MAX_TEXT_BYTES, stdin);
      text[length] = '\0';
    }
  else if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  if (length >= MAX_TEXT_BYTES || !g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT,
                   _("“%s” isn’t a text in UTF-8 of less than a megabyte"), path);
      return NULL;
    }
  return g_steal_pointer (&text);
}

/**
 * steward_response_noun_do:
 *
 * Performs and prints the object that came of it.
 *
 * Returns: whether it happened
 */
gboolean
steward_response_noun_do (StewardInvocation  *invocation,
                          StewardOperation   *operation,
                          GError            **error)
{
  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  steward_invocation_print_object (invocation, json_node_get_object (steward_operation_get_json (operation)));
  return TRUE;
}

/**
 * steward_response_noun_take_text:
 * @text: (nullable): what --text said
 * @file: (nullable): what --text-file said
 * @taken: (out) (transfer full) (nullable): the text
 *
 * Returns: whether at most one was given, and could be read
 */
gboolean
steward_response_noun_take_text (const char  *text,
                                 const char  *file,
                                 char       **taken,
                                 GError     **error)
{
  if (text != NULL && file != NULL)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("The text is given once: --text or --text-file"));
      return FALSE;
    }
  *taken = file != NULL ? read_text (file, error) : g_strdup (text);
  return file == NULL || *taken != NULL;
}

static gboolean
draft (StewardInvocation  *invocation,
       int                 argc,
       char              **argv,
       GError            **error)
{
  g_autofree char *mention = NULL;
  g_autofree char *activity = NULL;
  g_autofree char *account = NULL;
  g_autofree char *variant_of = NULL;
  g_autofree char *text = NULL;
  g_autofree char *file = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *activity_id = NULL;
  const GOptionEntry entries[] = {
    { "mention", 0, 0, G_OPTION_ARG_STRING, &mention, NULL, NULL },
    { "activity", 0, 0, G_OPTION_ARG_STRING, &activity, NULL, NULL },
    { "account", 0, 0, G_OPTION_ARG_STRING, &account, NULL, NULL },
    { "variant-of", 0, 0, G_OPTION_ARG_STRING, &variant_of, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { "text-file", 0, 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;
  StewardDraft begun;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 0, error) ||
      !steward_response_noun_take_text (text, file, &taken, error))
    return FALSE;
  if (activity != NULL)
    {
      activity_id = steward_field_options_resolve (invocation, &steward_activity_kind, activity, error);
      if (activity_id == NULL)
        return FALSE;
    }
  begun = (StewardDraft){ mention, activity_id, account, taken, variant_of };
  operation = steward_response_draft (&begun);
  return steward_response_noun_do (invocation, operation, error);
}

static void
set_member (JsonObject *fields,
            const char *key,
            const char *value)
{
  if (value == NULL)
    return;
  if (strcmp (value, "none") == 0)
    json_object_set_null_member (fields, key);
  else
    json_object_set_string_member (fields, key, value);
}

/* Returns: (transfer full) (nullable): the text of a saved reply, filled in for the response */
static char *
use_snippet (StewardInvocation  *invocation,
             const char         *name,
             const char         *response,
             GError            **error)
{
  g_autoptr (StewardOperation) listing = steward_editing_list (&steward_snippet_kind, FALSE);
  g_autoptr (StewardOperation) operation = NULL;
  const char *id = name;
  GPtrArray *snippets;
  JsonArray *missing;
  JsonObject *filled;

  if (!steward_invocation_perform (invocation, listing, error))
    return NULL;
  snippets = steward_operation_get_records (listing);
  for (guint i = 0; i < snippets->len; i++)
    if (g_strcmp0 (steward_record_get_text (snippets->pdata[i], STEWARD_SNIPPET_NAME), name) == 0)
      id = steward_record_get_id (snippets->pdata[i]);
  operation = steward_snippet_use (id, response);
  if (!steward_invocation_perform (invocation, operation, error))
    return NULL;
  filled = json_node_get_object (steward_operation_get_json (operation));
  missing = json_object_get_array_member (filled, "missing");
  for (guint i = 0; i < json_array_get_length (missing); i++)
    steward_invocation_say (invocation, _("{%s} is still to be filled in"), json_array_get_string_element (missing, i));
  return g_strdup (json_object_get_string_member (filled, "text"));
}

static gboolean
edit (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  g_autofree char *text = NULL;
  g_autofree char *file = NULL;
  g_autofree char *activity = NULL;
  g_autofree char *account = NULL;
  g_autofree char *target = NULL;
  g_autofree char *visibility = NULL;
  g_autofree char *warning = NULL;
  g_autofree char *language = NULL;
  g_autofree char *snippet = NULL;
  g_autofree char *taken = NULL;
  const GOptionEntry entries[] = {
    { "snippet", 0, 0, G_OPTION_ARG_STRING, &snippet, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { "text-file", 0, 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
    { "activity", 0, 0, G_OPTION_ARG_STRING, &activity, NULL, NULL },
    { "account", 0, 0, G_OPTION_ARG_STRING, &account, NULL, NULL },
    { "target", 0, 0, G_OPTION_ARG_STRING, &target, NULL, NULL },
    { "visibility", 0, 0, G_OPTION_ARG_STRING, &visibility, NULL, NULL },
    { "content-warning", 0, 0, G_OPTION_ARG_STRING, &warning, NULL, NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, NULL, NULL },
    { NULL },
  };
  g_autoptr (JsonObject) fields = json_object_new ();
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error) ||
      !steward_response_noun_take_text (text, file, &taken, error))
    return FALSE;
  if (activity != NULL)
    {
      g_autofree char *id = steward_field_options_resolve (invocation, &steward_activity_kind, activity, error);

      if (id == NULL)
        return FALSE;
      set_member (fields, "activity", id);
    }
  if (snippet != NULL && taken == NULL)
    {
      taken = use_snippet (invocation, snippet, argv[0], error);
      if (taken == NULL)
        return FALSE;
    }
  if (taken != NULL)
    json_object_set_string_member (fields, "text", taken);
  set_member (fields, "account", account);
  set_member (fields, "target", target);
  set_member (fields, "visibility", visibility);
  set_member (fields, "content_warning", warning);
  set_member (fields, "language", language);
  operation = steward_response_edit (argv[0], fields);
  return steward_response_noun_do (invocation, operation, error);
}

/* Ends with 1 when something stops publishing; the findings themselves are the result. */
static gboolean
check (StewardInvocation  *invocation,
       int                 argc,
       char              **argv,
       GError            **error)
{
  static const char *const shown[] = { "severity", "message", "title", "clause", "start", "end", NULL };
  g_autoptr (StewardOperation) operation = NULL;
  JsonArray *findings;
  gboolean stopped = FALSE;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_response_check (argv[0], NULL);
  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  steward_invocation_set_columns (invocation, shown);
  findings = json_object_get_array_member (json_node_get_object (steward_operation_get_json (operation)), "findings");
  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = json_array_get_object_element (findings, i);

      stopped = stopped || strcmp (json_object_get_string_member (finding, "severity"), "stop") == 0;
      steward_invocation_print_object (invocation, finding);
    }
  return !stopped;
}

static gboolean
show (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_response_show (argv[0]);
  return steward_response_noun_do (invocation, operation, error);
}

static gboolean
list (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  g_autofree char *state = NULL;
  g_autofree char *mention = NULL;
  g_autofree char *query = NULL;
  int limit = 100;
  const GOptionEntry entries[] = {
    { "query", 0, 0, G_OPTION_ARG_STRING, &query, NULL, NULL },
    { "state", 0, 0, G_OPTION_ARG_STRING, &state, NULL, NULL },
    { "mention", 0, 0, G_OPTION_ARG_STRING, &mention, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;
  JsonArray *responses;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 0, error))
    return FALSE;
  if (query != NULL && (state != NULL || mention != NULL))
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("A query says it all: write status:STATE into it"));
      return FALSE;
    }
  operation = query != NULL ? steward_response_search (query, (guint) MAX (limit, 0))
                            : steward_response_list (state, mention, (guint) MAX (limit, 0));
  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  steward_invocation_set_columns (invocation, columns);
  responses = json_node_get_array (steward_operation_get_json (operation));
  for (guint i = 0; i < json_array_get_length (responses); i++)
    steward_invocation_print_object (invocation, json_array_get_object_element (responses, i));
  return TRUE;
}

static const StewardVerb verbs[] = {
  { "draft", "[--mention ID | --activity ACTIVITY | --variant-of ID] [--account ID] [--text TEXT | --text-file FILE]", N_("Begin a response and print it; “-” reads the text from standard input"), draft },
  { "edit", "ID [--text TEXT | --text-file FILE | --snippet NAME] [--account ID] [--activity ACTIVITY] [--target ADDRESS|none] [--visibility V] [--content-warning W] [--language L]", N_("Change it; this ends its approval"), edit },
  { "attach", "ID FILE [--alt TEXT]", N_("Attach a picture: PNG, JPEG, GIF or WebP; --alt says what it shows"), steward_response_noun_attach },
  { "describe", "ID NUMBER --alt TEXT|none", N_("Say what a picture shows, for those who don’t see it"), steward_response_noun_describe },
  { "detach", "ID NUMBER", N_("Take a picture off"), steward_response_noun_detach },
  { "picture", "ID NUMBER FILE|-", N_("Write a picture into a file"), steward_response_noun_picture },
  { "check", "ID", N_("What the guidelines and the network say to it; exit status 1 when something stops it"), check },
  { "list", "[--state STATE] [--mention ID] [--query QUERY] [--limit N]", N_("List responses, newest first; a query is written as for mentions"), list },
  { "outbox", "[--state look|sending|scheduled|ready|waiting|sent|ended]", N_("How far responses are, what went wrong and the way on; of what is over the newest hundred"), steward_response_noun_outbox },
  { "calendar", "[--from TIME] [--until TIME]", N_("What goes or went out, by time; without times the month from today on"), steward_response_noun_calendar },
  { "show", "ID", N_("Show one with findings, consultations and approval"), show },
  { "submit", "ID", N_("Ask for approval, and the departments that are to be asked"), steward_response_noun_submit },
  { "ask", "ID DEPARTMENT", N_("Ask a department about the text as it stands"), steward_response_noun_ask },
  { "answer", "ID --text TEXT [--object] [--department DEPARTMENT]", N_("Answer for a department that was asked"), steward_response_noun_answer },
  { "comment", "ID --text TEXT", N_("Comment on it, for colleagues only"), steward_response_noun_comment },
  { "approve", "ID", N_("Approve it, for the accountable department"), steward_response_noun_approve },
  { "reject", "ID --reason TEXT", N_("Refuse it, for the accountable department"), steward_response_noun_reject },
  { "look", "ID", N_("Say that what the person wrote since was read, and the answer still fits"), steward_response_noun_look },
  { "pick", "ID", N_("Pick it among several answers to a mention; the others are kept and don’t go out"), steward_response_noun_pick },
  { "withdraw", "ID", N_("Give it up; of a published one, the correction under way"), steward_response_noun_withdraw },
  { "schedule", "ID --at TIME", N_("Have the account's machine publish it at a time"), steward_response_noun_schedule },
  { "unschedule", "ID", N_("Take its time away; it stays approved"), steward_response_noun_unschedule },
  { "correct", "ID [--text TEXT | --text-file FILE]", N_("Begin a new version of what is published"), steward_response_noun_correct },
  { "publish", "ID [--token-file FILE] [--settle SECONDS] | ID --published-at ADDRESS | ID --not-published", N_("Publish it, or its correction, now; where a person has to, give the text and take the address afterwards"), steward_response_noun_publish },
  { "delete", "ID --reason TEXT [--by-hand] [--token-file FILE]", N_("Take a published one back, at once; for the accountable department"), steward_response_noun_delete },
  { "run", "[--watch] [--token-file FILE] [--settle SECONDS]", N_("Look up what was left open, then publish what is due on this machine"), steward_response_noun_run },
  { NULL },
};

const StewardCommand steward_command_response = {
  "response",
  N_("Responses: drafts, findings, consultation, approval, publishing"),
  verbs,
  NULL,
};
