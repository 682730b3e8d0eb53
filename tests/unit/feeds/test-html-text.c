/* test-html-text.c: HTML from outside as plain text
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <time.h>

#include "steward-html-text.h"

static void
test_text (void)
{
  static const struct { const char *html, *text; } cases[] = {
    { "plain", "plain" },
    { "<p>one</p><p>two</p>", "one\n\ntwo" },
    { "one<br>two<br/>three", "one\ntwo\nthree" },
    { "<div>one</div><div>two</div>", "one\ntwo" },
    { "<ul><li>one<li>two</ul>end", "• one\n• two\n\nend" },
    { "a  b\n\n c&nbsp;d", "a b c d" },
    { "<b>bold</b>er", "bolder" },
    { "<pre>a\n  b</pre>", "a\n  b" },
    { "&lt;b&gt; &amp; &eacute; &#233; &#x1F600; &#150; &unknown; & &", "<b> & é é 😀 – &unknown; & &" },
    { "a<script>alert('<p>')</script>b<style>p{}</style>c", "abc" },
    { "a<SCRIPT>x</script >b", "ab" },
    { "a<noscript><p>no</p></noscript>b<template>t</template>", "ab" },
    { "a<script>never ends", "a" },
    { "a<!-- <b> no -->b<!-->c", "ab" },
    { "1 < 2 and 3 > 2 <3", "1 < 2 and 3 > 2 <3" },
    { "<img src=x onerror=alert(1) alt=\"a <cat>\">", "a <cat>" },
    { "<a href='x'>link</a", "link" },
    { "<a title=\"a > b\">x</a>", "x" },
    { "<p don't>x</p>", "x" },
    { "&#0;&#xd800;&#99999999;", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
    { "safe\xe2\x80\xaereversed", "safereversed" },
    { "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc" },
    { "<span class=\"invisible\">https://</span><span class=\"ellipsis\">example.org/a-long</span>"
      "<span class=\"invisible\">-way</span> end", "example.org/a-long… end" },
    { "", "" },
    { "<", "<" },
    { "</", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = steward_html_text (cases[i].html, -1);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_marks (void)
{
  static const char html[] =
    "<p><span class=\"h-card\"><a href=\"https://social.example/@ann\" class=\"u-url mention\">@"
    "<span>ann</span></a></span> see <a href=\"/rules#x\">here</a>, <a href='javascript:alert(1)'>"
    "not</a> <a href=\"https://a.example/?x=1&amp;y=2\">there</a> or https://b.example/c). "
    "<a href=\"https://social.example/tags/AcmeAir\" class=\"mention hashtag\">#<span>AcmeAir"
    "</span></a> #acmeair #1 mail me@c.example @bob@d.example</p>";
  g_auto (StewardTextMarks) marks = { 0 };
  g_autofree char *text = steward_html_text_full (html, -1, "https://home.example/p/", &marks);
  g_autofree char *links = g_strjoinv (" ", marks.links);
  g_autofree char *hashtags = g_strjoinv (" ", marks.hashtags);
  g_autofree char *mentions = g_strjoinv (" ", marks.mentions);

  g_assert_true (g_str_has_prefix (text, "@ann see here, not there"));
  g_assert_cmpstr (links, ==,
                   "https://home.example/rules#x https://a.example/?x=1&y=2 https://b.example/c");
  g_assert_cmpstr (hashtags, ==, "AcmeAir");
  g_assert_cmpstr (mentions, ==, "ann bob@d.example");
}

static char *
repeat (const char *part,
        gsize       size)
{
  GString *text = g_string_sized_new (size);

  while (text->len < size)
    g_string_append (text, part);
  return g_string_free (text, FALSE);
}

static void
test_bounds (void)
{
  static const char *const parts[] = {
    "<div>", "<a href=", "<!--", "<script>", "&", "&#", "<a b='", "<span class=invisible>", "<pre>\n",
    "<ul><li>", "@a ", "#b ", "http://c.d/ ", "</", "<svg>", "<noscript>", "<a href=\"http://e.f/",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *html = repeat (parts[i], 4 * STEWARD_HTML_TEXT_MAX_BYTES);
      g_auto (StewardTextMarks) marks = { 0 };
      clock_t start = clock (); /* of the processor: others may be at work too */
      g_autofree char *text = steward_html_text_full (html, -1, "http://g.h/", &marks);

      g_assert_cmpuint (strlen (text), <=, 4 * STEWARD_HTML_TEXT_MAX_BYTES);
      g_assert_cmpuint (g_strv_length (marks.links), <=, STEWARD_TEXT_MARKS_MAX);
      g_assert_cmpint ((gint64) (clock () - start) * G_USEC_PER_SEC / CLOCKS_PER_SEC, <, 2 * G_USEC_PER_SEC);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feeds/html-text/is-what-a-reader-sees", test_text);
  g_test_add_func ("/feeds/html-text/finds-links-hashtags-and-mentions", test_marks);
  g_test_add_func ("/feeds/html-text/takes-no-more-than-its-bounds", test_bounds);
  return g_test_run ();
}
