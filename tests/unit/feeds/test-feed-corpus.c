/* test-feed-corpus.c: real feeds of others, against a well-known reader's answers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * STEWARD_CORPUS names a folder with feeds/files, feeds/reference.jsonl and hostile/. */

#include <gio/gio.h>
#include <string.h>
#include <time.h>
#include <sys/resource.h>

#include "steward-feed-date.h"
#include "steward-feed-parser.h"
#include "steward-html-text.h"
#include "steward-json.h"
#include "steward-text.h"
#include "steward-time.h"

/* Of a hundred fields at least so many equal the reference before any exception, and at most so
 * many are exceptions. */
#define LEAST_EQUAL 98.0
#define MOST_EXCEPTIONS 1.0
#define HOSTILE_US (2 * G_USEC_PER_SEC)
#define HOSTILE_KIB (100 * 1024)

typedef enum { ID, TITLE, LINK, AUTHOR, DATE, N_FIELDS } Field;

static const char *const field_names[N_FIELDS] = { "id", "title", "link", "author", "date" };

/* A difference that is kept, with the text that it follows. */
static const struct
{
  const char *file; /* end of its name */
  Field field;
  const char *reason;
} exceptions[] = {
  { "atom/3.3/published_no_colons.xml", DATE,
    "ISO 8601:2004 §4.2.2: 192030 is 19:20:30 in the basic format; the reference drops the time" },
  { "atom/must/entry_issued_no_colons.xml", DATE, "ISO 8601:2004 §4.2.2, as above" },
  { "atom/4.2.11/source-entry.xml", ID,
    "RFC 4287 §4.1.2: entries are children of atom:feed; one inside of atom:source is none" },
  { "atom/4.2.11/source-entry.xml", TITLE, "RFC 4287 §4.1.2, as above" },
  { "atom/4.2.11/source-entry.xml", LINK, "RFC 4287 §4.1.2, as above" },
  { "atom/4.2.11/source-entry.xml", DATE, "RFC 4287 §4.1.2, as above" },
  { "feedsync/spec-example-atom-2.xml", ID,
    "RFC 4287 §4.1.2: the entry inside of sx:conflicts is a rejected copy, no child of atom:feed" },
  { "feedsync/spec-example-atom-2.xml", TITLE, "RFC 4287 §4.1.2, as above" },
  { "feedsync/spec-example-atom-2.xml", LINK, "RFC 4287 §4.1.2, as above" },
  { "feedsync/spec-example-atom-2.xml", AUTHOR, "RFC 4287 §4.1.2, as above" },
  { "feedsync/spec-example-atom-2.xml", DATE, "RFC 4287 §4.1.2, as above" },
  { "feedsync/spec-example-rss-2.xml", TITLE,
    "RSS 2.0, Elements of <item>: items are children of channel; this one is in sx:conflicts" },
};

typedef struct
{
  guint equal[N_FIELDS];
  guint literal;  /* of TITLE: equal without taking HTML as its text */
  guint present[N_FIELDS]; /* in the reference */
  guint present_equal[N_FIELDS];
  guint total;    /* entries */
  guint excepted;
  guint feeds;
  guint differing_counts;
} Score;

static char *
corpus_path (const char *part)
{
  const char *corpus = g_getenv ("STEWARD_CORPUS");

  if (corpus == NULL)
    {
      g_test_skip ("STEWARD_CORPUS is not set: it names the folder with others' feeds");
      return NULL;
    }
  return g_build_filename (corpus, part, NULL);
}

static GBytes *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static char *
plain (const char *text)
{
  g_autofree char *line = text != NULL ? steward_text_one_line (text) : NULL;

  return line != NULL && line[0] != '\0' ? g_steal_pointer (&line) : NULL;
}

/* The reference gives titles as HTML where they hold markup, and we never do. */
static char *
plain_of_html (const char *text)
{
  g_autofree char *words = text != NULL ? steward_html_text (text, -1) : NULL;

  return plain (words);
}

static char *
moment (JsonObject *entry)
{
  const char *text = steward_json_get_text (entry, "published");
  gint64 time_us;

  if (text == NULL)
    text = steward_json_get_text (entry, "updated");
  if (text == NULL || !steward_feed_date_parse (text, &time_us))
    return NULL;
  return steward_time_to_rfc3339 (time_us - (time_us % G_USEC_PER_SEC));
}

static gboolean
is_excepted (const char *file,
             Field       field)
{
  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (exceptions[i].field == field && g_str_has_suffix (file, exceptions[i].file))
      return TRUE;
  return FALSE;
}

static void
compare (const char       *file,
         JsonObject       *reference,
         StewardFeedEntry *entry,
         Score            *score)
{
  gint64 time_us = entry->published_us != STEWARD_TIME_NONE ? entry->published_us
                                                            : entry->updated_us;
  g_autofree char *html_title = plain_of_html (steward_json_get_text (reference, "title"));
  g_autofree char *date = time_us != STEWARD_TIME_NONE ? steward_time_to_rfc3339 (time_us) : NULL;
  char *expected[N_FIELDS] = {
    plain (steward_json_get_text (reference, "id")),
    plain (steward_json_get_text (reference, "title")),
    plain (steward_json_get_text (reference, "link")),
    plain (steward_json_get_text (reference, "author")),
    moment (reference),
  };
  const char *got[N_FIELDS] = { entry->entry_id, entry->title, entry->link, entry->author, date };

  score->total++;
  for (guint f = 0; f < N_FIELDS; f++)
    {
      gboolean literal = g_strcmp0 (expected[f], got[f]) == 0;
      gboolean equal = literal || (f == TITLE && g_strcmp0 (html_title, got[f]) == 0);

      score->equal[f] += equal;
      score->present[f] += expected[f] != NULL;
      score->present_equal[f] += expected[f] != NULL && equal;
      score->literal += f == TITLE && literal;
      if (!equal)
        {
          score->excepted += is_excepted (file, f);
          g_test_message ("%s%s: %s is “%s”, the reference says “%s”",
                          is_excepted (file, f) ? "[excepted] " : "", file, field_names[f], got[f],
                          expected[f]);
        }
      g_free (expected[f]);
    }
}

