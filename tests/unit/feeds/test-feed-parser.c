/* test-feed-parser.c: bytes of any dialect to a feed
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <time.h>

#include "steward-feed-parser.h"
#include "steward-time.h"

static StewardFeed *
parse_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "feeds", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  StewardFeed *feed;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (contents, length);
  feed = steward_feed_parse (bytes, "https://gazette.example/feed", NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (feed);
  return feed;
}

static StewardFeed *
parse_text (const char  *text,
            GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return steward_feed_parse (bytes, NULL, NULL, error);
}

static void
assert_time (gint64      time_us,
             const char *moment)
{
  g_autofree char *text = time_us != STEWARD_TIME_NONE ? steward_time_to_rfc3339 (time_us) : NULL;

  g_assert_cmpstr (text, ==, moment);
}

static void
test_rss20 (void)
{
  g_autoptr (StewardFeed) feed = parse_file ("rss20.xml");
  g_autoptr (StewardFeed) held = steward_feed_ref (feed);
  StewardFeedEntry *entry;

  g_assert_cmpstr (feed->format, ==, "rss20");
  g_assert_cmpstr (feed->title, ==, "Harbour Gazette");
  g_assert_cmpstr (feed->address, ==, "https://gazette.example/");
  g_assert_cmpstr (feed->next_address, ==, "https://gazette.example/feed?page=2");
  g_assert_cmpstr (feed->language, ==, "en-gb");
  g_assert_null (steward_feed_get_damage (feed));
  assert_time (feed->updated_us, "2026-03-29T08:00:00Z");
  g_assert_cmpuint (held->entries->len, ==, 2);

  entry = g_ptr_array_index (feed->entries, 0);
  g_assert_cmpstr (entry->title, ==, "Ferry & cranes late");
  g_assert_cmpstr (entry->entry_id, ==, "gazette-17");
  g_assert_cmpstr (entry->address, ==, "https://gazette.example/2026/ferry?a=1&b=2");
  g_assert_cmpstr (entry->author, ==, "Ann Other");
  g_assert_cmpstr (entry->text, ==, "The ferry is late. Why?\n\n#Ferry @ann");
  assert_time (entry->published_us, "2026-03-29T07:30:00Z");
  g_assert_cmpuint (g_strv_length (entry->categories), ==, 2);
  g_assert_cmpstr (entry->links[0], ==, "https://gazette.example/why");
  g_assert_cmpstr (entry->hashtags[0], ==, "Ferry");
  g_assert_cmpstr (entry->mentions[0], ==, "ann");

  entry = g_ptr_array_index (feed->entries, 1);
  g_assert_cmpstr (entry->address, ==, "https://gazette.example/2026/two");
  g_assert_cmpstr (entry->entry_id, ==, "https://gazette.example/2026/two");
  g_assert_cmpstr (entry->author, ==, "bob@gazette.example (Bob)");
  g_assert_cmpstr (entry->title, ==, "No link of its own");
  g_assert_null (entry->text);
  assert_time (entry->published_us, NULL);
}

static void
test_older_rss (void)
{
  g_autoptr (StewardFeed) rdf = parse_file ("rss10.xml");
  g_autoptr (StewardFeed) old = parse_file ("rss091.xml");
  StewardFeedEntry *entry;

  g_assert_cmpstr (rdf->format, ==, "rss10");
  g_assert_cmpstr (rdf->title, ==, "Old and good");
  g_assert_cmpstr (rdf->address, ==, "https://rdf.example/");
  g_assert_cmpuint (rdf->entries->len, ==, 1);
  entry = g_ptr_array_index (rdf->entries, 0);
  g_assert_cmpstr (entry->entry_id, ==, "https://rdf.example/1");
  g_assert_cmpstr (entry->title, ==, "First");
  g_assert_cmpstr (entry->text, ==, "words");
  assert_time (entry->updated_us, "2026-03-29T07:30:00Z");

  g_assert_cmpstr (old->format, ==, "rss091n");
  g_assert_cmpstr (old->title, ==, "Acme news");
  g_assert_null (old->damage);
  entry = g_ptr_array_index (old->entries, 0);
  g_assert_cmpstr (entry->title, ==, "Acme & café");
}

static void
test_atom (void)
{
  g_autoptr (StewardFeed) feed = parse_file ("atom10.xml");
  g_autoptr (StewardFeed) old = parse_file ("atom03.xml");
  StewardFeedEntry *entry = g_ptr_array_index (feed->entries, 0);

  g_assert_cmpstr (feed->format, ==, "atom10");
  g_assert_cmpstr (feed->title, ==, "Ein Blog");
  g_assert_cmpstr (feed->address, ==, "https://blog.example/");
  g_assert_cmpstr (feed->feed_id, ==, "tag:blog.example,2026:feed");
  g_assert_cmpstr (entry->title, ==, "5 < 6 &amp; so on");
  g_assert_cmpstr (entry->address, ==, "https://blog.example/a/2026/one.html");
  g_assert_cmpstr (entry->author, ==, "Cara (cara@blog.example)");
  g_assert_cmpstr (entry->author_address, ==, "https://blog.example/cara");
  g_assert_cmpstr (entry->in_reply_to, ==, "tag:other.example,2026:9");
  g_assert_cmpstr (entry->language, ==, "de");
  g_assert_cmpstr (entry->categories[0], ==, "Häfen");
  g_assert_cmpstr (entry->text, ==, "Lang und breit\n\nmit Verweis");
  g_assert_cmpstr (entry->links[0], ==, "https://blog.example/a/2026/two.html");
  assert_time (entry->published_us, "2026-03-28T09:00:00Z");
  assert_time (entry->updated_us, "2026-03-29T07:30:00Z");

  g_assert_cmpstr (old->format, ==, "atom03");
  entry = g_ptr_array_index (old->entries, 0);
  g_assert_cmpstr (entry->title, ==, "Example Atom");
  g_assert_cmpstr (entry->text, ==, "Hi");
  assert_time (entry->published_us, "2003-12-13T12:29:29Z");
}

static void
test_json (void)
{
  g_autoptr (StewardFeed) feed = parse_file ("json11.json");
  StewardFeedEntry *entry = g_ptr_array_index (feed->entries, 0);

  g_assert_cmpstr (feed->format, ==, "json1.1");
  g_assert_cmpuint (feed->entries->len, ==, 2);
  g_assert_nonnull (strstr (steward_feed_get_damage (feed), "Item 3"));
  g_assert_cmpstr (feed->next_address, ==, "https://json.example/feed.json?page=2");
  g_assert_cmpstr (entry->entry_id, ==, "7");
  g_assert_cmpstr (entry->address, ==, "https://gazette.example/posts/7");
  g_assert_cmpstr (entry->text, ==, "Un lien");
  g_assert_cmpstr (entry->author, ==, "Eve");
  g_assert_cmpstr (entry->author_address, ==, "https://json.example/eve");
  g_assert_cmpstr (entry->language, ==, "fr");
  assert_time (entry->published_us, "2026-03-29T07:30:00Z");
  entry = g_ptr_array_index (feed->entries, 1);
  g_assert_cmpstr (entry->text, ==, "plain < text");
}

static void
test_damage (void)
{
  g_autoptr (StewardFeed) feed = parse_file ("broken.xml");
  StewardFeedEntry *entry = g_ptr_array_index (feed->entries, 0);

  g_assert_cmpuint (feed->entries->len, ==, 2);
  g_assert_cmpstr (entry->title, ==, "Whole & sound, R&D too");
  g_assert_true (g_str_has_prefix (steward_feed_get_damage (feed), "Line "));
}

static void
test_refused (void)
{
  static const struct { const char *text; StewardFeedError code; const char *words; } cases[] = {
    { "", STEWARD_FEED_ERROR_NOT_A_FEED, "empty" },
    { " \n", STEWARD_FEED_ERROR_NOT_A_FEED, "empty" },
    { "<!DOCTYPE html><html><body>Sign in</body></html>", STEWARD_FEED_ERROR_NOT_A_FEED, "web page" },
    { "just words", STEWARD_FEED_ERROR_NOT_A_FEED, "neither XML nor JSON" },
    { "<opml><body/></opml>", STEWARD_FEED_ERROR_NOT_A_FEED, "OPML" },
    { "<invoice/>", STEWARD_FEED_ERROR_NOT_A_FEED, "invoice" },
    { "{\"a\": 1}", STEWARD_FEED_ERROR_NOT_A_FEED, "JSON" },
    { "{\"a\": ", STEWARD_FEED_ERROR_BROKEN, "line 1" },
    { "<rss><channel><title", STEWARD_FEED_ERROR_BROKEN, "Line 1" },
    { "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<rss><channel><item><title>&x;"
      "</title></item></channel></rss>", STEWARD_FEED_ERROR_FORBIDDEN, "Line 2" },
    { "<!DOCTYPE r [<!ENTITY % p SYSTEM \"http://127.0.0.1/d\"> %p;]><rss/>",
      STEWARD_FEED_ERROR_FORBIDDEN, "Line 1" },
    { "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><rss><channel><item><title>&b;"
      "</title></item></channel></rss>", STEWARD_FEED_ERROR_FORBIDDEN, "“b”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StewardFeed) feed = parse_text (cases[i].text, &error);

      g_assert_null (feed);
      g_assert_error (error, STEWARD_FEED_ERROR, (gint) cases[i].code);
      if (strstr (error->message, cases[i].words) == NULL)
        g_test_message ("“%s” doesn't say “%s”", error->message, cases[i].words);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

static char *
repeat (const char *head,
        const char *part,
        gsize       size)
{
  GString *text = g_string_new (head);

  while (text->len + strlen (part) < size)
    g_string_append (text, part);
  return g_string_free (text, FALSE);
}

/* Whatever fills 16 MiB, it ends within the time that hostile answers have. */
static void
test_bounds (void)
{
  static const char *const parts[][2] = {
    { "<rss><channel><item>", "<a>" },
    { "<rss><channel>", "<a/>" },
    { "<rss><channel>", "<item/>" },
    { "<rss><channel><item>", "<a b='' c=''/>" },
    { "<rss><channel><item><title ", "a='' " },
    { "<rss><channel><item><title>", "<![CDATA[<p>]]>" },
    { "<rss><channel><item><description>", "&lt;a href=" },
    { "<rss><channel><item><title>", "&" },
    { "<!DOCTYPE r [", "<!ENTITY a 'a'>" },
    { "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>]><rss><channel><title>", "&a;" },
    { "<rss>", "<x:a xmlns:x='u'>" },
    { "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[", "{}," },
    { "<rss>", "\xc3\xa9\x01" },
    { "<rss>", "\xff\xc3\xa9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *text = repeat (parts[i][0], parts[i][1], STEWARD_FEED_MAX_BYTES / 4);
      g_autoptr (GError) error = NULL;
      clock_t start = clock (); /* of the processor: others may be at work too */
      g_autoptr (StewardFeed) feed = parse_text (text, &error);
      gint64 spent_us = (gint64) (clock () - start) * G_USEC_PER_SEC / CLOCKS_PER_SEC;

      g_assert_true ((feed == NULL) == (error != NULL));
      g_test_message ("part %u: %" G_GINT64_FORMAT " ms, %s", i,
                      spent_us / 1000,
                      error != NULL ? error->message : "read");
      g_assert_cmpint (spent_us, <, 2 * G_USEC_PER_SEC);
    }

  {
    g_autofree char *text = repeat ("<rss>", " ", STEWARD_FEED_MAX_BYTES + 10);
    g_autoptr (GError) error = NULL;
    g_autoptr (StewardFeed) feed = parse_text (text, &error);

    g_assert_error (error, STEWARD_FEED_ERROR, STEWARD_FEED_ERROR_TOO_BIG);
    g_assert_null (feed);
  }
}

/* What is shown of a feed is held for each entry, however small: a bound on their number is one on memory. */
static void
test_many (void)
{
  static const struct { const char *head, *entry; gboolean is_json; } cases[] = {
    { "<rss><channel>", "<item><title>a</title></item>", FALSE },
    { "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{}", ",{}", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int more = 0; more <= 1; more++)
      {
        guint n = STEWARD_FEED_MAX_ENTRIES + more - (cases[i].is_json ? 1 : 0);
        g_autofree char *text = repeat (cases[i].head, cases[i].entry, strlen (cases[i].head) + n * strlen (cases[i].entry) + 1);
        g_autofree char *whole = g_strconcat (text, cases[i].is_json ? "]}" : "</channel></rss>", NULL);
        g_autoptr (GError) error = NULL;
        g_autoptr (StewardFeed) feed = parse_text (whole, &error);

        if (more == 1 && !cases[i].is_json)
          {
            g_assert_error (error, STEWARD_FEED_ERROR, STEWARD_FEED_ERROR_TOO_BIG);
            g_assert_nonnull (strstr (error->message, "more than 20000 entries"));
            continue;
          }
        g_assert_no_error (error);
        g_assert_cmpuint (feed->entries->len, ==, STEWARD_FEED_MAX_ENTRIES);
        g_assert_true ((feed->damage != NULL) == (more == 1));
      }
}

/* Markup that somebody wrote is never so deep; what is deeper is made to hurt. libxml2 has a bound of its own at 256. */
static void
test_depth (void)
{
  static const struct { guint n; gboolean is_read; } cases[] = { { 100, TRUE }, { 220, FALSE }, { 3000, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new ("<rss><channel><item><title>Deep</title>");
      g_autoptr (GError) error = NULL;
      g_autoptr (StewardFeed) feed = NULL;

      for (guint n = 0; n < cases[i].n; n++)
        g_string_append (text, "<a>");
      for (guint n = 0; n < cases[i].n; n++)
        g_string_append (text, "</a>");
      g_string_append (text, "</item></channel></rss>");
      feed = parse_text (text->str, &error);
      g_assert_cmpint (feed != NULL, ==, cases[i].is_read);
      g_assert_cmpint (error == NULL, ==, cases[i].is_read);
    }
}

static void
test_encodings (void)
{
  static const struct { const char *bytes; gsize length; const char *type; const char *title; }
  cases[] = {
#define FEED(encoding, title) \
  "<?xml version='1.0'" encoding "?><rss><channel><item><title>" title "</title></item></channel></rss>"
#define CASE(encoding, title, type, expected) \
  { FEED (encoding, title), sizeof FEED (encoding, title) - 1, type, expected }
    CASE ("", "caf\xc3\xa9", NULL, "café"),
    CASE (" encoding='iso-8859-1'", "caf\xe9 \x93q\x94", NULL, "café “q”"),
    CASE (" encoding='windows-1251'", "\xcf\xf0", NULL, "Пр"),
    CASE (" encoding='Shift_JIS'", "\x93\xfa\x96\x7b", NULL, "日本"),
    CASE (" encoding='gb2312'", "\xd6\xd0", NULL, "中"),
    CASE ("", "caf\xe9", "text/xml; charset=iso-8859-1", "café"),
    CASE (" encoding='utf-8'", "caf\xe9 owner", NULL, "café owner"),
    CASE (" encoding='x-unknown'", "caf\xc3\xa9", NULL, "café"),
    CASE (" encoding='utf-8'", "doubly caf\xc3\x83\xc2\xa9", NULL, "doubly café"),
    CASE (" encoding='utf-7'", "+ADw-b+AD4-", NULL, "+ADw-b+AD4-"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].length);
      g_autoptr (StewardFeed) feed = steward_feed_parse (bytes, NULL, cases[i].type, &error);
      StewardFeedEntry *entry;

      g_assert_no_error (error);
      entry = g_ptr_array_index (feed->entries, 0);
      g_assert_cmpstr (entry->title, ==, cases[i].title);
    }

  for (guint i = 0; i < 2; i++)
    {
      gsize length;
      g_autofree char *wide = g_convert ("<rss><channel><item><title>é</title></item></channel></rss>",
                                         -1, i == 0 ? "UTF-16" : "UTF-16BE", "UTF-8", NULL, &length,
                                         NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (wide, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (StewardFeed) feed = steward_feed_parse (bytes, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (((StewardFeedEntry *) g_ptr_array_index (feed->entries, 0))->title, ==, "é");
    }
}

static void
test_links (void)
{
  static const struct { const char *link, *kept, *address; } cases[] = {
    { "https://a.example/x", "https://a.example/x", "https://a.example/x" },
    { "http:///a.example/x", "http://a.example/x", "http://a.example/x" },
    { "javascript:alert(1)", NULL, NULL },
    { "file:///etc/passwd", NULL, NULL },
    { "-e /bin/sh", "https://base.example/-e%20/bin/sh", "https://base.example/-e%20/bin/sh" },
    { "data:text/html,x", NULL, NULL },
    { "http://user:pw@a.example/", "http://user:pw@a.example/", NULL },
    { "http://a.example/&#10;Host: b", NULL, NULL },
    { "b?c", "https://base.example/b?c", "https://base.example/b?c" },
    { "//other.example/b", "https://other.example/b", "https://other.example/b" },
    { "urn:uuid:1", "urn:uuid:1", NULL },
    { "ftp://a.example/", "ftp://a.example/", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("<rss xml:base='https://base.example'><channel><item>"
                                               "<link>%s</link></item></channel></rss>",
                                               cases[i].link);
      g_autoptr (GError) error = NULL;
      g_autoptr (StewardFeed) feed = parse_text (text, &error);
      StewardFeedEntry *entry;

      g_assert_no_error (error);
      entry = g_ptr_array_index (feed->entries, 0);
      g_assert_cmpstr (entry->link, ==, cases[i].kept);
      g_assert_cmpstr (entry->address, ==, cases[i].address);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feeds/parser/reads-rss-2.0", test_rss20);
  g_test_add_func ("/feeds/parser/reads-older-rss", test_older_rss);
  g_test_add_func ("/feeds/parser/reads-atom", test_atom);
  g_test_add_func ("/feeds/parser/reads-json-feed", test_json);
  g_test_add_func ("/feeds/parser/keeps-what-is-sound", test_damage);
  g_test_add_func ("/feeds/parser/refuses-in-words", test_refused);
  g_test_add_func ("/feeds/parser/takes-no-more-than-its-bounds", test_bounds);
  g_test_add_func ("/feeds/parser/takes-no-more-entries-than-fit", test_many);
  g_test_add_func ("/feeds/parser/takes-no-more-than-its-depth", test_depth);
  g_test_add_func ("/feeds/parser/knows-the-encoding", test_encodings);
  g_test_add_func ("/feeds/parser/keeps-no-dangerous-link", test_links);
  return g_test_run ();
}
