/* test-soak.c: many feeds, asked again and again, cost no memory and no files
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Five hundred feeds a minute, one in ten of them with something new each time. STEWARD_TEST_LONG=yes takes the half
 * hour; else some rounds follow each other at once. G_DEBUG=fatal-warnings ends it at the first complaint of GLib. */

#include "test-feeds.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#define N_FEEDS    500
#define NEWS_EVERY 10 /* feeds */
#define WARM_UP    3  /* rounds that fill caches */
#define MAX_KB     (5 * 1024)

/* In the server's process: how often each feed was asked; an answer is current until it is asked again. */
static guint asked[N_FEEDS];
static GMutex lock;

static gboolean
answer (TestServer        *server,
        const TestRequest *request,
        GOutputStream     *out,
        gpointer           data)
{
  int number = atoi (request->path + 1);
  guint n_more;
  g_autofree char *feed = NULL;
  g_autofree char *headers = NULL;

  g_mutex_lock (&lock);
  n_more = number % NEWS_EVERY == 0 ? asked[number]++ : 0;
  g_mutex_unlock (&lock);
  if (n_more == 0 && g_hash_table_contains (request->headers, "if-none-match"))
    return test_server_send (out, "304 Not Modified", "ETag: \"0\"\r\n", "", -1);
  feed = test_feeds_write (request->path, number, n_more);
  headers = g_strdup_printf ("ETag: \"%u\"\r\nContent-Type: application/rss+xml\r\n", n_more);
  return test_server_send (out, "200 OK", headers, feed, -1);
}

static int
read_memory_kb (void)
{
  g_autofree char *status = NULL;
  const char *line;

  malloc_trim (0);
  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "RssAnon:");
  g_assert_nonnull (line);
  return atoi (line + strlen ("RssAnon:"));
}

static guint
count_files (void)
{
  g_autoptr (GDir) files = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (files) != NULL)
    n++;
  return n;
}

static gboolean
on_minute (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_until (gint64 monotonic_us)
{
  gint64 left_us = monotonic_us - g_get_monotonic_time ();
  gboolean is_over = left_us <= 0;

  if (!is_over)
    g_timeout_add ((guint) (left_us / 1000), on_minute, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_soak (void)
{
  gboolean is_long = g_strcmp0 (g_getenv ("STEWARD_TEST_LONG"), "yes") == 0;
  guint n_rounds = WARM_UP + (is_long ? 30 : 5);
  g_autofree char *folder = g_dir_make_tmp ("steward-soak-XXXXXX", NULL);
  g_autofree char *state = g_build_filename (folder, "state", NULL);
  g_autofree char *path = g_build_filename (folder, "feeds.db", NULL);
  guint port = test_feeds_serve (answer);
  StewardWorkspace *workspace;
  int first_kb = 0;
  int last_kb = 0;
  guint first_files = 0;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  workspace = test_feeds_found (path, port, N_FEEDS);
  g_assert_cmpuint (test_feeds_collect (workspace, N_FEEDS), ==, 0);
  for (guint i = 0; i < n_rounds; i++)
    {
      gint64 next_us = g_get_monotonic_time () + (is_long ? G_USEC_PER_SEC * 60 : 0);

      g_assert_cmpuint (test_feeds_collect (workspace, N_FEEDS), ==, N_FEEDS - N_FEEDS / NEWS_EVERY);
      wait_until (next_us);
      last_kb = read_memory_kb ();
      g_test_message ("round %u: %d KiB, %u files", i, last_kb, count_files ());
      if (i == WARM_UP - 1)
        {
          first_kb = last_kb;
          first_files = count_files ();
        }
    }
  g_assert_cmpint (last_kb - first_kb, <=, MAX_KB);
  g_assert_cmpuint (count_files (), <=, first_files);
  steward_workspace_close (workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (workspace);
  {
    g_autofree char *sweep = g_strdup_printf ("rm -rf '%s'", folder);

    g_assert_cmpint (system (sweep), ==, 0);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/soak", test_soak);
  return g_test_run ();
}
