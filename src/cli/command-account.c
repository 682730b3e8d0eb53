/* command-account.c: stewardctl account
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-account"

#include "steward-record-noun.h"

#include "steward-kinds.h"

#include <glib/gi18n-lib.h>

static const StewardFieldOption options[] = {
  { "handle", "handle", NULL },
  { "purpose", "purpose", NULL },
  { "department", "department", &steward_department_kind },
  { "custodian", "custodians", &steward_person_kind },
  { "recovery-contact", "recovery_contact", NULL },
  { "two-factor", "two_factor", NULL },
  { "allow-host", "allowed_hosts", NULL },
  { "status", "status", NULL },
  { NULL },
};
static const char *const positional[] = { "network", "server", NULL };
static const char *const columns[] = { "id", "network", "server", "handle", "department", "custodians", "authorised", "reviewed", NULL };
static const StewardRecordNoun record_noun = { &steward_account_kind, options, positional, columns };

static const StewardVerb verbs[] = {
  STEWARD_RECORD_NOUN_VERBS ("NETWORK SERVER [--handle H] [--allow-host HOST[:PORT]]…", "ID [--handle H] [--purpose T] [--department D] [--custodian PERSON]… [--recovery-contact C] [--two-factor yes|no] [--allow-host HOST[:PORT]]…"),
  { NULL },
};

const StewardCommand steward_command_account = {
  "account",
  N_("Accounts: the official ones and who holds them"),
  verbs,
  &record_noun,
};
