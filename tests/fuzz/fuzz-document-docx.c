/* fuzz-document-docx.c: any bytes as a DOCX, and as the text within one
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "steward-docx.h"
#include "steward-markdown.h"
#include "steward-packing.h"

static void
read_docx (GBytes *bytes)
{
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (StewardGuideline) guideline = steward_docx_read (bytes, "g", "seed", &left_out, NULL);

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
    { "word/document.xml", text },
    { "word/_rels/document.xml.rels",
      "<Relationships><Relationship Id='s' Type='x/styles' Target='document.xml'/>"
      "<Relationship Id='n' Type='x/numbering' Target='document.xml'/>"
      "<Relationship Id='f' Type='x/footnotes' Target='document.xml'/>"
      "<Relationship Id='h' Type='x/header' Target='../word/./document.xml'/></Relationships>" },
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GBytes) packed = steward_packing_write (files, G_N_ELEMENTS (files), NULL);

  read_docx (bytes);
  read_docx (packed);
  return 0;
}
