/* command-guideline-remarks.c: stewardctl guideline suggestion, guideline comment
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-guideline-remarks"

#include "steward-guideline-noun.h"

#include "steward-guideline-commenting.h"
#include "steward-guideline-proposing.h"
#include "steward-guideline-suggesting.h"
#include "steward-response-noun.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>

static const char *const suggestion_columns[] = { "id", "form", "clause", "passage", "replacement", "shape", "spans", "name", "state", "detached", NULL };
static const char *const comment_columns[] = { "id", "clause", "passage", "text", "name", "state", "detached", NULL };

static gboolean
usage (GError     **error,
       const char  *message)
{
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
list (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      StewardOperation *(*make) (const char *guideline, gboolean all),
      const char *const  *columns,
      GError            **error)
{
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = make (argv[0], all);
  return steward_guideline_noun_print (invocation, operation, columns, error);
}

static gboolean
suggestion_list (StewardInvocation  *invocation,
                 int                 argc,
                 char              **argv,
                 GError            **error)
{
  return list (invocation, argc, argv, steward_suggestions_list, suggestion_columns, error);
}

static gboolean
suggestion_add (StewardInvocation  *invocation,
                int                 argc,
                char              **argv,
                GError            **error)
{
  g_autofree char *passage = NULL;
  g_autofree char *after = NULL;
  g_autofree char *split = NULL;
  g_autofree char *shape = NULL;
  g_autofree char *style = NULL;
  g_autofree char *text = NULL;
  gboolean is_new = FALSE;
  gboolean is_before = FALSE;
  gboolean joins = FALSE;
  gboolean removes = FALSE;
  gboolean adds;
  const GOptionEntry entries[] = {
    { "passage", 0, 0, G_OPTION_ARG_STRING, &passage, NULL, NULL },
    { "after", 0, 0, G_OPTION_ARG_STRING, &after, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { "new-after", 0, 0, G_OPTION_ARG_NONE, &is_new, NULL, NULL },
    { "new-before", 0, 0, G_OPTION_ARG_NONE, &is_before, NULL, NULL },
    { "split-after", 0, 0, G_OPTION_ARG_STRING, &split, NULL, NULL },
    { "join", 0, 0, G_OPTION_ARG_NONE, &joins, NULL, NULL },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &removes, NULL, NULL },
    { "shape", 0, 0, G_OPTION_ARG_STRING, &shape, NULL, NULL },
    { "style", 0, 0, G_OPTION_ARG_STRING, &style, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;
  int n_shapes;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 2, 2, error))
    return FALSE;
  adds = is_new || is_before;
  n_shapes = is_new + is_before + (split != NULL) + joins + removes + (shape != NULL && !adds) + (style != NULL);
  if (n_shapes > 1 || (n_shapes == 1 && ((passage != NULL && style == NULL) || after != NULL)) ||
      (text != NULL && (split != NULL || joins || removes || (shape != NULL && !adds) || style != NULL)))
    return usage (error, _("Give one of --passage, --after, --new-after, --new-before, --split-after, --join, --remove, "
                           "--shape and --style; only words that come have a --text, a new paragraph may have a --shape, and a "
                           "--style a --passage"));
  if (n_shapes == 1)
    {
      operation = steward_suggestions_reshape (argv[0], argv[1],
                                               is_new          ? STEWARD_SUGGESTION_ADD
                                               : is_before     ? STEWARD_SUGGESTION_ADD_BEFORE
                                               : split != NULL ? STEWARD_SUGGESTION_SPLIT
                                               : joins         ? STEWARD_SUGGESTION_JOIN
                                               : removes       ? STEWARD_SUGGESTION_REMOVE
                                               : shape != NULL ? STEWARD_SUGGESTION_RESHAPE
                                                               : STEWARD_SUGGESTION_RESTYLE,
                                               split != NULL ? split : passage, adds ? shape : NULL,
                                               adds            ? text
                                               : shape != NULL ? shape
                                               : style != NULL ? style
                                                               : text);
      return steward_guideline_noun_print (invocation, operation, suggestion_columns, error);
    }
  if (passage != NULL && after != NULL)
    return usage (error, _("--passage is replaced, --after is kept: give one of them"));
  if (text == NULL)
    return usage (error, _("Say which words you suggest with --text; an empty one takes the passage out"));
  operation = steward_suggestions_add (argv[0], argv[1], passage != NULL ? passage : after, after != NULL, text);
  return steward_guideline_noun_print (invocation, operation, suggestion_columns, error);
}

static gboolean
suggestion_propose (StewardInvocation  *invocation,
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
  StewardProposal proposal;
  g_autoptr (GString) paragraphs = NULL;
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 2, 2, error) ||
      !steward_response_noun_take_text (text, file, &taken, error))
    return FALSE;
  if (taken == NULL)
    return usage (error, _("Say how the clause is to read with --text or --text-file"));
  /* A file ends with a line feed, a clause doesn't. Behind an empty line another one begins. */
  if (file != NULL)
    g_strchomp (taken);
  paragraphs = g_string_new (taken);
  g_string_replace (paragraphs, "\r\n", "\n", 0);
  g_string_replace (paragraphs, "\n\n", STEWARD_PROPOSAL_BREAK, 0);
  proposal = (StewardProposal){ argv[1], NULL, NULL, paragraphs->str };
  operation = steward_suggestions_propose (argv[0], &proposal, 1);
  return steward_guideline_noun_print (invocation, operation, suggestion_columns, error);
}

