/* command-network.c: stewardctl network
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-network"

#include "steward-record-noun.h"

#include "steward-kinds.h"
#include "steward-network-list.h"

#include <glib/gi18n-lib.h>

static const StewardFieldOption options[] = {
  { "counting", "counting", NULL },
  { "max-length", "max_length", NULL },
  { "max-bytes", "max_bytes", NULL },
  { "url-length", "url_length", NULL },
  { "threads", "threads", NULL },
  { "alt-text-required", "alt_text_required", NULL },
  { "max-attachments", "max_attachments", NULL },
  { "max-description", "max_description", NULL },
  { "max-attachment-bytes", "max_attachment_bytes", NULL },
  { "source", "source", NULL },
  { "dated", "dated", NULL },
  { NULL },
};
static const char *const columns[] = { "id", "max_length", "max_bytes", "counting", "threads", "dated", "source", NULL };
static const char *const positional[] = { NULL };
static const StewardRecordNoun record_noun = { &steward_network_kind, options, positional, columns };

static gboolean
set (StewardInvocation  *invocation,
     int                 argc,
     char              **argv,
     GError            **error)
{
  g_autoptr (JsonObject) fields =
      steward_field_options_parse (invocation, &steward_network_kind, options, &argc, &argv, 1, 1, error);

  return fields != NULL && steward_record_noun_save (invocation, &steward_network_kind, argv[0], fields, error);
}

static gboolean
reset (StewardInvocation  *invocation,
       int                 argc,
       char              **argv,
       GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_network_list_reset (argv[0]);
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_record (invocation, steward_operation_get_record (operation), error);
}

static const StewardVerb verbs[] = {
  { "list", "", N_("List what each network allows, where that is from and its date"), steward_record_noun_list },
  { "show", "NAME", N_("Show one with all its fields"), steward_record_noun_show },
  { "set",
    "NAME --source S [--dated DAY] [--max-length N] [--max-bytes N] [--counting code-points|graphemes|mastodon|weighted] "
    "[--url-length N] [--threads yes|no] [--alt-text-required yes|no] [--max-attachments N] [--max-description N] [--max-attachment-bytes N]",
    N_("Change what it allows and say where that is from; “none” is without limit"), set },
  { "reset", "NAME", N_("Take back what was changed; the program’s list holds again"), reset },
  { NULL },
};

const StewardCommand steward_command_network = {
  "network",
  N_("Networks: how long a post may be there, and how it is counted"),
  verbs,
  &record_noun,
};
