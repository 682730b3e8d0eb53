/* test-http.c: a server that does what servers do, and worse
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* RUSAGE_THREAD */

#include "steward-http.h"

#include "test-server.h"

#include <string.h>
#include <sys/resource.h>

#define N_CRUMBS 10000u

static GBytes *
zip (const void *data,
     gsize       length)
{
  g_autoptr (GConverter) zipper = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, zipper);

  g_assert_true (g_output_stream_write_all (out, data, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
send_zipped (GOutputStream *out,
             GBytes        *bytes,
             gsize          cut,
             const char    *encoding)
{
  g_autofree char *headers = g_strdup_printf ("Content-Encoding: %s\r\n", encoding);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  test_server_send (out, "200 OK", headers, data, (gssize) (length - cut));
}

static void
drip (GOutputStream *out,
      const char    *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_output_stream_write_all (out, p, 1, NULL, NULL, NULL))
        return;
      g_usleep (200000);
    }
}

/* Its own address under another name, so that a redirect leaves the server that was asked. */
static TestServer *other_server;

static gboolean
answer (TestServer        *server,
        const TestRequest *request,
        GOutputStream     *out,
        gpointer           data)
{
  const char *path = request->path;
  const char *etag = g_hash_table_lookup (request->headers, "if-none-match");
  g_autoptr (GBytes) plain = g_bytes_new_static ("hello hello hello hello hello hello", 35);

  if (g_str_equal (path, "/ok") || g_str_equal (path, "/canary"))
    return test_server_send (out, "200 OK", "Content-Type: text/plain; charset=x\r\n", "hello", -1);
  if (g_str_equal (path, "/cached"))
    return g_strcmp0 (etag, "\"v1\"") == 0 ? test_server_send (out, "304 Not Modified", "ETag: \"v1\"\r\n", "", -1)
                                           : test_server_send (out, "200 OK", "ETag: \"v1\"\r\nLast-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n", "hello", -1);
  if (g_str_has_prefix (path, "/to/"))
    {
      const char *rest = strchr (path + 4, '/');
      g_autofree char *status = g_strdup_printf ("%.3s Moved", path + 4);
      g_autofree char *location = g_uri_unescape_string (rest + 1, NULL);
      g_autofree char *headers = g_strdup_printf ("Location: %s\r\n", location);

      return test_server_send (out, status, headers, "moved", -1);
    }
  if (g_str_has_prefix (path, "/chain/"))
    {
      int left = atoi (path + 7);
      g_autofree char *headers = left > 1 ? g_strdup_printf ("Location: /chain/%d\r\n", left - 1)
                                          : g_strdup ("Location: /ok\r\n");

      return test_server_send (out, "302 Found", headers, "", -1);
    }
  if (g_str_equal (path, "/zipped"))
    {
      g_autoptr (GBytes) zipped = zip (g_bytes_get_data (plain, NULL), 35);

      send_zipped (out, zipped, 0, "gzip");
      return TRUE;
    }
  if (g_str_equal (path, "/zipped-cut"))
    {
      g_autoptr (GBytes) zipped = zip (g_bytes_get_data (plain, NULL), 35);

      send_zipped (out, zipped, 12, "gzip");
      return TRUE;
    }
  if (g_str_equal (path, "/zipped-broken"))
    {
      g_autoptr (GBytes) zipped = zip (g_bytes_get_data (plain, NULL), 35);
      gsize length;
      g_autofree char *copy = g_memdup2 (g_bytes_get_data (zipped, &length), g_bytes_get_size (zipped));

      copy[14] ^= 0x55;
      return test_server_send (out, "200 OK", "Content-Encoding: gzip\r\n", copy, (gssize) length);
    }
  if (g_str_equal (path, "/zipped-twice") || g_str_equal (path, "/zipped-twice-hidden"))
    {
      g_autoptr (GBytes) zipped = zip (g_bytes_get_data (plain, NULL), 35);
      g_autoptr (GBytes) twice = zip (g_bytes_get_data (zipped, NULL), g_bytes_get_size (zipped));

      send_zipped (out, twice, 0, g_str_equal (path, "/zipped-twice") ? "gzip, gzip" : "gzip");
      return TRUE;
    }
  if (g_str_equal (path, "/zipped-not"))
    return test_server_send (out, "200 OK", "Content-Encoding: gzip\r\n", "hello", -1);
  if (g_str_equal (path, "/zipped-oddly"))
    return test_server_send (out, "200 OK", "Content-Encoding: br\r\n", "hello", -1);
  if (g_str_equal (path, "/bomb"))
    {
      gsize length = 200 * 1024 * 1024;
      g_autofree char *nothing = g_malloc0 (length);
      g_autoptr (GBytes) zipped = zip (nothing, length);

      send_zipped (out, zipped, 0, "gzip");
      return FALSE;
    }
  if (g_str_equal (path, "/endless"))
    {
      g_autofree char *piece = g_malloc0 (65536);
      const char *head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";

      g_output_stream_write_all (out, head, strlen (head), NULL, NULL, NULL);
      while (g_output_stream_write_all (out, piece, 65536, NULL, NULL, NULL))
        ;
      return FALSE;
    }
  if (g_str_equal (path, "/huge"))
    {
      const char *head = "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n";

      g_output_stream_write_all (out, head, strlen (head), NULL, NULL, NULL);
      g_usleep (3 * G_USEC_PER_SEC);
      return FALSE;
    }
  if (g_str_equal (path, "/cut"))
    {
      const char *head = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhello";

      g_output_stream_write_all (out, head, strlen (head), NULL, NULL, NULL);
      return FALSE;
    }
  if (g_str_equal (path, "/garbage"))
    {
      g_output_stream_write_all (out, "\0\377 no http\r\n\r\n", 14, NULL, NULL, NULL);
      return FALSE;
    }
  if (g_str_equal (path, "/slow-headers"))
    drip (out, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nX: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n\r\n");
  else if (g_str_equal (path, "/slow-body"))
    drip (out, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello hello hello hello hello hello hello hello");
  else if (g_str_equal (path, "/silent"))
    g_usleep (4 * G_USEC_PER_SEC);
  else if (g_str_equal (path, "/limited"))
    return test_server_send (out, "429 Too Many Requests", "Retry-After: 7\r\n", "{}", -1);
  else if (g_str_equal (path, "/limited-for-ever"))
    return test_server_send (out, "503 Later", "Retry-After: Tue, 31 Dec 2999 23:59:59 GMT\r\n", "", -1);
  else if (g_str_equal (path, "/used-up"))
    return test_server_send (out, "200 OK", "X-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 2199-01-01T00:00:00.000Z\r\n", "[]", -1);
  else if (g_str_equal (path, "/page"))
    return test_server_send (out, "200 OK", "Link: </page?min=1>; rel=\"prev\", </page?max=2>; rel=\"next\"\r\n", "[]", -1);
  else if (g_str_equal (path, "/foreign-page"))
    return test_server_send (out, "200 OK", "Link: <http://localhost:1/canary>; rel=\"next\"\r\n", "[]", -1);
  return FALSE;
}

typedef struct
{
  StewardHttpAnswer *answer;
  GError            *error;
  gboolean           is_done;
} Outcome;

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Outcome *outcome = data;

  outcome->answer = steward_http_send_finish (STEWARD_HTTP (source), result, &outcome->error);
  outcome->is_done = TRUE;
}

static StewardHttpAnswer *
send_and_wait (StewardHttp         *http,
               StewardHttpRequest  *request,
               GCancellable        *cancellable,
               GError             **error)
{
  Outcome outcome = { NULL, NULL, FALSE };

  steward_http_send_async (http, request, cancellable, on_answer, &outcome);
  while (!outcome.is_done)
    g_main_context_iteration (NULL, TRUE);
  if (outcome.error != NULL)
    g_propagate_error (error, outcome.error);
  return outcome.answer;
}

typedef struct
{
  TestServer  *server;
  StewardHttp *http;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const StewardHttpLimits limits = { 2, 1, 2 };

  fixture->server = test_server_new (answer, NULL);
  fixture->http = steward_http_new ();
  steward_http_set_limits (fixture->http, &limits);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpuint (test_server_count (fixture->server, "/canary"), ==, 0);
  g_object_unref (fixture->http);
  test_server_free (fixture->server);
}

static StewardHttpRequest *
new_request (Fixture    *fixture,
             const char *path)
{
  g_autofree char *address = test_server_address (fixture->server, path);
  g_autofree char *host = g_strdup_printf ("127.0.0.1:%u", test_server_get_port (fixture->server));
  const char *allowed[] = { host, NULL };
  StewardHttpRequest *request = steward_http_request_new ("GET", address);

  steward_http_request_set_allowed_hosts (request, allowed);
  return request;
}

static StewardHttpAnswer *
get (Fixture     *fixture,
     const char  *path,
     GError     **error)
{
  return send_and_wait (fixture->http, new_request (fixture, path), NULL, error);
}

static const struct
{
  const char *path;
  int         error;  /* -1: an answer comes */
  guint       status;
  const char *body;
} cases[] = {
  { "/ok", -1, 200, "hello" },
  { "/cached", -1, 200, "hello" },
  { "/missing", STEWARD_HTTP_ERROR_LOST, 0, NULL },
  { "/to/301//ok", -1, 200, "hello" },
  { "/chain/5", -1, 200, "hello" },
  { "/chain/6", STEWARD_HTTP_ERROR_REDIRECTS, 0, NULL },
  { "/to/302/file:%2F%2F%2Fetc%2Fpasswd", STEWARD_HTTP_ERROR_REDIRECTS, 0, NULL },
  { "/to/302/gopher:%2F%2F127.0.0.1%2F", STEWARD_HTTP_ERROR_REDIRECTS, 0, NULL },
  { "/to/302/http:%2F%2F10.0.0.1%2F", STEWARD_HTTP_ERROR_GUARDED, 0, NULL },
  { "/to/302/http:%2F%2F169.254.169.254%2Flatest", STEWARD_HTTP_ERROR_GUARDED, 0, NULL },
  { "/to/302/http:%2F%2F[::1]%2Fcanary", STEWARD_HTTP_ERROR_GUARDED, 0, NULL },
  { "/to/302/http:%2F%2Fuser:pw@127.0.0.1%2Fcanary", STEWARD_HTTP_ERROR_REDIRECTS, 0, NULL },
  { "/to/302/http+unix:%2F%2F%252Fvar%2Fx", STEWARD_HTTP_ERROR_REDIRECTS, 0, NULL },
  { "/zipped", -1, 200, "hello hello hello hello hello hello" },
  { "/zipped-not", -1, 200, "hello" },
  { "/zipped-cut", STEWARD_HTTP_ERROR_ENCODING, 0, NULL },
  { "/zipped-broken", STEWARD_HTTP_ERROR_ENCODING, 0, NULL },
  { "/zipped-twice", STEWARD_HTTP_ERROR_ENCODING, 0, NULL },
  { "/zipped-twice-hidden", STEWARD_HTTP_ERROR_ENCODING, 0, NULL },
  { "/zipped-oddly", STEWARD_HTTP_ERROR_ENCODING, 0, NULL },
  { "/endless", STEWARD_HTTP_ERROR_TOO_BIG, 0, NULL },
  { "/huge", STEWARD_HTTP_ERROR_TOO_BIG, 0, NULL },
  { "/cut", STEWARD_HTTP_ERROR_LOST, 0, NULL },
  { "/garbage", STEWARD_HTTP_ERROR_LOST, 0, NULL },
  { "/slow-headers", STEWARD_HTTP_ERROR_LOST, 0, NULL },
  { "/slow-body", STEWARD_HTTP_ERROR_LOST, 0, NULL },
  { "/silent", STEWARD_HTTP_ERROR_LOST, 0, NULL },
};

static void
test_answers (Fixture       *fixture,
              gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 began = g_get_monotonic_time ();
      g_autoptr (StewardHttpAnswer) got = get (fixture, cases[i].path, &error);

      g_test_message ("%s: %s", cases[i].path, error != NULL ? error->message : "answered");
      g_assert_cmpint (g_get_monotonic_time () - began, <, 8 * G_USEC_PER_SEC);
      if (cases[i].error >= 0)
        {
          g_assert_error (error, STEWARD_HTTP_ERROR, cases[i].error);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (got->status, ==, cases[i].status);
      g_assert_cmpmem (g_bytes_get_data (got->body, NULL), g_bytes_get_size (got->body), cases[i].body,
                       strlen (cases[i].body));
    }
}

static const char *const not_addresses[] = {
  "", "feed", "/feed", "file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "http://", "http:///x",
  "http://user@example.org/", "http://user:pw@example.org/", "http://exa mple.org/", "http+unix://%2Fx/",
};

static void
test_addresses (Fixture       *fixture,
                gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (not_addresses); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", not_addresses[i]);
      g_assert_null (send_and_wait (fixture->http, steward_http_request_new ("GET", not_addresses[i]), NULL, &error));
      g_assert_error (error, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_ADDRESS);
      g_assert_null (strstr (error->message, "pw"));
    }
}

