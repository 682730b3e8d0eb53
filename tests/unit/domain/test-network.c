/* test-network.c: what each network allows, and how it counts
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-networks.h"

#include <string.h>

/* The list that comes with the program. */
static StewardNetworks *
read_list (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "networks", "networks.ini", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  StewardNetworks *networks;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  networks = steward_networks_new (text, length, &error);
  g_assert_no_error (error);
  return networks;
}

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

  g_autoptr (StewardNetworks) networks = read_list ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const StewardNetwork *network = steward_networks_find (networks, cases[i].network);

      g_test_message ("%s: %s", cases[i].network, cases[i].text);
      g_assert_cmpuint (steward_network_count (network, cases[i].text, NULL), ==, cases[i].count);
    }
}

static void
test_limits_of_a_server (void)
{
  g_autoptr (StewardNetworks) networks = read_list ();
  const StewardNetwork *mastodon = steward_networks_find (networks, "mastodon");
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
  g_autoptr (StewardNetworks) networks = read_list ();
  StewardNetwork network = *steward_networks_find (networks, "mastodon");

  network.max_length = 5;
  g_assert_cmpint (steward_network_find_excess (&network, "abcde", NULL), ==, -1);
  g_assert_cmpint (steward_network_find_excess (&network, "abcdef", NULL), ==, 5);
  g_assert_cmpint (steward_network_find_excess (&network, "👩‍👩‍👧bcdef", NULL), ==, 9);
  g_assert_cmpint (steward_network_find_excess (&network, "abcd", "cw"), ==, 3);
  g_assert_cmpuint (steward_network_count (&network, "abcd", "cw"), ==, 6);

  network.max_length = 0;
  g_assert_cmpint (steward_network_find_excess (&network, "abcdef", NULL), ==, -1);
}

/* Bluesky takes 300 graphemes and 3000 bytes: families need many bytes each. */
static void
test_bytes (void)
{
  static const struct { const char *text; guint times; const char *after; guint count; gint excess; } cases[] = {
    { "a", 300, "", 300, -1 },
    { "a", 301, "", 301, 300 },
    { "👩‍👩‍👧", 166, "abcdefghijkl", 178, -1 }, /* 18 bytes each, together exactly 3000 */
    { "👩‍👩‍👧", 166, "abcdefghijklm", 179, 166 * 5 + 12 },
    { "👩‍👩‍👧", 167, "", 167, 166 * 5 },
  };
  g_autoptr (StewardNetworks) networks = read_list ();
  const StewardNetwork *bluesky = steward_networks_find (networks, "bluesky");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint n = 0; n < cases[i].times; n++)
        g_string_append (text, cases[i].text);
      g_string_append (text, cases[i].after);
      g_test_message ("%u times %s and %s", cases[i].times, cases[i].text, cases[i].after);
      g_assert_cmpuint (steward_network_count (bluesky, text->str, NULL), ==, cases[i].count);
      g_assert_cmpuint (steward_network_count_bytes (text->str, NULL), ==, text->len);
      g_assert_cmpint (steward_network_find_excess (bluesky, text->str, NULL), ==, cases[i].excess);
    }
}

static void
test_list (void)
{
  static const struct { const char *list, *message; } broken[] = {
    { "[mastodon]\ncounting=letters\nsource=s\ndated=2024-11-18\n", "mastodon: counting" },
    { "[mastodon]\ncounting=mastodon\ndated=2024-11-18\n", "mastodon: source" },
    { "[mastodon]\ncounting=mastodon\nsource=s\n", "mastodon: dated" },
    { "[mastodon]\ncounting=mastodon\nsource=s\ndated=2024-11-18\nmax_length=-1\n", "mastodon: max_length" },
    { "[mastodon]\ncounting=mastodon\nsource=s\ndated=2024-11-18\n", "bluesky: counting" },
  };
  g_autoptr (StewardNetworks) networks = read_list ();

  g_assert_true (steward_networks_find (networks, "bluesky")->threads);
  g_assert_cmpuint (steward_networks_find (networks, "bluesky")->max_bytes, ==, 3000);
  g_assert_cmpstr (steward_networks_find (networks, "nowhere")->name, ==, "web");
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (steward_networks_new (broken[i].list, strlen (broken[i].list), &error));
      g_assert_cmpstr (error->message, ==, broken[i].message);
    }
}

/* What a workspace says holds; what it doesn't say follows the list. */
static void
test_changed (void)
{
  g_autoptr (StewardNetworks) networks = read_list ();
  g_autoptr (StewardNetworks) list = read_list ();
  g_autoptr (StewardRecord) record = steward_networks_make_record (list, "bluesky");
  g_autoptr (StewardRecord) odd = steward_record_new (&steward_network_kind, "bluesky");
  g_autoptr (StewardRecord) unknown = steward_record_new (&steward_network_kind, "nowhere");

  steward_record_set_integer (record, STEWARD_NETWORK_MAX_LENGTH, 400);
  steward_record_clear (record, STEWARD_NETWORK_MAX_BYTES);
  steward_networks_reduce (list, record);
  g_assert_cmpint (steward_record_get_integer (record, STEWARD_NETWORK_MAX_LENGTH), ==, 400);
  g_assert_cmpint (steward_record_get_integer (record, STEWARD_NETWORK_MAX_BYTES), ==, 0);
  g_assert_false (steward_record_has (record, STEWARD_NETWORK_COUNTING));
  g_assert_false (steward_record_has (record, STEWARD_NETWORK_THREADS));
  g_assert_false (steward_record_has (record, STEWARD_NETWORK_SOURCE));

  steward_networks_apply (networks, record);
  steward_record_set_integer (odd, STEWARD_NETWORK_URL_LENGTH, -4);
  steward_record_set_text (odd, STEWARD_NETWORK_COUNTING, "by hand");
  steward_networks_apply (networks, odd);
  steward_networks_apply (networks, unknown);
  g_assert_cmpuint (steward_networks_find (networks, "bluesky")->max_length, ==, 400);
  g_assert_cmpuint (steward_networks_find (networks, "bluesky")->max_bytes, ==, 0);
  g_assert_cmpuint (steward_networks_find (networks, "bluesky")->url_length, ==, 0);
  g_assert_cmpint (steward_networks_find (networks, "bluesky")->counting, ==, STEWARD_COUNT_GRAPHEMES);
  g_assert_cmpuint (steward_networks_find (networks, "mastodon")->max_length, ==, 500);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/network/counts-as-it-does", test_count);
  g_test_add_func ("/domain/network/server-wins", test_limits_of_a_server);
  g_test_add_func ("/domain/network/excess-is-found", test_excess);

  g_test_add_func ("/domain/network/bytes-count-too", test_bytes);
  g_test_add_func ("/domain/network/list-is-read", test_list);
  g_test_add_func ("/domain/network/workspace-says-otherwise", test_changed);

  return g_test_run ();
}
