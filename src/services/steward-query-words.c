/* steward-query-words.c: where a query isn't understood, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-query-words"

#include "steward-query-words.h"

#include "steward-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SHOWN 40 /* graphemes of the place that is meant */

/**
 * steward_query_problem_words:
 * @text: the query as it was typed
 * @problem: of it
 *
 * Returns: (transfer full): what isn't understood, and what was made of it
 */
char *
steward_query_problem_words (const char                *text,
                             const StewardQueryProblem *problem)
{
  gsize length = strlen (text);
  gsize start = MIN (problem->start, length);
  gsize end = CLAMP (problem->end, start, length);
  g_autofree char *bytes = g_strndup (text + start, end - start);
  g_autofree char *valid = g_utf8_make_valid (bytes, -1);
  g_autofree char *place = steward_text_shorten (valid, MAX_SHOWN);

  switch (problem->code)
    {
    case STEWARD_QUERY_PROBLEM_PARENTHESIS:
      return g_strdup (_("A parenthesis is not closed, or not opened"));
    case STEWARD_QUERY_PROBLEM_QUOTE:
      return g_strdup (_("A quotation mark is not closed: all that follows is the phrase"));
    case STEWARD_QUERY_PROBLEM_FIELD:
      return g_strdup_printf (_("“%s” is no field: it is searched as words"), place);
    case STEWARD_QUERY_PROBLEM_VALUE:
      return g_strdup_printf (_("“%s” says no value: it is left out"), place);
    case STEWARD_QUERY_PROBLEM_DATE:
      return g_strdup_printf (_("“%s” is no day like 2026-05-09: it is left out"), place);
    case STEWARD_QUERY_PROBLEM_OPERAND:
      return g_strdup_printf (_("“%s” needs something on each side: it is left out"), place);
    case STEWARD_QUERY_PROBLEM_NOT_ALONE:
      return g_strdup (_("Only NOT: all others are found"));
    case STEWARD_QUERY_PROBLEM_NO_WORDS:
      return g_strdup_printf (_("“%s” has no letter or digit: it is left out"), place);
    case STEWARD_QUERY_PROBLEM_TOO_LONG:
      return g_strdup (_("The query is too long: its end is left out"));
    case STEWARD_QUERY_PROBLEM_TOO_DEEP:
    default:
      return g_strdup (_("Too many parentheses within each other: the inner ones are left out"));
    }
}

/**
 * steward_query_list_problems:
 * @text: the query as it was typed
 *
 * Returns: (transfer full): a sentence for each place that isn't understood, up to a %NULL
 */
char **
steward_query_list_problems (StewardQuery *query,
                             const char   *text)
{
  guint n_problems;
  const StewardQueryProblem *problems = steward_query_get_problems (query, &n_problems);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < n_problems; i++)
    g_ptr_array_add (list, steward_query_problem_words (text, &problems[i]));
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&list), FALSE);
}