/* Every way to write this computer, and a server that somebody else may ask. */
static void
test_guard (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const hosts[] = { "127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "0.0.0.0",
                                       "[::ffff:127.0.0.1]", "[::1]" };
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardHttpAnswer) allowed = get (fixture, "/ok", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (allowed->status, ==, 200);
  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *address = g_strdup_printf ("http://%s:%u/canary", hosts[i], test_server_get_port (fixture->server));
      g_autoptr (GError) refusal = NULL;

      g_assert_null (send_and_wait (fixture->http, steward_http_request_new ("GET", address), NULL, &refusal));
      g_test_message ("%s: %s", address, refusal->message);
      /* Resolvers differ in which numbers they take for an address. */
      if (!g_error_matches (refusal, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_UNREACHED) || i < 2)
        g_assert_error (refusal, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_GUARDED);
    }
  {
    /* Allowed by name, though the name leads to this computer. */
    g_autofree char *address = g_strdup_printf ("http://localhost:%u/ok", test_server_get_port (fixture->server));
    g_autoptr (StewardHttpAnswer) got = NULL;
    StewardHttpRequest *request = steward_http_request_new ("GET", address);
    const char *names[] = { "localhost", NULL };

    steward_http_request_set_allowed_hosts (request, names);
    got = send_and_wait (fixture->http, request, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (got->status, ==, 200);
  }
}

