/* test-sources.c: what sources read, from where on, and why not
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-source.h"

#include "test-server.h"
#include "test-wait.h"

#include "steward-kinds.h"

#include <string.h>

#define FEED "<?xml version='1.0'?><rss version='2.0'><channel><title>Blog</title>" \
             "<item><title>One</title><link>/1</link><guid>g1</guid><description>&lt;b>hi&lt;/b> #acme</description></item>" \
             "<item><title>Two</title><link>/2</link><guid>g2</guid></item></channel></rss>"

/* Statuses of the hashtag, oldest first; ids are opaque on purpose. */
static const char *const statuses[] = { "zz", "9", "01M8", "117020579695730951", "aa" };
static guint n_statuses = 3;

static void
append_status (GString *out,
               guint    i)
{
  g_string_append_printf (out,
                          "%s{\"id\":\"%s\",\"created_at\":\"2026-01-0%uT10:00:00.000Z\",\"url\":\"https://social.example/@alice/%s\","
                          "\"content\":\"<p>My &lt;guitar&gt; <a href=\\\"https://social.example/tags/acme\\\" class=\\\"mention hashtag\\\">#<span>acme</span></a>"
                          "<script>alert(1)</script></p>\",\"spoiler_text\":\"\",\"language\":\"en\",\"in_reply_to_id\":%s,"
                          "\"account\":{\"acct\":\"alice\",\"display_name\":\"Alice\",\"url\":\"https://social.example/@alice\"},"
                          "\"mentions\":[{\"acct\":\"acme@acme.example\"}],\"tags\":[{\"name\":\"acme\"}]}",
                          out->len > 1 ? "," : "", statuses[i], i + 1, statuses[i], i > 0 ? "\"zz\"" : "null");
}

static int
index_of (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (strcmp (statuses[i], id) == 0)
      return (int) i;
  return -1;
}

/* Two statuses a page, as the API gives them: newest first; from min_id on the oldest of those. */
static gboolean
send_statuses (GOutputStream *out,
               const char    *path,
               gboolean       as_notifications)
{
  const char *min = strstr (path, "min_id=");
  int after = min != NULL ? index_of (min + 7) : -1;
  guint first = min != NULL ? (guint) after + 1 : n_statuses - MIN (n_statuses, 2);
  guint last = MIN (first + 2, n_statuses);
  g_autoptr (GString) list = g_string_new ("[");

  for (guint i = last; i > first; i--)
    if (as_notifications)
      {
        g_autoptr (GString) inner = g_string_new ("");

        append_status (inner, i - 1);
        g_string_append_printf (list, "%s{\"id\":\"%s\",\"type\":\"mention\",\"created_at\":\"2026-01-0%uT10:00:00Z\",\"status\":%s}",
                                list->len > 1 ? "," : "", statuses[i - 1], i, inner->str);
      }
    else
      append_status (list, i - 1);
  g_string_append (list, "]");
  return test_server_send (out, "200 OK", NULL, list->str, -1);
}

static gboolean
answer (TestServer        *server,
        const TestRequest *request,
        GOutputStream     *out,
        gpointer           data)
{
  const char *path = request->path;
  const char *token = g_hash_table_lookup (request->headers, "authorization");

  if (g_str_equal (path, "/feed"))
    return g_strcmp0 (g_hash_table_lookup (request->headers, "if-none-match"), "\"v1\"") == 0
               ? test_server_send (out, "304 Not Modified", NULL, "", -1)
               : test_server_send (out, "200 OK", "ETag: \"v1\"\r\nContent-Type: application/rss+xml\r\n", FEED, -1);
  if (g_str_equal (path, "/latin"))
    return test_server_send (out, "200 OK", "Content-Type: text/xml; charset=iso-8859-1\r\n",
                             "<rss version='2.0'><channel><item><title>caf\xe9</title></item></channel></rss>", -1);
  if (g_str_equal (path, "/moved"))
    return test_server_send (out, "301 Moved", "Location: /feed\r\n", "", -1);
  if (g_str_equal (path, "/page"))
    return test_server_send (out, "200 OK", "Content-Type: text/html\r\n", "<!doctype html><html><body>Log in", -1);
  if (g_str_equal (path, "/limited"))
    return test_server_send (out, "429 Later", "Retry-After: 77\r\n", "", -1);
  if (g_str_equal (path, "/secret"))
    return test_server_send (out, "401 No", "WWW-Authenticate: Basic realm=x\r\n", "", -1);
  if (g_str_equal (path, "/broken"))
    return test_server_send (out, "503 Broken", NULL, "", -1);
  if (g_str_equal (path, "/empty"))
    return test_server_send (out, "200 OK", NULL, "", -1);
  if (g_str_has_prefix (path, "/api/v1/timelines/tag/acme?"))
    return send_statuses (out, path, FALSE);
  if (g_str_has_prefix (path, "/api/v1/timelines/tag/page?"))
    return test_server_send (out, "200 OK", NULL, "<html>", -1);
  if (g_str_has_prefix (path, "/api/v1/notifications?"))
    return g_strcmp0 (token, "Bearer planted") == 0 ? send_statuses (out, path, TRUE)
                                                    : test_server_send (out, "401 No", NULL, "{\"error\":\"invalid\"}", -1);
  return test_server_send (out, "404 Not Found", NULL, "", -1);
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
  fixture->server = test_server_new (answer, NULL);
  fixture->http = steward_http_new ();
  n_statuses = 3;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->http);
  test_server_free (fixture->server);
}

