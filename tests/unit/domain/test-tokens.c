/* test-tokens.c: the words of a text
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-tokens.h"

static const struct
{
  const char *text;
  const char *words;
  const char *expanded;
} cases[] = {
  { "Hello, World!", "hello|world", "Hello, World!" },
  { "don't wi-fi", "don|t|wi|fi", "don't wi-fi" },
  { "Ärger über Größe", "arger|uber|große", "Ärger über Größe" },
  { "cafe\xcc\x81 A1", "cafe|a1", "cafe\xcc\x81 A1" },
  { "ΟΔΟΣ οδος", "οδοσ|οδοσ", "ΟΔΟΣ οδος" },
  { "東京都", "東京|京都|都", "東京 京都 都 " },
  { "東", "東", "東 " },
  { "go東京now", "go|東京|京|now", "go 東京 京 now" },
  { "great😡 day", "great|day", "great  day" },
  { "great🥰day", "great|day", "great day" },
  { "한국어", "한국|국어|어", "한국 국어 어 " },
  { "", "", "" },
};

static void
test_words (void)
{
  g_autoptr (StewardTokens) tokens = steward_tokens_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *expanded = steward_tokens_expand (cases[i].text);
      const StewardToken *token;
      guint n_tokens;

      steward_tokens_clear (tokens);
      g_assert_cmpuint (steward_tokens_add (tokens, cases[i].text), ==, 0);
      token = steward_tokens_get (tokens, &n_tokens);
      for (guint k = 0; k + 1 < n_tokens; k++)
        {
          const char *word = steward_tokens_get_word (tokens, k);

          g_string_append_printf (words, "%s%s", k > 0 ? "|" : "", word);
          g_assert_cmpuint (token[k].hash, ==, steward_tokens_hash (word, token[k].length));
          g_assert_cmpuint (token[k].end, >, token[k].start);
        }
      g_assert_cmpuint (token[n_tokens - 1].length, ==, 0);
      g_assert_cmpstr (words->str, ==, cases[i].words);
      g_assert_cmpstr (expanded, ==, cases[i].expanded);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/tokens/are-folded-words-and-pairs", test_words);

  return g_test_run ();
}
