/* test-understanding.c: language, mood, topics and activity of a post
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-understanding.h"

static const struct
{
  const char *language;
  const char *text;
} lists[] = {
  { "any", "[positive]\n🙏\n:)\n[negative]\n😡\n" },
  { "en", "# Our own.\n[speaks]\nthe\nand\nis\nmy\nwhere\n[positive]\nthank you\ngood\nhelpful\ngreat*\n"
          "[negative]\nlost\nrude\nbad\nnot good\nlate\n[negations]\nnot\nnever\nno\n" },
  { "de", "[speaks]\nder\nund\nist\nmein\nwo\nhallo\n[letters]\nß\n[positive]\ngut\ndanke\n[negative]\nkaputt\nbad\n"
          "[negations]\nnicht\n[negations behind]\nnicht\n" },
  { "fr", "[speaks]\nle\net\nest\nmon\noù\n[letters]\nç\n[positive]\nmerci\n[negative]\nperdu\n[negations]\npas\n" },
  { "ja", "[positive]\nありがとう\n[negative]\n壊れ\n" },
};

static const struct
{
  const char *id;
  const char *query;
} topics[] = {
  { "t1", "\"acme air\" OR acmeair" },
  { "t2", "(guitar* OR luggage) NOT jobs" },
  { "t3", "author:herald" },
  { "t4", "NOT acme" },
  { "t5", "lang:de AND mood:negative" },
  { "t6", "荷物" },
  { "t7", "site:news.example AND after:2026-03-01" },
};

static const char matrix_json[] =
    "{\"number\":1,\"rows\":{\"departments\":[{\"id\":\"d\",\"name\":\"D\"}],\"rows\":["
    "{\"activity\":\"question\",\"name\":\"Q\",\"rule\":{\"voices\":[\"customer\",\"public\"],\"words\":[\"?\",\"how do\"]},\"cells\":{}},"
    "{\"activity\":\"complaint\",\"name\":\"C\",\"rule\":{\"voices\":[\"customer\"],\"moods\":[\"negative\",\"mixed\"],"
    "\"words\":[\"lost\",\"late\"]},\"cells\":{}},"
    "{\"activity\":\"luggage\",\"name\":\"L\",\"rule\":{\"topics\":[\"t2\"],\"voices\":[\"customer\"]},\"cells\":{}},"
    "{\"activity\":\"crisis\",\"name\":\"X\",\"rule\":{\"first\":true,\"words\":[\"emergency landing\"]},\"cells\":{}},"
    "{\"activity\":\"accounts\",\"name\":\"A\",\"rule\":{\"words\":[\"impersonat*\"]},\"cells\":{}},"
    "{\"activity\":\"nothing\",\"name\":\"N\",\"rule\":{},\"cells\":{}}]}}";

static StewardUnderstanding *
make (void)
{
  g_autoptr (StewardLexicon) lexicon = steward_lexicon_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (StewardRecord) record = steward_record_new (&steward_matrix_kind, "matrix:1");
  g_autoptr (StewardMatrix) matrix = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      steward_lexicon_add (lexicon, lists[i].language, lists[i].text, &error);
      g_assert_no_error (error);
    }
  steward_lexicon_complete (lexicon);
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      StewardRecord *topic = steward_record_new (&steward_topic_kind, topics[i].id);

      steward_record_set_text (topic, STEWARD_TOPIC_QUERY, topics[i].query);
      g_ptr_array_add (records, topic);
    }
  steward_record_apply_json (record, matrix_json, &error);
  g_assert_no_error (error);
  matrix = steward_matrix_new_in_force (record);
  return steward_understanding_new (lexicon, records, matrix, 0, zone, NULL, NULL);
}

static StewardRecord *
mention (const char *json)
{
  StewardRecord *record = steward_record_new (&steward_mention_kind, "m");
  g_autoptr (GError) error = NULL;

  steward_record_apply_json (record, json, &error);
  g_assert_no_error (error);
  return record;
}

static const struct
{
  const char *text;
  const char *language;
  const char *mood;
} posts[] = {
  { "Where is my bag?", "en", "unknown" },
  { "Wo ist mein Koffer und der Hund?", "de", "unknown" },
  { "Où est mon sac et le chien ?", "fr", "unknown" },
  { "Hallo", "de", "unknown" },
  { "Straße", "de", "unknown" },
  { "荷物が壊れていました", "ja", "negative" },
  { "行李在哪里", "zh", "unknown" },
  { "Где мой чемодан", "ru", "unknown" },
  { "Де мій багаж, її немає", "uk", "unknown" },
  { "짐이 어디에 있나요", "ko", "unknown" },
  { "12345 !!", NULL, "unknown" },
  /* What stands in an address or a name isn't written in any language. */
  { "https://der.example/und/ist/mein @wo_der_und", NULL, "unknown" },

  { "The crew is helpful", "en", "positive" },
  { "The crew is not helpful", "en", "negative" },
  { "The crew is not at all helpful", "en", "negative" },
  { "Not now. The crew is helpful", "en", "positive" },
  { "The food is not bad", "en", "unknown" },
  { "The bag is lost and the crew helpful", "en", "mixed" },
  { "The bag is lost and late and the crew helpful", "en", "negative" },
  { "Not good", "en", "negative" },
  { "The greatest", "en", "positive" },
  { "🙏", NULL, "positive" },
  { "😡 :)", NULL, "mixed" },
  /* “bad” is a bath in German. */
  { "Mein Bad ist gut und der Hund", "de", "mixed" },
  { "Der Koffer ist gut, mein Bad nicht", "de", "positive" },
  { "Das ist nicht gut und der Hund", "de", "negative" },
  { "Danke", "de", "positive" },
};

