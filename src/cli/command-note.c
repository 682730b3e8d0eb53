/* command-note.c: stewardctl note
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-note"

#include "steward-command.h"

#include "steward-notes.h"

#include <glib/gi18n-lib.h>

static gboolean
note (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_notes_add (argv[0], text);
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_record (invocation, steward_operation_get_record (operation), error);
}

static const StewardVerb verbs[] = {
  { "", "RECORD --text TEXT", N_("Comment on a record, for colleagues only; @mail names somebody"), note },
  { NULL },
};

const StewardCommand steward_command_note = {
  "note",
  N_("Comment on a record, for colleagues only"),
  verbs,
  NULL,
};