static gboolean
decide (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        gboolean            accepts,
        GError            **error)
{
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, NULL, NULL },
    { NULL },
  };
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1000, error))
    return FALSE;
  if (all && argc != 1)
    return usage (error, _("--all takes one guideline"));
  if (all)
    {
      operation = steward_suggestions_decide_all (argv[0], accepts);
      return steward_guideline_noun_print (invocation, operation, NULL, error);
    }
  for (int i = 0; i < argc; i++)
    g_ptr_array_add (ids, argv[i]);
  g_ptr_array_add (ids, NULL);
  operation = steward_suggestions_decide ((const char *const *) ids->pdata, accepts);
  return steward_guideline_noun_print (invocation, operation, suggestion_columns, error);
}

static gboolean
suggestion_accept (StewardInvocation  *invocation,
                   int                 argc,
                   char              **argv,
                   GError            **error)
{
  return decide (invocation, argc, argv, TRUE, error);
}

static gboolean
suggestion_reject (StewardInvocation  *invocation,
                   int                 argc,
                   char              **argv,
                   GError            **error)
{
  return decide (invocation, argc, argv, FALSE, error);
}

static gboolean
do_with_one (StewardInvocation  *invocation,
             int                 argc,
             char              **argv,
             StewardOperation *(*make) (const char *id),
             const char *const  *columns,
             GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = make (argv[0]);
  return steward_guideline_noun_print (invocation, operation, columns, error);
}

static gboolean
suggestion_withdraw (StewardInvocation  *invocation,
                     int                 argc,
                     char              **argv,
                     GError            **error)
{
  return do_with_one (invocation, argc, argv, steward_suggestions_withdraw, suggestion_columns, error);
}

gboolean
steward_guideline_noun_suggestion (StewardInvocation  *invocation,
                                   int                 argc,
                                   char              **argv,
                                   GError            **error)
{
  static const StewardGuidelinePart parts[] = {
    { "list", suggestion_list },     { "add", suggestion_add },       { "propose", suggestion_propose },
    { "accept", suggestion_accept }, { "reject", suggestion_reject }, { "withdraw", suggestion_withdraw },
    { NULL },
  };

  return steward_guideline_noun_run_part (invocation, parts, argc, argv, error);
}

static gboolean
comment_list (StewardInvocation  *invocation,
              int                 argc,
              char              **argv,
              GError            **error)
{
  return list (invocation, argc, argv, steward_comments_list, comment_columns, error);
}

static gboolean
comment_add (StewardInvocation  *invocation,
             int                 argc,
             char              **argv,
             GError            **error)
{
  g_autofree char *cell = NULL;
  g_autofree char *passage = NULL;
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { "cell", 0, 0, G_OPTION_ARG_STRING, &cell, NULL, NULL },
    { "passage", 0, 0, G_OPTION_ARG_STRING, &passage, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 2, 2, error))
    return FALSE;
  operation = steward_comments_add (argv[0], argv[1], cell, passage, text);
  return steward_guideline_noun_print (invocation, operation, comment_columns, error);
}

static gboolean
comment_reply (StewardInvocation  *invocation,
               int                 argc,
               char              **argv,
               GError            **error)
{
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_comments_reply (argv[0], text);
  return steward_guideline_noun_print (invocation, operation, comment_columns, error);
}

static gboolean
comment_resolve (StewardInvocation  *invocation,
                 int                 argc,
                 char              **argv,
                 GError            **error)
{
  return do_with_one (invocation, argc, argv, steward_comments_resolve, comment_columns, error);
}

static gboolean
comment_reopen (StewardInvocation  *invocation,
                int                 argc,
                char              **argv,
                GError            **error)
{
  return do_with_one (invocation, argc, argv, steward_comments_reopen, comment_columns, error);
}

gboolean
steward_guideline_noun_comment (StewardInvocation  *invocation,
                                int                 argc,
                                char              **argv,
                                GError            **error)
{
  static const StewardGuidelinePart parts[] = {
    { "list", comment_list },       { "add", comment_add },       { "reply", comment_reply },
    { "resolve", comment_resolve }, { "reopen", comment_reopen }, { NULL },
  };

  return steward_guideline_noun_run_part (invocation, parts, argc, argv, error);
}
