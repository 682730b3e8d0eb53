/* bench-mentions.c: import, search, lists and sums over many mentions
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * STEWARD_BENCH_MENTIONS: how many (100,000). STEWARD_BENCH_FOLDER: where the file is made and left,
 * to be used again; without it a folder of its own, which is removed. STEWARD_BENCH_MORE: how many are imported into
 * a file that was left. */

#include "bench-posts.h"
#include "bench.h"

#include "steward-clock.h"
#include "steward-import.h"
#include "steward-mention-lists.h"
#include "steward-mention-query.h"
#include "steward-query-names-private.h"
#include "steward-record-item.h"
#include "steward-sample-founding.h"
#include "steward-transaction.h"
#include "steward-workspace-private.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define LIMIT 100

static void
on_imported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  steward_import_run_finish (STEWARD_IMPORT (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
wait_for (gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

static void
execute (sqlite3    *database,
         const char *sql)
{
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* The floor of an import: the same words, plainly, into a table and an index with prefixes. */
static double
measure_plain_insert (const char *folder,
                      const char *posts,
                      guint       n)
{
  g_autofree char *path = g_build_filename (folder, "plain.db", NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  sqlite3 *database;
  sqlite3_stmt *row, *words;
  double start;

  g_assert_true (g_file_get_contents (posts, &contents, NULL, NULL));
  lines = g_strsplit (contents, "\n", (int) n + 1); /* the last is all the rest */
  g_unlink (path);
  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  execute (database, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8000;"
                     "CREATE TABLE mention (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, json TEXT) STRICT;"
                     "CREATE VIRTUAL TABLE words USING fts5 (body, facets, content='', prefix='3');"
                     "INSERT INTO words (words, rank) VALUES ('automerge', 16);");
  sqlite3_prepare_v2 (database, "INSERT INTO mention VALUES (?1, ?2, ?3)", -1, &row, NULL);
  sqlite3_prepare_v2 (database, "INSERT INTO words (rowid, body, facets) VALUES (?1, ?2, ?3)", -1, &words, NULL);
  start = bench_cpu (CLOCK_PROCESS_CPUTIME_ID);
  for (guint i = 0; i < n && *lines[i] != '\0'; i++)
    {
      const char *text = lines[i] + strlen ("{\"text\":\"");
      const char *end = strstr (lines[i], "\",\"author\"");
      g_autofree char *id = g_strdup_printf ("%024u", i * 7919u % 100003u * 100000u + i);
      g_autofree char *facets = g_strdup_printf ("snew dabc%u pabc%unew mnegative vcustomer len nx", i % 9, i % 9);

      if (i % 1000 == 0)
        execute (database, i == 0 ? "BEGIN" : "COMMIT; BEGIN");
      sqlite3_bind_int64 (row, 1, i);
      sqlite3_bind_text (row, 2, id, -1, SQLITE_STATIC);
      sqlite3_bind_text (row, 3, lines[i], -1, SQLITE_STATIC);
      sqlite3_step (row);
      sqlite3_reset (row);
      sqlite3_bind_int64 (words, 1, i);
      sqlite3_bind_text (words, 2, text, end != NULL ? (int) (end - text) : -1, SQLITE_STATIC);
      sqlite3_bind_text (words, 3, facets, -1, SQLITE_STATIC);
      sqlite3_step (words);
      sqlite3_reset (words);
    }
  execute (database, "COMMIT");
  start = bench_cpu (CLOCK_PROCESS_CPUTIME_ID) - start;
  sqlite3_finalize (row);
  sqlite3_finalize (words);
  sqlite3_close (database);
  g_unlink (path);
  return n / start;
}

/* Into a file that has many already. */
static void
bench_import_more (StewardWorkspace *workspace,
                   const char       *folder,
                   guint             n,
                   gint64            now_us)
{
  g_autofree char *posts = g_build_filename (folder, "more.jsonl", NULL);
  g_autoptr (StewardImport) import = steward_import_new (workspace);
  gboolean done = FALSE;
  double start;

  g_assert_true (bench_posts_write (posts, 2, n, now_us));
  start = bench_cpu (CLOCK_PROCESS_CPUTIME_ID);
  steward_import_add_file (import, posts);
  steward_import_run_async (import, NULL, on_imported, &done);
  wait_for (&done);
  bench_print ("import-more", n / (bench_cpu (CLOCK_PROCESS_CPUTIME_ID) - start), "mentions/cpu-s", 1);
  g_unlink (posts);
}

static void
bench_import (StewardWorkspace *workspace,
              const char       *folder,
              guint             n,
              gint64            now_us)
{
  g_autofree char *posts = g_build_filename (folder, "posts.jsonl", NULL);
  g_autoptr (StewardImport) import = steward_import_new (workspace);
  gboolean done = FALSE;
  double before, after, start, rate;

  g_assert_true (bench_posts_write (posts, 1, n, now_us));
  before = measure_plain_insert (folder, posts, MIN (n, 50000));
  start = bench_cpu (CLOCK_PROCESS_CPUTIME_ID);
  steward_import_add_file (import, posts);
  steward_import_run_async (import, NULL, on_imported, &done);
  wait_for (&done);
  rate = n / (bench_cpu (CLOCK_PROCESS_CPUTIME_ID) - start);
  after = measure_plain_insert (folder, posts, MIN (n, 50000));
  g_assert_cmpint (steward_import_get_counts (import)->added, ==, n);
  bench_print ("import-floor", MAX (before, after), "mentions/cpu-s", 1);
  bench_print ("import", rate, "mentions/cpu-s", MAX (before, after) / rate);
  g_unlink (posts);
}

/* Searching */

typedef struct
{
  const char *text;
  double      cpu; /* seconds of the reader's thread */
  guint       n;
} Search;

static gboolean
search (StewardTransaction  *transaction,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  Search *self = data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (StewardQuery) query = steward_query_new (self->text, steward_transaction_get_now (transaction), zone);
  g_auto (StewardQueryNames) names = { .transaction = transaction };
  StewardMentionSelection selection = {
    .query = query, .resolve = steward_query_names_resolve, .resolve_data = &names, .before_row = G_MAXINT64,
  };
  double start = bench_cpu (CLOCK_THREAD_CPUTIME_ID);

  if (!steward_transaction_search_mentions (transaction, &selection, LIMIT, rows, error))
    return FALSE;
  self->cpu = bench_cpu (CLOCK_THREAD_CPUTIME_ID) - start;
  self->n = rows->len;
  return TRUE;
}

/* Milliseconds, best of five. */
static double
time_search (StewardWorkspace *workspace,
             const char       *text)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < 5; i++)
    {
      Search asked = { text, 0, 0 };
      g_autoptr (GError) error = NULL;

      steward_database_transact (steward_workspace_get_database (workspace), STEWARD_MODE_READ, "", search, &asked, NULL,
                                 &error);
      g_assert_no_error (error);
      best = MIN (best, asked.cpu * 1e3);
    }
  return best;
}

/* The floor of a search: the index asked for the words alone. */
static double
time_plain_match (StewardWorkspace *workspace,
                  const char       *expression)
{
  double best = G_MAXDOUBLE;
  sqlite3 *database;
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_open_v2 (steward_workspace_get_path (workspace), &database, SQLITE_OPEN_READONLY, NULL), ==,
                   SQLITE_OK);
  sqlite3_prepare_v2 (database, "SELECT rowid FROM mention_search WHERE mention_search MATCH ?1 ORDER BY rowid DESC LIMIT 100",
                      -1, &statement, NULL);
  for (guint i = 0; i < 5; i++)
    {
      double start = bench_cpu (CLOCK_THREAD_CPUTIME_ID);

      sqlite3_bind_text (statement, 1, expression, -1, SQLITE_STATIC);
      while (sqlite3_step (statement) == SQLITE_ROW)
        ;
      sqlite3_reset (statement);
      best = MIN (best, (bench_cpu (CLOCK_THREAD_CPUTIME_ID) - start) * 1e3);
    }
  sqlite3_finalize (statement);
  sqlite3_close (database);
  return best;
}

static void
bench_queries (StewardWorkspace *workspace,
               const char       *name,
               GPtrArray        *queries,
               double            floor_ms)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *label = g_strconcat ("search-", name, "-p95", NULL);
  double p95;

  for (guint i = 0; i < queries->len; i++)
    {
      double ms = time_search (workspace, queries->pdata[i]);

      g_array_append_val (times, ms);
    }
  p95 = bench_p95 (times);
  bench_print (label, p95, "ms", p95 / floor_ms);
}

static void
bench_search (StewardWorkspace *workspace)
{
  static const struct
  {
    const char *name;
    const char *queries; /* a line each */
  } kinds[] = {
    { "common", "acmeair\nflight\nthe\ncrew\nnobody\nand\nto" },
    { "two-words", "crew lovely\nflight delayed\nsuitcase lost\nrefund hotel\nnobody phone\nmerci vol\nguitar kaputt" },
    { "phrase", "\"third time this week\"\n\"on hold\"\n\"nobody answers the phone\"\n\"thank you\"\n\"of the\"\n\"seit tagen\"" },
    { "prefix", "suit*\nbooking*\ncan*\ndel*\nthe*\nboa*\nverl*" },
    { "with-department-and-status",
      "flight department:\"Customer Service\" status:dismissed\nacmeair department:none status:dismissed\n"
      "crew department:\"Interactive Marketing\" status:new\nrefund department:\"Customer Relations\" status:new\n"
      "suit* department:\"Customer Service\" status:new\nthe department:\"Human Resources\" status:dismissed" },
    { "excluded", "flight NOT acmeair\nNOT flight\ncrew NOT lovely" },
  };
  double floor_ms = time_plain_match (workspace, "words : flight");
  g_autoptr (GPtrArray) rare = g_ptr_array_new_with_free_func (g_free);

  bench_print ("search-floor", floor_ms, "ms", 1);
  for (guint i = 0; i < 40; i++)
    g_ptr_array_add (rare, bench_posts_rare_word (500 + i * 997));
  bench_queries (workspace, "rare", rare, floor_ms);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_auto (GStrv) lines = g_strsplit (kinds[k].queries, "\n", -1);
      g_autoptr (GPtrArray) queries = g_ptr_array_new ();

      for (guint i = 0; lines[i] != NULL; i++)
        g_ptr_array_add (queries, lines[i]);
      bench_queries (workspace, kinds[k].name, queries, floor_ms);
    }
}

