/* fuzz-html-text.c: any HTML to plain text
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "steward-html-text.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *html = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_auto (StewardTextMarks) marks = { 0 };
  g_autofree char *text = steward_html_text_full (html, -1, "https://a.example/b/", &marks);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_nonnull (marks.links);
  return 0;
}
