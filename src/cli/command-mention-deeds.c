/* command-mention-deeds.c: what stewardctl mention does with mentions
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-mention-deeds"

#include "command-mention-private.h"

#include "steward-erasing.h"
#include "steward-kinds.h"
#include "steward-hand-overs.h"
#include "steward-mentions.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef StewardOperation *(*Deed) (const char *const *ids);
typedef StewardOperation *(*DeedWithText) (const char *const *ids,
                                           const char        *text);

/* A verb that changes mentions prints them. */
static gboolean
perform (StewardInvocation  *invocation,
         StewardOperation   *operation,
         GError            **error)
{
  g_autoptr (StewardOperation) owned = operation;

  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_records (invocation, steward_operation_get_records (operation), error);
}

static gboolean
plain (StewardInvocation  *invocation,
       int                 argc,
       char              **argv,
       Deed                deed,
       GError            **error)
{
  return steward_invocation_parse (invocation, NULL, &argc, &argv, 1, -1, error) &&
         perform (invocation, deed ((const char *const *) argv), error);
}

gboolean
steward_mention_verb_see (StewardInvocation  *invocation,
                          int                 argc,
                          char              **argv,
                          GError            **error)
{
  return plain (invocation, argc, argv, steward_mention_see, error);
}

gboolean
steward_mention_verb_reopen (StewardInvocation  *invocation,
                             int                 argc,
                             char              **argv,
                             GError            **error)
{
  return plain (invocation, argc, argv, steward_mention_reopen, error);
}

gboolean
steward_mention_verb_give_back (StewardInvocation  *invocation,
                                int                 argc,
                                char              **argv,
                                GError            **error)
{
  return steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 0, error) &&
         perform (invocation, steward_hand_overs_give_back (), error);
}

gboolean
steward_mention_verb_accept (StewardInvocation  *invocation,
                             int                 argc,
                             char              **argv,
                             GError            **error)
{
  return plain (invocation, argc, argv, steward_mention_accept, error);
}

static gboolean
with_option (StewardInvocation  *invocation,
             int                 argc,
             char              **argv,
             const char         *option,
             DeedWithText        deed,
             GError            **error)
{
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { option, 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { NULL },
  };

  return steward_invocation_parse (invocation, entries, &argc, &argv, 1, -1, error) &&
         perform (invocation, deed ((const char *const *) argv, text), error);
}

gboolean
steward_mention_verb_wait (StewardInvocation  *invocation,
                           int                 argc,
                           char              **argv,
                           GError            **error)
{
  return with_option (invocation, argc, argv, "for", steward_mention_wait, error);
}

gboolean
steward_mention_verb_dismiss (StewardInvocation  *invocation,
                              int                 argc,
                              char              **argv,
                              GError            **error)
{
  return with_option (invocation, argc, argv, "reason", steward_mention_dismiss, error);
}

gboolean
steward_mention_verb_snooze (StewardInvocation  *invocation,
                             int                 argc,
                             char              **argv,
                             GError            **error)
{
  g_autofree char *until = NULL;
  gboolean wake_on_reply = FALSE;
  const GOptionEntry entries[] = {
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, NULL, NULL },
    { "wake-on-reply", 0, 0, G_OPTION_ARG_NONE, &wake_on_reply, NULL, NULL },
    { NULL },
  };
  gint64 until_us;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, -1, error))
    return FALSE;
  if (until == NULL)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("Say until when, with --until"));
      return FALSE;
    }
  until_us = steward_field_options_time (invocation, until, error);
  return until_us != STEWARD_TIME_NONE &&
         perform (invocation, steward_mention_snooze ((const char *const *) argv, until_us, wake_on_reply), error);
}

/* The last argument says what for; those before it are mentions. */
static char *
take_last (int   *argc,
           char **argv)
{
  char *last = argv[*argc - 1];

  argv[*argc - 1] = NULL;
  *argc -= 1;
  return last;
}

gboolean
steward_mention_verb_answered_elsewhere (StewardInvocation  *invocation,
                                         int                 argc,
                                         char              **argv,
                                         GError            **error)
{
  const char *address;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 2, -1, error))
    return FALSE;
  address = take_last (&argc, argv);
  return perform (invocation, steward_mention_answered_elsewhere ((const char *const *) argv, address), error);
}