static void
test_language_and_mood (void)
{
  g_autoptr (StewardUnderstanding) understanding = make ();

  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    {
      g_autoptr (StewardRecord) post = steward_record_new (&steward_mention_kind, "m");

      steward_record_set_text (post, STEWARD_MENTION_TEXT, posts[i].text);
      steward_understanding_apply (understanding, post, STEWARD_UNDERSTAND_ALL);
      g_test_message ("%s: %s", posts[i].text, steward_record_get_text (post, STEWARD_MENTION_BECAUSE));
      g_assert_cmpstr (steward_record_get_text (post, STEWARD_MENTION_LANGUAGE), ==, posts[i].language);
      g_assert_cmpstr (steward_record_get_text (post, STEWARD_MENTION_MOOD), ==, posts[i].mood);
    }
}

static void
test_topics (void)
{
  static const struct
  {
    const char *json;
    const char *topics; /* with a comma between */
  } cases[] = {
    { "{\"text\":\"Fly Acme  Air!\"}", "t1" },
    { "{\"text\":\"Acme and Air\"}", "" },
    { "{\"text\":\"acme guitars\",\"title\":\"Two\"}", "t2" },
    { "{\"text\":\"acme guitar jobs\"}", "" },
    { "{\"text\":\"acme\",\"hashtags\":[\"luggage\"]}", "t2" },
    { "{\"text\":\"acme herald\"}", "" },
    { "{\"text\":\"acme\",\"author\":\"Harbour Herald\"}", "t3" },
    { "{\"text\":\"acme\",\"author\":\"x\",\"author_address\":\"https://a.example/@luggage\"}", "t2" },
    { "{\"text\":\"Hello\"}", "t4" },
    { "{\"text\":\"Acme ist kaputt und der Hund\"}", "t5" },
    { "{\"text\":\"acme 荷物はどこ\"}", "t6" },
    { "{\"text\":\"acme\",\"address\":\"https://www.news.example/1\",\"published\":\"2026-03-02T00:00:00Z\"}", "t7" },
    { "{\"text\":\"acme\",\"address\":\"https://www.news.example/1\",\"published\":\"2026-02-02T00:00:00Z\"}", "" },
  };
  g_autoptr (StewardUnderstanding) understanding = make ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) post = mention (cases[i].json);
      g_autofree char *found = NULL;

      steward_understanding_apply (understanding, post, STEWARD_UNDERSTAND_ALL);
      found = g_strjoinv (",", (char **) steward_record_get_set (post, STEWARD_MENTION_TOPICS));
      g_test_message ("%s", cases[i].json);
      g_assert_cmpstr (found, ==, cases[i].topics);
    }
}

