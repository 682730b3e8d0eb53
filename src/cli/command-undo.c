/* command-undo.c: stewardctl undo
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-undo"

#include "steward-command.h"

#include "steward-service-error.h"
#include "steward-undoing.h"

#include <glib/gi18n-lib.h>

static gboolean
undo (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;
  g_auto (GStrv) ends = NULL;
  gint64 event = 0;
  gint64 last = 0;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 1, error))
    return FALSE;
  ends = g_strsplit (argc == 1 ? argv[0] : "", "-", 2);
  if (argc == 1 && (ends[0] == NULL || !g_ascii_string_to_signed (ends[0], 10, 1, G_MAXINT64, &event, NULL) ||
                    (ends[1] != NULL && !g_ascii_string_to_signed (ends[1], 10, event, G_MAXINT64, &last, NULL))))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("“%s” is no number of an event; see stewardctl audit list"), argv[0]);
      return FALSE;
    }
  operation = last > 0 ? steward_undoing_undo_range (event, last) : steward_undoing_undo (event);
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_record (invocation, steward_operation_get_record (operation), error);
}

static const StewardVerb verbs[] = {
  { "", "[EVENT | FIRST-LAST]", N_("Take back what you did last, or events of the audit, where nobody changed it since"), undo },
  { NULL },
};

const StewardCommand steward_command_undo = {
  "undo",
  N_("Take back what was done"),
  verbs,
  NULL,
};
