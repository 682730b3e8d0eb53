/* command-topic.c: stewardctl topic
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-topic"

#include "steward-record-noun.h"

#include "steward-kinds.h"

#include <glib/gi18n-lib.h>

static const StewardFieldOption options[] = {
  { "name", "name", NULL },
  { "query", "query", NULL },
  { "kind", "kind_of_topic", NULL },
  { "position", "position", NULL },
  { NULL },
};
static const char *const positional[] = { "name", "query", NULL };
static const char *const columns[] = { "name", "kind_of_topic", "query", NULL };
static const StewardRecordNoun record_noun = { &steward_topic_kind, options, positional, columns };

static const StewardVerb verbs[] = {
  STEWARD_RECORD_NOUN_VERBS ("NAME QUERY [--kind KIND]", "NAME [--name N] [--query Q] [--kind KIND] [--position N]"),
  { "remove", "NAME", N_("End it; its history stays, and undo brings it back"), steward_record_noun_end },
  { NULL },
};

const StewardCommand steward_command_topic = {
  "topic",
  N_("Topics: named queries over mentions"),
  verbs,
  &record_noun,
};
