/* test-mention-query.c: what a query finds
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-database.h"
#include "steward-kinds.h"
#include "steward-mention-query.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define DAY(n) (G_GINT64_CONSTANT (1774747800000000) + (n) * STEWARD_DAY_US)

#define MANY_STATIONS \
  "stationa stationb stationc stationd statione stationf stationg stationh stationi stationj stationk stationl " \
  "stationm stationn stationo stationp stationq stationr stations stationt"

static const struct
{
  const char *id, *text, *author, *status, *department, *mood, *language, *address, *topic;
  int         day;
} mentions[] = {
  { "a", "My guitar is broken", "Mara Holt", "new", "service", "negative", "en", "https://video.example/1", "baggage", 0 },
  { "b", "Thanks for the guitar song", "Bo Lind", "answered", "care", "positive", "en", "https://news.blog.example/2", NULL, 1 },
  { "c", "Wo ist mein Koffer? Über Köln", "Jörg", "open", "service", "negative", "de-DE", NULL, "baggage", 2 },
  /* More words that begin alike than are asked for one by one. */
  { "d", "東京行きの便は遅れますか " MANY_STATIONS, "Aiko", "new", NULL, NULL, "ja", NULL, NULL, 3 },
  { "e", "guitars and luggage, jobs at Acme Air", "Guitar Hero", "dismissed", "care", "neutral", "en", NULL, NULL, 4 },
};

static gboolean
put (StewardTransaction  *transaction,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (mentions); i++)
    {
      g_autoptr (StewardRecord) mention = steward_record_new (&steward_mention_kind, mentions[i].id);

      steward_record_set_text (mention, STEWARD_MENTION_TEXT, mentions[i].text);
      steward_record_set_text (mention, STEWARD_MENTION_AUTHOR, mentions[i].author);
      steward_record_set_text (mention, STEWARD_MENTION_STATUS, mentions[i].status);
      steward_record_set_text (mention, STEWARD_MENTION_DEPARTMENT, mentions[i].department);
      steward_record_set_text (mention, STEWARD_MENTION_MOOD, mentions[i].mood);
      steward_record_set_text (mention, STEWARD_MENTION_LANGUAGE, mentions[i].language);
      steward_record_set_text (mention, STEWARD_MENTION_ADDRESS, mentions[i].address);
      if (mentions[i].topic != NULL)
        steward_record_add_element (mention, STEWARD_MENTION_TOPICS, mentions[i].topic);
      steward_record_set_time (mention, STEWARD_MENTION_PUBLISHED, DAY (mentions[i].day));
      if (!steward_transaction_put_in_batch (transaction, mention, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  const char        *query;
  const char        *found; /* newest first */
  const char *const *departments;
  const char *const *statuses;
} Case;

static const char *const service[] = { "service", NULL };
static const char *const unowned[] = { "none", NULL };
static const char *const new_open[] = { "new", "open", NULL };

static const Case cases[] = {
  { "", "edcba" },
  { "guitar", "eba" }, /* its author counts as well */
  { "guitar*", "eba" },
  { "gui*", "eba" },
  { "GUIT* broken", "a" },
  { "guitars*", "e" },
  { "KÖLN*", "c" },
  { "guitarx*", "" },
  { "station*", "d" },
  { "stationk*", "d" },
  { "author:mara*", "a" },
  { "lugg* OR song*", "eb" },
  { "GUITAR song", "b" },
  { "\"the guitar\"", "b" },
  { "guitar OR koffer", "ecba" },
  { "guitar NOT song", "ea" },
  { "guitar -jobs", "ba" },
  { "NOT guitar", "dc" },
  { "author:mara", "a" },
  { "author:\"guitar hero\"", "e" },
  { "ueber", "" },
  { "uber", "c" },
  { "status:new", "da" },
  { "mood:negative", "ca" },
  { "mood:none", "d" },
  { "department:none", "d" },
  { "lang:de", "c" },
  { "topic:baggage", "ca" },
  { "topic:none", "edb" },
  { "site:blog.example", "b" },
  { "site:news.blog.example", "b" },
  { "site:video.example", "a" },
  { "site:example.org", "" },
  { "東京", "d" },
  { "遅れ", "d" },
  { "京都", "" },
  { "after:2026-03-30", "edcb" },
  { "before:2026-03-31 guitar", "ba" },
  { "after:2026-03-30 before:2026-04-01", "cb" },
  { "koffer OR before:2026-03-30", "ca" },
  { "NOT after:2026-03-31", "ba" },
  { "(guitar before:2026-03-30) OR (after:2026-04-01 jobs)", "ea" },
  { "guitar (status:new OR status:answered)", "ba" },
  { "guitar \"", "eba" },
  { "((((", "edcba" },
  { "AND OR NOT", "edcba" },
  { "\"\"", "edcba" },
  { "guitar", "a", service, NULL },
  { "guitar", "", unowned, NULL },
  { "", "d", unowned, NULL },
  { "", "ca", service, new_open },
  { "", "dca", NULL, new_open },
  { "guitar", "a", service, new_open },
};

static gboolean
search (StewardTransaction  *transaction,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardQuery) query = steward_query_new (cases[i].query, DAY (10), utc);
      StewardMentionSelection selection = { query, NULL, NULL, cases[i].departments, cases[i].statuses, G_MAXINT64 };
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GString) found = g_string_new (NULL);
      gint64 count;

      if (!steward_transaction_search_mentions (transaction, &selection, 100, rows, error) ||
          !steward_transaction_count_mentions (transaction, &selection, -1, &count, error))
        return FALSE;
      for (guint r = 0; r < rows->len; r++)
        {
          g_autoptr (StewardRecord) mention =
              steward_transaction_get_by_row (transaction, &steward_mention_kind, g_array_index (rows, gint64, r), error);

          g_string_append (found, steward_record_get_id (mention));
        }
      if (strcmp (found->str, cases[i].found) != 0)
        g_test_message ("query %s", cases[i].query);
      g_assert_cmpstr (found->str, ==, cases[i].found);
      g_assert_cmpint (count, ==, (gint64) strlen (cases[i].found));
    }
  return TRUE;
}

