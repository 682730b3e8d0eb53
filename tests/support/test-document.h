/* test-document.h: office documents from the words of their text, and guidelines as lines
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document-format.h"
#include "steward-packing.h"

#include <string.h>

#define TEST_DOCUMENT_ODF \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"" \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"" \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"" \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"" \
  " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"" \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"" \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" \
  " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
#define TEST_DOCUMENT_WORD \
  " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"" \
  " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"" \
  " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
#define TEST_DOCUMENT_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define TEST_DOCUMENT_RELATIONSHIPS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

/**
 * test_document_pack:
 * @format: `docx`, `odt`, or one whose text is the file
 * @text: what stands in the body
 * @more: of DOCX: further parts by their kind (`styles`, `numbering`); of ODT the automatic styles
 * @n_more: how many
 *
 * In DOCX `r:id="link"` leads to https://a.example/.
 *
 * Returns: (transfer full): the file
 */
static inline GBytes *
test_document_pack (const char              *format,
                    const char              *text,
                    const StewardPackedFile *more,
                    guint                    n_more)
{
  g_autofree char *whole = NULL;

  if (g_str_equal (format, "odt"))
    {
      const StewardPackedFile file = {
        "content.xml",
        whole = g_strconcat ("<office:document-content" TEST_DOCUMENT_ODF "><office:automatic-styles>",
                             n_more > 0 ? more[0].text : "", "</office:automatic-styles><office:body><office:text>", text,
                             "</office:text></office:body></office:document-content>", NULL),
      };

      return steward_packing_write (&file, 1, NULL);
    }
  if (g_str_equal (format, "docx"))
    {
      g_autoptr (GString) relations = g_string_new (TEST_DOCUMENT_RELATIONSHIPS "<Relationship Id=\"link\" Type=\""
                                                    TEST_DOCUMENT_RELATIONS "hyperlink\" Target=\"https://a.example/\" "
                                                    "TargetMode=\"External\"/>");
      g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (StewardPackedFile));
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      StewardPackedFile file = { "_rels/.rels", TEST_DOCUMENT_RELATIONSHIPS "<Relationship Id=\"r\" Type=\""
                                 TEST_DOCUMENT_RELATIONS "officeDocument\" Target=\"word/document.xml\"/></Relationships>" };

      g_array_append_val (files, file);
      for (guint i = 0; i < n_more; i++)
        {
          g_string_append_printf (relations, "<Relationship Id=\"p%u\" Type=\"" TEST_DOCUMENT_RELATIONS "%s\" Target=\"%s.xml\"/>",
                                  i, more[i].name, more[i].name);
          g_ptr_array_add (names, g_strdup_printf ("word/%s.xml", more[i].name));
          file = (StewardPackedFile) { names->pdata[i], more[i].text };
          g_array_append_val (files, file);
        }
      g_string_append (relations, "</Relationships>");
      file = (StewardPackedFile) { "word/_rels/document.xml.rels", relations->str };
      g_array_append_val (files, file);
      whole = g_strconcat ("<w:document" TEST_DOCUMENT_WORD "><w:body>", text, "</w:body></w:document>", NULL);
      file = (StewardPackedFile) { "word/document.xml", whole };
      g_array_append_val (files, file);
      return steward_packing_write ((const StewardPackedFile *) (gpointer) files->data, files->len, NULL);
    }
  return g_bytes_new (text, strlen (text));
}

/**
 * test_document_outline:
 *
 * Returns: (transfer full): a line a block: what it is, as deep in as it lies, items with their numbers, tables with a brace
 *   a row, and their words
 */
static inline char *
test_document_outline (StewardGuideline *guideline)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, i);

      for (gint at = steward_guideline_find (guideline, block->parent); at >= 0;
           at = steward_guideline_find (guideline, steward_guideline_get_block (guideline, (guint) at)->parent))
        g_string_append_c (out, ' ');
      if (block->ordered)
        g_string_append_printf (out, "%u. %s", steward_guideline_get_item_number (guideline, i), block->text);
      else if (block->type == STEWARD_GUIDELINE_BLOCK_ITEM)
        g_string_append_printf (out, "- %s", block->text);
      else if (block->type == STEWARD_GUIDELINE_BLOCK_HEADING)
        g_string_append_printf (out, "h%u %s", block->level, block->text);
      else if (block->rows == NULL)
        g_string_append_printf (out, "%s %s", steward_guideline_block_type_name (block->type), block->text);
      for (guint r = 0; block->rows != NULL && r < block->rows->len; r++)
        {
          g_autofree char *cells = g_strjoinv ("/", block->rows->pdata[r]);

          g_string_append_printf (out, "{%s}", cells);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
