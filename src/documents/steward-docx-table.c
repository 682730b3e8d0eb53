/* steward-docx-table.c: the tables of a DOCX
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ECMA-376 part 1, §17.4. */

#define G_LOG_DOMAIN "steward-docx"

#include "steward-docx-reader.h"

#include <string.h>

/* The bit for the first row in §17.4.56, as programs before Word 2010 write it. */
#define LOOK_FIRST_ROW 0x0020

static const char *const holders[] = { "sdt", "sdtContent", "customXml", "smartTag", NULL };

/* Whether a cell goes on with the one above or before (§17.4.84, §17.4.22): it says so, and nothing in it is shown. */
static gboolean
is_covered (xmlNode    *properties,
            const char *name)
{
  xmlNode *merge = steward_markup_find (properties, name);
  g_autofree char *kind = merge != NULL ? steward_markup_get (merge, "val") : NULL;

  return merge != NULL && g_strcmp0 (kind, "restart") != 0;
}

static void
read_cell (StewardDocxReader *reader,
           xmlNode           *cell)
{
  xmlNode *properties = steward_markup_find (cell, "tcPr");
  xmlNode *span = steward_markup_find (properties, "gridSpan");

  if (is_covered (properties, "vMerge") || is_covered (properties, "hMerge"))
    {
      g_autofree char *words = g_strstrip (steward_markup_get_content (cell));

      steward_document_builder_count (reader->builder, "merged cells");
      if (*words != '\0')
        steward_docx_leave_out_words (reader, "hidden text", cell, reader->relations);
    }
  else
    steward_docx_read_blocks (reader, cell);
  steward_document_builder_end_cell (reader->builder, (guint) MAX (steward_markup_get_number (span, "val", 1), 1), 1);
}

static void
read_cells (StewardDocxReader *reader,
            xmlNode           *parent)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (steward_markup_is (node, "tc"))
      read_cell (reader, node);
    else if (steward_markup_is_any (node, holders))
      read_cells (reader, node);
}

static void
read_row (StewardDocxReader *reader,
          xmlNode           *row,
          gboolean           is_head)
{
  xmlNode *before = steward_markup_find (steward_markup_find (row, "trPr"), "gridBefore");

  steward_document_builder_begin_row (reader->builder, is_head);
  for (gint i = steward_markup_get_number (before, "val", 0); i > 0; i--)
    steward_document_builder_end_cell (reader->builder, 1, 1);
  read_cells (reader, row);
}

static void
list_rows (xmlNode   *parent,
           GPtrArray *rows)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (steward_markup_is (node, "tr"))
      g_ptr_array_add (rows, node);
    else if (steward_markup_is_any (node, holders))
      list_rows (node, rows);
}

/* Whether the table is to look as one whose first row is its head. */
static gboolean
looks_headed (xmlNode *table)
{
  xmlNode *look = steward_markup_find (steward_markup_find (table, "tblPr"), "tblLook");
  g_autofree char *first = look != NULL ? steward_markup_get (look, "firstRow") : NULL;
  g_autofree char *bits = look != NULL ? steward_markup_get (look, "val") : NULL;

  if (first != NULL)
    return strcmp (first, "1") == 0 || strcmp (first, "true") == 0 || strcmp (first, "on") == 0;
  return bits != NULL && (g_ascii_strtoull (bits, NULL, 16) & LOOK_FIRST_ROW) != 0;
}

/**
 * steward_docx_read_table:
 *
 * The head is the row that is repeated on each page; in a table that has none, the first of several where the table looks
 * so: Word's tables do unless somebody says otherwise.
 */
void
steward_docx_read_table (StewardDocxReader *reader,
                         xmlNode           *table)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  gboolean in_head = TRUE;

  list_rows (table, rows);
  steward_document_builder_begin_table (reader->builder);
  for (guint i = 0; i < rows->len; i++)
    {
      xmlNode *properties = steward_markup_find (rows->pdata[i], "trPr");

      if (steward_markup_find (properties, "del") != NULL)
        {
          steward_document_builder_count (reader->builder, "tracked deletions, taken as done");
          continue;
        }
      if (steward_markup_find (properties, "ins") != NULL)
        steward_document_builder_count (reader->builder, "tracked insertions, taken as accepted");
      in_head = in_head && steward_docx_is_on (steward_markup_find (properties, "tblHeader"));
      read_row (reader, rows->pdata[i], in_head || (i == 0 && rows->len > 1 && looks_headed (table)));
    }
  steward_document_builder_end_table (reader->builder);
}