static StewardCollected *
collect (Fixture             *fixture,
         const char          *connector,
         const char          *path,
         StewardSourcePlace  *place,
         GError             **error)
{
  static const char *const hosts[] = { "127.0.0.1", NULL };
  g_autofree char *address = test_server_address (fixture->server, path);
  g_autoptr (StewardSource) source = steward_connector_new_source (connector, fixture->http);
  g_autoptr (GAsyncResult) result = NULL;

  place->address = address;
  place->allowed_hosts = hosts;
  steward_source_collect_async (source, place, NULL, test_keep_result, &result);
  return steward_source_collect_finish (source, test_wait_for (&result), error);
}

static const char *
text_of (StewardCollected *collected,
         guint             i,
         guint             field)
{
  return steward_record_get_text (collected->posts->pdata[i], field);
}

static void
test_feed (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  StewardSourcePlace place = { NULL };
  g_autoptr (StewardCollected) first = collect (fixture, "feed", "/feed", &place, &error);
  g_autoptr (StewardCollected) second = NULL;
  g_autoptr (StewardCollected) moved = NULL;
  g_autoptr (StewardCollected) latin = NULL;
  g_autofree char *address = test_server_address (fixture->server, "/1");

  g_assert_no_error (error);
  g_assert_cmpuint (first->posts->len, ==, 2);
  g_assert_cmpstr (text_of (first, 0, STEWARD_MENTION_ADDRESS), ==, address);
  g_assert_cmpstr (text_of (first, 0, STEWARD_MENTION_TEXT), ==, "hi #acme");
  g_assert_cmpstr (text_of (first, 0, STEWARD_MENTION_ENTRY_ID), ==, "g1");
  g_assert_true (steward_record_set_contains (first->posts->pdata[0], STEWARD_MENTION_HASHTAGS, "acme"));
  place.etag = first->etag;
  second = collect (fixture, "feed", "/feed", &place, &error);
  g_assert_no_error (error);
  g_assert_true (second->is_unchanged);
  g_assert_cmpuint (second->posts->len, ==, 0);
  place.etag = NULL;
  moved = collect (fixture, "feed", "/moved", &place, &error);
  g_assert_true (g_str_has_suffix (moved->moved_to, "/feed"));
  latin = collect (fixture, "feed", "/latin", &place, &error);
  g_assert_cmpstr (text_of (latin, 0, STEWARD_MENTION_TITLE), ==, "café");
}

