/* command-department.c: stewardctl department
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-department"

#include "steward-record-noun.h"

#include "steward-kinds.h"

#include <glib/gi18n-lib.h>

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
  { "retire", "NAME", N_("End it; its history stays, and undo brings it back"), steward_record_noun_end },
  { NULL },
};

const StewardCommand steward_command_department = {
  "department",
  N_("Departments: hours, zone, holidays"),
  verbs,
  &record_noun,
};
