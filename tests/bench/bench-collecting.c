/* bench-collecting.c: 500 feeds of 50 items, for the first time and when nothing has changed
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The server is another process. Prints `name value unit ratio`; the ratio of the first is to asking,
 * reading and inserting alone. */

#include "steward-source.h"

#include "test-feeds.h"

#include <math.h>
#include <stdlib.h>
#include <sys/resource.h>

#define N_FEEDS 500

static gboolean
answer (TestServer        *server,
        const TestRequest *request,
        GOutputStream     *out,
        gpointer           data)
{
  g_autofree char *feed = NULL;

  if (g_hash_table_contains (request->headers, "if-none-match"))
    return test_server_send (out, "304 Not Modified", "ETag: \"1\"\r\n", "", -1);
  feed = test_feeds_write (request->path, atoi (request->path + 1), 0);
  return test_server_send (out, "200 OK", "ETag: \"1\"\r\nContent-Type: application/rss+xml\r\n", feed, -1);
}

static double
cpu_s (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_utime.tv_sec + (double) usage.ru_stime.tv_sec +
         ((double) usage.ru_utime.tv_usec + (double) usage.ru_stime.tv_usec) / 1e6;
}

static double
measure_round (StewardWorkspace *workspace,
               guint             n_unchanged)
{
  double before = cpu_s ();

  g_assert_cmpuint (test_feeds_collect (workspace, N_FEEDS), ==, n_unchanged);
  return cpu_s () - before;
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
  guint port = test_feeds_serve (answer);
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
      g_autofree char *path = g_build_filename (folder, name, NULL);

      workspace = test_feeds_found (path, port, N_FEEDS);
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
