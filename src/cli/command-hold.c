/* command-hold.c: stewardctl hold
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-hold"

#include "steward-command.h"

#include "steward-field-options.h"
#include "steward-holding.h"
#include "steward-kinds.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>

static const char *const columns[] = { "id", "scope", "scope_record", "reason", "by", "since", "review_by", "waiting", NULL };

static gboolean
do_and_print (StewardInvocation  *invocation,
              StewardOperation   *operation,
              GError            **error)
{
  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  steward_invocation_print_object (invocation, json_node_get_object (steward_operation_get_json (operation)));
  return TRUE;
}

static gboolean
on (StewardInvocation  *invocation,
    int                 argc,
    char              **argv,
    GError            **error)
{
  g_autofree char *reason = NULL;
  g_autofree char *department = NULL;
  g_autofree char *account = NULL;
  g_autofree char *topic = NULL;
  g_autofree char *review_by = NULL;
  g_autofree char *about = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { "department", 0, 0, G_OPTION_ARG_STRING, &department, NULL, NULL },
    { "account", 0, 0, G_OPTION_ARG_STRING, &account, NULL, NULL },
    { "topic", 0, 0, G_OPTION_ARG_STRING, &topic, NULL, NULL },
    { "review-by", 0, 0, G_OPTION_ARG_STRING, &review_by, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;
  const char *scope;
  gint64 review_us = STEWARD_TIME_NONE;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 0, error))
    return FALSE;
  if ((department != NULL) + (account != NULL) + (topic != NULL) > 1)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("A hold is on everything, or on one department, account or topic"));
      return FALSE;
    }
  scope = department != NULL ? "department" : account != NULL ? "account" : topic != NULL ? "topic" : "everything";
  if (department != NULL)
    about = steward_field_options_resolve (invocation, &steward_department_kind, department, error);
  else if (topic != NULL)
    about = steward_field_options_resolve (invocation, &steward_topic_kind, topic, error);
  else
    about = g_strdup (account);
  if (about == NULL && (department != NULL || topic != NULL))
    return FALSE;
  if (review_by != NULL)
    {
      review_us = steward_field_options_time (invocation, review_by, error);
      if (review_us == STEWARD_TIME_NONE)
        return FALSE;
    }
  operation = steward_holding_on (scope, about, reason, review_us);
  return do_and_print (invocation, operation, error);
}

static gboolean
off (StewardInvocation  *invocation,
     int                 argc,
     char              **argv,
     GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_holding_off (argv[0]);
  return do_and_print (invocation, operation, error);
}

static gboolean
status (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  g_autoptr (StewardOperation) operation = steward_holding_status ();
  JsonArray *holds;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 0, error) ||
      !steward_invocation_perform (invocation, operation, error))
    return FALSE;
  steward_invocation_set_columns (invocation, columns);
  holds = json_node_get_array (steward_operation_get_json (operation));
  for (guint i = 0; i < json_array_get_length (holds); i++)
    steward_invocation_print_object (invocation, json_array_get_object_element (holds, i));
  return TRUE;
}

static const StewardVerb verbs[] = {
  { "on", "--reason TEXT [--department D | --account ID | --topic T] [--review-by TIME]", N_("Stop publishing"), on },
  { "off", "ID", N_("Lift a hold; somebody else than who began it. What waited is published one by one"), off },
  { "status", "", N_("What is held, and how many responses wait"), status },
  { NULL },
};

const StewardCommand steward_command_hold = {
  "hold",
  N_("Holds: stop publishing"),
  verbs,
  NULL,
};
