/* fuzz-document-html.c: any bytes as an HTML document
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "steward-html.h"
#include "steward-markdown.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (StewardGuideline) guideline = steward_html_read (bytes, "g", "seed", &left_out, NULL);

  if (guideline != NULL)
    {
      g_autofree char *markdown = steward_markdown_write (guideline);

      g_assert_true (g_utf8_validate (markdown, -1, NULL));
    }
  return 0;
}