/* The index is written when a transaction ends: it is told before it is asked, and of each mention only the
 * last state. */
static gboolean
put_and_search (StewardTransaction  *transaction,
                gpointer             data,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autoptr (StewardRecord) mention = NULL;

  if (!put (transaction, NULL, NULL, error) || !search (transaction, NULL, NULL, error))
    return FALSE;
  mention = steward_transaction_get (transaction, &steward_mention_kind, "d", error);
  if (mention == NULL)
    return FALSE;
  steward_record_set_text (mention, STEWARD_MENTION_STATUS, "dismissed");
  if (!steward_transaction_put_in_batch (transaction, mention, error))
    return FALSE;
  steward_record_set_text (mention, STEWARD_MENTION_STATUS, "new");
  return steward_transaction_put_in_batch (transaction, mention, error) && search (transaction, NULL, NULL, error);
}

/* Whatever somebody types, SQLite never sees a query it can't read. */
static gboolean
search_rubbish (StewardTransaction  *transaction,
                gpointer             data,
                GCancellable        *cancellable,
                GError             **error)
{
  static const char *const parts[] = {
    "guitar", "\"", "(", ")", " ", "AND", "OR", "NOT", "-", "*", ":", "author:", "before:", "2026-01-01", "lang:",
    "status:new", "'", ";", "^", "{", "}", "+", "NEAR", "東京", "é", "\\", "%", "facets:", "\t", "0",
  };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (26);
  guint n = g_test_slow () ? 10000 : 2000;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (StewardQuery) query = NULL;
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
      StewardMentionSelection selection = { NULL, NULL, NULL, NULL, NULL, G_MAXINT64 };
      guint length = (guint) g_rand_int_range (rand, 1, 16);

      for (guint p = 0; p < length; p++)
        {
          g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
          if (g_rand_boolean (rand))
            g_string_append_c (text, ' ');
        }
      query = steward_query_new (text->str, DAY (10), utc);
      selection.query = query;
      if (!steward_transaction_search_mentions (transaction, &selection, 10, rows, error))
        {
          g_test_message ("query %s", text->str);
          return FALSE;
        }
    }
  return TRUE;
}

/* A public report names rows lost under `rowid < ? ORDER BY rowid DESC` in SQLite 3.40.1. */
static gboolean
search_in_pages (StewardTransaction  *transaction,
                 gpointer             data,
                 GCancellable        *cancellable,
                 GError             **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (StewardQuery) query = steward_query_new ("guitar OR koffer", DAY (10), utc);
  StewardMentionSelection selection = { query, NULL, NULL, NULL, NULL, G_MAXINT64 };
  guint n = 0;

  while (TRUE)
    {
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

      if (!steward_transaction_search_mentions (transaction, &selection, 1, rows, error))
        return FALSE;
      if (rows->len == 0)
        break;
      n++;
      selection.before_row = g_array_index (rows, gint64, 0);
    }
  g_assert_cmpuint (n, ==, 4);
  return TRUE;
}

static gboolean
list_waiting (StewardTransaction  *transaction,
              gpointer             data,
              GCancellable        *cancellable,
              GError             **error)
{
  g_autoptr (GArray) all = steward_transaction_list_waiting (transaction, NULL, error);
  g_autoptr (GArray) some = steward_transaction_list_waiting (transaction, service, error);

  g_assert_nonnull (all);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (some->len, ==, 2);
  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("steward-query-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "test.db", NULL);
  g_autoptr (StewardClock) clock = NULL;
  g_autoptr (StewardDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  static const struct { const char *name; StewardTransactionFunc func; } tests[] = {
    { "/store/mention-query/finds-what-it-asks", search },
    { "/store/mention-query/never-a-syntax-error", search_rubbish },
    { "/store/mention-query/pages-lose-nothing", search_in_pages },
    { "/store/mention-query/what-waits", list_waiting },
  };
  gboolean is_well = TRUE;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  clock = steward_clock_new_fixed (DAY (10));
  database = steward_database_open (path, TRUE, clock, &error);
  g_assert_no_error (error);
  g_assert_true (steward_database_transact (database, STEWARD_MODE_COLLECT, "", put_and_search, NULL, NULL, &error));

  /* One file serves all: they only read. */
  printf ("1..%u\n", (guint) G_N_ELEMENTS (tests));
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      gboolean ok = steward_database_transact (database, STEWARD_MODE_READ, "", tests[i].func, NULL, NULL, &error);

      printf ("%sok %u %s\n", ok ? "" : "not ", i + 1, tests[i].name);
      if (!ok)
        printf ("# %s\n", error->message);
      g_clear_error (&error);
      is_well = is_well && ok;
    }
  steward_database_close (database);
  return is_well ? 0 : 1;
}
