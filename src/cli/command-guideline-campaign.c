/* command-guideline-campaign.c: stewardctl guideline: campaigns, and questions on clauses
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-guideline-campaign"

#include "steward-guideline-noun.h"

#include "steward-campaigns.h"
#include "steward-field-options.h"
#include "steward-kinds.h"
#include "steward-questions.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>

static gboolean
print_record (StewardInvocation  *invocation,
              StewardOperation   *operation,
              GError            **error)
{
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_record (invocation, steward_operation_get_record (operation), error);
}

static gboolean
print_records (StewardInvocation  *invocation,
               int                 argc,
               char              **argv,
               StewardOperation *(*make) (const char *guideline),
               GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = make (argv[0]);
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_records (invocation, steward_operation_get_records (operation), error);
}

static gboolean
campaign_start (StewardInvocation  *invocation,
                int                 argc,
                char              **argv,
                GError            **error)
{
  StewardCampaignTerms terms = { .due_us = STEWARD_TIME_NONE };
  g_autofree char *due = NULL;
  int reminders = 3;
  int pass_mark = 100;
  const GOptionEntry entries[] = {
    { "due", 0, 0, G_OPTION_ARG_STRING, &due, NULL, NULL },
    { "recommended", 0, 0, G_OPTION_ARG_NONE, &terms.recommended, NULL, NULL },
    { "frozen", 0, 0, G_OPTION_ARG_NONE, &terms.frozen, NULL, NULL },
    { "reminders", 0, 0, G_OPTION_ARG_INT, &reminders, NULL, NULL },
    { "pass-mark", 0, 0, G_OPTION_ARG_INT, &pass_mark, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  if (due != NULL)
    {
      terms.due_us = steward_field_options_time (invocation, due, error);
      if (terms.due_us == STEWARD_TIME_NONE)
        return FALSE;
    }
  if (reminders < 0 || pass_mark < 1)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("--reminders is 0 to 10, --pass-mark 1 to 100"));
      return FALSE;
    }
  terms.reminders = (guint) reminders;
  terms.pass_mark = (guint) pass_mark;
  operation = steward_campaigns_start (argv[0], &terms);
  return print_record (invocation, operation, error);
}

static gboolean
campaign_list (StewardInvocation  *invocation,
               int                 argc,
               char              **argv,
               GError            **error)
{
  return print_records (invocation, argc, argv, steward_campaigns_list, error);
}

static gboolean
campaign_receipts (StewardInvocation  *invocation,
                   int                 argc,
                   char              **argv,
                   GError            **error)
{
  return print_records (invocation, argc, argv, steward_campaigns_receipts, error);
}

static gboolean
campaign_remind (StewardInvocation  *invocation,
                 int                 argc,
                 char              **argv,
                 GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_campaigns_remind (argv[0]);
  return print_record (invocation, operation, error);
}

static gboolean
campaign_run (StewardInvocation  *invocation,
              int                 argc,
              char              **argv,
              GError            **error)
{
  static const char *const columns[] = { "title", "what", "people", NULL };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 0, error))
    return FALSE;
  operation = steward_campaigns_keep ();
  return steward_guideline_noun_print (invocation, operation, columns, error);
}

static gboolean
campaign_end (StewardInvocation  *invocation,
              int                 argc,
              char              **argv,
              GError            **error)
{
  g_autofree char *note = NULL;
  const GOptionEntry entries[] = {
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_campaigns_end (argv[0], note);
  return print_record (invocation, operation, error);
}

static gboolean
campaign_reset (StewardInvocation  *invocation,
                int                 argc,
                char              **argv,
                GError            **error)
{
  g_autofree char *note = NULL;
  g_autofree char *person = NULL;
  const GOptionEntry entries[] = {
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 2, 2, error))
    return FALSE;
  person = steward_field_options_resolve (invocation, &steward_person_kind, argv[1], error);
  if (person == NULL)
    return FALSE;
  operation = steward_campaigns_reset (argv[0], person, note);
  return print_record (invocation, operation, error);
}

gboolean
steward_guideline_noun_campaign (StewardInvocation  *invocation,
                                 int                 argc,
                                 char              **argv,
                                 GError            **error)
{
  static const StewardGuidelinePart parts[] = {
    { "start", campaign_start }, { "list", campaign_list },   { "remind", campaign_remind }, { "run", campaign_run },
    { "end", campaign_end },     { "reset", campaign_reset }, { "receipts", campaign_receipts },
    { NULL },
  };

  return steward_guideline_noun_run_part (invocation, parts, argc, argv, error);
}

static gboolean
question_add (StewardInvocation  *invocation,
              int                 argc,
              char              **argv,
              GError            **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) choices = NULL;
  int right = 0;
  const GOptionEntry entries[] = {
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { "choice", 0, 0, G_OPTION_ARG_STRING_ARRAY, &choices, NULL, NULL },
    { "right", 0, 0, G_OPTION_ARG_INT, &right, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 2, 2, error))
    return FALSE;
  operation = steward_questions_add (argv[0], argv[1], text, (const char *const *) choices, (guint) MAX (right, 0));
  return print_record (invocation, operation, error);
}

static gboolean
question_list (StewardInvocation  *invocation,
               int                 argc,
               char              **argv,
               GError            **error)
{
  static const char *const columns[] = { "id", "clause", "text", "choices", "right", NULL };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_questions_list (argv[0]);
  return steward_guideline_noun_print (invocation, operation, columns, error);
}

static gboolean
question_remove (StewardInvocation  *invocation,
                 int                 argc,
                 char              **argv,
                 GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_questions_remove (argv[0]);
  return print_record (invocation, operation, error);
}

gboolean
steward_guideline_noun_question (StewardInvocation  *invocation,
                                 int                 argc,
                                 char              **argv,
                                 GError            **error)
{
  static const StewardGuidelinePart parts[] = {
    { "add", question_add }, { "list", question_list }, { "remove", question_remove }, { NULL },
  };

  return steward_guideline_noun_run_part (invocation, parts, argc, argv, error);
}