/* Lists */

static gboolean
is_read (GListModel *list,
         guint       position)
{
  g_autoptr (StewardRecordItem) item = g_list_model_get_item (list, position);

  return item != NULL && steward_record_item_get_record (item) != NULL;
}

static void
bench_list (StewardWorkspace *workspace,
            guint             n)
{
  g_autoptr (StewardRecordList) list = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (double));
  double start = bench_cpu (CLOCK_THREAD_CPUTIME_ID);
  double ready;
  guint n_items;

  list = steward_mention_search_new (workspace, "", NULL);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    g_main_context_iteration (NULL, TRUE);
  ready = (bench_cpu (CLOCK_THREAD_CPUTIME_ID) - start) * 1e3;
  while (steward_record_list_get_loading (list))
    g_main_context_iteration (NULL, TRUE);
  n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_assert_cmpuint (n_items, >=, n);
  for (guint i = 0; i < 100; i++)
    {
      guint position = (guint) g_rand_int_range (rand, 0, (int) n_items - 50);
      double page;

      start = bench_cpu (CLOCK_THREAD_CPUTIME_ID);
      for (guint p = 0; p < 50; p++)
        is_read (G_LIST_MODEL (list), position + p);
      while (!is_read (G_LIST_MODEL (list), position) || !is_read (G_LIST_MODEL (list), position + 49))
        g_main_context_iteration (NULL, TRUE);
      page = (bench_cpu (CLOCK_THREAD_CPUTIME_ID) - start) * 1e3;
      g_array_append_val (pages, page);
    }
  bench_print ("list-ready-main-thread", ready, "ms", ready / 5);
  bench_print ("list-page-of-50-main-thread-p95", bench_p95 (pages), "ms", bench_p95 (pages) / 0.5);
}

