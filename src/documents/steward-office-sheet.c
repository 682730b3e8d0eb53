/* steward-office-sheet.c: tables out of the packed documents of office suites
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * XLSX: ECMA-376 part 1, §18 (SpreadsheetML). ODS: OpenDocument 1.3 part 3, §9 (tables). */

#define G_LOG_DOMAIN "steward-office-sheet"

#include "steward-office-sheet.h"

#include "steward-packed.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

/* More of a repeated empty cell or row says nothing. */
#define MOST_COLUMNS 512
#define MOST_ROWS    5000

static gboolean
is_named (const xmlNode *node,
          const char    *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static xmlNode *
find_below (xmlNode    *node,
            const char *name)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      xmlNode *found;

      if (is_named (child, name))
        return child;
      found = find_below (child, name);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static char *
get_attribute (xmlNode    *node,
               const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *text;

  /* An attribute with a namespace is found by its local name. */
  for (xmlAttr *attribute = node->properties; value == NULL && attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, name) == 0)
      value = xmlNodeListGetString (node->doc, attribute->children, 1);
  text = g_strdup ((const char *) value);
  xmlFree (value);
  return text;
}

static guint
get_number (xmlNode    *node,
            const char *name,
            guint       otherwise,
            guint       most)
{
  g_autofree char *text = get_attribute (node, name);
  guint64 number = text != NULL ? g_ascii_strtoull (text, NULL, 10) : otherwise;

  return (guint) MIN (number, most);
}

static void
append_text (GString *out,
             xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        g_string_append (out, (const char *) child->content);
      else if (is_named (child, "s") || is_named (child, "tab") || is_named (child, "line-break"))
        g_string_append_c (out, ' ');
      /* What is said about a cell isn't in it; a phonetic reading neither. */
      else if (child->type == XML_ELEMENT_NODE && !is_named (child, "annotation") && !is_named (child, "rPh"))
        append_text (out, child);
      if (is_named (child, "p") && child->next != NULL)
        g_string_append_c (out, '\n');
    }
}

static char *
text_of (xmlNode *node)
{
  GString *text = g_string_new (NULL);

  append_text (text, node);
  return g_string_free (text, FALSE);
}

/* Rows as they grow; empty ones at the end are dropped. */
static void
set_cell (GPtrArray  *rows,
          guint       row,
          guint       column,
          const char *text)
{
  GPtrArray *cells;

  if (row >= MOST_ROWS || column >= MOST_COLUMNS || *text == '\0')
    return;
  while (rows->len <= row)
    g_ptr_array_add (rows, g_ptr_array_new_with_free_func (g_free));
  cells = rows->pdata[row];
  while (cells->len <= column)
    g_ptr_array_add (cells, g_strdup (""));
  g_free (cells->pdata[column]);
  cells->pdata[column] = g_strdup (text);
}

static void
add_sheet (GPtrArray  *sheets,
           const char *name,
           GPtrArray  *rows)
{
  StewardSheet *sheet;

  if (rows->len == 0)
    return;
  sheet = steward_sheet_new (name);
  for (guint r = 0; r < rows->len; r++)
    {
      GPtrArray *cells = rows->pdata[r];
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

      for (guint c = 0; c < cells->len; c++)
        {
          g_autofree char *clean = steward_sheet_clean (cells->pdata[c]);

          g_strv_builder_add (builder, clean);
        }
      g_ptr_array_add (sheet->rows, g_strv_builder_end (builder));
    }
  g_ptr_array_add (sheets, sheet);
}

static xmlDoc *
parse (StewardPacked  *packed,
       const char     *name,
       GError        **error)
{
  g_autoptr (GBytes) bytes = steward_packed_get (packed, name);
  xmlDoc *doc = NULL;

  if (bytes != NULL)
    doc = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), NULL, NULL,
                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  /* No office suite writes a document type; one would only bring entities. */
  if (doc != NULL && xmlGetIntSubset (doc) == NULL && xmlDocGetRootElement (doc) != NULL)
    return doc;
  if (doc != NULL)
    xmlFreeDoc (doc);
  g_set_error (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID,
               _("%s inside the document is missing or damaged; save it again, or save the table as CSV"), name);
  return NULL;
}

