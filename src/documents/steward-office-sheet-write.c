/* steward-office-sheet-write.c: tables as spreadsheets write them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-office-sheet"

#include "steward-office-sheet-write.h"

#include "steward-packing.h"

#include <string.h>

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* XML 1.0 §2.2 has no place for most control characters. */
static void
append_text (GString    *out,
             const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      default:
        if ((guchar) *p >= 0x20 || *p == '\n' || *p == '\t')
          g_string_append_c (out, *p);
        else
          g_string_append_c (out, ' ');
      }
}

static guint
get_n_rows (const StewardSheet *sheet)
{
  return sheet->rows->len;
}

static char *
column_name (guint column)
{
  GString *name = g_string_new (NULL);

  for (guint n = column + 1; n > 0; n = (n - 1) / 26)
    g_string_prepend_c (name, (char) ('A' + (n - 1) % 26));
  return g_string_free (name, FALSE);
}

/* ECMA-376 part 1 §18.3.1.53: text in its place, so nothing is ever read as a formula. */
static char *
write_worksheet (const StewardSheet *sheet)
{
  GString *out = g_string_new (DECLARATION
                               "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");

  for (guint r = 0; r < get_n_rows (sheet); r++)
    {
      g_string_append_printf (out, "<row r=\"%u\">", r + 1);
      for (guint c = 0; c < steward_sheet_get_width (sheet); c++)
        {
          const char *text = steward_sheet_get_cell (sheet, r, c);
          g_autofree char *column = column_name (c);

          if (*text == '\0')
            continue;
          g_string_append_printf (out, "<c r=\"%s%u\" t=\"inlineStr\"><is><t xml:space=\"preserve\">", column, r + 1);
          append_text (out, text);
          g_string_append (out, "</t></is></c>");
        }
      g_string_append (out, "</row>");
    }
  g_string_append (out, "</sheetData></worksheet>");
  return g_string_free (out, FALSE);
}

static char *
write_content_types (guint n_sheets)
{
  GString *out = g_string_new (
      DECLARATION "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                  "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                  "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                  "<Override PartName=\"/xl/workbook.xml\" "
                  "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>");

  for (guint i = 0; i < n_sheets; i++)
    g_string_append_printf (out,
                            "<Override PartName=\"/xl/worksheets/sheet%u.xml\" "
                            "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>",
                            i + 1);
  g_string_append (out, "</Types>");
  return g_string_free (out, FALSE);
}

static char *
write_workbook (GPtrArray *sheets)
{
  GString *out = g_string_new (
      DECLARATION "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                  "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>");

  for (guint i = 0; i < sheets->len; i++)
    {
      g_string_append (out, "<sheet name=\"");
      append_text (out, ((StewardSheet *) sheets->pdata[i])->name);
      g_string_append_printf (out, "\" sheetId=\"%u\" r:id=\"rId%u\"/>", i + 1, i + 1);
    }
  g_string_append (out, "</sheets></workbook>");
  return g_string_free (out, FALSE);
}

static char *
write_workbook_relations (guint n_sheets)
{
  GString *out = g_string_new (
      DECLARATION "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");

  for (guint i = 0; i < n_sheets; i++)
    g_string_append_printf (
        out,
        "<Relationship Id=\"rId%u\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
        "Target=\"worksheets/sheet%u.xml\"/>",
        i + 1, i + 1);
  g_string_append (out, "</Relationships>");
  return g_string_free (out, FALSE);
}

/**
 * steward_office_sheets_write_xlsx:
 * @sheets: (element-type StewardSheet): each with a name
 * @error: return location for %STEWARD_DOCUMENT_ERROR
 *
 * Source of the format: ECMA-376 part 1.
 *
 * Returns: (transfer full) (nullable): a workbook of text
 */
GBytes *
steward_office_sheets_write_xlsx (GPtrArray  *sheets,
                                  GError    **error)
{
  static const char relations[] =
      DECLARATION "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                  "<Relationship Id=\"rId1\" "
                  "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
                  "Target=\"xl/workbook.xml\"/></Relationships>";
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (StewardPackedFile));
  const StewardPackedFile fixed[] = {
    { "[Content_Types].xml", write_content_types (sheets->len) },
    { "_rels/.rels", g_strdup (relations) },
    { "xl/workbook.xml", write_workbook (sheets) },
    { "xl/_rels/workbook.xml.rels", write_workbook_relations (sheets->len) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    {
      g_ptr_array_add (owned, (gpointer) fixed[i].text);
      g_array_append_val (files, fixed[i]);
    }
  for (guint i = 0; i < sheets->len; i++)
    {
      char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);
      char *text = write_worksheet (sheets->pdata[i]);
      StewardPackedFile file = { name, text };

      g_ptr_array_add (owned, name);
      g_ptr_array_add (owned, text);
      g_array_append_val (files, file);
    }
  return steward_packing_write ((const StewardPackedFile *) files->data, files->len, error);
}

/* OpenDocument 1.3 part 3 §9.1: a cell without text is still a cell. */
static char *
write_ods_content (GPtrArray *sheets)
{
  GString *out = g_string_new (
      DECLARATION "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                  "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
                  "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.3\">"
                  "<office:body><office:spreadsheet>");

  for (guint i = 0; i < sheets->len; i++)
    {
      const StewardSheet *sheet = sheets->pdata[i];

      g_string_append (out, "<table:table table:name=\"");
      append_text (out, sheet->name);
      g_string_append_printf (out, "\"><table:table-column table:number-columns-repeated=\"%u\"/>",
                              MAX (steward_sheet_get_width (sheet), 1));
      for (guint r = 0; r < get_n_rows (sheet); r++)
        {
          g_string_append (out, "<table:table-row>");
          for (guint c = 0; c < steward_sheet_get_width (sheet); c++)
            {
              const char *text = steward_sheet_get_cell (sheet, r, c);

              if (*text == '\0')
                {
                  g_string_append (out, "<table:table-cell/>");
                  continue;
                }
              g_string_append (out, "<table:table-cell office:value-type=\"string\"><text:p>");
              append_text (out, text);
              g_string_append (out, "</text:p></table:table-cell>");
            }
          g_string_append (out, "</table:table-row>");
        }
      g_string_append (out, "</table:table>");
    }
  g_string_append (out, "</office:spreadsheet></office:body></office:document-content>");
  return g_string_free (out, FALSE);
}

/**
 * steward_office_sheets_write_ods:
 * @sheets: (element-type StewardSheet): each with a name
 * @error: return location for %STEWARD_DOCUMENT_ERROR
 *
 * Source of the format: OASIS OpenDocument 1.3.
 *
 * Returns: (transfer full) (nullable): a workbook of text
 */
GBytes *
steward_office_sheets_write_ods (GPtrArray  *sheets,
                                 GError    **error)
{
  static const char manifest[] =
      DECLARATION "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                  "manifest:version=\"1.3\">"
                  "<manifest:file-entry manifest:full-path=\"/\" "
                  "manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>"
                  "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
                  "</manifest:manifest>";
  g_autofree char *content = write_ods_content (sheets);
  const StewardPackedFile files[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "META-INF/manifest.xml", manifest },
    { "content.xml", content },
  };

  return steward_packing_write (files, G_N_ELEMENTS (files), error);
}