static gboolean
fits_one_by_one (const char    *query,
                 StewardRecord *post)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (StewardQuery) compiled = steward_query_new (query, 0, zone);

  return steward_query_matches (compiled, post, NULL, NULL);
}

/* All at once finds what each query finds alone. */
static void
test_topics_as_queries (void)
{
  static const char *const words[] = {
    "acme", "air", "acmeair", "guitar", "guitars", "luggage", "jobs", "herald", "荷物", "der", "ist", "kaputt", "\n", "-",
  };
  g_autoptr (StewardUnderstanding) understanding = make ();

  for (guint n = 0; n < 2000; n++)
    {
      g_autoptr (StewardRecord) post = steward_record_new (&steward_mention_kind, "m");
      g_autoptr (GString) text = g_string_new (NULL);

      for (int i = g_test_rand_int_range (0, 8); i >= 0; i--)
        g_string_append_printf (text, "%s ", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      steward_record_set_text (post, g_test_rand_bit () ? STEWARD_MENTION_TITLE : STEWARD_MENTION_TEXT, text->str);
      if (g_test_rand_bit ())
        steward_record_set_text (post, STEWARD_MENTION_AUTHOR, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      steward_understanding_apply (understanding, post, STEWARD_UNDERSTAND_ALL);
      for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
        {
          g_test_message ("%s in %s", topics[i].query, text->str);
          g_assert_cmpint (steward_record_set_contains (post, STEWARD_MENTION_TOPICS, topics[i].id), ==,
                           fits_one_by_one (topics[i].query, post));
        }
    }
}

static void
test_activity (void)
{
  static const struct
  {
    const char *json;
    const char *activity;
  } cases[] = {
    { "{\"text\":\"When do you fly?\",\"voice\":\"public\"}", "question" },
    { "{\"text\":\"When do you fly?\",\"voice\":\"press\"}", NULL },
    { "{\"text\":\"When do you fly？\",\"voice\":\"public\"}", "question" },
    { "{\"text\":\"Where is the lost coat?\",\"voice\":\"customer\"}", "complaint" },
    { "{\"text\":\"Is the guitar allowed?\",\"voice\":\"customer\"}", "luggage" },
    { "{\"text\":\"The guitar is lost?\",\"voice\":\"customer\"}", "complaint" },
    { "{\"text\":\"Emergency landing, and my guitar is lost?\",\"voice\":\"customer\"}", "crisis" },
    { "{\"text\":\"emergency. landing\",\"voice\":\"employee\"}", "crisis" },
    { "{\"text\":\"Somebody impersonates you\",\"voice\":\"public\"}", "accounts" },
    { "{\"text\":\"Hello\",\"voice\":\"public\"}", NULL },
    { "{\"text\":\"Hello\",\"author\":\"Impersonator\",\"voice\":\"public\"}", NULL },
  };
  g_autoptr (StewardUnderstanding) understanding = make ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) post = mention (cases[i].json);

      steward_understanding_apply (understanding, post, STEWARD_UNDERSTAND_ALL);
      g_test_message ("%s: %s", cases[i].json, steward_record_get_text (post, STEWARD_MENTION_BECAUSE));
      g_assert_cmpstr (steward_record_get_text (post, STEWARD_MENTION_ACTIVITY), ==, cases[i].activity);
    }
}

static void
assert_canonical (StewardRecord *post)
{
  g_autoptr (JsonNode) node = steward_record_get_json (post, STEWARD_MENTION_BECAUSE);
  g_autofree char *json = NULL;

  g_assert_nonnull (node);
  json = steward_json_write (node);
  g_assert_cmpstr (steward_record_get_text (post, STEWARD_MENTION_BECAUSE), ==, json);
}