static void
test_conditions (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardHttpAnswer) first = get (fixture, "/cached", &error);
  g_autoptr (StewardHttpAnswer) second = NULL;
  StewardHttpRequest *request = new_request (fixture, "/cached");

  g_assert_no_error (error);
  g_assert_cmpstr (first->etag, ==, "\"v1\"");
  g_assert_cmpstr (first->last_modified, ==, "Sun, 06 Nov 1994 08:49:37 GMT");
  steward_http_request_set_conditions (request, first->etag, first->last_modified);
  second = send_and_wait (fixture->http, request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->status, ==, 304);
  g_assert_cmpuint (g_bytes_get_size (second->body), ==, 0);
}

static void
test_headers (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (StewardHttpAnswer) ok = get (fixture, "/ok", NULL);
  g_autoptr (StewardHttpAnswer) limited = get (fixture, "/limited", NULL);
  g_autoptr (StewardHttpAnswer) for_ever = get (fixture, "/limited-for-ever", NULL);
  g_autoptr (StewardHttpAnswer) used_up = get (fixture, "/used-up", NULL);
  g_autoptr (StewardHttpAnswer) page = get (fixture, "/page", NULL);
  g_autoptr (StewardHttpAnswer) foreign = get (fixture, "/foreign-page", NULL);
  g_autoptr (StewardHttpAnswer) moved = get (fixture, "/to/301//to/308//ok", NULL);
  g_autoptr (StewardHttpAnswer) lent = get (fixture, "/to/301//to/302//ok", NULL);

  g_assert_cmpstr (ok->content_type, ==, "text/plain; charset=x");
  g_assert_cmpint (ok->retry_after_s, ==, -1);
  g_assert_null (ok->moved_to);
  g_assert_cmpuint (limited->status, ==, 429);
  g_assert_cmpint (limited->retry_after_s, ==, 7);
  g_assert_cmpint (for_ever->retry_after_s, >, 1000000000);
  g_assert_cmpint (used_up->retry_after_s, >, 1000000000);
  g_assert_true (g_str_has_suffix (page->next, "/page?max=2"));
  g_assert_null (foreign->next);
  g_assert_true (g_str_has_suffix (moved->moved_to, "/ok"));
  g_assert_null (lent->moved_to);
}

