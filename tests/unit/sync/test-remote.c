/* test-remote.c: addresses of databases; waiting for news, for a long time and where nothing comes
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-replicator.h"
#include "test-server.h"

#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

#define HEARTBEATS 65536
#define ROUNDS_OF_AN_HOUR 144 /* of 25 seconds */
#define ROUNDS_BEFORE 16

/* As they are asked, so that an answer is known to be from there. */
static void
test_addresses (void)
{
  static const struct
  {
    const char *written;
    const char *asked; /* NULL: refused */
  } cases[] = {
    { "https://couch.example/acme", "https://couch.example/acme" },
    { "https://couch.example:443/acme/", "https://couch.example/acme" },
    { "HTTPS://couch.example/below/acme", "https://couch.example/below/acme" },
    { "https://couch.example:6984/acme", "https://couch.example:6984/acme" },
    { "http://127.0.0.1:80/acme", "http://127.0.0.1/acme" },
    { "http://LocalHost:5984/acme", "http://LocalHost:5984/acme" },
    { "http://[::1]:5984/acme", "http://[::1]:5984/acme" },
    { "http://couch.example/acme", NULL },
    { "http://127.0.0.1.example/acme", NULL },
    { "https://ann:secret@couch.example/acme", NULL },
    { "https://couch.example/", NULL },
    { "https://couch.example/acme?x=1", NULL },
    { "file:///acme", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StewardRemote) remote = steward_remote_new (cases[i].written, NULL, NULL, &error);

      g_test_message ("%s", cases[i].written);
      if (cases[i].asked == NULL)
        g_assert_nonnull (error);
      else
        g_assert_cmpstr (steward_remote_get_address (remote), ==, cases[i].asked);
    }
}

static char *
get_mark (gpointer     data,
          const char  *name,
          GError     **error)
{
  return g_strcmp0 (name, "since") == 0 ? g_strdup ("\"7-g1AAAA\"") : NULL;
}

static gboolean
within (gpointer            data,
        StewardMomentFunc   func,
        gpointer            func_data,
        GCancellable       *cancellable,
        GError            **error)
{
  const StewardMoment moment = { .get_mark = get_mark };

  return func (&moment, func_data, error);
}

static const StewardReplica replica = { .within = within };

/* Every second question is left without an answer, and the connection stays. */
static gboolean
answer_half (TestServer         *server,
             const TestRequest  *request,
             GOutputStream      *out,
             gpointer            data)
{
  guint *n = data;

  if (++*n % 2 == 0)
    return test_server_send (out, "200 OK", NULL, "{\"results\":[{\"seq\":\"8\",\"id\":\"topic:a\",\"changes\":[]}],\"last_seq\":\"8\"}", -1);
  /* Also one that began to answer. */
  if (*n == 3)
    g_output_stream_write_all (out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n\n\n", 42, NULL, NULL, NULL);
  g_usleep (6 * G_USEC_PER_SEC);
  return TRUE;
}

static void
test_silence (void)
{
  guint n = 0;
  g_autoptr (TestServer) server = test_server_new (answer_half, &n);
  g_autofree char *address = test_server_address (server, "/acme");
  g_autoptr (StewardRemote) remote = steward_remote_new (address, NULL, NULL, NULL);
  StewardReplicating replicating = { .remote = remote, .replica = &replica };

  steward_remote_set_silence (remote, 1);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start_us = g_get_monotonic_time ();
      gboolean has_news;

      g_assert_false (steward_replicating_wait_for_news (&replicating, &has_news, &error));
      g_assert_error (error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_OFFLINE);
      g_assert_cmpint (g_get_monotonic_time () - start_us, <, 4 * G_USEC_PER_SEC);
      g_assert_true (steward_replicating_wait_for_news (&replicating, &has_news, NULL));
      g_assert_true (has_news);
    }
  g_assert_cmpuint (test_server_count (server, "/acme/_changes?include_docs=true&conflicts=true&limit=1&seq_interval=1"
                                               "&since=7-g1AAAA&feed=longpoll&timeout=25000"), ==, 4);
}

static gboolean
answer_nothing_new (TestServer         *server,
                    const TestRequest  *request,
                    GOutputStream      *out,
                    gpointer            data)
{
  return test_server_send (out, "200 OK", NULL, data, -1);
}

static long
count_pages (void)
{
  g_autofree char *text = NULL;
  long all, resident = 0;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) || sscanf (text, "%ld %ld", &all, &resident) != 2)
    return 0;
  return resident;
}

