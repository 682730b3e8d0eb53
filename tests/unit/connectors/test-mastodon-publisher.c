/* test-mastodon-publisher.c: what becomes of a post, by what the server does
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-publisher.h"

#include "test-server.h"
#include "test-wait.h"

#include "steward-network.h"
#include "steward-time.h"

#include <string.h>

/* How the server answers the next POST. */
typedef enum
{
  DOES,
  DROPS,         /* does it, and breaks off */
  STAYS_SILENT,
  SAYS,
  TALKS_NONSENSE,
} Way;

static struct
{
  Way         way;
  const char *status;
  const char *headers;
  const char *body;
  GPtrArray  *posts; /* JSON of every status that is on the network, newest first */
} network;

static void
put (const TestRequest *request)
{
  g_autoptr (GHashTable) form = g_uri_parse_params (request->body, -1, "&", G_URI_PARAMS_WWW_FORM, NULL);
  const char *reply = g_hash_table_lookup (form, "in_reply_to_id");
  const char *warning = g_hash_table_lookup (form, "spoiler_text");
  const char *status = g_hash_table_lookup (form, "status");
  g_autofree char *escaped = g_markup_escape_text (status, -1);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format_iso8601 (now);
  g_autoptr (GString) html = g_string_new (escaped);

  /* As Mastodon shows it. */
  g_string_replace (html, "https://acme.example/help/luggage",
                    "<a href='https://acme.example/help/luggage'><span class='invisible'>https://</span>"
                    "<span class='ellipsis'>acme.example/help/</span><span class='invisible'>luggage</span></a>", 0);
  g_string_replace (html, "@alice@other.example",
                    "<span class='h-card'><a href='https://other.example/@alice' class='u-url mention'>@<span>alice</span></a></span>", 0);
  g_string_replace (html, "\n", "<br />", 0);
  g_ptr_array_insert (network.posts, 0,
                      g_strdup_printf ("{\"id\":\"%u\",\"url\":\"https://acme.example/@acme/%u\",\"created_at\":\"%s\","
                                       "\"in_reply_to_id\":%s%s%s,\"spoiler_text\":\"%s\",\"content\":\"<p>%s</p>\"}",
                                       1000 + network.posts->len, 1000 + network.posts->len, at,
                                       reply != NULL ? "\"" : "", reply != NULL ? reply : "null",
                                       reply != NULL ? "\"" : "", warning != NULL ? warning : "", html->str));
}

static gboolean
answer (TestServer        *server,
        const TestRequest *request,
        GOutputStream     *out,
        gpointer           data)
{
  const char *path = request->path;

  if (g_str_equal (path, "/api/v1/accounts/verify_credentials"))
    return test_server_send (out, "200 OK", NULL, "{\"id\":\"7\",\"acct\":\"acme\",\"url\":\"https://acme.example/@acme\"}", -1);
  if (g_str_has_prefix (path, "/api/v1/accounts/7/statuses"))
    {
      g_autoptr (GString) list = g_string_new ("[");

      for (guint i = 0; i < network.posts->len; i++)
        g_string_append_printf (list, "%s%s", i > 0 ? "," : "", (char *) network.posts->pdata[i]);
      g_string_append (list, "]");
      return test_server_send (out, "200 OK", NULL, list->str, -1);
    }
  if (g_str_has_prefix (path, "/api/v2/search"))
    {
      if (strstr (path, "known") != NULL)
        return test_server_send (out, "200 OK", NULL, "{\"statuses\":[{\"id\":\"1\",\"url\":\"https://other.example/x\"},{\"id\":\"55\",\"url\":\"http://other.example/@alice/known\",\"uri\":\"https://other.example/u/known\"}]}", -1);
      return test_server_send (out, "200 OK", NULL, "{\"statuses\":[]}", -1);
    }
  if (g_str_has_prefix (path, "/api/v1/notifications"))
    return test_server_send (out, "200 OK", NULL, "[{\"type\":\"mention\",\"status\":{\"id\":\"01M8\",\"url\":\"https://other.example/@alice/told\"}}]", -1);
  if (g_str_has_prefix (path, "/api/v2/instance"))
    return test_server_send (out, "404 Not Found", NULL, "{\"error\":\"Record not found\"}", -1);
  if (g_str_has_prefix (path, "/api/v1/instance"))
    return test_server_send (out, "200 OK", NULL, "{\"version\":\"4\",\"configuration\":{\"statuses\":{\"max_characters\":777}},\"contact\":{}}", -1);
  if (g_str_equal (path, "/api/v1/statuses/gone"))
    return test_server_send (out, "404 Not Found", NULL, "{\"error\":\"Record not found\"}", -1);
  if (g_str_equal (path, "/api/v1/statuses/stays"))
    return g_str_equal (request->method, "GET") ? test_server_send (out, "200 OK", NULL, "{\"id\":\"stays\"}", -1)
                                                : test_server_send (out, "404 Not Found", NULL, "{}", -1);
  if (g_str_equal (request->method, "DELETE"))
    return test_server_send (out, "200 OK", NULL, "{\"id\":\"1000\"}", -1);

  switch (network.way)
    {
    case DOES:
      put (request);
      return test_server_send (out, "200 OK", NULL, network.posts->pdata[0], -1);
    case DROPS:
      put (request);
      return FALSE;
    case STAYS_SILENT:
      put (request);
      g_usleep (3 * G_USEC_PER_SEC);
      return FALSE;
    case TALKS_NONSENSE:
      put (request);
      return test_server_send (out, "200 OK", NULL, "<html>", -1);
    case SAYS:
    default:
      return test_server_send (out, network.status, network.headers, network.body, -1);
    }
}