static void
test_token_stays (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *host = g_strdup_printf ("127.0.0.1:%u", test_server_get_port (fixture->server));
  g_autofree char *other = g_strdup_printf ("127.0.0.1:%u", test_server_get_port (other_server));
  g_autofree char *path = g_strdup_printf ("/to/302/http:%%2F%%2F127.0.0.1:%u%%2Fok", test_server_get_port (other_server));
  const char *allowed[] = { host, other, NULL };
  StewardHttpRequest *request = new_request (fixture, path);
  g_autoptr (StewardHttpAnswer) got = NULL;
  g_autoptr (GPtrArray) here = NULL;
  g_autoptr (GPtrArray) there = NULL;

  steward_http_request_set_allowed_hosts (request, allowed);
  steward_http_request_set_token (request, "planted");
  got = send_and_wait (fixture->http, request, NULL, NULL);
  g_assert_cmpuint (got->status, ==, 200);
  here = test_server_take_requests (fixture->server);
  there = test_server_take_requests (other_server);
  g_assert_cmpstr (g_hash_table_lookup (((TestRequest *) here->pdata[0])->headers, "authorization"), ==, "Bearer planted");
  g_assert_null (g_hash_table_lookup (((TestRequest *) there->pdata[0])->headers, "authorization"));
  g_assert_true (g_str_has_prefix (g_hash_table_lookup (((TestRequest *) here->pdata[0])->headers, "user-agent"), "Steward/"));
}