/* XLSX */

static GPtrArray *
read_shared_strings (StewardPacked *packed)
{
  GPtrArray *strings = g_ptr_array_new_with_free_func (g_free);
  xmlDoc *doc = parse (packed, "xl/sharedStrings.xml", NULL);

  if (doc == NULL)
    return strings;
  for (xmlNode *node = xmlDocGetRootElement (doc)->children; node != NULL; node = node->next)
    if (is_named (node, "si"))
      g_ptr_array_add (strings, text_of (node));
  xmlFreeDoc (doc);
  return strings;
}

static guint
column_of (const char *reference,
           guint       otherwise)
{
  guint column = 0;

  if (reference == NULL)
    return otherwise;
  for (const char *p = reference; g_ascii_isalpha (*p) && column < 100000; p++)
    column = column * 26 + (guint) (g_ascii_toupper (*p) - 'A') + 1;
  return column > 0 ? column - 1 : otherwise;
}

static char *
value_of_cell (xmlNode   *cell,
               GPtrArray *strings)
{
  g_autofree char *type = get_attribute (cell, "t");
  xmlNode *value = find_below (cell, g_strcmp0 (type, "inlineStr") == 0 ? "is" : "v");
  g_autofree char *text = value != NULL ? text_of (value) : g_strdup ("");
  guint64 index;

  if (g_strcmp0 (type, "s") != 0)
    return g_steal_pointer (&text);
  index = g_ascii_strtoull (text, NULL, 10);
  return g_strdup (index < strings->len ? strings->pdata[index] : "");
}

static void
read_worksheet (xmlDoc     *doc,
                const char *name,
                GPtrArray  *strings,
                GPtrArray  *sheets)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  xmlNode *data = find_below (xmlDocGetRootElement (doc), "sheetData");
  guint row = 0;

  for (xmlNode *node = data != NULL ? data->children : NULL; node != NULL; node = node->next)
    {
      guint column = 0;

      if (!is_named (node, "row"))
        continue;
      row = get_number (node, "r", row + 1, MOST_ROWS + 1);
      for (xmlNode *cell = node->children; cell != NULL; cell = cell->next)
        {
          g_autofree char *reference = NULL;
          g_autofree char *text = NULL;

          if (!is_named (cell, "c"))
            continue;
          reference = get_attribute (cell, "r");
          text = value_of_cell (cell, strings);
          column = column_of (reference, column);
          set_cell (rows, row > 0 ? row - 1 : 0, column, text);
          column++;
        }
    }
  add_sheet (sheets, name, rows);
}

static char *
find_target (xmlDoc     *relations,
             const char *id)
{
  for (xmlNode *node = xmlDocGetRootElement (relations)->children; node != NULL; node = node->next)
    {
      g_autofree char *own = node->type == XML_ELEMENT_NODE ? get_attribute (node, "Id") : NULL;
      g_autofree char *target = own != NULL && g_strcmp0 (own, id) == 0 ? get_attribute (node, "Target") : NULL;

      if (target != NULL)
        return *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
    }
  return NULL;
}