static const struct
{
  const char *connector;
  const char *path;
  int         error;
  int         retry_after_s;
} failures[] = {
  { "feed", "/page", STEWARD_COLLECT_ERROR_NOT_A_SOURCE, -1 },
  { "feed", "/empty", STEWARD_COLLECT_ERROR_NOT_A_SOURCE, -1 },
  { "feed", "/limited", STEWARD_COLLECT_ERROR_LIMITED, 77 },
  { "feed", "/secret", STEWARD_COLLECT_ERROR_REFUSED, -1 },
  { "feed", "/broken", STEWARD_COLLECT_ERROR_UNREACHED, -1 },
  { "feed", "/missing", STEWARD_COLLECT_ERROR_GONE, -1 },
  { "mastodon-tag", "/nothing", STEWARD_COLLECT_ERROR_NOT_A_SOURCE, -1 },
  { "mastodon-tag", "/tags/", STEWARD_COLLECT_ERROR_NOT_A_SOURCE, -1 },
  { "mastodon-tag", "/tags/page", STEWARD_COLLECT_ERROR_UNREACHED, -1 },
  { "mastodon-tag", "/tags/missing", STEWARD_COLLECT_ERROR_GONE, -1 },
  { "mastodon-account", "", STEWARD_COLLECT_ERROR_REFUSED, -1 },
};

static void
test_failures (Fixture       *fixture,
               gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autoptr (GError) error = NULL;
      StewardSourcePlace place = { NULL };

      g_assert_null (collect (fixture, failures[i].connector, failures[i].path, &place, &error));
      g_test_message ("%s: %s", failures[i].path, error->message);
      g_assert_error (error, STEWARD_COLLECT_ERROR, failures[i].error);
      g_assert_cmpint (steward_collect_error_get_retry_after (error), ==, failures[i].retry_after_s);
    }
}

/* From the cursor on every status comes once, over several pages. */
static void
test_tag (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  StewardSourcePlace place = { NULL };
  g_autoptr (StewardCollected) first = collect (fixture, "mastodon-tag", "/tags/acme", &place, &error);
  g_autoptr (StewardCollected) second = NULL;
  g_autoptr (StewardCollected) third = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (first->posts->len, ==, 2);
  g_assert_cmpstr (first->cursor, ==, "01M8");
  g_assert_cmpstr (text_of (first, 0, STEWARD_MENTION_ENTRY_ID), ==, "01M8");
  g_assert_cmpstr (text_of (first, 0, STEWARD_MENTION_TEXT), ==, "My <guitar> #acme");
  g_assert_cmpstr (text_of (first, 0, STEWARD_MENTION_AUTHOR), ==, "Alice (@alice@social.example)");
  g_assert_cmpstr (text_of (first, 0, STEWARD_MENTION_IN_REPLY_TO), ==, "zz");
  g_assert_cmpstr (text_of (first, 0, STEWARD_MENTION_NETWORK), ==, "mastodon");
  g_assert_true (steward_record_set_contains (first->posts->pdata[0], STEWARD_MENTION_MENTIONED, "acme@acme.example"));
  g_assert_true (steward_record_set_contains (first->posts->pdata[0], STEWARD_MENTION_HASHTAGS, "acme"));

  n_statuses = 5;
  place.cursor = "9";
  second = collect (fixture, "mastodon-tag", "/tags/acme", &place, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->posts->len, ==, 3);
  g_assert_cmpstr (second->cursor, ==, "aa");
  place.cursor = second->cursor;
  third = collect (fixture, "mastodon-tag", "/tags/acme", &place, &error);
  g_assert_no_error (error);
  g_assert_true (third->is_unchanged);
  g_assert_cmpstr (third->cursor, ==, "aa");
}

static void
test_account (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) wrong = NULL;
  StewardSourcePlace place = { .token = "planted" };
  g_autoptr (StewardCollected) collected = collect (fixture, "mastodon-account", "/@acme", &place, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (collected->posts->len, ==, 2);
  g_assert_cmpstr (collected->cursor, ==, "01M8");
  g_assert_cmpstr (text_of (collected, 1, STEWARD_MENTION_ADDRESS), ==, "https://social.example/@alice/9");
  place.token = "stale";
  g_assert_null (collect (fixture, "mastodon-account", "/", &place, &wrong));
  g_assert_error (wrong, STEWARD_COLLECT_ERROR, STEWARD_COLLECT_ERROR_REFUSED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/connectors/sources/feed", Fixture, NULL, set_up, test_feed, tear_down);
  g_test_add ("/connectors/sources/failures", Fixture, NULL, set_up, test_failures, tear_down);
  g_test_add ("/connectors/sources/tag", Fixture, NULL, set_up, test_tag, tear_down);
  g_test_add ("/connectors/sources/account", Fixture, NULL, set_up, test_account, tear_down);
  return g_test_run ();
}
