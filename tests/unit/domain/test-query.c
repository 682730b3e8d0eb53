/* test-query.c: the language of the search bar and of topics
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-kinds.h"
#include "steward-query.h"

#include <string.h>

/* Wednesday 2026-11-25, 10:00 in Amsterdam. */
#define NOW (G_GINT64_CONSTANT (1795597200) * STEWARD_SECOND_US)

static StewardQuery *
parse (const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");

  return steward_query_new (text, NOW, zone);
}

static const struct
{
  const char *text;
  const char *understood;
  const char *problems; /* code@start-end */
} readings[] = {
  { "guitar", "guitar", "" },
  { "  Guitar   LUGGAGE ", "guitar AND luggage", "" },
  { "\"acme air\" AND (guitar OR luggage) NOT jobs", "\"acme air\" AND (guitar OR luggage) AND NOT jobs", "" },
  { "a b OR c d", "(a AND b) OR (c AND d)", "" },
  { "a and b or c", "a AND and AND b AND or AND c", "" },
  { "acme -jobs -\"we hire\"", "acme AND NOT jobs AND NOT \"we hire\"", "" },
  { "refund* \"broken gui\"*", "refund* AND \"broken gui\"*", "" },
  { "wi-fi", "\"wi fi\"", "" },
  { "Äcme", "acme", "" },
  { "department:\"Public Relations\" status:new", "department:\"Public Relations\" AND status:new", "" },
  { "author:dave site:example.org lang:de", "author:dave AND site:example.org AND lang:de", "" },
  { "author:\"Dave Carroll\" SITE:x", "author:\"dave carroll\" AND site:x", "" },
  { "https://example.org/a", "\"https example org a\"", "" },
  { "after:2026-11-01 before:today", "after:2026-11-01 AND before:2026-11-25", "" },
  { "after:7d", "after:2026-11-18", "" },
  { "after:yesterday", "after:2026-11-24", "" },
  { "after:12h", "after:2026-11-24T21:00:00Z", "" },
  { "東京都", "東京都", "" },
  { "京", "京*", "" },
  { "\"abc東京 x\"", "\"abc 東京 x\"", "" },
  { "", "", "" },
  { "(a", "a", "parenthesis@0-1" },
  { "a)", "a", "parenthesis@1-2" },
  { "\"a b", "\"a b\"", "quote@0-4" },
  { "colour:red", "\"colour red\"", "field@0-7" },
  { "a status:", "a", "value@2-9" },
  { "after:soon x", "x", "date@0-10" },
  { "after:2026-13-40", "", "date@0-16" },
  { "a AND", "a", "operand@2-5" },
  { "OR a", "a", "operand@0-2" },
  { "a AND AND b", "a AND b", "operand@6-9" },
  { "a NOT", "a", "operand@2-5" },
  { "NOT a", "NOT a", "not-alone@0-5" },
  { "NOT NOT a", "a", "" },
  { "a !!!", "a", "no-words@2-5" },
  { "()", "", "" },
  { "a (b OR)", "a AND b", "operand@7-7" },
};

static char *
problems_of (StewardQuery *query)
{
  GString *out = g_string_new (NULL);
  guint n_problems;
  const StewardQueryProblem *problems = steward_query_get_problems (query, &n_problems);

  for (guint i = 0; i < n_problems; i++)
    g_string_append_printf (out, "%s%s@%u-%u", i > 0 ? " " : "", steward_query_problem_name (problems[i].code),
                            problems[i].start, problems[i].end);
  return g_string_free (out, FALSE);
}

static void
test_readings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (StewardQuery) query = parse (readings[i].text);
      g_autofree char *understood = steward_query_to_text (query);
      g_autofree char *problems = problems_of (query);
      g_autoptr (StewardQuery) again = parse (understood);
      g_autofree char *twice = steward_query_to_text (again);

      g_test_message ("%s", readings[i].text);
      g_assert_cmpstr (understood, ==, readings[i].understood);
      g_assert_cmpstr (problems, ==, readings[i].problems);
      g_assert_cmpstr (twice, ==, understood);
    }
}

static void
test_limits (void)
{
  g_autofree char *deep = g_strnfill (4000, '(');
  g_autofree char *many = g_malloc0 (4001);
  g_autofree char *far = g_strnfill (100000, 'a');
  g_autoptr (StewardQuery) query = parse (deep);
  g_autoptr (StewardQuery) other = NULL;
  g_autoptr (StewardQuery) third = NULL;
  guint n_problems;

  steward_query_get_problems (query, &n_problems);
  g_assert_cmpuint (n_problems, >, 0);
  for (guint i = 0; i < 2000; i++)
    memcpy (many + i * 2, "b ", 2);
  other = parse (many);
  g_assert_cmpuint (steward_query_node_get_n_children (steward_query_get_root (other)), <=, STEWARD_QUERY_MAX_NODES);
  third = parse (far);
  g_assert_cmpint (steward_query_get_problems (third, &n_problems)->code, ==, STEWARD_QUERY_PROBLEM_TOO_LONG);
}

