/* command-audit.c: stewardctl audit
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-audit"

#include "steward-field-options.h"

#include "steward-auditing.h"
#include "steward-kinds.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static gboolean
print_array (StewardInvocation *invocation,
             StewardOperation  *operation)
{
  JsonArray *array = json_node_get_array (steward_operation_get_json (operation));

  for (guint i = 0; i < json_array_get_length (array); i++)
    steward_invocation_print_object (invocation, json_array_get_object_element (array, i));
  return TRUE;
}

static gboolean
list (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  static const char *const columns[] = { "event", "at", "person", "action", "kind", "record", "after", NULL };
  g_autofree char *record = NULL;
  g_autofree char *person = NULL;
  g_autofree char *person_id = NULL;
  int limit = 100;
  gint64 before = 0;
  const GOptionEntry entries[] = {
    { "record", 0, 0, G_OPTION_ARG_STRING, &record, NULL, NULL },
    { "person", 0, 0, G_OPTION_ARG_STRING, &person, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { "before", 0, 0, G_OPTION_ARG_INT64, &before, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 0, error))
    return FALSE;
  if (person != NULL)
    {
      person_id = steward_field_options_resolve (invocation, &steward_person_kind, person, error);
      if (person_id == NULL)
        return FALSE;
    }
  operation = steward_auditing_list (before, record, person_id, (guint) CLAMP (limit, 1, 100000));
  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  steward_invocation_set_columns (invocation, columns);
  return print_array (invocation, operation);
}

static gboolean
verify (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  static const char *const columns[] = { "machine", "events", "ok", "first_bad", "reason", "erased", "witnessed_to", NULL };
  g_autoptr (StewardOperation) operation = NULL;
  JsonArray *array;
  gboolean is_ok = TRUE;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 0, error))
    return FALSE;
  operation = steward_auditing_verify ();
  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  steward_invocation_set_columns (invocation, columns);
  print_array (invocation, operation);
  array = json_node_get_array (steward_operation_get_json (operation));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *report = json_array_get_object_element (array, i);

      is_ok = is_ok && json_object_get_boolean_member (report, "ok");
      if (json_object_has_member (report, "note"))
        steward_invocation_say (invocation, "%s: %s", json_object_get_string_member (report, "machine"),
                                json_object_get_string_member (report, "note"));
      if (json_object_get_int_member (report, "witnessed_to") < json_object_get_int_member (report, "events"))
        steward_invocation_say (invocation, _("%s: events after %" PRId64 " are not yet witnessed"),
                                json_object_get_string_member (report, "machine"),
                                json_object_get_int_member (report, "witnessed_to"));
    }
  return is_ok;
}

static const StewardVerb verbs[] = {
  { "list", "[--record ID] [--person PERSON] [--limit N] [--before EVENT]", N_("List what was done, newest first"), list },
  { "verify", "", N_("Check that no event was altered, removed or reordered"), verify },
  { NULL },
};

const StewardCommand steward_command_audit = {
  "audit",
  N_("Who did what, provably"),
  verbs,
  NULL,
};
