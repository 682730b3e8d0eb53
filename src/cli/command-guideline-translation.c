/* command-guideline-translation.c: stewardctl guideline translation
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-guideline-translation"

#include "steward-guideline-noun.h"

#include "steward-guideline-translating.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>

static gboolean
begin (StewardInvocation  *invocation,
       int                 argc,
       char              **argv,
       GError            **error)
{
  g_autofree char *language = NULL;
  g_autofree char *title = NULL;
  const GOptionEntry entries[] = {
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, NULL, NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_translations_begin (argv[0], language, title);
  return steward_guideline_noun_do (invocation, operation, error);
}

static gboolean
list (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  static const char *const columns[] = { "id", "language", "title", "version", "state", "in_force", "renders", "behind", NULL };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_translations_list (argv[0]);
  return steward_guideline_noun_print (invocation, operation, columns, error);
}

static gboolean
show (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  static const char *const columns[] = { "clause", "master_clause", "state", "since", "before", "after", "text", NULL };
  g_autofree char *which = NULL;
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_guideline_noun_parse_version (invocation, &argc, &argv, 1, &which, error))
    return FALSE;
  operation = steward_translations_show (argv[0], which);
  return steward_guideline_noun_print (invocation, operation, columns, error);
}

/* Clauses, or all of them. */
static gboolean
do_with_clauses (StewardInvocation  *invocation,
                 int                 argc,
                 char              **argv,
                 StewardOperation *(*make) (const char *id, const char *const *clauses),
                 GError            **error)
{
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, NULL, NULL },
    { NULL },
  };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) clauses = NULL;
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, G_MAXINT, error))
    return FALSE;
  if (all == (argc > 1))
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("Name clauses, or say --all"));
      return FALSE;
    }
  for (int i = 1; i < argc; i++)
    g_strv_builder_add (builder, argv[i]);
  clauses = g_strv_builder_end (builder);
  operation = make (argv[0], all ? NULL : (const char *const *) clauses);
  return steward_guideline_noun_do (invocation, operation, error);
}

static gboolean
mark (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  return do_with_clauses (invocation, argc, argv, steward_translations_mark, error);
}

static gboolean
take (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  return do_with_clauses (invocation, argc, argv, steward_translations_take, error);
}

gboolean
steward_guideline_noun_translation (StewardInvocation  *invocation,
                                    int                 argc,
                                    char              **argv,
                                    GError            **error)
{
  static const StewardGuidelinePart parts[] = {
    { "begin", begin }, { "list", list }, { "show", show }, { "mark", mark }, { "take", take }, { NULL, NULL },
  };

  return steward_guideline_noun_run_part (invocation, parts, argc, argv, error);
}
