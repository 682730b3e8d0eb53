/* command-activity.c: stewardctl activity
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-activity"

#include "steward-record-noun.h"

#include "steward-editing.h"
#include "steward-kinds.h"
#include "steward-matrix-editing.h"
#include "steward-rule-trying.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>

/* What is retired has no name any more that could be taken: it is known by its id. */
static gboolean
restore (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_matrix_restore_activity (argv[0]);
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_record (invocation, steward_operation_get_record (operation), error);
}

static gboolean
move (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  g_autofree char *id = NULL;
  g_autoptr (StewardOperation) operation = NULL;
  guint64 place;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 2, 2, error))
    return FALSE;
  id = steward_field_options_resolve (invocation, &steward_activity_kind, argv[0], error);
  if (id == NULL)
    return FALSE;
  if (!g_ascii_string_to_unsigned (argv[1], 10, 1, 100000, &place, NULL))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("“%s” is no place; the first row is 1"), argv[1]);
      return FALSE;
    }
  operation = steward_matrix_move_activity (id, (guint) place - 1);
  return steward_invocation_perform (invocation, operation, error);
}

static gboolean
test (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  g_autofree char *path = NULL;
  const GOptionEntry entries[] = {
    { "rule", 0, 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
    { NULL },
  };
  g_autofree char *id = NULL;
  g_autofree char *rule = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardOperation) getting = NULL;
  g_autoptr (StewardOperation) trying = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 1, error))
    return FALSE;
  if (argv[0] != NULL && (id = steward_field_options_resolve (invocation, &steward_activity_kind, argv[0], error)) == NULL)
    return FALSE;
  if (path == NULL && id == NULL)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("Name an activity, or a file with a rule: --rule FILE"));
      return FALSE;
    }
  if (path != NULL && !g_file_get_contents (path, &rule, NULL, &local_error))
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, local_error->message);
      return FALSE;
    }
  if (path == NULL)
    {
      getting = steward_editing_get (&steward_activity_kind, id);
      if (!steward_invocation_perform (invocation, getting, error))
        return FALSE;
      rule = g_strdup (steward_record_get_text (steward_operation_get_record (getting), STEWARD_ACTIVITY_RULE));
    }
  trying = steward_rule_try (id, rule != NULL ? rule : "{}");
  if (!steward_invocation_perform (invocation, trying, error))
    return FALSE;
  if (steward_invocation_prints_json (invocation))
    {
      steward_invocation_print_object (invocation, json_node_get_object (steward_operation_get_json (trying)));
      return TRUE;
    }
  words = steward_rule_try_words (trying);
  steward_invocation_say (invocation, "%s", words);
  return TRUE;
}

static const StewardFieldOption options[] = {
  { "name", "name", NULL },
  { "target", "target_minutes", NULL },
  { "clock", "clock", NULL },
  { "approval", "needs_approval", NULL },
  { "rule", "rule", NULL },
  { "group", "group", NULL },
  { NULL },
};
static const char *const positional[] = { "name", NULL };
static const char *const columns[] = { "name", "target_minutes", "clock", "needs_approval", NULL };
static const StewardRecordNoun record_noun = { &steward_activity_kind, options, positional, columns };

static const StewardVerb verbs[] = {
  STEWARD_RECORD_NOUN_VERBS ("NAME", "NAME [--name N] [--target MINUTES] [--clock business|round] [--approval yes|no] [--rule FILE] [--group TEXT]"),
  { "move", "NAME PLACE", N_("Put a row at another place; the first is 1"), move },
  { "test", "[NAME] [--rule FILE]", N_("Count the stored mentions that its rule, or another one, would take"), test },
  { "retire", "NAME", N_("Take it out of the draft; its history stays"), steward_record_noun_end },
  { "restore", "ID", N_("Bring a retired one back into the draft"), restore },
  { NULL },
};

const StewardCommand steward_command_activity = {
  "activity",
  N_("Activities: the rows of the matrix, as the draft has them"),
  verbs,
  &record_noun,
};