static long
peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/* The server, which is in this process, makes its bomb before memory is looked at. */
static gboolean
answer_bomb (TestServer        *server,
             const TestRequest *request,
             GOutputStream     *out,
             gpointer           data)
{
  send_zipped (out, data, 0, "gzip");
  return FALSE;
}

static void
test_bomb (Fixture       *fixture,
           gconstpointer  data)
{
  gsize length = 200 * 1024 * 1024;
  g_autofree char *nothing = g_malloc0 (length);
  g_autoptr (GBytes) zipped = zip (nothing, length);
  g_autoptr (TestServer) server = test_server_new (answer_bomb, zipped);
  g_autofree char *address = test_server_address (server, "/");
  const char *allowed[] = { "127.0.0.1", NULL };
  StewardHttpRequest *request = steward_http_request_new ("GET", address);
  g_autoptr (GError) error = NULL;
  long before;

  g_clear_pointer (&nothing, g_free);
  steward_http_request_set_allowed_hosts (request, allowed);
  before = peak_kib ();
  g_assert_null (send_and_wait (fixture->http, request, NULL, &error));
  g_assert_error (error, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_TOO_BIG);
  g_assert_cmpint (peak_kib () - before, <, 64 * 1024);
}

static gboolean
answer_crumbs (TestServer        *server,
               const TestRequest *request,
               GOutputStream     *out,
               gpointer           data)
{
  const char *head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";

  g_output_stream_write_all (out, head, strlen (head), NULL, NULL, NULL);
  for (guint i = 0; i < N_CRUMBS; i++)
    {
      if (!g_output_stream_write_all (out, "{\"id\":1},", 9, NULL, NULL, NULL))
        break;
      g_usleep (20);
    }
  return FALSE;
}