typedef struct
{
  TestServer       *server;
  StewardHttp      *http;
  StewardPublisher *publisher;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const StewardHttpLimits limits = { 2, 1, 2 };
  static const char *const hosts[] = { "127.0.0.1", NULL };
  g_autofree char *address = NULL;

  network.posts = g_ptr_array_new_with_free_func (g_free);
  network.way = DOES;
  fixture->server = test_server_new (answer, NULL);
  address = test_server_address (fixture->server, "/");
  fixture->http = steward_http_new ();
  steward_http_set_limits (fixture->http, &limits);
  fixture->publisher = steward_connector_new_publisher ("mastodon", address, NULL, "planted-token", fixture->http);
  steward_publisher_set_allowed_hosts (fixture->publisher, hosts);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->publisher);
  g_object_unref (fixture->http);
  test_server_free (fixture->server);
  g_ptr_array_unref (network.posts);
}

static StewardPublished *
publish (Fixture          *fixture,
         StewardOutgoing  *outgoing,
         GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  steward_publisher_publish_async (fixture->publisher, outgoing, NULL, test_keep_result, &result);
  return steward_publisher_publish_finish (fixture->publisher, test_wait_for (&result), error);
}

static StewardPublished *
find (Fixture          *fixture,
      StewardOutgoing  *outgoing,
      gint64            since_us,
      GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  steward_publisher_find_async (fixture->publisher, outgoing, since_us, NULL, test_keep_result, &result);
  return steward_publisher_find_finish (fixture->publisher, test_wait_for (&result), error);
}

static StewardOutgoing reply = {
  (char *) "@alice@other.example We’re sorry.\nSee https://acme.example/help/luggage & write to *us* \"soon\".",
  (char *) "unlisted", (char *) "Luggage", (char *) "en", (char *) "55", (char *) "key-1",
};
static StewardOutgoing statement = { (char *) "A statement", NULL, NULL, NULL, NULL, (char *) "key-2" };

static void
test_publish (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardPublished) published = publish (fixture, &reply, &error);
  g_autoptr (GPtrArray) requests = test_server_take_requests (fixture->server);
  TestRequest *request = requests->pdata[0];
  g_autoptr (GHashTable) form = g_uri_parse_params (request->body, -1, "&", G_URI_PARAMS_WWW_FORM, NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (published->status_id, ==, "1000");
  g_assert_cmpstr (published->address, ==, "https://acme.example/@acme/1000");
  g_assert_cmpint (published->published_us, !=, STEWARD_TIME_NONE);
  g_assert_cmpuint (requests->len, ==, 1);
  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (g_hash_table_lookup (request->headers, "authorization"), ==, "Bearer planted-token");
  g_assert_cmpstr (g_hash_table_lookup (request->headers, "idempotency-key"), ==, "key-1");
  g_assert_cmpstr (g_hash_table_lookup (form, "status"), ==, reply.text);
  g_assert_cmpstr (g_hash_table_lookup (form, "visibility"), ==, "unlisted");
  g_assert_cmpstr (g_hash_table_lookup (form, "spoiler_text"), ==, "Luggage");
  g_assert_cmpstr (g_hash_table_lookup (form, "language"), ==, "en");
  g_assert_cmpstr (g_hash_table_lookup (form, "in_reply_to_id"), ==, "55");
}

