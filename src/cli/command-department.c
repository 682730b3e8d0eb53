/* command-department.c: stewardctl department
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-department"

#include "steward-record-noun.h"

#include "steward-kinds.h"
#include "steward-matrix-editing.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>

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
  id = steward_field_options_resolve (invocation, &steward_department_kind, argv[0], error);
  if (id == NULL)
    return FALSE;
  if (!g_ascii_string_to_unsigned (argv[1], 10, 1, 100000, &place, NULL))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("“%s” is no place; the first column is 1"),
                   argv[1]);
      return FALSE;
    }
  operation = steward_matrix_move_department (id, (guint) place - 1);
  return steward_invocation_perform (invocation, operation, error);
}

static const StewardFieldOption options[] = {
  { "name", "name", NULL },
  { "short-name", "short_name", NULL },
  { "colour", "colour", NULL },
  { "purpose", "purpose", NULL },
  { "hours", "hours", NULL },
  { "time-zone", "time_zone", NULL },
  { "holiday", "holidays", NULL },
  { "position", "position", NULL },
  { "group", "group", NULL },
  { NULL },
};
static const char *const positional[] = { "name", NULL };
static const char *const columns[] = { "name", "short_name", "time_zone", "holidays", NULL };
static const StewardRecordNoun record_noun = { &steward_department_kind, options, positional, columns };

static const StewardVerb verbs[] = {
  STEWARD_RECORD_NOUN_VERBS ("NAME", "NAME [--name N] [--short-name N] [--colour #RRGGBB] [--purpose TEXT] [--hours FILE] [--time-zone ZONE] [--holiday DAY]… [--position N] [--group TEXT]"),
  { "move", "NAME PLACE", N_("Put its column at another place of the draft; the first is 1"), move },
  { "retire", "NAME", N_("End it; its history stays, and undo brings it back"), steward_record_noun_end },
  { NULL },
};

const StewardCommand steward_command_department = {
  "department",
  N_("Departments: hours, zone, holidays"),
  verbs,
  &record_noun,
};
