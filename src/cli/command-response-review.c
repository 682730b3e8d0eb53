/* command-response-review.c: stewardctl response: submitted, talked over, approved
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-response-review"

#include "steward-response-noun.h"

#include "steward-field-options.h"
#include "steward-kinds.h"
#include "steward-notes.h"
#include "steward-responding.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>

/* Verbs that take an id and nothing else. */
static gboolean
do_with_id (StewardInvocation  *invocation,
            int                 argc,
            char              **argv,
            StewardOperation *(*make) (const char *id),
            GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = make (argv[0]);
  return steward_response_noun_do (invocation, operation, error);
}

gboolean
steward_response_noun_submit (StewardInvocation  *invocation,
                              int                 argc,
                              char              **argv,
                              GError            **error)
{
  return do_with_id (invocation, argc, argv, steward_response_submit, error);
}

gboolean
steward_response_noun_withdraw (StewardInvocation  *invocation,
                                int                 argc,
                                char              **argv,
                                GError            **error)
{
  return do_with_id (invocation, argc, argv, steward_response_withdraw, error);
}

gboolean
steward_response_noun_look (StewardInvocation  *invocation,
                            int                 argc,
                            char              **argv,
                            GError            **error)
{
  return do_with_id (invocation, argc, argv, steward_response_look, error);
}

gboolean
steward_response_noun_pick (StewardInvocation  *invocation,
                            int                 argc,
                            char              **argv,
                            GError            **error)
{
  return do_with_id (invocation, argc, argv, steward_response_pick, error);
}

gboolean
steward_response_noun_unschedule (StewardInvocation  *invocation,
                                  int                 argc,
                                  char              **argv,
                                  GError            **error)
{
  return do_with_id (invocation, argc, argv, steward_response_unschedule, error);
}

gboolean
steward_response_noun_ask (StewardInvocation  *invocation,
                           int                 argc,
                           char              **argv,
                           GError            **error)
{
  g_autofree char *department = NULL;
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 2, 2, error))
    return FALSE;
  department = steward_field_options_resolve (invocation, &steward_department_kind, argv[1], error);
  if (department == NULL)
    return FALSE;
  operation = steward_response_ask (argv[0], department);
  return steward_response_noun_do (invocation, operation, error);
}

gboolean
steward_response_noun_answer (StewardInvocation  *invocation,
                              int                 argc,
                              char              **argv,
                              GError            **error)
{
  g_autofree char *text = NULL;
  g_autofree char *department = NULL;
  g_autofree char *department_id = NULL;
  gboolean object = FALSE;
  const GOptionEntry entries[] = {
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { "department", 0, 0, G_OPTION_ARG_STRING, &department, NULL, NULL },
    { "object", 0, 0, G_OPTION_ARG_NONE, &object, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  if (department != NULL)
    {
      department_id = steward_field_options_resolve (invocation, &steward_department_kind, department, error);
      if (department_id == NULL)
        return FALSE;
    }
  operation = steward_response_answer (argv[0], department_id, object ? "object" : "agree", text, NULL);
  return steward_response_noun_do (invocation, operation, error);
}

gboolean
steward_response_noun_comment (StewardInvocation  *invocation,
                               int                 argc,
                               char              **argv,
                               GError            **error)
{
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) showing = NULL;
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  showing = steward_response_show (argv[0]);
  if (!steward_invocation_perform (invocation, showing, error))
    return FALSE;
  operation = steward_notes_add (steward_record_get_id (steward_operation_get_record (showing)), text);
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_record (invocation, steward_operation_get_record (operation), error);
}

gboolean
steward_response_noun_approve (StewardInvocation  *invocation,
                               int                 argc,
                               char              **argv,
                               GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_response_approve (argv[0], NULL);
  return steward_response_noun_do (invocation, operation, error);
}

gboolean
steward_response_noun_reject (StewardInvocation  *invocation,
                              int                 argc,
                              char              **argv,
                              GError            **error)
{
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_response_reject (argv[0], reason);
  return steward_response_noun_do (invocation, operation, error);
}

gboolean
steward_response_noun_schedule (StewardInvocation  *invocation,
                                int                 argc,
                                char              **argv,
                                GError            **error)
{
  g_autofree char *at = NULL;
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;
  gint64 at_us;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  if (at == NULL)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("Say when: --at TIME"));
      return FALSE;
    }
  at_us = steward_field_options_time (invocation, at, error);
  if (at_us == STEWARD_TIME_NONE)
    return FALSE;
  operation = steward_response_schedule (argv[0], at_us);
  return steward_response_noun_do (invocation, operation, error);
}

gboolean
steward_response_noun_correct (StewardInvocation  *invocation,
                               int                 argc,
                               char              **argv,
                               GError            **error)
{
  g_autofree char *text = NULL;
  g_autofree char *file = NULL;
  g_autofree char *taken = NULL;
  const GOptionEntry entries[] = {
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { "text-file", 0, 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error) ||
      !steward_response_noun_take_text (text, file, &taken, error))
    return FALSE;
  operation = steward_response_correct (argv[0], taken);
  return steward_response_noun_do (invocation, operation, error);
}
