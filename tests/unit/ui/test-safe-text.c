/* test-safe-text.c: a text from outside as markup that only we made
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-safe-text.h"

#include <pango/pango.h>

static void
test_cases (void)
{
  static const char *const words[] = { "guitar", "acme air", NULL };
  static const struct
  {
    const char *text;
    const char *markup;
  } cases[] = {
    { "plain", "plain" },
    { "<b>bold</b> & so on", "&lt;b&gt;bold&lt;/b&gt; &amp; so on" },
    { "see https://a.example/x?a=1&b=2.", "see <a href=\"https://a.example/x?a=1&amp;b=2\">https://a.example/x?a=1&amp;b=2</a>." },
    { "(http://a.example)", "(<a href=\"http://a.example\">http://a.example</a>)" },
    { "https://", "https://" },
    { "javascript:alert(1)", "javascript:alert(1)" },
    { "https://a.example/\"><b>", "<a href=\"https://a.example/\">https://a.example/</a>&quot;&gt;&lt;b&gt;" },
    { "xhttps://a.example", "xhttps://a.example" },
    { "My Guitar, guitarist", "My <b>Guitar</b>, guitarist" },
    { "ACME AIR broke it", "<b>ACME AIR</b> broke it" },
    { "left \xe2\x80\xae right", "left  right" },
    { "a\x01" "b", "ab" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_cut;
      g_autofree char *markup = steward_safe_text_markup (cases[i].text, words, 1000, &is_cut);

      g_assert_cmpstr (markup, ==, cases[i].markup);
      g_assert_false (is_cut);
    }
}

static void
test_cut (void)
{
  gboolean is_cut;
  g_autofree char *markup = steward_safe_text_markup ("abcdef", NULL, 3, &is_cut);

  g_assert_true (is_cut);
  g_assert_cmpstr (markup, ==, "abc…");
}

/* Whatever stands in a post, Pango reads what comes of it. */
static void
test_anything (void)
{
  static const char *const parts[] = { "<", ">", "&", "\"", "'", "https://", "a.example/", " ", "guitar", "&#0;", "ä", "\n",
                                       "\xe2\x81\xa7", "]]>", "<a href=", "http://%zz" };
  static const char *const words[] = { "guitar", "<", "&", NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *markup = NULL;
      g_autoptr (GError) error = NULL;
      gboolean is_cut;

      for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
        g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      markup = steward_safe_text_markup (text->str, words, 40, &is_cut);
      /* Pango itself has no links; what a label makes of them is checked by its parser. */
      if (strstr (markup, "<a ") == NULL)
        pango_parse_markup (markup, -1, 0, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/safe-text/cases", test_cases);
  g_test_add_func ("/safe-text/cut", test_cut);
  g_test_add_func ("/safe-text/anything", test_anything);
  return g_test_run ();
}
