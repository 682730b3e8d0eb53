/* test-search-strings.c: whatever is typed into the search bar, it is understood or said to be not
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "acme.h"

#include "steward-mention-search.h"

#include <time.h>

#define MAX_US 50000

/* What somebody types who knows the query language, SQLite's, or neither. */
static const char *const pieces[] = {
  "guitar", "AND", "OR", "NOT", "NEAR", "(", ")", "\"", "\"\"", "'", "''", "*", "gui*", "*a", "^", ":", "-", "--", "+", ";", "%",
  "_", "\\", "/", "{", "}", "[", "]", "<", ">", "=", "!=", ",", ".", "..", "~", "|", "||", "&", "#acme", "@acme", "site:", "lang:",
  "lang:en", "author:", "author:\"Mara", "before:", "before:2026", "after:yesterday", "before:99999999999", "status:new", "status:",
  "mood:?", "voice:press", "department:\"Customer Service\"", "source:x", "topic:", "words:", "facets:", "rank:", "rowid:1",
  "SELECT", "DROP TABLE mention", "NULL", "\xc3\xa4", "\xe2\x80\xae", "\xf0\x9f\x8e\xb8", "e\xcc\x81", "\xe6\x97\xa5\xe6\x9c\xac",
  "\x01", "\x7f", "\t", "\n", "\xef\xbf\xbd", "NEAR(a b, 2)", "a NEAR/3 b", "{words}", "words : a", "1e999", "-1", "AND AND", "((((((((",
};

static char *
type (GRand *dice)
{
  GString *text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (dice, 0, 12);

  for (guint i = 0; i < n; i++)
    {
      if (g_rand_int_range (dice, 0, 4) == 0)
        g_string_append_unichar (text, (gunichar) g_rand_int_range (dice, 1, 0xd7ff));
      else
        g_string_append (text, pieces[g_rand_int_range (dice, 0, G_N_ELEMENTS (pieces))]);
      if (g_rand_boolean (dice))
        g_string_append_c (text, ' ');
    }
  return g_string_free (text, FALSE);
}

static gint64
cpu_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* SQLite's own words about a query that it was given raw. */
static gboolean
is_raw (const char *problem)
{
  return strstr (problem, "fts5") != NULL || strstr (problem, "SQL") != NULL || strstr (problem, "no such column") != NULL;
}

static void
ask (Acme       *acme,
     const char *text,
     guint      *n_problems)
{
  g_autoptr (StewardOperation) operation = steward_mention_find_all (text, 100, NULL);
  g_autoptr (GError) error = NULL;
  JsonArray *problems;

  if (!steward_workspace_perform (acme->workspace, operation, &error))
    g_error ("“%s”: %s", text, error->message);
  problems = json_object_get_array_member (json_node_get_object (steward_operation_get_json (operation)), "problems");
  *n_problems += json_array_get_length (problems) > 0 ? 1 : 0;
  for (guint i = 0; i < json_array_get_length (problems); i++)
    if (is_raw (json_array_get_string_element (problems, i)) && !is_raw (text))
      g_error ("“%s”: %s", text, json_array_get_string_element (problems, i));
}

static void
test_strings (Acme          *acme,
              gconstpointer  data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (17);
  guint n_problems = 0;
  gint64 most_us = 0;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *text = type (dice);
      gint64 before_us = cpu_us ();

      ask (acme, text, &n_problems);
      most_us = MAX (most_us, cpu_us () - before_us);
    }
  g_test_message ("%u of 10000 had something that isn't understood; the dearest took %" G_GINT64_FORMAT " µs", n_problems, most_us);
  g_assert_cmpuint (n_problems, >, 1000);
  /* CPU time, and the bar far above what a search takes: not a timed test, a test for what never ends. */
  if (g_getenv ("STEWARD_SANITIZED") == NULL)
    g_assert_cmpint (most_us, <, MAX_US);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/services/search/strings", Acme, NULL, acme_set_up, test_strings, acme_tear_down);
  return g_test_run ();
}
