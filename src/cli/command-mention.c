/* command-mention.c: stewardctl mention
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-mention"

#include "command-mention-private.h"

#include "steward-kinds.h"
#include "steward-mention-search.h"
#include "steward-mentions.h"

#include <glib/gi18n-lib.h>

/* Mentions read at once while exporting. */
#define EXPORT_PAGE 500

static const char *const columns[] = { "id", "published", "status", "department", "author", "activity", "due", "text",
                                       NULL };

/* What isn't understood of a query is said, and the rest of it is asked. */
static void
say_problems (StewardInvocation *invocation,
              StewardOperation  *operation)
{
  JsonObject *object = json_node_get_object (steward_operation_get_json (operation));
  JsonArray *problems = json_object_get_array_member (object, "problems");

  for (guint i = 0; i < json_array_get_length (problems); i++)
    steward_invocation_say (invocation, "%s", json_array_get_string_element (problems, i));
  if (json_array_get_length (problems) > 0)
    steward_invocation_say (invocation, _("Understood: %s"), json_object_get_string_member (object, "query"));
}

static gboolean
find (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      int                 at_least,
      GError            **error)
{
  int limit = 100;
  g_autofree char *after = NULL;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { "after", 0, 0, G_OPTION_ARG_STRING, &after, NULL, NULL },
    { NULL },
  };
  g_autofree char *query = NULL;
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, at_least, -1, error))
    return FALSE;
  query = g_strjoinv (" ", argv);
  operation = steward_mention_find_all (query, (guint) CLAMP (limit, 1, 100000), after);
  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  say_problems (invocation, operation);
  steward_invocation_set_columns (invocation, columns);
  return steward_invocation_print_records (invocation, steward_operation_get_records (operation), error);
}

static gboolean
list (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  return find (invocation, argc, argv, 0, error);
}

static gboolean
search (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  return find (invocation, argc, argv, 1, error);
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
  operation = steward_mention_get (argv[0]);
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_record (invocation, steward_operation_get_record (operation), error);
}

static gboolean
why (StewardInvocation  *invocation,
     int                 argc,
     char              **argv,
     GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_mention_why (argv[0]);
  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  steward_invocation_print_object (invocation, json_node_get_object (steward_operation_get_json (operation)));
  return TRUE;
}

static gboolean
export (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  g_autofree char *query = NULL;
  g_autofree char *after = NULL;
  guint n_found;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 0, -1, error))
    return FALSE;
  query = g_strjoinv (" ", argv);
  steward_invocation_begin_stream (invocation, &steward_mention_kind);
  do
    {
      g_autoptr (StewardOperation) operation = steward_mention_find_all (query, EXPORT_PAGE, after);
      GPtrArray *records;

      if (!steward_invocation_perform (invocation, operation, error))
        return FALSE;
      if (after == NULL)
        say_problems (invocation, operation);
      records = steward_operation_get_records (operation);
      n_found = records->len;
      if (!steward_invocation_print_records (invocation, records, error))
        return FALSE;
      steward_invocation_flush (invocation);
      g_free (after);
      after = n_found > 0 ? g_strdup (steward_record_get_id (records->pdata[n_found - 1])) : NULL;
    }
  while (n_found == EXPORT_PAGE);
  return TRUE;
}

static const StewardVerb verbs[] = {
  { "import", "FILE… [--source NAME] [--map FIELD=COLUMN]… [--open-since DATE] [--strict]",
    N_("Bring in posts from feeds, CSV and JSON Lines; nothing old starts a clock"), steward_mention_verb_import },
  { "list", "[QUERY] [--limit N] [--after ID]", N_("List mentions, newest first"), list },
  { "show", "ID", N_("Show one with all its fields"), show },
  { "search", "QUERY [--limit N] [--after ID]", N_("Find mentions, newest first"), search },
  { "why", "ID", N_("Say why it is where it is, one sentence for each decision"), why },
  { "set", "ID… [--voice V] [--mood M] [--language L] [--topic T]… [--activity A]",
    N_("Correct what it was understood to be; no machine changes it again"), steward_mention_verb_set },
  { "route", "ID… [--activity A]", N_("Send it where the matrix in force says"), steward_mention_verb_route },
  { "assign", "ID… PERSON", N_("Give it to somebody; “none” takes it from whoever has it"),
    steward_mention_verb_assign },
  { "see", "ID…", N_("Say that somebody looked at it"), steward_mention_verb_see },
  { "wait", "ID… [--for TEXT]", N_("Say that it waits for the public or a colleague"), steward_mention_verb_wait },
  { "snooze", "ID… --until TIME [--wake-on-reply]", N_("Hide it until a time"), steward_mention_verb_snooze },
  { "dismiss", "ID… --reason TEXT", N_("Close it without an answer"), steward_mention_verb_dismiss },
  { "reopen", "ID…", N_("Open again what is closed, waiting or snoozed"), steward_mention_verb_reopen },
  { "answered-elsewhere", "ID ADDRESS", N_("Say where it was answered without Steward"),
    steward_mention_verb_answered_elsewhere },
  { "hand-over", "ID… DEPARTMENT", N_("Give it to another department"), steward_mention_verb_hand_over },
  { "give-back", "", N_("Give back what was handed over and not accepted in time"), steward_mention_verb_give_back },
  { "accept", "ID…", N_("Take on what was handed over to your department"), steward_mention_verb_accept },
  { "erase", "ID [--yes]", N_("Erase all that its author wrote, for good, and keep them out from now on"), steward_mention_verb_erase },
  { "export", "[QUERY]", N_("Print all of them as JSON Lines, or CSV with --format csv"), export },
  { NULL },
};

const StewardCommand steward_command_mention = {
  "mention",
  N_("Mentions: public posts and what is done about them"),
  verbs,
  NULL,
};