static const struct
{
  Way                   way;
  const char           *status;
  const char           *headers;
  const char           *body;
  int         error;
  guint                 n_posts; /* that are on the network then */
} outcomes[] = {
  { DROPS, NULL, NULL, NULL, STEWARD_PUBLISHER_ERROR_UNKNOWN, 1 },
  { STAYS_SILENT, NULL, NULL, NULL, STEWARD_PUBLISHER_ERROR_UNKNOWN, 1 },
  { TALKS_NONSENSE, NULL, NULL, NULL, STEWARD_PUBLISHER_ERROR_UNKNOWN, 1 },
  { SAYS, "500 Oops", NULL, "", STEWARD_PUBLISHER_ERROR_UNKNOWN, 0 },
  { SAYS, "502 Bad Gateway", NULL, "<html>", STEWARD_PUBLISHER_ERROR_UNKNOWN, 0 },
  { SAYS, "504 Gateway Timeout", NULL, "", STEWARD_PUBLISHER_ERROR_UNKNOWN, 0 },
  { SAYS, "401 Unauthorized", NULL, "{\"error\":\"The access token is invalid\"}", STEWARD_PUBLISHER_ERROR_UNAUTHORISED, 0 },
  { SAYS, "403 Forbidden", NULL, "{\"error\":\"This action is not allowed\"}", STEWARD_PUBLISHER_ERROR_REFUSED, 0 },
  { SAYS, "404 Not Found", NULL, "{\"error\":\"Record not found\"}", STEWARD_PUBLISHER_ERROR_GONE, 0 },
  { SAYS, "422 No", NULL, "{\"error\":\"Validation failed: Text limit exceeded\"}", STEWARD_PUBLISHER_ERROR_REFUSED, 0 },
  { SAYS, "429 Later", "Retry-After: 60\r\n", "{\"error\":\"Throttled\"}", STEWARD_PUBLISHER_ERROR_LIMITED, 0 },
  { SAYS, "302 Found", "Location: /elsewhere\r\n", "", STEWARD_PUBLISHER_ERROR_REFUSED, 0 },
};

/* Whatever happens, it is asked once; and what was lost is found again. */
static void
test_outcomes (Fixture       *fixture,
               gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) find_error = NULL;
      g_autoptr (GPtrArray) requests = NULL;
      g_autoptr (StewardPublished) found = NULL;
      gint64 before_us = g_get_real_time ();

      network.way = outcomes[i].way;
      network.status = outcomes[i].status;
      network.headers = outcomes[i].headers;
      network.body = outcomes[i].body;
      g_ptr_array_set_size (network.posts, 0);
      g_assert_null (publish (fixture, &reply, &error));
      g_test_message ("%u: %s", i, error->message);
      g_assert_error (error, STEWARD_PUBLISHER_ERROR, outcomes[i].error);
      g_assert_null (strstr (error->message, "planted-token"));
      g_assert_cmpuint (test_server_count (fixture->server, "/api/v1/statuses"), ==, 1);
      requests = test_server_take_requests (fixture->server);

      found = find (fixture, &reply, before_us, &find_error);
      g_assert_no_error (find_error);
      g_assert_true ((found != NULL) == (outcomes[i].n_posts == 1));
    }
}

static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 now_us = g_get_real_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardPublished) first = publish (fixture, &statement, &error);
  g_autoptr (StewardPublished) second = publish (fixture, &reply, &error);
  g_autoptr (StewardPublished) found = find (fixture, &reply, now_us, &error);
  g_autoptr (StewardPublished) found_first = find (fixture, &statement, now_us, &error);
  StewardOutgoing other = reply;

  g_assert_no_error (error);
  g_assert_cmpstr (found->status_id, ==, second->status_id);
  g_assert_cmpstr (found_first->status_id, ==, first->status_id);
  /* The same words to somebody else, under another warning, other words, or from before. */
  other.in_reply_to = (char *) "56";
  g_assert_null (find (fixture, &other, now_us, &error));
  other.in_reply_to = NULL;
  g_assert_null (find (fixture, &other, now_us, &error));
  other = reply;
  other.content_warning = NULL;
  g_assert_null (find (fixture, &other, now_us, &error));
  other = reply;
  other.text = (char *) "@alice@other.example We’re sorry.";
  g_assert_null (find (fixture, &other, now_us, &error));
  g_assert_null (find (fixture, &reply, now_us + STEWARD_HOUR_US, &error));
  g_assert_no_error (error);
}

static char *
resolve (Fixture     *fixture,
         const char  *address,
         GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  steward_publisher_resolve_async (fixture->publisher, address, NULL, test_keep_result, &result);
  return steward_publisher_resolve_finish (fixture->publisher, test_wait_for (&result), error);
}

