/* command-source.c: stewardctl source
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-source"

#include "steward-record-noun.h"

#include "steward-kinds.h"

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
static const char *const columns[] = { "name", "connector", "address", "interval_minutes", "last_success", "error", NULL };
static const StewardRecordNoun record_noun = { &steward_source_kind, options, positional, columns };

static const StewardVerb verbs[] = {
  STEWARD_RECORD_NOUN_VERBS ("CONNECTOR ADDRESS --name N [--voice V] [--department D] [--every MINUTES] [--allow-host HOST[:PORT]]…", "NAME [--name N] [--address A] [--voice V] [--department D] [--every MINUTES] [--allow-host HOST[:PORT]]…"),
  { "remove", "NAME", N_("End it; its history stays, and undo brings it back"), steward_record_noun_end },
  { NULL },
};

const StewardCommand steward_command_source = {
  "source",
  N_("Sources: places outside that are read"),
  verbs,
  &record_noun,
};