/* Sums: the ratio is to counting the mentions one by one. */
static void
bench_sums (StewardWorkspace *workspace)
{
  static const struct
  {
    const char *name;
    const char *sql;
  } sums[] = {
    { "sums-floor-scan", "SELECT department, status, mood, count (*) FROM mention GROUP BY 1, 2, 3" },
    { "sums-whole", "SELECT department, status, mood, sum (n) FROM mention_rollup GROUP BY 1, 2, 3" },
    { "sums-by-day", "SELECT day, sum (n) FROM mention_rollup GROUP BY 1" },
    { "sums-month", "SELECT department, status, mood, sum (n) FROM mention_rollup WHERE day >= "
                    "(SELECT max (day) FROM mention_rollup) - 30 GROUP BY 1, 2, 3" },
  };
  sqlite3 *database;
  double floor_ms = 0;

  g_assert_cmpint (sqlite3_open_v2 (steward_workspace_get_path (workspace), &database, SQLITE_OPEN_READONLY, NULL), ==,
                   SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      double best = G_MAXDOUBLE;

      for (guint run = 0; run < (i == 0 ? 1 : 5); run++)
        {
          double start = bench_cpu (CLOCK_THREAD_CPUTIME_ID);

          execute (database, sums[i].sql);
          best = MIN (best, (bench_cpu (CLOCK_THREAD_CPUTIME_ID) - start) * 1e3);
        }
      if (i == 0)
        floor_ms = best;
      bench_print (sums[i].name, best, "ms", best / floor_ms);
    }
  sqlite3_close (database);
}

