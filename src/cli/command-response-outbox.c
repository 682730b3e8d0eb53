/* command-response-outbox.c: stewardctl response: what goes out when, and what needs a look
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-response-outbox"

#include "steward-response-noun.h"

#include "steward-field-options.h"
#include "steward-outbox.h"

/* A month, as a calendar has it on a page. */
#define SPAN_US (31 * STEWARD_DAY_US)

static gboolean
print_entries (StewardInvocation  *invocation,
               StewardOperation   *operation,
               const char *const  *columns,
               GError            **error)
{
  JsonArray *entries;

  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  steward_invocation_set_columns (invocation, columns);
  entries = json_node_get_array (steward_operation_get_json (operation));
  for (guint i = 0; i < json_array_get_length (entries); i++)
    steward_invocation_print_object (invocation, json_array_get_object_element (entries, i));
  return TRUE;
}

gboolean
steward_response_noun_outbox (StewardInvocation  *invocation,
                              int                 argc,
                              char              **argv,
                              GError            **error)
{
  static const char *const columns[] = { "section", "id", "state", "at", "network", "text", "error", "way_on", NULL };
  g_autofree char *section = NULL;
  const GOptionEntry entries[] = {
    { "state", 0, 0, G_OPTION_ARG_STRING, &section, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 0, error))
    return FALSE;
  operation = steward_outbox_list (section, NULL);
  return print_entries (invocation, operation, columns, error);
}

static gboolean
take_time (StewardInvocation  *invocation,
           const char         *words,
           gint64             *time_us,
           GError            **error)
{
  if (words != NULL)
    *time_us = steward_field_options_time (invocation, words, error);
  return words == NULL || *time_us != STEWARD_TIME_NONE;
}

gboolean
steward_response_noun_calendar (StewardInvocation  *invocation,
                                int                 argc,
                                char              **argv,
                                GError            **error)
{
  static const char *const columns[] = { "at", "id", "state", "network", "activity", "text", NULL };
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;
  gint64 from_us;
  gint64 until_us;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 0, error))
    return FALSE;
  from_us = steward_clock_now_us (steward_invocation_get_clock (invocation));
  from_us -= from_us % STEWARD_DAY_US;
  if (!take_time (invocation, from, &from_us, error))
    return FALSE;
  until_us = from_us + SPAN_US;
  if (!take_time (invocation, until, &until_us, error))
    return FALSE;
  operation = steward_outbox_calendar (from_us, until_us, NULL);
  return print_entries (invocation, operation, columns, error);
}
