/* test-feed-splitter.c: a feed of any size, read a part at a time
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "steward-feed-parser.h"
#include "steward-feed-splitter.h"

/* Hands out few bytes at a time: what is looked for may be cut anywhere. */
typedef struct { GMemoryInputStream parent_instance; } Drip;
typedef struct { GMemoryInputStreamClass parent_class; } DripClass;

static GType drip_get_type (void);
G_DEFINE_TYPE (Drip, drip, G_TYPE_MEMORY_INPUT_STREAM)

static gssize
drip_read (GInputStream  *stream,
           void          *buffer,
           gsize          count,
           GCancellable  *cancellable,
           GError       **error)
{
  return G_INPUT_STREAM_CLASS (drip_parent_class)->read_fn (stream, buffer, MIN (count, 4093), cancellable, error);
}

static void
drip_class_init (DripClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = drip_read;
}

static void
drip_init (Drip *self)
{
}

/* The texts of all entries in their order, a line each; in @parts how many parts there were. */
static GString *
read_all (GString  *text,
          guint    *parts,
          char    **damage,
          GError  **error)
{
  g_autoptr (GInputStream) stream = g_object_new (drip_get_type (), NULL);
  g_autoptr (StewardFeedSplitter) splitter = NULL;
  GString *told = g_string_new (NULL);

  g_memory_input_stream_add_data (G_MEMORY_INPUT_STREAM (stream), text->str, (gssize) text->len, NULL);
  splitter = steward_feed_splitter_new (stream);
  for (*parts = 0; TRUE; *parts += 1)
    {
      g_autoptr (StewardFeed) feed = steward_feed_splitter_next (splitter, NULL, error);

      if (feed == NULL)
        return told;
      if (feed->damage != NULL && *damage == NULL)
        *damage = g_strdup (feed->damage);
      for (guint i = 0; i < feed->entries->len; i++)
        {
          const StewardFeedEntry *entry = feed->entries->pdata[i];

          g_string_append_printf (told, "%s %s %s\n", entry->entry_id, entry->title, entry->address);
        }
    }
}

static void
append_entries (GString    *text,
                const char *pattern,
                guint       first,
                guint       n,
                GString    *told)
{
  for (guint i = first; i < first + n; i++)
    {
      g_string_append_printf (text, pattern, i, i, i);
      g_string_append_printf (told, "e%u t%u https://feed.example/p/%u\n", i, i, i);
    }
}

#define FILLER "0123456789012345678901234567890123456789012345678901234567890123456789"

static void
test_whole (void)
{
  static const struct { const char *name, *head, *entry, *tail; } cases[] = {
    { "rss", "<?xml version='1.0'?>\n<rss xml:base='https://feed.example/'><channel><title>a</title>\n",
      "<item><guid>e%u</guid><title>t%u</title><link>p/%u</link><description>" FILLER FILLER "</description></item>\n",
      "</channel></rss>" },
    { "atom, prefixed", "<a:feed xmlns:a='http://www.w3.org/2005/Atom' xml:base='https://feed.example/'>\n",
      "<a:entry><a:id>e%u</a:id><a:title>t%u</a:title><a:link href='p/%u'/></a:entry>\n", "</a:feed>" },
    { "what looks like a tag", "<rss xml:base='https://feed.example/'><!-- <item></item> --><channel>\n",
      "<item><guid>e%u</guid><!-- </item><item> --><title>t%u</title><link>p/%u</link>"
      "<description><![CDATA[ </item> <item> ]]></description></item>\n", "</channel></rss>" },
    { "lines of Windows, capitals", "<rss xml:base='https://feed.example/'>\r\n<channel>\r\n",
      "<item >\r\n<guid>e%u</guid>\r\n<title>t%u</title>\r\n<link>p/%u</link>\r\n</item\r\n>\r\n", "</channel></rss>\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint n = 1; n <= 30000; n += 29999)
      {
        g_autoptr (GString) text = g_string_new (cases[i].head);
        g_autoptr (GString) told = g_string_new (NULL);
        g_autoptr (GString) read = NULL;
        g_autoptr (GError) error = NULL;
        g_autofree char *damage = NULL;
        guint parts;

        append_entries (text, cases[i].entry, 0, n, told);
        g_string_append (text, cases[i].tail);
        read = read_all (text, &parts, &damage, &error);
        g_test_message ("%s, %u entries, %zu bytes: %u parts", cases[i].name, n, text->len, parts);
        g_assert_no_error (error);
        g_assert_cmpstr (damage, ==, NULL);
        g_assert_true (strcmp (read->str, told->str) == 0);
        g_assert_true (n == 1 ? parts == 1 : parts > 1);
      }
}

/* More than one document may have, and smaller than anything that is cut for its size alone. */
static void
test_tiny (void)
{
  g_autoptr (GString) text = g_string_new ("<rss xml:base='https://feed.example/'><channel>");
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GString) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *damage = NULL;
  guint parts;

  append_entries (text, "<item><guid>e%u</guid><title>t%u</title><link>p/%u</link></item>", 0, 2 * STEWARD_FEED_MAX_ENTRIES, told);
  g_string_append (text, "</channel></rss>");
  read = read_all (text, &parts, &damage, &error);
  g_assert_no_error (error);
  g_assert_true (strcmp (read->str, told->str) == 0);
}

static void
test_cut (void)
{
  g_autoptr (GString) text = g_string_new ("<rss xml:base='https://feed.example/'>\n<channel>\n");
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GString) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *damage = NULL;
  guint parts;

  append_entries (text, "<item><guid>e%u</guid><title>t%u</title><link>p/%u</link></item>\n", 0, 30000, told);
  g_string_append (text, "<item><title>cut");
  read = read_all (text, &parts, &damage, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (read->str, told->str));
  g_assert_nonnull (damage);
  g_assert_true (g_str_has_prefix (damage, "Line 30003:"));
}

/* What can't be cut is read whole, or refused with what can be done. */
static void
test_uncut (void)
{
  static const struct { const char *head, *part; } cases[] = {
    { "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"content_text\":\"", "0123456789abcdef" },
    { "\xff\xfe<\0r\0s\0s\0>\0", "a\0b\0" },
    { "<rss><channel><title>", "no entry ever comes " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) read = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *damage = NULL;
      gsize head = i == 1 ? 12 : strlen (cases[i].head);
      gsize part = i == 1 ? 4 : strlen (cases[i].part);
      guint parts;

      g_string_append_len (text, cases[i].head, (gssize) head);
      while (text->len <= STEWARD_FEED_MAX_BYTES)
        g_string_append_len (text, cases[i].part, (gssize) part);
      read = read_all (text, &parts, &damage, &error);
      g_assert_error (error, STEWARD_FEED_ERROR, STEWARD_FEED_ERROR_TOO_BIG);
      g_assert_nonnull (strstr (error->message, "16 MiB"));
      g_assert_nonnull (strstr (error->message, "JSON Lines"));
      g_assert_cmpuint (parts, ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feeds/splitter/reads-each-entry-once", test_whole);
  g_test_add_func ("/feeds/splitter/reads-more-than-a-document-may-have", test_tiny);
  g_test_add_func ("/feeds/splitter/names-the-line-of-the-file", test_cut);
  g_test_add_func ("/feeds/splitter/refuses-what-it-cannot-cut", test_uncut);
  return g_test_run ();
}