static void
bench_counts (StewardWorkspace *workspace)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (StewardOperation) operation = steward_mention_overview (NULL);
      g_autoptr (GError) error = NULL;
      double start = bench_cpu (CLOCK_PROCESS_CPUTIME_ID);

      steward_workspace_perform (workspace, operation, &error);
      g_assert_no_error (error);
      best = MIN (best, (bench_cpu (CLOCK_PROCESS_CPUTIME_ID) - start) * 1e3);
    }
  bench_print ("overview", best, "ms", best / 30);
}

int
main (void)
{
  const char *kept = g_getenv ("STEWARD_BENCH_FOLDER");
  g_autofree char *folder = kept != NULL ? g_strdup (kept) : g_dir_make_tmp ("steward-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.db", NULL);
  g_autoptr (StewardClock) clock = steward_clock_new_system ();
  guint n = bench_number ("STEWARD_BENCH_MENTIONS", 100000);
  gboolean is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (StewardWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_mkdir_with_parents (folder, 0700);
  workspace = is_new ? steward_workspace_found_sample (path, 1, clock, NULL, &error)
                     : steward_workspace_open (path, FALSE, clock, &error);
  g_assert_no_error (error);
  if (is_new)
    bench_import (workspace, folder, n, steward_clock_now_us (clock));
  else if (bench_number ("STEWARD_BENCH_MORE", 0) > 0)
    bench_import_more (workspace, folder, bench_number ("STEWARD_BENCH_MORE", 0), steward_clock_now_us (clock));
  bench_search (workspace);
  bench_list (workspace, n);
  bench_sums (workspace);
  bench_counts (workspace);
  steward_workspace_close (workspace);
  if (kept == NULL)
    {
      g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);

      return system (command);
    }
  return 0;
}
