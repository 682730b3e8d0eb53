/* bench-collecting.c: 500 feeds of 50 items, for the first time and when nothing has changed
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The server is another process. Prints `name value unit ratio`; the ratio of the first is to asking,
 * reading and inserting alone. */

#include "steward-collecting.h"
#include "steward-feed-parser.h"
#include "steward-founding.h"
#include "steward-http.h"
#include "steward-kinds.h"
#include "steward-source.h"
#include "steward-workspace-private.h"

#include "test-server.h"
#include "test-wait.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_FEEDS 500
#define N_ITEMS 50

static gboolean
answer (TestServer        *server,
        const TestRequest *request,
        GOutputStream     *out,
        gpointer           data)
{
  g_autoptr (GString) feed = g_string_new (NULL);
  g_autoptr (GDateTime) newest = g_date_time_new_utc (2026, 11, 10, 10, 0, 0);
  int number = atoi (request->path + 1);

  if (g_hash_table_contains (request->headers, "if-none-match"))
    return test_server_send (out, "304 Not Modified", "ETag: \"1\"\r\n", "", -1);
  g_string_append (feed, "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Feed</title>");
  for (guint i = 0; i < N_ITEMS; i++)
    {
      /* Blogs don't all post in the same second. */
      g_autoptr (GDateTime) at = g_date_time_add_seconds (newest, -(number * 7 + (int) i * 7001));
      g_autofree char *date = g_date_time_format (at, "%a, %d %b %Y %H:%M:%S GMT");

      g_string_append_printf (feed,
                            "<item><title>Item %u of %s</title><link>https://blog.example%s/%u</link>"
                            "<description>&lt;p&gt;The airline lost my &lt;b&gt;luggage&lt;/b&gt; again, and nobody answers "
                            "the phone. What can I do about number %u? #acme&lt;/p&gt;</description>"
                            "<pubDate>%s</pubDate></item>",
                            i, request->path, request->path, i, i, date);
    }
  g_string_append (feed, "</channel></rss>");
  return test_server_send (out, "200 OK", "ETag: \"1\"\r\nContent-Type: application/rss+xml\r\n", feed->str, (gssize) feed->len);
}

/* Returns: the port of a server in another process, which ends with this one */
static guint
start_server (void)
{
  int ends[2];
  guint port = 0;

  g_assert_cmpint (pipe (ends), ==, 0);
  if (fork () == 0)
    {
      TestServer *server = test_server_new (answer, NULL);

      prctl (PR_SET_PDEATHSIG, SIGKILL);
      port = test_server_get_port (server);
      g_assert_cmpint (write (ends[1], &port, sizeof port), ==, sizeof port);
      for (;;)
        pause ();
    }
  g_assert_cmpint (read (ends[0], &port, sizeof port), ==, sizeof port);
  return port;
}

static double
cpu_s (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_utime.tv_sec + (double) usage.ru_stime.tv_sec +
         ((double) usage.ru_utime.tv_usec + (double) usage.ru_stime.tv_usec) / 1e6;
}

static gboolean
add_sources (StewardTransaction  *transaction,
             gpointer             data,
             GCancellable        *cancellable,
             GError             **error)
{
  guint port = GPOINTER_TO_UINT (data);
  g_autofree char *host = g_strdup_printf ("127.0.0.1:%u", port);

  for (guint i = 0; i < N_FEEDS; i++)
    {
      g_autofree char *id = g_strdup_printf ("feed%04u", i);
      g_autofree char *address = g_strdup_printf ("http://%s/%u", host, i);
      g_autoptr (StewardRecord) source = steward_record_new (&steward_source_kind, id);

      steward_record_set_text (source, STEWARD_SOURCE_CONNECTOR, "feed");
      steward_record_set_text (source, STEWARD_SOURCE_NAME, id);
      steward_record_set_text (source, STEWARD_SOURCE_ADDRESS, address);
      steward_record_set_text (source, STEWARD_SOURCE_VOICE, "blog");
      steward_record_set_text (source, STEWARD_SOURCE_MACHINE, steward_transaction_get_machine (transaction));
      steward_record_add_element (source, STEWARD_SOURCE_ALLOWED_HOSTS, host);
      if (!steward_transaction_put_in_batch (transaction, source, error))
        return FALSE;
    }
  return TRUE;
}

