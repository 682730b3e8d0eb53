/* command-guideline-consulting.c: stewardctl guideline consult, guideline answer
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-guideline-consulting"

#include "steward-guideline-noun.h"

#include "steward-field-options.h"
#include "steward-guideline-consulting.h"
#include "steward-kinds.h"

gboolean
steward_guideline_noun_consult (StewardInvocation  *invocation,
                                int                 argc,
                                char              **argv,
                                GError            **error)
{
  g_auto (GStrv) names = NULL;
  g_autofree char *due = NULL;
  const GOptionEntry entries[] = {
    { "department", 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, NULL },
    { "due", 0, 0, G_OPTION_ARG_STRING, &due, NULL, NULL },
    { NULL },
  };
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) departments = NULL;
  gint64 due_us = STEWARD_TIME_NONE;
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  if (due != NULL && (due_us = steward_field_options_time (invocation, due, error)) == STEWARD_TIME_NONE)
    return FALSE;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *id = steward_field_options_resolve (invocation, &steward_department_kind, names[i], error);

      if (id == NULL)
        return FALSE;
      g_strv_builder_add (ids, id);
    }
  departments = g_strv_builder_end (ids);
  operation = steward_guidelines_consult (argv[0], names != NULL ? (const char *const *) departments : NULL, due_us);
  return steward_guideline_noun_do (invocation, operation, error);
}

gboolean
steward_guideline_noun_answer (StewardInvocation  *invocation,
                               int                 argc,
                               char              **argv,
                               GError            **error)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *department = NULL;
  gboolean objects = FALSE;
  const GOptionEntry entries[] = {
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { "object", 0, 0, G_OPTION_ARG_NONE, &objects, NULL, NULL },
    { "department", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  if (name != NULL)
    {
      department = steward_field_options_resolve (invocation, &steward_department_kind, name, error);
      if (department == NULL)
        return FALSE;
    }
  operation = steward_guidelines_answer (argv[0], department, objects ? "object" : "agree", text, NULL);
  return steward_guideline_noun_do (invocation, operation, error);
}
