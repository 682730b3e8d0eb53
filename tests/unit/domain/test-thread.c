/* test-thread.c: a text that goes out as several posts
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-kinds.h"
#include "steward-thread.h"

#include <string.h>

static const StewardNetwork plain = { .name = "n", .title = "N", .counting = STEWARD_COUNT_GRAPHEMES, .threads = TRUE };

static StewardNetwork
of_length (guint length,
           guint bytes,
           guint address)
{
  StewardNetwork network = plain;

  network.max_length = length;
  network.max_bytes = bytes;
  network.url_length = address;
  return network;
}

static void
test_cut (void)
{
  static const struct { guint length, bytes, address; const char *text, *warning, *parts; } cases[] = {
    { 30, 0, 0, "It fits.", NULL, NULL },
    { 0, 0, 0, "There is no limit, whatever the length of it.", NULL, NULL },
    /* at words, at sentences, at paragraphs: the better border in the second half wins */
    { 20, 0, 0, "one two three four five", NULL, "one two three (1/2)|four five (2/2)" },
    { 30, 0, 0, "First it was good. Then it was not so good.", NULL, "First it was good. (1/2)|Then it was not so good. (2/2)" },
    { 30, 0, 0, "It was (she said it!) good. Then bad again.", NULL, "It was (she said it!) (1/2)|good. Then bad again. (2/2)" },
    { 30, 0, 0, "First it was\n\ngood. And so on and on.", NULL, "First it was (1/2)|good. And so on and on. (2/2)" },
    { 30, 0, 0, "a\n\nb c d e f g h i j k l m n o p q", NULL, "a\n\nb c d e f g h i j k l (1/2)|m n o p q (2/2)" },
    { 30, 0, 0, "これは長い文です。次の文もとても長いです。そして最後の文です。", NULL,
      "これは長い文です。次の文もとても長いです。 (1/2)|そして最後の文です。 (2/2)" },
    /* a word that is longer than a post, and graphemes, which stay whole */
    { 12, 0, 0, "abcdefghijklmno", NULL, "abcdef (1/3)|ghijkl (2/3)|mno (3/3)" },
    { 10, 0, 0, "🇩🇪🇫🇷🇮🇹🇪🇸🇵🇹🇳🇱🇧🇪🇱🇺🇩🇰🇸🇪🇫🇮", NULL, "🇩🇪🇫🇷🇮🇹🇪🇸 (1/3)|🇵🇹🇳🇱🇧🇪🇱🇺 (2/3)|🇩🇰🇸🇪🇫🇮 (3/3)" },
    /* an address isn't cut, and counts what the network says */
    { 40, 0, 23, "see https://example.org/a/very/long/path/which/goes/on/and/on now or never again", NULL,
      "see https://example.org/a/very/long/path/which/goes/on/and/on now or (1/2)|never again (2/2)" },
    /* bytes */
    { 30, 24, 0, "ÄÄÄÄÄÄ ÖÖÖÖÖÖ ÜÜÜ", NULL, "ÄÄÄÄÄÄ (1/3)|ÖÖÖÖÖÖ (2/3)|ÜÜÜ (3/3)" },
    /* what stands before each post takes room in each */
    { 20, 0, 0, "one two three fours", "warn", "one two (1/3)|three (2/3)|fours (3/3)" },
    /* ten and more need more room for their number */
    { 10, 0, 0, "ab cd ef gh ij kl mn op qr st", NULL,
      "ab (1/10)|cd (2/10)|ef (3/10)|gh (4/10)|ij (5/10)|kl (6/10)|mn (7/10)|op (8/10)|qr (9/10)|st (10/10)" },
    { 6, 0, 0, "no room for numbers", NULL, NULL },
    { 8, 0, 0, "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StewardNetwork network = of_length (cases[i].length, cases[i].bytes, cases[i].address);
      g_auto (GStrv) parts = steward_thread_cut (&network, cases[i].text, cases[i].warning);
      g_autofree char *joined = parts != NULL ? g_strjoinv ("|", parts) : NULL;

      g_test_message ("%u: %s", cases[i].length, cases[i].text);
      g_assert_cmpstr (joined, ==, cases[i].parts);
      if (parts != NULL)
        g_assert_true (steward_thread_holds (&network, (const char *const *) parts, cases[i].text, cases[i].warning));
      network.threads = FALSE;
      g_assert_null (steward_thread_cut (&network, cases[i].text, cases[i].warning));
    }
}

/* Whatever the text and the limit: each post fits, and together they say the text. */
static void
test_any (void)
{
  static const char *const words[] = { "a", "word", "longer-word", "Grüße.", "👩‍👩‍👧", "\n\n", "https://example.org/abc",
                                       "end!", "日本。", "@mara@music.example", "“so?”", "\n" };
  guint n_cut = 0;

  for (guint i = 0; i < 600; i++)
    {
      StewardNetwork network = of_length ((guint) g_test_rand_int_range (20, 80), i % 3 == 0 ? 120 : 0, i % 2 == 0 ? 23 : 0);
      g_autoptr (GString) text = g_string_new (NULL);
      g_auto (GStrv) parts = NULL;

      network.counting = (StewardCounting) g_test_rand_int_range (0, 4);
      for (int n = g_test_rand_int_range (1, 60); n > 0; n--)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                                words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      parts = steward_thread_cut (&network, text->str, NULL);
      if (parts == NULL)
        continue;
      n_cut++;
      g_test_message ("%s", text->str);
      g_assert_true (steward_thread_holds (&network, (const char *const *) parts, text->str, NULL));
    }
  g_assert_cmpuint (n_cut, >, 100);
}

