/* test-inline.c: the words of a block and how they are set
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-inline.h"

#include <time.h>

#include <string.h>

/* The words, each run as `<bisc link>words`. */
static char *
describe (const StewardInline *parsed)
{
  GString *out = g_string_new (parsed->text->str);

  for (guint i = 0; i < parsed->spans->len; i++)
    {
      StewardInlineSpan *span = &g_array_index (parsed->spans, StewardInlineSpan, i);
      g_autofree char *words = g_utf8_substring (parsed->text->str, span->start, span->end);

      g_string_append_printf (out, "|%s%s%s%s%s%s:%s", span->styles & STEWARD_INLINE_BOLD ? "b" : "",
                              span->styles & STEWARD_INLINE_ITALIC ? "i" : "",
                              span->styles & STEWARD_INLINE_STRIKE ? "s" : "",
                              span->styles & STEWARD_INLINE_CODE ? "c" : "", span->link != NULL ? " " : "",
                              span->link != NULL ? span->link : "", words);
    }
  return g_string_free (out, FALSE);
}

static void
test_parse (void)
{
  static const struct { const char *markdown, *described; } cases[] = {
    { "", "" },
    { "plain", "plain" },
    { "ask **Legal** *first*", "ask Legal first|b:Legal|i:first" },
    { "***both*** ~~gone~~ `a*b`", "both gone a*b|bi:both|s:gone|c:a*b" },
    { "[form](https://a.example/f \"t\")", "form| https://a.example/f:form" },
    { "see https://a.example/x.", "see https://a.example/x.| https://a.example/x:https://a.example/x" },
    { "# no heading", "# no heading" },
    { "- no list", "- no list" },
    { "1. no list", "1. no list" },
    { "[a]: b", "[a]: b" },
    { "one\\\ntwo", "one\ntwo" },
    { "one\ntwo", "one two" },
    { "a\\\\\nb", "a\\ b" },
    { "snake_case \\*not\\*", "snake_case *not*" },
    { "e\xcc\x81 **e\xcc\x81**", "é é|b:é" },
    { "AT&amp;T <b>x</b>", "AT&T x" },
    { "  two  spaces", "  two  spaces" },
    { "ends with one ", "ends with one" },
    { "e\xcc\x81, 120 € (net) #1 + 2.", "é, 120 € (net) #1 + 2." },
    { "at www.a.example", "at www.a.example| http://www.a.example:www.a.example" },
    { "a@b.example", "a@b.example| mailto:a@b.example:a@b.example" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardInline) parsed = steward_inline_parse (cases[i].markdown);
      g_autofree char *described = describe (parsed);

      g_assert_cmpstr (described, ==, cases[i].described);
    }
}

/* What is written is the plainest form, and reads the same. */
static void
test_write (void)
{
  static const char *const same[] = {
    "", "plain words", "ask **Legal** first", "***both***", "**b *bi***", "*i **bi***", "a `code` b", "``a`b``", "`` `a ``",
    "[form](https://a.example/f)", "[a (b)](<https://a.example/f(1)>)", "https://a.example/x", "mail mara@a.example now",
    "[**bold link**](https://a.example) x", "snake_case", "2 \\* 3 \\[x\\]", "\\~5 days", "one\\\ntwo", "5 < 6 & 7",
    "\\<b>", "wow\\![x](https://a.example)", "www.a.example", "[a](https://a.example/?x=1&amp;copy=2)", "~~out~~",
    "„Größe“ **日本**語",
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autoptr (StewardInline) parsed = steward_inline_parse (same[i]);
      g_autofree char *markdown = steward_inline_to_markdown (parsed);

      g_assert_cmpstr (markdown, ==, same[i]);
    }
}

static void
test_spaces_leave_emphasis (void)
{
  g_autoptr (StewardInline) set = steward_inline_new ();
  g_autofree char *markdown = NULL;

  steward_inline_append (set, "ask", 0, NULL);
  steward_inline_append (set, " Legal ", STEWARD_INLINE_BOLD, NULL);
  steward_inline_append (set, "first", 0, NULL);
  markdown = steward_inline_to_markdown (set);
  g_assert_cmpstr (markdown, ==, "ask **Legal** first");
}

/* Words survive whatever they are and however they are set; written twice, nothing moves. */
static void
test_any_words (void)
{
  static const char *const parts[] = { "a", "b c", " ", "*", "_", "**", "`", "[", "](", ")", "<", "<b>", "&", "&amp;",
                                       "\\", "!", "~", "#", "1.", "é", "日", "\n", "https://a.example/~x", "www.a.b",
                                       "m@a.example", "\"", "(", "|", "\\\n" };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (StewardInline) set = steward_inline_new ();
      g_autoptr (StewardInline) back = NULL;
      g_autofree char *markdown = NULL;
      g_autofree char *again = NULL;

      for (guint n = g_rand_int_range (random, 1, 8); n > 0; n--)
        steward_inline_append (set, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))],
                               g_rand_int_range (random, 0, 2) * g_rand_int_range (random, 0, 16),
                               g_rand_int_range (random, 0, 5) == 0 ? "https://l.example/(x)" : NULL);
      markdown = steward_inline_to_markdown (set);
      back = steward_inline_parse (markdown);
      g_strchomp (set->text->str);
      g_strchomp (back->text->str);
      if (strchr (markdown, '`') != NULL)
        g_strdelimit (set->text->str, "\n", ' '), g_strdelimit (back->text->str, "\n", ' ');
      g_assert_cmpstr (back->text->str, ==, set->text->str);
      again = steward_inline_to_markdown (back);
      g_assert_nonnull (again);
    }
}

/* A page that is one paragraph of a hundred thousand runs: each is looked at once. */
static void
test_many_runs (void)
{
  g_autoptr (GString) markdown = g_string_new (NULL);
  g_autoptr (StewardInline) words = NULL;
  clock_t start;
  double spent_s;

  for (guint i = 0; i < 100000; i++)
    g_string_append (markdown, "*\303\244* b ");
  start = clock ();
  words = steward_inline_parse (markdown->str);
  spent_s = (double) (clock () - start) / CLOCKS_PER_SEC;
  g_assert_cmpuint (words->spans->len, ==, 100000);
  g_test_message ("%.2f s of CPU", spent_s);
  /* It took minutes when each run counted all before it. */
  g_assert_cmpfloat (spent_s, <, 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/inline/is-read", test_parse);
  g_test_add_func ("/domain/inline/many-runs", test_many_runs);
  g_test_add_func ("/domain/inline/plainest-form-is-written", test_write);
  g_test_add_func ("/domain/inline/spaces-leave-emphasis", test_spaces_leave_emphasis);
  g_test_add_func ("/domain/inline/any-words-survive", test_any_words);

  return g_test_run ();
}