static void
test_because (void)
{
  g_autoptr (StewardUnderstanding) understanding = make ();
  g_autoptr (StewardRecord) post =
      mention ("{\"text\":\"Where is my guitar? It is lost, and nobody \\\"good\\\" is there\",\"voice\":\"customer\"}");

  steward_understanding_apply (understanding, post, STEWARD_UNDERSTAND_ALL);
  assert_canonical (post);
  g_assert_cmpstr (steward_record_get_text (post, STEWARD_MENTION_BECAUSE), ==,
                   "{\"activity\":{\"fits\":[\"question\",\"luggage\"],\"mood\":\"mixed\",\"voice\":\"customer\",\"words\":[\"lost\"]},"
                   "\"language\":\"words\",\"mood\":{\"negative\":[\"lost\"],\"positive\":[\"good\"]},"
                   "\"topics\":{\"t2\":[\"guitar*\"],\"t4\":[]}}");
}

static void
test_what_was_said_stays (void)
{
  g_autoptr (StewardUnderstanding) understanding = make ();
  g_autoptr (StewardRecord) post =
      mention ("{\"text\":\"The guitar is lost\",\"mood\":\"positive\",\"language\":\"de-AT\",\"voice\":\"customer\"}");

  steward_understanding_apply (understanding, post, STEWARD_UNDERSTAND_ALL);
  g_assert_cmpstr (steward_record_get_text (post, STEWARD_MENTION_MOOD), ==, "positive");
  g_assert_cmpstr (steward_record_get_text (post, STEWARD_MENTION_LANGUAGE), ==, "de-AT");
  g_assert_cmpstr (steward_record_get_text (post, STEWARD_MENTION_ACTIVITY), ==, "luggage");

  /* Once more: it still knows that these were given. A person corrects another. */
  steward_record_set_text (post, STEWARD_MENTION_ACTIVITY, "question");
  steward_record_add_element (post, STEWARD_MENTION_CORRECTED, "activity");
  steward_understanding_apply (understanding, post, STEWARD_UNDERSTAND_ALL);
  assert_canonical (post);
  g_assert_cmpstr (steward_record_get_text (post, STEWARD_MENTION_MOOD), ==, "positive");
  g_assert_cmpstr (steward_record_get_text (post, STEWARD_MENTION_ACTIVITY), ==, "question");

  /* Topics alone leave the rest as it is. */
  steward_record_set_text (post, STEWARD_MENTION_TEXT, "acme");
  steward_understanding_apply (understanding, post, STEWARD_UNDERSTAND_TOPICS);
  assert_canonical (post);
  g_assert_false (steward_record_has (post, STEWARD_MENTION_TOPICS));
  g_assert_cmpstr (steward_record_get_text (post, STEWARD_MENTION_ACTIVITY), ==, "question");
  g_assert_nonnull (strstr (steward_record_get_text (post, STEWARD_MENTION_BECAUSE), "\"given\":[\"language\",\"mood\"]"));
}

static void
test_broken_lists (void)
{
  static const char *const broken[] = { "the\n", "[speaks]\nthe\n[nothing]\na\n", "[speaks\nthe\n" };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (StewardLexicon) lexicon = steward_lexicon_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (steward_lexicon_add (lexicon, "en", broken[i], &error));
      g_assert_error (error, STEWARD_LEXICON_ERROR, STEWARD_LEXICON_ERROR_SYNTAX);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/understanding/language-and-mood", test_language_and_mood);
  g_test_add_func ("/domain/understanding/topics", test_topics);
  g_test_add_func ("/domain/understanding/topics-as-queries", test_topics_as_queries);
  g_test_add_func ("/domain/understanding/activity", test_activity);
  g_test_add_func ("/domain/understanding/because", test_because);
  g_test_add_func ("/domain/understanding/what-was-said-stays", test_what_was_said_stays);
  g_test_add_func ("/domain/understanding/broken-lists", test_broken_lists);
  return g_test_run ();
}