static void
compare_feed (const char *folder,
              JsonObject *reference,
              Score      *score)
{
  const char *file = steward_json_get_text (reference, "file");
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GBytes) bytes = load (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardFeed) feed = steward_feed_parse (bytes, NULL, NULL, &error);
  JsonArray *entries = steward_json_get_array (reference, "entries");
  StewardFeedEntry nothing = { .published_us = STEWARD_TIME_NONE, .updated_us = STEWARD_TIME_NONE };

  if (steward_json_get_boolean (reference, "bozo", FALSE) ||
      steward_json_get_integer (reference, "n", 0) < 1)
    return;
  if (feed == NULL)
    g_test_message ("%s: %s", file, error->message);
  else if (feed->entries->len != steward_json_get_integer (reference, "n", 0))
    {
      score->differing_counts++;
      g_test_message ("%s: %u entries, the reference has %" G_GINT64_FORMAT, file,
                      feed->entries->len, steward_json_get_integer (reference, "n", 0));
    }
  score->feeds++;
  for (guint i = 0; i < json_array_get_length (entries); i++)
    compare (file, json_array_get_object_element (entries, i),
             feed != NULL && i < feed->entries->len ? g_ptr_array_index (feed->entries, i)
                                                    : &nothing,
             score);
}

static void
test_reference (void)
{
  g_autofree char *folder = corpus_path ("feeds/files");
  g_autofree char *list = folder != NULL ? corpus_path ("feeds/reference.jsonl") : NULL;
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  Score score = { 0 };
  guint equal = 0;
  double percent;

  if (list == NULL)
    return;
  g_file_get_contents (list, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      {
        g_autoptr (JsonObject) reference = steward_json_parse_object (*line, -1, &error);

        g_assert_no_error (error);
        compare_feed (folder, reference, &score);
      }

  g_assert_cmpuint (score.total, >, 0);
  for (guint f = 0; f < N_FIELDS; f++)
    {
      equal += score.equal[f];
      g_test_message ("%s: %u of %u equal (%.2f %%); of the %u that the reference has, %.2f %%",
                      field_names[f], score.equal[f], score.total,
                      100.0 * score.equal[f] / score.total, score.present[f],
                      100.0 * score.present_equal[f] / MAX (score.present[f], 1));
    }
  percent = 100.0 * equal / (score.total * N_FIELDS);
  g_test_message ("%u feeds, %u entries, %u fields: %.2f %% equal before exceptions, %.2f %% "
                  "excepted; %u titles equal to the letter; %u feeds with another count of entries",
                  score.feeds, score.total, score.total * N_FIELDS, percent,
                  100.0 * score.excepted / (score.total * N_FIELDS), score.literal,
                  score.differing_counts);
  g_assert_cmpfloat (percent, >=, LEAST_EQUAL);
  g_assert_cmpfloat (100.0 * score.excepted / (score.total * N_FIELDS), <=, MOST_EXCEPTIONS);
}

static void
test_hostile (void)
{
  g_autofree char *folder = corpus_path ("hostile");
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  guint count = 0;

  if (folder == NULL)
    return;
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) refusal = NULL;
      g_autoptr (StewardFeed) feed = NULL;
      clock_t start;
      struct rusage before;
      struct rusage after;

      if (!g_str_has_suffix (name, ".xml") && !g_str_has_suffix (name, ".json") &&
          !g_str_has_suffix (name, ".html") && !g_str_has_suffix (name, ".opml") &&
          !g_str_has_suffix (name, ".csv"))
        continue;
      bytes = load (path);
      getrusage (RUSAGE_SELF, &before);
      start = clock (); /* of the processor: others may be at work too */
      feed = steward_feed_parse (bytes, "http://127.0.0.1/", NULL, &refusal);
      g_assert_cmpint ((gint64) (clock () - start) * G_USEC_PER_SEC / CLOCKS_PER_SEC, <, HOSTILE_US);
      getrusage (RUSAGE_SELF, &after);
      g_assert_cmpint (after.ru_maxrss - before.ru_maxrss, <, HOSTILE_KIB);
      g_assert_true ((feed == NULL) == (refusal != NULL));
      g_test_message ("%s: %s", name,
                      feed == NULL ? refusal->message
                      : feed->damage != NULL ? feed->damage : "read");
      for (guint i = 0; feed != NULL && i < feed->entries->len; i++)
        {
          StewardFeedEntry *entry = g_ptr_array_index (feed->entries, i);

          g_assert_true (entry->address == NULL || g_str_has_prefix (entry->address, "http"));
          g_assert_true (entry->text == NULL || strstr (entry->text, "root:x:0") == NULL);
          g_assert_true (entry->title == NULL || strstr (entry->title, "root:x:0") == NULL);
        }
      count++;
    }
  g_assert_cmpuint (count, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feeds/corpus/equals-the-reference", test_reference);
  g_test_add_func ("/feeds/corpus/hostile-bytes-are-refused-or-tamed", test_hostile);
  return g_test_run ();
}
