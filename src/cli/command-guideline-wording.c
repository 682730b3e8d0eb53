/* command-guideline-wording.c: stewardctl guideline wording
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-guideline-wording"

#include "steward-guideline-noun.h"

#include "steward-guideline-wording.h"
#include "steward-kinds.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>

static gboolean
wording_review (StewardInvocation  *invocation,
                int                 argc,
                char              **argv,
                GError            **error)
{
  static const char *const columns[] = { "clause", "words", "standing", "why", "source", "dated", NULL };
  g_autofree char *which = NULL;
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_guideline_noun_parse_version (invocation, &argc, &argv, 1, &which, error))
    return FALSE;
  operation = steward_guideline_wording_review (argv[0], which);
  if (!steward_guideline_noun_print (invocation, operation, columns, error))
    return FALSE;
  steward_invocation_say (invocation, "%s",
                          _("These words were faulted elsewhere; whether this text is lawful isn’t said."));
  return TRUE;
}

static gboolean
wording_answer (StewardInvocation  *invocation,
                int                 argc,
                char              **argv,
                GError            **error)
{
  g_autofree char *interest = NULL;
  g_autofree char *narrower = NULL;
  const GOptionEntry entries[] = {
    { "interest", 0, 0, G_OPTION_ARG_STRING, &interest, NULL, NULL },
    { "why-not-narrower", 0, 0, G_OPTION_ARG_STRING, &narrower, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 3, 3, error))
    return FALSE;
  operation = steward_guideline_wording_answer (argv[0], argv[1], argv[2], interest, narrower);
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_record (invocation, steward_operation_get_record (operation), error);
}

static gboolean
wording_terms (StewardInvocation  *invocation,
               int                 argc,
               char              **argv,
               GError            **error)
{
  static const char *const columns[] = { "term", "language", "source", "dated", "why", NULL };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 0, error))
    return FALSE;
  operation = steward_guideline_wording_list_terms ();
  return steward_guideline_noun_print (invocation, operation, columns, error);
}

static gboolean
wording_set (StewardInvocation  *invocation,
             int                 argc,
             char              **argv,
             GError            **error)
{
  g_autofree char *language = NULL;
  g_autofree char *why = NULL;
  g_autofree char *source = NULL;
  g_autofree char *dated = NULL;
  g_auto (GStrv) forms = NULL;
  const GOptionEntry entries[] = {
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, NULL, NULL },
    { "form", 0, 0, G_OPTION_ARG_STRING_ARRAY, &forms, NULL, NULL },
    { "why", 0, 0, G_OPTION_ARG_STRING, &why, NULL, NULL },
    { "source", 0, 0, G_OPTION_ARG_STRING, &source, NULL, NULL },
    { "dated", 0, 0, G_OPTION_ARG_STRING, &dated, NULL, NULL },
    { NULL },
  };
  g_autoptr (JsonObject) fields = json_object_new ();
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  if (forms != NULL)
    {
      JsonArray *array = json_array_new ();

      for (guint i = 0; forms[i] != NULL; i++)
        json_array_add_string_element (array, forms[i]);
      json_object_set_array_member (fields, "forms", array);
    }
  if (why != NULL)
    json_object_set_string_member (fields, "why", why);
  if (source != NULL)
    json_object_set_string_member (fields, "source", source);
  if (dated != NULL)
    json_object_set_string_member (fields, "dated", dated);
  operation = steward_guideline_wording_set_term (argv[0], language, fields);
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_record (invocation, steward_operation_get_record (operation), error);
}

static gboolean
wording_remove (StewardInvocation  *invocation,
                int                 argc,
                char              **argv,
                GError            **error)
{
  g_autofree char *language = NULL;
  const GOptionEntry entries[] = {
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_guideline_wording_remove_term (argv[0], language);
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_record (invocation, steward_operation_get_record (operation), error);
}

gboolean
steward_guideline_noun_wording (StewardInvocation  *invocation,
                                int                 argc,
                                char              **argv,
                                GError            **error)
{
  static const StewardGuidelinePart parts[] = {
    { "review", wording_review }, { "answer", wording_answer }, { "terms", wording_terms },
    { "set", wording_set },       { "remove", wording_remove }, { NULL },
  };

  return steward_guideline_noun_run_part (invocation, parts, argc, argv, error);
}