static void
test_resolve (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *by_url = resolve (fixture, "https://other.example/@alice/known", &error);
  g_autofree char *by_uri = resolve (fixture, "https://other.example/u/known", &error);
  g_autofree char *told = resolve (fixture, "https://other.example/@alice/told", &error);
  g_autofree char *none = resolve (fixture, "https://other.example/@alice/never", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (by_url, ==, "55");
  g_assert_cmpstr (by_uri, ==, "55");
  g_assert_cmpstr (told, ==, "01M8");
  g_assert_null (none);
}

static void
test_edit_and_remove (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) gone = NULL;
  g_autoptr (GError) stays = NULL;
  g_autoptr (GAsyncResult) edited = NULL;
  g_autoptr (GAsyncResult) removed = NULL;
  g_autoptr (GAsyncResult) removed_gone = NULL;
  g_autoptr (GAsyncResult) removed_not = NULL;
  g_autoptr (StewardPublished) published = NULL;
  g_autoptr (GPtrArray) requests = NULL;

  steward_publisher_edit_async (fixture->publisher, "1000", &statement, NULL, test_keep_result, &edited);
  published = steward_publisher_edit_finish (fixture->publisher, test_wait_for (&edited), &error);
  g_assert_no_error (error);
  requests = test_server_take_requests (fixture->server);
  g_assert_cmpstr (((TestRequest *) requests->pdata[0])->method, ==, "PUT");
  g_assert_cmpstr (((TestRequest *) requests->pdata[0])->path, ==, "/api/v1/statuses/1000");

  steward_publisher_remove_async (fixture->publisher, "1000", NULL, test_keep_result, &removed);
  g_assert_true (steward_publisher_remove_finish (fixture->publisher, test_wait_for (&removed), &error));
  steward_publisher_remove_async (fixture->publisher, "gone", NULL, test_keep_result, &removed_gone);
  g_assert_false (steward_publisher_remove_finish (fixture->publisher, test_wait_for (&removed_gone), &gone));
  g_assert_error (gone, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_GONE);
  steward_publisher_remove_async (fixture->publisher, "stays", NULL, test_keep_result, &removed_not);
  g_assert_false (steward_publisher_remove_finish (fixture->publisher, test_wait_for (&removed_not), &stays));
  g_assert_error (stays, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_REFUSED);
}

static void
test_limits_and_who (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) who_result = NULL;
  g_autoptr (JsonNode) limits = NULL;
  g_autoptr (StewardPublished) who = NULL;
  StewardNetwork allowed;

  steward_publisher_load_limits_async (fixture->publisher, NULL, test_keep_result, &result);
  limits = steward_publisher_load_limits_finish (fixture->publisher, test_wait_for (&result), &error);
  g_assert_no_error (error);
  allowed = steward_network_with_limits (steward_network_find ("mastodon"), limits);
  g_assert_cmpuint (allowed.max_length, ==, 777);

  steward_publisher_who_async (fixture->publisher, NULL, test_keep_result, &who_result);
  who = steward_publisher_who_finish (fixture->publisher, test_wait_for (&who_result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (who->status_id, ==, "7");
  g_assert_true (g_str_has_prefix (who->address, "acme@127.0.0.1:"));
}

static void
test_unreached (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) guarded = NULL;
  guint port;
  g_autoptr (GSocket) deaf = test_socket_deaf (&port);
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u", port);
  static const char *const hosts[] = { "127.0.0.1", NULL };

  g_clear_object (&fixture->publisher);
  fixture->publisher = steward_connector_new_publisher ("mastodon", address, NULL, "planted-token", fixture->http);
  g_assert_null (publish (fixture, &statement, &guarded));
  g_assert_error (guarded, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_GUARDED);
  steward_publisher_set_allowed_hosts (fixture->publisher, hosts);
  g_assert_null (publish (fixture, &statement, &error));
  g_assert_error (error, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNREACHED);
  g_assert_null (steward_connector_new_publisher ("linkedin", "linkedin.com", NULL, NULL, fixture->http));
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
    { "/connectors/mastodon-publisher/publish", test_publish },
    { "/connectors/mastodon-publisher/outcomes", test_outcomes },
    { "/connectors/mastodon-publisher/find", test_find },
    { "/connectors/mastodon-publisher/resolve", test_resolve },
    { "/connectors/mastodon-publisher/edit-and-remove", test_edit_and_remove },
    { "/connectors/mastodon-publisher/limits-and-who", test_limits_and_who },
    { "/connectors/mastodon-publisher/unreached", test_unreached },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
