/* command-snippet.c: stewardctl snippet
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-snippet"

#include "steward-record-noun.h"

#include "steward-kinds.h"
#include "steward-snippets.h"

#include <glib/gi18n-lib.h>

static const StewardFieldOption options[] = {
  { "name", "name", NULL },
  { "text", "text", NULL },
  { "department", "department", &steward_department_kind },
  { "for", "departments", &steward_department_kind },
  { "language", "language", NULL },
  { "expires", "expires", NULL },
  { NULL },
};
static const char *const positional[] = { "name", "text", NULL };
static const char *const columns[] = { "id", "name", "department", "language", "text", NULL };
static const StewardRecordNoun record_noun = { &steward_snippet_kind, options, positional, columns };

static gboolean
do_cite (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         gboolean            takes_back,
         GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 3, 3, error))
    return FALSE;
  operation = steward_snippet_cite (argv[0], argv[1], argv[2], takes_back);
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_record (invocation, steward_operation_get_record (operation), error);
}

static gboolean
cite (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  return do_cite (invocation, argc, argv, FALSE, error);
}

static gboolean
uncite (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  return do_cite (invocation, argc, argv, TRUE, error);
}

static gboolean
approve (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_snippet_approve (argv[0]);
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_record (invocation, steward_operation_get_record (operation), error);
}

static const StewardVerb verbs[] = {
  STEWARD_RECORD_NOUN_VERBS ("NAME TEXT", "ID [--name N] [--text T] [--department D] [--for D]… [--language L] [--expires TIME]"),
  { "cite", "NAME GUIDELINE CLAUSE", N_("Say that it rests on a clause in force"), cite },
  { "uncite", "NAME GUIDELINE CLAUSE", N_("Say that it no longer does"), uncite },
  { "approve", "NAME", N_("Say that it is right as it stands, on the clauses as they hold now"), approve },
  { "remove", "NAME", N_("End it; its history stays, and undo brings it back"), steward_record_noun_end },
  { NULL },
};

const StewardCommand steward_command_snippet = {
  "snippet",
  N_("Snippets: saved replies"),
  verbs,
  &record_noun,
};