static guint
count_files (void)
{
  DIR *folder = opendir ("/proc/self/fd");
  guint n = 0;

  while (folder != NULL && readdir (folder) != NULL)
    n++;
  if (folder != NULL)
    closedir (folder);
  return n;
}

static void
test_an_hour (void)
{
  g_autofree char *beats = g_strnfill (HEARTBEATS, '\n');
  g_autofree char *body = g_strconcat (beats, "{\"results\":[],\"last_seq\":\"7\"}", NULL);
  g_autoptr (TestServer) server = test_server_new (answer_nothing_new, body);
  g_autofree char *address = test_server_address (server, "/acme");
  g_autoptr (StewardRemote) remote = steward_remote_new (address, NULL, NULL, NULL);
  StewardReplicating replicating = { .remote = remote, .replica = &replica };
  long pages = 0;
  guint n_files = 0;

  for (guint round = 0; round < ROUNDS_BEFORE + ROUNDS_OF_AN_HOUR; round++)
    {
      gboolean has_news = TRUE;

      if (round == ROUNDS_BEFORE)
        {
          pages = count_pages ();
          n_files = count_files ();
        }
      g_assert_true (steward_replicating_wait_for_news (&replicating, &has_news, NULL));
      g_assert_false (has_news);
    }
  /* All that came were nine megabytes. */
  g_assert_cmpint (count_pages () - pages, <, 3 * 1024 * 1024 / sysconf (_SC_PAGESIZE));
  g_assert_cmpuint (count_files (), ==, n_files);
}

/* Whoever has no cookie is unknown, whoever logs in gets one. */
static gboolean
answer_known (TestServer         *server,
              const TestRequest  *request,
              GOutputStream      *out,
              gpointer            data)
{
  if (strcmp (request->method, "POST") == 0)
    return test_server_send (out, "200 OK", "Set-Cookie: AuthSession=one; Path=/\r\n", "{\"ok\":true,\"roles\":[\"a\"]}", -1);
  if (g_hash_table_lookup (request->headers, "cookie") == NULL)
    return test_server_send (out, "401 Unauthorized", NULL, "{\"reason\":\"who?\"}", -1);
  return test_server_send (out, "200 OK", NULL, "{\"userCtx\":{\"name\":\"ann\",\"roles\":[\"b\"]}}", -1);
}

static void
test_sessions (void)
{
  static const struct
  {
    const char *database;
    const char *user;
    const char *secret;
    guint       n_logins;
  } cases[] = {
    { "/acme", "ann", "horse", 0 },
    { "/other", "ann", "horse", 1 },
    { "/acme", "ben", "horse", 1 },
    { "/acme", "ann", "cow", 1 },
    /* A token says itself whose it is. */
    { "/acme", NULL, "horse", 0 },
  };
  g_autoptr (TestServer) server = test_server_new (answer_known, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *first_address = test_server_address (server, "/acme");
      g_autofree char *address = test_server_address (server, cases[i].database);
      StewardRemote *first = steward_remote_new (first_address, "ann", "horse", NULL);
      g_autoptr (StewardRemoteSession) session = NULL;
      g_autoptr (StewardRemote) second = NULL;
      g_autoptr (StewardRemoteAnswer) answer = NULL;
      guint n_before;

      g_assert_null (steward_remote_leave_session (first));
      g_assert_true (steward_remote_be_known (first, NULL));
      session = steward_remote_leave_session (first);
      g_assert_nonnull (session);
      steward_remote_free (first);
      n_before = test_server_count (server, "/_session");
      second = steward_remote_new (address, cases[i].user, cases[i].secret, NULL);
      steward_remote_take_session (second, g_steal_pointer (&session));
      answer = steward_remote_ask (second, "GET", "", NULL, NULL, NULL);
      g_assert_true ((answer != NULL) == (cases[i].user != NULL));
      if (cases[i].user == NULL)
        continue;
      g_assert_cmpuint (test_server_count (server, "/_session") - n_before, ==, cases[i].n_logins);
      /* What whoever it is may do is asked anew. */
      g_assert_true (steward_remote_be_known (second, NULL));
      g_assert_true (steward_remote_has_role (second, strcmp (cases[i].user, "ann") == 0 ? "b" : "a"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remote/addresses", test_addresses);
  g_test_add_func ("/remote/a-login-goes-on-where-it-was-made", test_sessions);
  g_test_add_func ("/remote/a-silent-connection-is-given-up", test_silence);
  g_test_add_func ("/remote/an-hour-without-news-takes-no-memory", test_an_hour);
  return g_test_run ();
}
