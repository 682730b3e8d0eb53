/* test-text.c: text of no particular subject
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-text.h"

static void
test_tidy (void)
{
  static const struct { const char *in, *out; } cases[] = {
    { "  plain ", "plain" },
    { "a\r\nb\rc\n", "a\nb\nc" },
    { "ab\xffz", "ab\xef\xbf\xbdz" },
    { "e\xcc\x81", "é" },
    { "one\xe2\x80\xaetwo\xe2\x80\xac", "onetwo" },
    { "bell\x07 and\x01 so on", "bell and so on" },
    { "\xef\xbb\xbfmark", "mark" },
    { "p\xe2\x80\xa9q", "p\nq" },
    { "👩‍👩‍👧", "👩‍👩‍👧" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tidy = steward_text_tidy (cases[i].in);

      g_assert_cmpstr (tidy, ==, cases[i].out);
    }
}

static void
test_one_line (void)
{
  g_autofree char *line = steward_text_one_line (" a \n\t b\xc2\xa0 c ");

  g_assert_cmpstr (line, ==, "a b c");
}

static void
test_normalise (void)
{
  g_autofree char *a = steward_text_normalise ("ＡＣＭＥ  Straße");
  g_autofree char *b = steward_text_normalise ("acme STRASSE ");

  g_assert_cmpstr (a, ==, b);
}

static void
test_graphemes (void)
{
  static const struct { const char *text; gsize count; } cases[] = {
    { "", 0 }, { "abc", 3 }, { "é", 1 }, { "e\xcc\x81", 1 }, { "👩‍👩‍👧", 1 }, { "🇩🇪🇫🇷", 2 }, { "a\r\nb", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (steward_text_count_graphemes (cases[i].text), ==, cases[i].count);
}

static void
test_shorten (void)
{
  static const struct { const char *text; gsize max; const char *out; } cases[] = {
    { "abc", 3, "abc" }, { "abcd", 3, "ab…" }, { "a 👩‍👩‍👧b c", 3, "a…" }, { "👩‍👩‍👧👩‍👩‍👧", 1, "…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out = steward_text_shorten (cases[i].text, cases[i].max);

      g_assert_cmpstr (out, ==, cases[i].out);
    }
}

static void
test_direction (void)
{
  static const struct { const char *text; int expected; } cases[] = {
    { "Lost luggage", 1 }, { "**100 €**, then", 1 }, { "100 €", 0 }, { "", 0 },
    { "مرحبا", -1 }, { "12 שלום", -1 }, { "«Hello» مرحبا", 1 }, { "漢字", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (steward_text_get_direction (cases[i].text), ==, cases[i].expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/tidy-is-safe-to-show", test_tidy);
  g_test_add_func ("/base/text/one-line-has-single-spaces", test_one_line);
  g_test_add_func ("/base/text/normalised-forms-compare", test_normalise);
  g_test_add_func ("/base/text/graphemes-are-what-is-seen", test_graphemes);
  g_test_add_func ("/base/text/directions-are-those-of-letters", test_direction);
  g_test_add_func ("/base/text/shortening-cuts-between-graphemes", test_shorten);
  return g_test_run ();
}