/* How often this thread was woken; the server has its own. */
static long
count_wake_ups (void)
{
  struct rusage usage;

  getrusage (RUSAGE_THREAD, &usage);
  return usage.ru_nvcsw + usage.ru_nivcsw;
}

static void
test_crumbs (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (TestServer) server = test_server_new (answer_crumbs, NULL);
  g_autofree char *address = test_server_address (server, "/");
  const char *allowed[] = { "127.0.0.1", NULL };
  StewardHttpRequest *request = steward_http_request_new ("GET", address);
  g_autoptr (StewardHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  /* It is about how often, not about how long: a busy machine may take its time. */
  const StewardHttpLimits patient = { 5, 20, 60 };
  long before = count_wake_ups ();
  long woken;

  steward_http_set_limits (fixture->http, &patient);
  steward_http_request_set_allowed_hosts (request, allowed);
  answer = send_and_wait (fixture->http, request, NULL, &error);
  g_assert_no_error (error);
  woken = count_wake_ups () - before;
  g_test_message ("%u crumbs, %ld wake-ups", N_CRUMBS, woken);
  g_assert_cmpuint (g_bytes_get_size (answer->body), ==, 9 * N_CRUMBS);
  g_assert_cmpint (woken, <, N_CRUMBS / 2);
}

#define SLOWLY (5 * 1024 * 1024)
#define PORTION (64 * 1024)

/* Reads one request as if it came over a slow line: the first half of it takes longer than silence may. */
static gpointer
read_slowly (gpointer data)
{
  g_autoptr (GSocketConnection) connection = g_socket_listener_accept (data, NULL, NULL, NULL);
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  g_autofree char *portion = g_malloc (PORTION);
  gsize read = 0;

  while (read < 2 * SLOWLY)
    {
      gssize n = g_input_stream_read (in, portion, PORTION, NULL, NULL);

      if (n <= 0)
        return NULL;
      read += (gsize) n;
      if (read < SLOWLY)
        g_usleep (20 * 1000);
    }
  test_server_send (g_io_stream_get_output_stream (G_IO_STREAM (connection)), "200 OK", NULL, "{}", -1);
  return NULL;
}

static void
test_slow_line (Fixture       *fixture,
                gconstpointer  data)
{
  const StewardHttpLimits limits = { 5, 1, 60 };
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u/", port);
  const char *allowed[] = { "127.0.0.1", NULL };
  StewardHttpRequest *request = steward_http_request_new ("POST", address);
  g_autoptr (GBytes) body = g_bytes_new_take (g_malloc0 (2 * SLOWLY), 2 * SLOWLY);
  g_autoptr (StewardHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("slow-line", read_slowly, listener);

  steward_http_set_limits (fixture->http, &limits);
  steward_http_request_set_allowed_hosts (request, allowed);
  steward_http_request_set_body (request, "application/json", body);
  answer = send_and_wait (fixture->http, request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->status, ==, 200);
  g_thread_join (thread);
}

static void
test_unreached (Fixture       *fixture,
                gconstpointer  data)
{
  guint port;
  g_autoptr (GSocket) deaf = test_socket_deaf (&port);
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u/ok", port);
  const char *allowed[] = { "127.0.0.1", NULL };
  StewardHttpRequest *request = steward_http_request_new ("POST", address);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unknown = NULL;

  steward_http_request_set_allowed_hosts (request, allowed);
  g_assert_null (send_and_wait (fixture->http, request, NULL, &error));
  g_assert_error (error, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_UNREACHED);

  request = steward_http_request_new ("GET", "http://nobody.invalid/");
  g_assert_null (send_and_wait (fixture->http, request, NULL, &unknown));
  g_assert_error (unknown, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_UNREACHED);
}

static gboolean
cancel_it (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;

  g_timeout_add (100, cancel_it, cancellable);
  g_assert_null (send_and_wait (fixture->http, new_request (fixture, "/silent"), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (send_and_wait (fixture->http, new_request (fixture, "/ok"), cancellable, &again));
  g_assert_error (again, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static const struct
{
  const char *certificate;
  gboolean    is_trusted;
  const char *words;
} certificates[] = {
  { "good.pem", TRUE, NULL },
  { "expired.pem", FALSE, "expired" },
  { "other-host.pem", FALSE, "another server" },
  { "self-signed.pem", FALSE, "nobody this computer trusts" },
};

static void
test_tls (Fixture       *fixture,
          gconstpointer  data)
{
  static const StewardHttpLimits patient = { 20, 20, 40 };
  g_autofree char *authority = g_test_build_filename (G_TEST_DIST, "data", "tls", "authority.pem", NULL);
  g_autoptr (GTlsDatabase) authorities = g_tls_file_database_new (authority, NULL);

  if (authorities == NULL)
    {
      g_test_skip ("no TLS here");
      return;
    }
  /* Two handshakes under sanitizers on a busy machine. */
  steward_http_set_limits (fixture->http, &patient);
  steward_http_set_authorities (fixture->http, authorities);
  for (guint i = 0; i < G_N_ELEMENTS (certificates); i++)
    {
      g_autofree char *file = g_test_build_filename (G_TEST_DIST, "data", "tls", certificates[i].certificate, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (file, &error);
      g_autoptr (TestServer) server = test_server_new_tls (answer, NULL, certificate);
      g_autofree char *address = test_server_address (server, "/ok");
      g_autofree char *downgrade = NULL;
      const char *allowed[] = { "127.0.0.1", NULL };
      StewardHttpRequest *request = steward_http_request_new ("GET", address);
      g_autoptr (StewardHttpAnswer) got = NULL;

      g_assert_no_error (error);
      steward_http_request_set_allowed_hosts (request, allowed);
      got = send_and_wait (fixture->http, request, NULL, &error);
      g_test_message ("%s: %s", certificates[i].certificate, error != NULL ? error->message : "trusted");
      if (!certificates[i].is_trusted)
        {
          g_assert_error (error, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_TLS);
          g_assert_nonnull (strstr (error->message, certificates[i].words));
          g_assert_cmpuint (test_server_count (server, "/"), ==, 0);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (got->status, ==, 200);

      downgrade = g_strdup_printf ("https://127.0.0.1:%u/to/302/http:%%2F%%2F127.0.0.1:%u%%2Fcanary",
                                   test_server_get_port (server), test_server_get_port (fixture->server));
      request = steward_http_request_new ("GET", downgrade);
      steward_http_request_set_allowed_hosts (request, allowed);
      g_assert_null (send_and_wait (fixture->http, request, NULL, &error));
      g_assert_error (error, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_REDIRECTS);
    }
}

/* LeakSanitizer's tracer itself crashes, now and then, over the threads that TLS leaves running at the
 * end; the other programs look for leaks. Called by it where it is linked in, and by nobody else. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/net/http/answers", test_answers },     { "/net/http/addresses", test_addresses },
    { "/net/http/guard", test_guard },         { "/net/http/conditions", test_conditions },
    { "/net/http/headers", test_headers },     { "/net/http/token-stays", test_token_stays },
    { "/net/http/bomb", test_bomb },           { "/net/http/crumbs", test_crumbs },
    { "/net/http/slow-line", test_slow_line }, { "/net/http/unreached", test_unreached },
    { "/net/http/cancel", test_cancel },       { "/net/http/tls", test_tls },
  };

  g_test_init (&argc, &argv, NULL);
  other_server = test_server_new (answer, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