static void
test_holds (void)
{
  static const struct { const char *parts, *text; gboolean holds; } cases[] = {
    { "one two (1/2)|three (2/2)", "one two three", TRUE },
    { "one two (1/2)|three (2/2)", "one two\n\nthree", TRUE },
    { "one two (1/2)|three (2/2)", "one two four", FALSE },
    { "one two (1/2)|three (2/2)", "one two three four", FALSE },
    { "one two (1/2)|three", "one two three", FALSE },
    { "one two (2/2)|three (1/2)", "one two three", FALSE },
    { "one two three four five (1/2)|six (2/2)", "one two three four five six", FALSE },
    { "one", "one", FALSE },
  };
  StewardNetwork network = of_length (20, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i].parts, "|", -1);

      g_test_message ("%s: %s", cases[i].text, cases[i].parts);
      g_assert_cmpint (steward_thread_holds (&network, (const char *const *) parts, cases[i].text, NULL), ==, cases[i].holds);
    }
}

/* `p` text of a post as it is out; `x` one of which the text isn't known; `p~` one that replies to something else. */
static void
test_next (void)
{
  static const struct { const char *texts, *posts; StewardThreadVerb verb; guint at; } cases[] = {
    { "a b", "", STEWARD_THREAD_PUBLISH, 0 },
    { "a b", "a", STEWARD_THREAD_PUBLISH, 1 },
    { "a b", "a b", STEWARD_THREAD_DONE, 1 },
    { "a b", "c", STEWARD_THREAD_EDIT, 0 },
    { "a b", "x", STEWARD_THREAD_EDIT, 0 },
    { "a b", "a c", STEWARD_THREAD_EDIT, 1 },
    { "a b c", "a b~ c", STEWARD_THREAD_EDIT, 1 },
    { "a b", "a b c d", STEWARD_THREAD_REMOVE, 3 },
    { "a b", "a b c", STEWARD_THREAD_REMOVE, 2 },
    { "a", "a b", STEWARD_THREAD_REMOVE, 1 },
    { "e", "a b", STEWARD_THREAD_EDIT, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) texts = g_strsplit (cases[i].texts, " ", -1);
      g_auto (GStrv) names = g_strsplit (cases[i].posts, " ", -1);
      g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_post_free);
      guint at;

      for (guint n = 0; names[n] != NULL; n++)
        {
          gboolean moved = g_str_has_suffix (names[n], "~");
          g_autofree char *text = g_strndup (names[n], strlen (names[n]) - (moved ? 1 : 0));
          g_autofree char *reference = g_strdup_printf ("r%u", n);
          g_autofree char *parent = g_strdup_printf ("r%u", n - 1);

          g_ptr_array_add (posts, steward_post_new (names[n], NULL, reference, moved ? "else" : n > 0 ? parent : NULL,
                                                    strcmp (text, "x") == 0 ? NULL : text));
        }
      g_test_message ("%s: %s", cases[i].texts, cases[i].posts);
      g_assert_cmpint (steward_thread_next ((const char *const *) texts, posts, &at), ==, cases[i].verb);
      g_assert_cmpuint (at, ==, cases[i].at);
    }
}

static void
test_kept (void)
{
  g_autoptr (StewardRecord) response = steward_record_new (&steward_response_kind, "r");
  const char *const parts[] = { "a (1/2)", "b (2/2)", NULL };
  g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_post_free);
  g_autoptr (GPtrArray) read = NULL;
  g_auto (GStrv) one = NULL;
  g_auto (GStrv) two = NULL;

  steward_record_set_text (response, STEWARD_RESPONSE_TEXT, "a b");
  one = steward_thread_get_parts (response);
  g_assert_cmpuint (g_strv_length (one), ==, 1);
  g_assert_cmpstr (one[0], ==, "a b");
  steward_thread_set_parts (response, parts);
  two = steward_thread_get_parts (response);
  g_assert_true (g_strv_equal ((const char *const *) two, parts));
  steward_thread_set_parts (response, NULL);
  g_assert_false (steward_record_has (response, STEWARD_RESPONSE_PARTS));

  g_ptr_array_add (posts, steward_post_new ("1", "https://a.example/1", NULL, "0", "a (1/2)"));
  g_ptr_array_add (posts, steward_post_new ("2", NULL, "r2", "1", NULL));
  steward_thread_set_posts (response, posts);
  read = steward_thread_get_posts (response);
  g_assert_cmpuint (read->len, ==, 2);
  g_assert_cmpstr (((StewardPost *) read->pdata[0])->reference, ==, "1");
  g_assert_cmpstr (((StewardPost *) read->pdata[0])->text, ==, "a (1/2)");
  g_assert_cmpstr (((StewardPost *) read->pdata[1])->reference, ==, "r2");
  g_assert_null (((StewardPost *) read->pdata[1])->text);
  g_ptr_array_set_size (posts, 0);
  steward_thread_set_posts (response, posts);
  g_assert_false (steward_record_has (response, STEWARD_RESPONSE_POSTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/thread/cut-where-one-would", test_cut);
  g_test_add_func ("/domain/thread/any-text", test_any);
  g_test_add_func ("/domain/thread/says-what-the-text-says", test_holds);
  g_test_add_func ("/domain/thread/what-comes-next", test_next);
  g_test_add_func ("/domain/thread/kept", test_kept);

  return g_test_run ();
}