gboolean
steward_mention_verb_assign (StewardInvocation  *invocation,
                             int                 argc,
                             char              **argv,
                             GError            **error)
{
  g_autofree char *person = NULL;
  const char *words;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 2, -1, error))
    return FALSE;
  words = take_last (&argc, argv);
  if (strcmp (words, "none") != 0)
    {
      person = steward_field_options_resolve (invocation, &steward_person_kind, words, error);
      if (person == NULL)
        return FALSE;
    }
  return perform (invocation, steward_mention_assign ((const char *const *) argv, person), error);
}

gboolean
steward_mention_verb_hand_over (StewardInvocation  *invocation,
                                int                 argc,
                                char              **argv,
                                GError            **error)
{
  g_autofree char *department = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 2, -1, error))
    return FALSE;
  department = steward_field_options_resolve (invocation, &steward_department_kind, take_last (&argc, argv), error);
  return department != NULL &&
         perform (invocation, steward_mention_hand_over ((const char *const *) argv, department), error);
}

gboolean
steward_mention_verb_route (StewardInvocation  *invocation,
                            int                 argc,
                            char              **argv,
                            GError            **error)
{
  g_autofree char *words = NULL;
  g_autofree char *activity = NULL;
  const GOptionEntry entries[] = {
    { "activity", 0, 0, G_OPTION_ARG_STRING, &words, NULL, NULL },
    { NULL },
  };

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, -1, error))
    return FALSE;
  if (words != NULL)
    {
      activity = steward_field_options_resolve (invocation, &steward_activity_kind, words, error);
      if (activity == NULL)
        return FALSE;
    }
  return perform (invocation, steward_mention_route ((const char *const *) argv, activity), error);
}

gboolean
steward_mention_verb_set (StewardInvocation  *invocation,
                          int                 argc,
                          char              **argv,
                          GError            **error)
{
  static const StewardFieldOption options[] = {
    { "voice", "voice", NULL },
    { "mood", "mood", NULL },
    { "language", "language", NULL },
    { "topic", "topics", &steward_topic_kind },
    { "activity", "activity", &steward_activity_kind },
    { NULL },
  };
  g_autoptr (JsonObject) fields =
      steward_field_options_parse (invocation, &steward_mention_kind, options, &argc, &argv, 1, -1, error);

  if (fields == NULL)
    return FALSE;
  if (json_object_get_size (fields) == 0)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("Say what to set: --voice, --mood, --language, --topic or --activity"));
      return FALSE;
    }
  return perform (invocation, steward_mention_correct ((const char *const *) argv, fields), error);
}

/* What can't be taken back is asked about, where there is any of it; where nobody can be asked, it has to be said. */
static gboolean
is_sure (StewardInvocation  *invocation,
         JsonObject         *preview,
         GError            **error)
{
  g_autofree char *words = steward_erasing_describe (preview);
  char answer[16];

  if (json_object_get_int_member (preview, "erased") == 0)
    return TRUE;
  if (!isatty (STDIN_FILENO) || !isatty (STDERR_FILENO))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("Nothing was erased: %s To do it, say --yes"), words);
      return FALSE;
    }
  g_printerr ("%s\n%s ", words, _("Erase? Type “yes”:"));
  if (fgets (answer, sizeof answer, stdin) != NULL &&
      (g_str_equal (g_strchomp (answer), "yes") || g_str_equal (answer, _("yes"))))
    return TRUE;
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("Nothing was erased"));
  return FALSE;
}

gboolean
steward_mention_verb_erase (StewardInvocation  *invocation,
                            int                 argc,
                            char              **argv,
                            GError            **error)
{
  gboolean says_yes = FALSE;
  const GOptionEntry entries[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &says_yes, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) preview = NULL;
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  preview = steward_erasing_preview_author (argv[0]);
  if (!says_yes && (!steward_invocation_perform (invocation, preview, error) ||
                    !is_sure (invocation, json_node_get_object (steward_operation_get_json (preview)), error)))
    return FALSE;
  operation = steward_erasing_erase_author (argv[0]);
  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  steward_invocation_print_object (invocation, json_node_get_object (steward_operation_get_json (operation)));
  return TRUE;
}
