/* test-feeds.h: a workspace with many feeds, and a server in another process that has them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-collecting.h"
#include "steward-founding.h"
#include "steward-kinds.h"
#include "steward-workspace-private.h"

#include "test-server.h"
#include "test-wait.h"

#include <sys/prctl.h>
#include <unistd.h>

#define TEST_FEEDS_ITEMS 50

/* A feed of so many items as of a day; the more often, the newer its first ones. */
static inline char *
test_feeds_write (const char *path,
                  int         number,
                  guint       n_more)
{
  GString *feed = g_string_new ("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Feed</title>");
  g_autoptr (GDateTime) newest = g_date_time_new_utc (2026, 11, 10, 10, 0, 0);

  for (guint i = 0; i < TEST_FEEDS_ITEMS; i++)
    {
      guint item = n_more + TEST_FEEDS_ITEMS - 1 - i;
      /* Blogs don't all post in the same second. */
      g_autoptr (GDateTime) at = g_date_time_add_seconds (newest, -(number * 7 + ((int) i - (int) n_more) * 7001));
      g_autofree char *date = g_date_time_format (at, "%a, %d %b %Y %H:%M:%S GMT");

      g_string_append_printf (feed,
                              "<item><title>Item %u of %s</title><link>https://blog.example%s/%u</link>"
                              "<description>&lt;p&gt;The airline lost my &lt;b&gt;luggage&lt;/b&gt; again, and nobody answers "
                              "the phone. What can I do about number %u? #acme&lt;/p&gt;</description>"
                              "<pubDate>%s</pubDate></item>",
                              item, path, path, item, item, date);
    }
  g_string_append (feed, "</channel></rss>");
  return g_string_free (feed, FALSE);
}

/* Returns: the port of a server in another process, which ends with this one */
static inline guint
test_feeds_serve (TestAnswer answer)
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
  close (ends[0]);
  close (ends[1]);
  return port;
}

typedef struct
{
  guint port;
  guint n_feeds;
} TestFeeds;

static inline gboolean
test_feeds_add (StewardTransaction  *transaction,
                gpointer             data,
                GCancellable        *cancellable,
                GError             **error)
{
  const TestFeeds *feeds = data;
  g_autofree char *host = g_strdup_printf ("127.0.0.1:%u", feeds->port);

  for (guint i = 0; i < feeds->n_feeds; i++)
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

static inline StewardWorkspace *
test_feeds_found (const char *path,
                  guint       port,
                  guint       n_feeds)
{
  TestFeeds feeds = { port, n_feeds };
  g_autoptr (StewardClock) clock = steward_clock_new_system ();
  g_autoptr (GError) error = NULL;
  StewardWorkspace *workspace = steward_workspace_found (path, "Feeds", "feeds@acme.example", NULL, clock, &error);

  g_assert_no_error (error);
  steward_database_transact (steward_workspace_get_database (workspace), STEWARD_MODE_COLLECT,
                             steward_workspace_get_person (workspace), test_feeds_add, &feeds, NULL, &error);
  g_assert_no_error (error);
  return workspace;
}

/* Asks all feeds once. Returns: how many had nothing new */
static inline guint
test_feeds_collect (StewardWorkspace *workspace,
                    guint             n_feeds)
{
  g_autoptr (StewardCollecting) round = steward_collecting_new (workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *results;
  guint n_unchanged = 0;

  steward_collecting_set_all (round, TRUE);
  steward_collecting_run_async (round, NULL, test_keep_result, &result);
  steward_collecting_run_finish (round, test_wait_for (&result), &error);
  g_assert_no_error (error);
  results = steward_collecting_get_results (round);
  g_assert_cmpuint (results->len, ==, n_feeds);
  for (guint i = 0; i < results->len; i++)
    {
      g_assert_false (json_object_has_member (results->pdata[i], "error"));
      n_unchanged += json_object_get_boolean_member_with_default (results->pdata[i], "unchanged", FALSE) ? 1 : 0;
    }
  return n_unchanged;
}
