/* command-snippet.c: stewardctl snippet
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-snippet"

#include "steward-record-noun.h"

#include "steward-kinds.h"

#include <glib/gi18n-lib.h>

static const StewardFieldOption options[] = {
  { "name", "name", NULL },
  { "text", "text", NULL },
  { "department", "department", &steward_department_kind },
  { "language", "language", NULL },
  { NULL },
};
static const char *const positional[] = { "name", "text", NULL };
static const char *const columns[] = { "id", "name", "department", "language", "text", NULL };
static const StewardRecordNoun record_noun = { &steward_snippet_kind, options, positional, columns };

static const StewardVerb verbs[] = {
  STEWARD_RECORD_NOUN_VERBS ("NAME TEXT", "ID [--name N] [--text T] [--department D] [--language L]"),
  { "remove", "NAME", N_("End it; its history stays, and undo brings it back"), steward_record_noun_end },
  { NULL },
};

const StewardCommand steward_command_snippet = {
  "snippet",
  N_("Snippets: saved replies"),
  verbs,
  &record_noun,
};
