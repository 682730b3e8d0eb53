/* test-hostile-corpus.c: a server that others made to break readers of feeds
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * STEWARD_CORPUS names a folder with hostile/server.py, which lists what it does at `/`. */

#include "steward-source.h"

#include "test-wait.h"

#include "steward-kinds.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* Ended after two seconds by the limits below; the rest is for a busy machine. */
#define MOST_US (6 * G_USEC_PER_SEC)
#define MOST_KIB (100 * 1024)

static StewardHttp *http;
static char *host;

static StewardHttpAnswer *
get (const char *path)
{
  const char *hosts[] = { host, NULL };
  g_autofree char *address = g_strdup_printf ("http://%s%s", host, path);
  StewardHttpRequest *request = steward_http_request_new ("GET", address);
  g_autoptr (GAsyncResult) result = NULL;

  steward_http_request_set_allowed_hosts (request, hosts);
  steward_http_send_async (http, request, NULL, test_keep_result, &result);
  return steward_http_send_finish (http, test_wait_for (&result), NULL);
}

static char *
text_of (StewardHttpAnswer *answer)
{
  gsize length;
  const char *data = g_bytes_get_data (answer->body, &length);

  return g_strndup (data, length);
}

static long
peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static void
collect (const char *path)
{
  const char *hosts[] = { host, NULL };
  g_autofree char *address = g_strdup_printf ("http://%s%s", host, path);
  g_autoptr (StewardSource) source = steward_connector_new_source ("feed", http);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (StewardCollected) collected = NULL;
  g_autoptr (GError) error = NULL;
  StewardSourcePlace place = { .address = address, .allowed_hosts = hosts };
  gint64 began = g_get_monotonic_time ();
  long before = peak_kib ();

  steward_source_collect_async (source, &place, NULL, test_keep_result, &result);
  collected = steward_source_collect_finish (source, test_wait_for (&result), &error);
  g_test_message ("%s: %s (%u posts)", path, error != NULL ? error->message : "read",
                  collected != NULL ? collected->posts->len : 0);
  g_assert_true ((collected == NULL) == (error != NULL));
  g_assert_cmpint (g_get_monotonic_time () - began, <, MOST_US);
  g_assert_cmpint (peak_kib () - before, <, MOST_KIB);
  for (guint i = 0; collected != NULL && i < collected->posts->len; i++)
    {
      const char *text = steward_record_get_text (collected->posts->pdata[i], STEWARD_MENTION_TEXT);
      const char *link = steward_record_get_text (collected->posts->pdata[i], STEWARD_MENTION_ADDRESS);

      g_assert_true (text == NULL || strstr (text, "root:x:0") == NULL);
      g_assert_true (link == NULL || g_str_has_prefix (link, "http"));
    }
}

/* `/a/{b,c}` stands for `/a/b` and `/a/c`. */
static void
collect_all (const char *pattern)
{
  const char *open = strchr (pattern, '{');
  g_autofree char *start = open != NULL ? g_strndup (pattern, (gsize) (open - pattern)) : NULL;
  g_autofree char *inside = open != NULL ? g_strndup (open + 1, strcspn (open + 1, "}")) : NULL;
  g_auto (GStrv) names = inside != NULL ? g_strsplit (inside, ",", -1) : NULL;

  if (names == NULL)
    {
      collect (pattern);
      return;
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (start, names[i], NULL);

      collect (path);
    }
}

static void
test_server (void)
{
  static const StewardHttpLimits limits = { 2, 1, 2 };
  g_autofree char *script = g_build_filename (g_getenv ("STEWARD_CORPUS"), "hostile", "server.py", NULL);
  g_autofree char *port = g_strdup_printf ("%d", g_random_int_range (20000, 30000));
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) server =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "python3", "-B", script, port, "120", NULL);
  g_autoptr (GDataInputStream) out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  g_autofree char *line = g_data_input_stream_read_line (out, NULL, NULL, NULL);
  g_autoptr (StewardHttpAnswer) list = NULL;
  g_autoptr (StewardHttpAnswer) hits = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *counted = NULL;
  g_auto (GStrv) paths = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (line);
  http = steward_http_new ();
  steward_http_set_limits (http, &limits);
  host = g_strdup_printf ("127.0.0.1:%s", port);
  list = get ("/");
  g_assert_nonnull (list);
  listed = text_of (list);
  paths = g_strsplit (listed, "\n", -1);
  g_assert_cmpuint (g_strv_length (paths), >, 50);
  for (guint i = 0; paths[i] != NULL; i++)
    if (paths[i][0] == '/' && strcmp (paths[i], "/canary") != 0 && strcmp (paths[i], "/hits") != 0)
      collect_all (paths[i]);

  hits = get ("/hits");
  counted = text_of (hits);
  g_assert_nonnull (strstr (counted, "'/ok'"));
  g_assert_null (strstr (counted, "canary"));
  /* The signal is sent by another thread: without the wait the program can end before it, and the server, which
   * lives on, keeps the pipes open that the test is read from. */
  g_subprocess_force_exit (server);
  g_subprocess_wait (server, NULL, NULL);
  g_object_unref (http);
  g_free (host);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("STEWARD_CORPUS") != NULL)
    g_test_add_func ("/connectors/hostile-corpus/server", test_server);
  return g_test_run ();
}