static StewardWorkspace *
new_workspace (const char *folder,
               const char *name,
               guint       port)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (StewardClock) clock = steward_clock_new_system ();
  g_autoptr (GError) error = NULL;
  StewardWorkspace *workspace = steward_workspace_found (path, "Bench", "bench@acme.example", NULL, clock, &error);

  g_assert_no_error (error);
  steward_database_transact (steward_workspace_get_database (workspace), STEWARD_MODE_COLLECT,
                             steward_workspace_get_person (workspace), add_sources, GUINT_TO_POINTER (port), NULL, &error);
  g_assert_no_error (error);
  return workspace;
}

static double
measure_round (StewardWorkspace *workspace,
               guint             n_unchanged)
{
  g_autoptr (StewardCollecting) round = steward_collecting_new (workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  double before = cpu_s ();
  guint count = 0;
  GPtrArray *results;

  steward_collecting_set_all (round, TRUE);
  steward_collecting_run_async (round, NULL, test_keep_result, &result);
  steward_collecting_run_finish (round, test_wait_for (&result), &error);
  g_assert_no_error (error);
  before = cpu_s () - before;
  results = steward_collecting_get_results (round);
  g_assert_cmpuint (results->len, ==, N_FEEDS);
  for (guint i = 0; i < results->len; i++)
    count += json_object_get_boolean_member_with_default (results->pdata[i], "unchanged", FALSE) ? 1 : 0;
  g_assert_cmpuint (count, ==, n_unchanged);
  return before;
}

static gboolean
insert (StewardTransaction  *transaction,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  StewardCollected *collected = data;

  for (guint i = 0; i < collected->posts->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%p-%" G_GINT64_FORMAT "-%u", data, g_get_monotonic_time (), i);
      g_autoptr (StewardRecord) mention = steward_record_new (&steward_mention_kind, id);

      for (guint f = 0; f < steward_mention_kind.n_fields; f++)
        steward_record_copy_field (mention, collected->posts->pdata[i], f);
      steward_record_set_text (mention, STEWARD_MENTION_STATUS, "new");
      if (!steward_transaction_put_in_batch (transaction, mention, error))
        return FALSE;
    }
  return TRUE;
}

/* Asking, reading and inserting, with nothing understood or routed. */
static double
measure_floor (StewardWorkspace *workspace,
               guint             port)
{
  g_autofree char *host = g_strdup_printf ("127.0.0.1:%u", port);
  const char *hosts[] = { host, NULL };
  g_autoptr (StewardSource) source = steward_connector_new_source ("feed", steward_workspace_get_http (workspace));
  double before = cpu_s ();

  for (guint i = 0; i < N_FEEDS; i++)
    {
      g_autofree char *address = g_strdup_printf ("http://%s/%u", host, N_FEEDS + i);
      StewardSourcePlace place = { .address = address, .allowed_hosts = hosts };
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (StewardCollected) collected = NULL;
      g_autoptr (GError) error = NULL;

      steward_source_collect_async (source, &place, NULL, test_keep_result, &result);
      collected = steward_source_collect_finish (source, test_wait_for (&result), &error);
      g_assert_no_error (error);
      steward_database_transact (steward_workspace_get_database (workspace), STEWARD_MODE_COLLECT,
                                 steward_workspace_get_person (workspace), insert, collected, NULL, &error);
      g_assert_no_error (error);
    }
  return cpu_s () - before;
}

int
main (int   argc,
      char *argv[])
{
  guint port = start_server ();
  g_autofree char *folder = g_dir_make_tmp ("bench-collecting-XXXXXX", NULL);
  g_autofree char *state = g_build_filename (folder, "state", NULL);
  g_autofree char *sweep = g_strdup_printf ("rm -rf '%s'", folder);
  double first = G_MAXDOUBLE;
  double floor_s = G_MAXDOUBLE;
  double again = G_MAXDOUBLE;
  StewardWorkspace *workspace = NULL;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.db", i);

      workspace = new_workspace (folder, name, port);
      first = fmin (first, measure_round (workspace, 0));
      for (guint n = 0; n < 2; n++)
        again = fmin (again, measure_round (workspace, N_FEEDS));
      floor_s = fmin (floor_s, measure_floor (workspace, port));
      steward_workspace_close (workspace);
      g_object_unref (workspace);
    }
  g_print ("feeds-500x50-first %.3f s %.2f\n", first, first / floor_s);
  g_print ("feeds-500x304 %.3f s -\n", again);
  g_print ("feeds-floor %.3f s 1\n", floor_s);
  return system (sweep) == 0 ? 0 : 1;
}