/* Line 17 of what must survive: any typing gives a query, fast, and what it prints reads the same. */
static void
test_random (void)
{
  static const char *const parts[] = {
    "(", ")", "\"", "*", "-", " ", "AND", "OR", "NOT", "a", "é", "東", ":", "after:", "before:", "7d", "site:", "lang:",
    "author:", "\xff", "2026-01-01", "\n", "🎸", "'", "NEAR", "^", "{", "+", "status:", "none", ";--", "%", "\\"
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (StewardRecord) mention = steward_record_new (&steward_mention_kind, "m");
  gint64 slowest = 0;

  steward_record_set_text (mention, STEWARD_MENTION_TEXT, "a é 東京 after all");
  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint length = (guint) g_rand_int_range (random, 0, 40);
      gint64 started;
      g_autoptr (StewardQuery) query = NULL;
      g_autoptr (StewardQuery) again = NULL;
      g_autofree char *understood = NULL;
      g_autofree char *twice = NULL;

      for (guint k = 0; k < length; k++)
        g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      started = g_get_monotonic_time ();
      query = parse (text->str);
      slowest = MAX (slowest, g_get_monotonic_time () - started);
      understood = steward_query_to_text (query);
      again = parse (understood);
      twice = steward_query_to_text (again);
      if (strcmp (understood, twice) != 0)
        g_test_message ("%s", text->str);
      g_assert_cmpstr (understood, ==, twice);
      g_assert_cmpint (steward_query_matches (query, mention, NULL, NULL), ==, steward_query_matches (again, mention, NULL, NULL));
    }
  g_test_message ("slowest: %" G_GINT64_FORMAT " µs", slowest);
}

static const struct
{
  const char *query;
  gboolean    matches;
} hits[] = {
  { "guitar", TRUE },
  { "guitars", FALSE },
  { "guit*", TRUE },
  { "\"broke my guitar\"", TRUE },
  { "\"my broke\"", FALSE },
  { "\"broke my gui\"*", TRUE },
  { "creme", TRUE },
  { "acmeair", TRUE },
  { "東京", TRUE },
  { "京都", TRUE },
  { "東", TRUE },
  { "都", TRUE },
  { "東都", FALSE },
  { "carroll", TRUE },
  { "author:dave", TRUE },
  { "author:guitar", FALSE },
  { "author:davec", TRUE },
  { "social", FALSE },
  { "guitar -luggage", TRUE },
  { "guitar -broke", FALSE },
  { "NOT luggage", TRUE },
  { "luggage OR guitar", TRUE },
  { "site:news.example.org", TRUE },
  { "site:example.org", TRUE },
  { "site:ample.org", FALSE },
  { "lang:en", TRUE },
  { "lang:de", FALSE },
  { "voice:customer mood:negative", TRUE },
  { "department:\"Customer Service\"", TRUE },
  { "department:Legal", FALSE },
  { "assignee:none", TRUE },
  { "status:none", FALSE },
  { "topic:t1", TRUE },
  { "topic:none", FALSE },
  { "after:2026-11-20", TRUE },
  { "before:2026-11-20", FALSE },
  { "\"carroll davec\"", TRUE },
  { "\"acmeair dave\"", FALSE },
};

static char *
resolve (StewardQueryField field,
         const char       *value,
         gpointer          data)
{
  if (field == STEWARD_QUERY_FIELD_DEPARTMENT && strcmp (value, "Customer Service") == 0)
    return g_strdup ("d1");
  return NULL;
}

static void
test_matches (void)
{
  g_autoptr (StewardRecord) mention = steward_record_new (&steward_mention_kind, "m");

  steward_record_set_text (mention, STEWARD_MENTION_TITLE, "Crème de la crème");
  steward_record_set_text (mention, STEWARD_MENTION_TEXT, "They BROKE my guitar😡 in 東京都!");
  steward_record_add_element (mention, STEWARD_MENTION_HASHTAGS, "AcmeAir");
  steward_record_set_text (mention, STEWARD_MENTION_AUTHOR, "Dave Carroll");
  steward_record_set_text (mention, STEWARD_MENTION_AUTHOR_ADDRESS, "https://mastodon.social/@davec");
  steward_record_set_text (mention, STEWARD_MENTION_ADDRESS, "https://news.example.org/1");
  steward_record_set_text (mention, STEWARD_MENTION_LANGUAGE, "en-GB");
  steward_record_set_text (mention, STEWARD_MENTION_VOICE, "customer");
  steward_record_set_text (mention, STEWARD_MENTION_MOOD, "negative");
  steward_record_set_text (mention, STEWARD_MENTION_STATUS, "new");
  steward_record_set_text (mention, STEWARD_MENTION_DEPARTMENT, "d1");
  steward_record_add_element (mention, STEWARD_MENTION_TOPICS, "t1");
  steward_record_set_time (mention, STEWARD_MENTION_PUBLISHED, NOW - STEWARD_DAY_US);
  for (guint i = 0; i < G_N_ELEMENTS (hits); i++)
    {
      g_autoptr (StewardQuery) query = parse (hits[i].query);

      g_test_message ("%s", hits[i].query);
      g_assert_cmpint (steward_query_matches (query, mention, resolve, NULL), ==, hits[i].matches);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/query/is-read-as-documented", test_readings);
  g_test_add_func ("/domain/query/is-bounded", test_limits);
  g_test_add_func ("/domain/query/any-typing-is-a-query", test_random);
  g_test_add_func ("/domain/query/finds-what-it-asks-for", test_matches);

  return g_test_run ();
}
