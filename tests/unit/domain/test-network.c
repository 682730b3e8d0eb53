/* test-network.c: what each network allows, and how it counts
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-json.h"
#include "steward-network.h"

static void
test_count (void)
{
  static const struct { const char *network, *text; guint count; } cases[] = {
    { "mastodon", "", 0 },
    { "mastodon", "Grüße 👩‍👩‍👧", 7 },
    { "mastodon", "see https://example.org/a/very/long/path/that/goes/on/and/on?x=1&y=2.", 4 + 23 + 1 },
    { "mastodon", "(http://a.example)", 1 + 23 + 1 },
    { "mastodon", "@mara@music.example hello", 5 + 6 },
    { "mastodon", "mail mara@music.example", 23 },
    { "mastodon", "@mara hello", 11 },
    { "mastodon", "xhttps://a.example", 18 },
    { "bluesky", "see https://example.org/abc", 27 },
    { "bluesky", "🇩🇪🇫🇷 e\xcc\x81", 4 },
    { "youtube", "🇩🇪", 2 },
    { "x", "abc", 3 },
    { "x", "日本", 4 },
    { "x", "👩‍👩‍👧", 2 },
    { "x", "“so”…", 6 },
    { "x", "at https://example.org/abc.", 3 + 23 + 1 },
    { "nowhere", "日本", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const StewardNetwork *network = steward_network_find (cases[i].network);

      g_test_message ("%s: %s", cases[i].network, cases[i].text);
      g_assert_cmpuint (steward_network_count (network, cases[i].text, NULL), ==, cases[i].count);
    }
}

static void
test_limits_of_a_server (void)
{
  const StewardNetwork *mastodon = steward_network_find ("mastodon");
  g_autoptr (JsonNode) said =
    steward_json_parse ("{\"statuses\":{\"max_characters\":1000,\"characters_reserved_per_url\":30,"
                        "\"max_media_attachments\":\"many\"}}", -1, NULL);
  g_autoptr (JsonNode) odd = steward_json_parse ("[1]", -1, NULL);
  StewardNetwork network = steward_network_with_limits (mastodon, said);

  g_assert_cmpuint (network.max_length, ==, 1000);
  g_assert_cmpuint (network.url_length, ==, 30);
  g_assert_cmpuint (network.max_attachments, ==, 4);
  g_assert_cmpuint (steward_network_count (&network, "http://a.example", NULL), ==, 30);

  g_assert_cmpuint (steward_network_with_limits (mastodon, NULL).max_length, ==, 500);
  g_assert_cmpuint (steward_network_with_limits (mastodon, odd).max_length, ==, 500);
}

static void
test_excess (void)
{
  StewardNetwork network = *steward_network_find ("mastodon");

  network.max_length = 5;
  g_assert_cmpint (steward_network_find_excess (&network, "abcde", NULL), ==, -1);
  g_assert_cmpint (steward_network_find_excess (&network, "abcdef", NULL), ==, 5);
  g_assert_cmpint (steward_network_find_excess (&network, "👩‍👩‍👧bcdef", NULL), ==, 9);
  g_assert_cmpint (steward_network_find_excess (&network, "abcd", "cw"), ==, 3);
  g_assert_cmpuint (steward_network_count (&network, "abcd", "cw"), ==, 6);

  network.max_length = 0;
  g_assert_cmpint (steward_network_find_excess (&network, "abcdef", NULL), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/network/counts-as-it-does", test_count);
  g_test_add_func ("/domain/network/server-wins", test_limits_of_a_server);
  g_test_add_func ("/domain/network/excess-is-found", test_excess);

  return g_test_run ();
}