static gboolean
read_workbook (StewardPacked  *packed,
               GPtrArray      *sheets,
               GError        **error)
{
  g_autoptr (GPtrArray) strings = NULL;
  xmlDoc *workbook = parse (packed, "xl/workbook.xml", error);
  xmlDoc *relations = workbook != NULL ? parse (packed, "xl/_rels/workbook.xml.rels", error) : NULL;
  xmlNode *list = relations != NULL ? find_below (xmlDocGetRootElement (workbook), "sheets") : NULL;
  gboolean is_ok = relations != NULL;

  strings = read_shared_strings (packed);
  for (xmlNode *node = list != NULL ? list->children : NULL; is_ok && node != NULL; node = node->next)
    {
      g_autofree char *name = is_named (node, "sheet") ? get_attribute (node, "name") : NULL;
      g_autofree char *id = name != NULL ? get_attribute (node, "id") : NULL;
      g_autofree char *target = id != NULL ? find_target (relations, id) : NULL;
      xmlDoc *worksheet = target != NULL ? parse (packed, target, error) : NULL;

      if (target == NULL)
        continue;
      is_ok = worksheet != NULL;
      if (is_ok)
        read_worksheet (worksheet, name, strings, sheets);
      g_clear_pointer (&worksheet, xmlFreeDoc);
    }
  g_clear_pointer (&relations, xmlFreeDoc);
  g_clear_pointer (&workbook, xmlFreeDoc);
  return is_ok;
}

/* ODS */

static void
read_table_row (xmlNode   *row,
                GPtrArray *rows,
                guint      index)
{
  guint column = 0;

  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    {
      guint times;
      g_autofree char *text = NULL;

      if (!is_named (cell, "table-cell") && !is_named (cell, "covered-table-cell"))
        continue;
      times = get_number (cell, "number-columns-repeated", 1, MOST_COLUMNS);
      text = text_of (cell);
      for (guint i = 0; *text != '\0' && i < times; i++)
        set_cell (rows, index, column + i, text);
      column += times;
    }
}

/* Rows may stand in groups and in a header. */
static void
read_table_rows (xmlNode   *parent,
                 GPtrArray *rows,
                 guint     *index)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if (is_named (node, "table-row"))
        {
          guint times = get_number (node, "number-rows-repeated", 1, MOST_ROWS);

          read_table_row (node, rows, *index);
          *index = MIN (*index + times, MOST_ROWS);
        }
      else if (is_named (node, "table-row-group") || is_named (node, "table-header-rows") || is_named (node, "table-rows"))
        read_table_rows (node, rows, index);
    }
}

static gboolean
read_spreadsheet (StewardPacked  *packed,
                  GPtrArray      *sheets,
                  GError        **error)
{
  xmlDoc *doc = parse (packed, "content.xml", error);
  xmlNode *spreadsheet = doc != NULL ? find_below (xmlDocGetRootElement (doc), "spreadsheet") : NULL;

  if (doc == NULL)
    return FALSE;
  for (xmlNode *node = spreadsheet != NULL ? spreadsheet->children : NULL; node != NULL; node = node->next)
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
      g_autofree char *name = is_named (node, "table") ? get_attribute (node, "name") : NULL;
      guint index = 0;

      if (name == NULL)
        continue;
      read_table_rows (node, rows, &index);
      add_sheet (sheets, name, rows);
    }
  xmlFreeDoc (doc);
  return TRUE;
}

/**
 * steward_office_sheets_are:
 *
 * Returns: whether the bytes are a packed document at all
 */
gboolean
steward_office_sheets_are (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= 4 && memcmp (data, "PK\3\4", 4) == 0;
}

/**
 * steward_office_sheets_read:
 * @sheets: (element-type StewardSheet): where tables are appended
 * @error: return location for %STEWARD_DOCUMENT_ERROR
 *
 * Reads XLSX and ODS; nothing else in the container is looked at.
 *
 * Returns: whether it is one of them
 */
gboolean
steward_office_sheets_read (GBytes     *bytes,
                            GPtrArray  *sheets,
                            GError    **error)
{
  static const char *const wanted[] = { "content.xml", "xl/", NULL };
  g_autoptr (StewardPacked) packed = steward_packed_new (bytes, wanted, error);

  if (packed == NULL)
    return FALSE;
  if (steward_packed_has (packed, "xl/workbook.xml"))
    return read_workbook (packed, sheets, error);
  if (steward_packed_has (packed, "content.xml"))
    return read_spreadsheet (packed, sheets, error);
  g_set_error_literal (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID,
                       _("It is a packed document but no spreadsheet; a matrix is read from XLSX, ODS, CSV, "
                         "tab-separated text or Markdown"));
  return FALSE;
}
