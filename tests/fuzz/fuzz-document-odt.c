/* fuzz-document-odt.c: any bytes as a ODT, and as the text within one
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "steward-odt.h"
#include "steward-markdown.h"
#include "steward-packing.h"

static void
read_odt (GBytes *bytes)
{
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (StewardGuideline) guideline = steward_odt_read (bytes, "g", "seed", &left_out, NULL);

  if (guideline != NULL)
    {
      g_autofree char *markdown = steward_markdown_write (guideline);

      g_assert_true (g_utf8_validate (markdown, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  const StewardPackedFile files[] = {
    { "content.xml", text }, { "styles.xml", text }, { "meta.xml", text }, { "Object 1/content.xml", text },
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GBytes) packed = steward_packing_write (files, G_N_ELEMENTS (files), NULL);

  read_odt (bytes);
  read_odt (packed);
  return 0;
}
