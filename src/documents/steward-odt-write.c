/* steward-odt-write.c: guidelines to ODT
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * OpenDocument 1.3 part 3. An item holds paragraphs and lists only (§5.3.3): what else lies under it, and what makes up
 * one quote, is in sections (§5.4) whose names say so. */

#define G_LOG_DOMAIN "steward-odt"

#include "steward-odt.h"

#include "steward-document-columns.h"
#include "steward-document-writing.h"
#include "steward-packing.h"

#include <string.h>

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define NAMESPACES \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"" \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"" \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"" \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"" \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"" \
  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"" \
  " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"" \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" \
  " xmlns:xlink=\"http://www.w3.org/1999/xlink\"" \
  " xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" office:version=\"1.3\""
#define MAX_LEVEL 10
#define MAX_OPEN  64

typedef struct
{
  StewardGuideline *guideline;
  GString          *out;
  GString          *styles;            /* of columns */
  guint            *n_columns;         /* that have one */
  guint             at;
  guint             n_sections;
  guint             n_open;            /* items around that are open, in this section */
  gboolean          ordered[MAX_OPEN]; /* of each, whether its list is counted */
  guint             n_lists;
  guint             lists[MAX_OPEN];   /* the last list so deep, 0 for none */
} Writer;

static void
append_text (GString    *out,
             const char *text,
             gboolean    is_code)
{
  gboolean after_space = is_code;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean is_space = *p == ' ';

      if (*p == '\n')
        g_string_append (out, "<text:line-break/>");
      else if (*p == '\t')
        g_string_append (out, "<text:tab/>");
      else if (is_space && after_space)
        g_string_append (out, "<text:s/>");
      else
        {
          char one[7] = { 0 };

          memcpy (one, p, (gsize) (g_utf8_next_char (p) - p));
          steward_document_append_xml (out, one);
        }
      after_space = is_space || (is_code && *p == '\n');
    }
}

static void
append_link (const char *link,
             gpointer    data)
{
  Writer *self = data;

  if (link == NULL)
    {
      g_string_append (self->out, "</text:a>");
      return;
    }
  g_string_append (self->out, "<text:a xlink:type=\"simple\" xlink:href=\"");
  steward_document_append_xml (self->out, link);
  g_string_append (self->out, "\">");
}

static void
append_run (const char         *text,
            StewardInlineStyle  styles,
            const char         *link,
            gpointer            data)
{
  Writer *self = data;
  guint set = styles & (STEWARD_INLINE_BOLD | STEWARD_INLINE_ITALIC | STEWARD_INLINE_STRIKE);

  if (styles & STEWARD_INLINE_CODE)
    g_string_append (self->out, "<text:span text:style-name=\"Source_20_Text\">");
  if (set != 0)
    g_string_append_printf (self->out, "<text:span text:style-name=\"T%u\">", set);
  append_text (self->out, text, FALSE);
  if (set != 0)
    g_string_append (self->out, "</text:span>");
  if (styles & STEWARD_INLINE_CODE)
    g_string_append (self->out, "</text:span>");
}

static void
append_paragraph (Writer     *self,
                  const char *style,
                  const char *text)
{
  g_string_append_printf (self->out, "<text:p text:style-name=\"%s\">", style);
  steward_document_each_linked_run (text, append_run, append_link, self);
  g_string_append (self->out, "</text:p>");
}

static void
close_items (Writer *self,
             guint   depth)
{
  for (; self->n_open > depth; self->n_open--)
    g_string_append (self->out, "</text:list-item></text:list>");
}

static void
open_list (Writer   *self,
           gboolean  ordered,
           gboolean  goes_on,
           guint     start)
{
  guint *list = &self->lists[self->n_open];

  g_string_append_printf (self->out, "<text:list xml:id=\"list%u\" text:style-name=\"%s\"", ++self->n_lists,
                          ordered ? "Numbers" : "Bullets");
  /* By its name: a list between, of an item or a quote, would end it otherwise. */
  if (goes_on && *list > 0)
    g_string_append_printf (self->out, " text:continue-list=\"list%u\"", *list);
  g_string_append (self->out, "><text:list-item");
  *list = self->n_lists;
  if (start > 0)
    g_string_append_printf (self->out, " text:start-value=\"%u\"", start);
  g_string_append_c (self->out, '>');
  self->ordered[self->n_open++] = ordered;
}

/* Begins an item so deep: in the list that is open there, or in one that goes on or is new. */
static void
begin_item (Writer   *self,
            guint     depth,
            gboolean  ordered,
            gboolean  goes_on,
            guint     start)
{
  if (self->n_open > depth && self->ordered[depth] == ordered && goes_on)
    {
      close_items (self, depth + 1);
      g_string_append (self->out, "</text:list-item><text:list-item>");
      return;
    }
  close_items (self, depth);
  /* The lists around go on, with an item that has nothing but the deeper one and isn't counted. */
  while (self->n_open < depth)
    open_list (self, self->ordered[self->n_open], TRUE, 0);
  open_list (self, ordered, goes_on, ordered && !goes_on ? MAX (start, 1) : start);
}

static void append_blocks (Writer     *self,
                           const char *parent,
                           guint       depth);

static void
append_row (Writer     *self,
            char      **cells,
            const char *style)
{
  g_string_append (self->out, "<table:table-row>");
  for (guint c = 0; cells[c] != NULL; c++)
    {
      g_string_append (self->out, "<table:table-cell table:style-name=\"Cell\" office:value-type=\"string\">");
      append_paragraph (self, style, cells[c]);
      g_string_append (self->out, "</table:table-cell>");
    }
  g_string_append (self->out, "</table:table-row>");
}

/* Columns have a style each, which says how wide they are. */
static void
append_columns (Writer *self,
                GArray *shares)
{
  for (guint c = 0; c < shares->len; c++)
    {
      guint number = ++*self->n_columns;

      g_string_append_printf (self->styles, "<style:style style:name=\"Column%u\" style:family=\"table-column\">"
                              "<style:table-column-properties style:rel-column-width=\"%u*\"/></style:style>",
                              number, g_array_index (shares, guint, c));
      g_string_append_printf (self->out, "<table:table-column table:style-name=\"Column%u\"/>", number);
    }
}

static void
append_table (Writer    *self,
              GPtrArray *rows)
{
  gboolean is_wide;
  g_autoptr (GArray) shares = steward_document_share_columns (rows, &is_wide);

  if (rows->len == 0)
    return;
  g_string_append (self->out, "<table:table>");
  append_columns (self, shares);
  if (steward_document_shows_head (rows))
    {
      g_string_append (self->out, "<table:table-header-rows>");
      append_row (self, rows->pdata[0], is_wide ? "Table_20_Heading_20_Small" : "Table_20_Heading");
      g_string_append (self->out, "</table:table-header-rows>");
    }
  for (guint r = 1; r < rows->len; r++)
    append_row (self, rows->pdata[r], is_wide ? "Table_20_Contents_20_Small" : "Table_20_Contents");
  g_string_append (self->out, "</table:table>");
}

static void
begin_section (Writer     *self,
               const char *what,
               guint       level)
{
  g_string_append_printf (self->out, "<text:section text:name=\"steward-%s-%u-%u\">", what, level, ++self->n_sections);
}

static void
append_quote (Writer                      *self,
              const StewardGuidelineBlock *quote)
{
  Writer inner = *self;

  begin_section (&inner, "quote", 0);
  inner.n_open = 0;
  memset (inner.lists, 0, sizeof inner.lists);
  if (*quote->text != '\0')
    append_paragraph (&inner, "Quotations", quote->text);
  append_blocks (&inner, quote->id, 0);
  close_items (&inner, 0);
  g_string_append (self->out, "</text:section>");
  self->at = inner.at;
  self->n_sections = inner.n_sections;
  self->n_lists = inner.n_lists;
}

static void
append_plain (Writer                      *self,
              const StewardGuidelineBlock *block)
{
  if (block->type == STEWARD_GUIDELINE_BLOCK_HEADING)
    {
      g_string_append_printf (self->out, "<text:h text:style-name=\"Heading_20_%u\" text:outline-level=\"%u\">", block->level,
                              block->level);
      steward_document_each_linked_run (block->text, append_run, append_link, self);
      g_string_append (self->out, "</text:h>");
    }
  else if (block->type == STEWARD_GUIDELINE_BLOCK_TABLE)
    append_table (self, block->rows);
  else if (block->type == STEWARD_GUIDELINE_BLOCK_CODE)
    {
      g_string_append (self->out, "<text:p text:style-name=\"Preformatted_20_Text\">");
      append_text (self->out, block->text, TRUE);
      /* Two pieces of code are two only with something between them. */
      g_string_append (self->out, "</text:p><text:p text:style-name=\"Standard\"/>");
    }
  else if (block->type == STEWARD_GUIDELINE_BLOCK_QUOTE)
    append_quote (self, block);
  else
    append_paragraph (self, "Standard", block->text);
}

static void
append_under (Writer                      *self,
              const StewardGuidelineBlock *block,
              guint                        depth)
{
  gboolean fits = block->type == STEWARD_GUIDELINE_BLOCK_PARAGRAPH || block->type == STEWARD_GUIDELINE_BLOCK_CODE;

  if (depth == 0)
    {
      close_items (self, 0);
      append_plain (self, block);
    }
  else if (fits && self->n_open >= depth)
    {
      close_items (self, depth);
      append_plain (self, block);
    }
  else
    {
      close_items (self, 0);
      begin_section (self, "under", depth);
      append_plain (self, block);
      g_string_append (self->out, "</text:section>");
    }
}

/* Appends what lies under @parent, @depth items deep. */
static void
append_blocks (Writer     *self,
               const char *parent,
               guint       depth)
{
  const StewardGuidelineBlock *last = NULL;

  while (steward_document_is_under (self->guideline, self->at, parent))
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (self->guideline, self->at);
      gboolean goes_on = block->type == STEWARD_GUIDELINE_BLOCK_ITEM && steward_document_goes_on (self->guideline, self->at, last);

      last = block;
      self->at++;
      if (block->type != STEWARD_GUIDELINE_BLOCK_ITEM)
        {
          append_under (self, block, depth);
          continue;
        }
      begin_item (self, MIN (depth, MAX_OPEN - 1), block->ordered, goes_on, block->start);
      append_paragraph (self, "Standard", block->text);
      append_blocks (self, block->id, depth + 1);
    }
}

static void
append_list_style (GString  *out,
                   gboolean  ordered)
{
  static const char *const formats[] = { "1", "a", "i" };
  static const char *const bullets[] = { "•", "◦", "▪" };

  g_string_append_printf (out, "<text:list-style style:name=\"%s\">", ordered ? "Numbers" : "Bullets");
  for (guint level = 1; level <= MAX_LEVEL; level++)
    {
      if (ordered)
        g_string_append_printf (out, "<text:list-level-style-number text:level=\"%u\" style:num-format=\"%s\" "
                                "style:num-suffix=\".\">", level, formats[(level - 1) % 3]);
      else
        g_string_append_printf (out, "<text:list-level-style-bullet text:level=\"%u\" text:bullet-char=\"%s\">", level,
                                bullets[(level - 1) % 3]);
      g_string_append_printf (out, "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">"
                              "<style:list-level-label-alignment text:label-followed-by=\"listtab\" "
                              "text:list-tab-stop-position=\"%ucm\" fo:text-indent=\"-0.6cm\" fo:margin-left=\"%ucm\"/>"
                              "</style:list-level-properties></text:list-level-style-%s>", level, level,
                              ordered ? "number" : "bullet");
    }
  g_string_append (out, "</text:list-style>");
}

static void
append_style (GString    *out,
              const char *name,
              const char *shown,
              const char *paragraph,
              const char *text)
{
  g_string_append_printf (out, "<style:style style:name=\"%s\" style:display-name=\"%s\" style:family=\"paragraph\" "
                          "style:parent-style-name=\"Standard\"><style:paragraph-properties %s/><style:text-properties %s/>"
                          "</style:style>", name, shown, paragraph, text);
}

static char *
make_styles (StewardGuideline *guideline)
{
  static const guint sizes[] = { 18, 15, 13, 12, 11, 11 };
  const char *language = steward_guideline_get_language (guideline);
  g_auto (GStrv) parts = g_strsplit (language != NULL ? language : "", "-", 2);
  g_autoptr (GString) out = g_string_new (DECLARATION "<office:document-styles" NAMESPACES "><office:styles>"
    "<style:style style:name=\"Standard\" style:family=\"paragraph\"><style:paragraph-properties fo:margin-bottom=\"0.2cm\"/>"
    "<style:text-properties fo:font-family=\"'Liberation Serif', 'Times New Roman', serif\" style:font-family-generic=\"roman\" "
    "fo:font-size=\"11pt\"");

  if (parts[0] != NULL && *parts[0] != '\0')
    {
      g_string_append (out, " fo:language=\"");
      steward_document_append_xml (out, parts[0]);
      g_string_append (out, "\" fo:country=\"");
      steward_document_append_xml (out, parts[1] != NULL ? parts[1] : "none");
      g_string_append_c (out, '"');
    }
  g_string_append (out, "/></style:style>");
  append_style (out, "Title", "Title", "fo:margin-bottom=\"0.5cm\"", "fo:font-size=\"22pt\" fo:font-weight=\"bold\"");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_string_append_printf (out, "<style:style style:name=\"Heading_20_%u\" style:display-name=\"Heading %u\" "
                            "style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:default-outline-level=\"%u\">"
                            "<style:paragraph-properties fo:margin-top=\"0.4cm\" fo:keep-with-next=\"always\"/>"
                            "<style:text-properties fo:font-size=\"%upt\" fo:font-weight=\"bold\"/></style:style>",
                            i + 1, i + 1, i + 1, sizes[i]);
  append_style (out, "Quotations", "Quotations", "fo:margin-left=\"1cm\" fo:margin-right=\"1cm\"", "fo:font-style=\"italic\"");
  append_style (out, "Preformatted_20_Text", "Preformatted Text", "fo:margin-bottom=\"0cm\"",
                "style:font-name=\"monospace\" fo:font-family=\"monospace\"");
  append_style (out, "Table_20_Contents", "Table Contents", "fo:margin-bottom=\"0cm\"", "");
  append_style (out, "Table_20_Heading", "Table Heading", "fo:margin-bottom=\"0cm\"", "fo:font-weight=\"bold\"");
  append_style (out, "Table_20_Contents_20_Small", "Table Contents Small", "fo:margin-bottom=\"0cm\"", "fo:font-size=\"8pt\"");
  append_style (out, "Table_20_Heading_20_Small", "Table Heading Small", "fo:margin-bottom=\"0cm\"",
                "fo:font-size=\"8pt\" fo:font-weight=\"bold\"");
  g_string_append (out, "<style:style style:name=\"Source_20_Text\" style:display-name=\"Source Text\" style:family=\"text\">"
                        "<style:text-properties fo:font-family=\"monospace\"/></style:style>"
                        "</office:styles><office:automatic-styles><style:page-layout style:name=\"Page\">"
                        "<style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" fo:margin=\"2.5cm\"/>"
                        "</style:page-layout></office:automatic-styles><office:master-styles>"
                        "<style:master-page style:name=\"Standard\" style:page-layout-name=\"Page\"/></office:master-styles>"
                        "</office:document-styles>");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
append_automatic_styles (GString    *out,
                         const char *more)
{
  g_string_append (out, "<office:automatic-styles>");
  for (guint set = 1; set < 8; set++)
    g_string_append_printf (out, "<style:style style:name=\"T%u\" style:family=\"text\"><style:text-properties%s%s%s/>"
                            "</style:style>", set, set & STEWARD_INLINE_BOLD ? " fo:font-weight=\"bold\"" : "",
                            set & STEWARD_INLINE_ITALIC ? " fo:font-style=\"italic\"" : "",
                            set & STEWARD_INLINE_STRIKE ? " style:text-line-through-style=\"solid\"" : "");
  g_string_append (out, "<style:style style:name=\"Cell\" style:family=\"table-cell\">"
                        "<style:table-cell-properties fo:padding=\"0.1cm\" fo:border=\"0.5pt solid #808080\"/></style:style>");
  append_list_style (out, FALSE);
  append_list_style (out, TRUE);
  g_string_append_printf (out, "%s</office:automatic-styles>", more);
}

static char *
make_meta (StewardGuideline *guideline,
           const char       *stamp)
{
  g_autoptr (GString) out = g_string_new (DECLARATION "<office:document-meta" NAMESPACES "><office:meta><dc:title>");

  steward_document_append_xml (out, steward_guideline_get_title (guideline));
  g_string_append (out, "</dc:title><dc:description>");
  steward_document_append_xml (out, stamp != NULL ? stamp : "");
  g_string_append (out, "</dc:description>");
  if (steward_guideline_get_language (guideline) != NULL)
    {
      g_string_append (out, "<dc:language>");
      steward_document_append_xml (out, steward_guideline_get_language (guideline));
      g_string_append (out, "</dc:language>");
    }
  g_string_append (out, "</office:meta></office:document-meta>");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * steward_odt_write:
 * @guideline: a document
 * @stamp: (nullable): which version it is, for people
 * @error: return location for %STEWARD_DOCUMENT_ERROR
 *
 * Returns: (transfer full) (nullable): ODT that steward_odt_read() reads as the same blocks
 */
GBytes *
steward_odt_write (StewardGuideline  *guideline,
                   const char        *stamp,
                   GError           **error)
{
  g_autoptr (GString) content = g_string_new (DECLARATION "<office:document-content" NAMESPACES ">");
  g_autofree char *styles = make_styles (guideline);
  g_autofree char *meta = make_meta (guideline, stamp);
  g_autoptr (GString) text = g_string_new ("<office:body><office:text>");
  g_autoptr (GString) columns = g_string_new (NULL);
  guint n_columns = 0;
  Writer writer = { .guideline = guideline, .out = text, .styles = columns, .n_columns = &n_columns };

  if (!steward_document_begins_with_title (guideline) && *steward_guideline_get_title (guideline) != '\0')
    {
      g_string_append (text, "<text:p text:style-name=\"Title\">");
      append_text (text, steward_guideline_get_title (guideline), FALSE);
      g_string_append (text, "</text:p>");
    }
  append_blocks (&writer, NULL, 0);
  close_items (&writer, 0);
  append_automatic_styles (content, columns->str);
  g_string_append_printf (content, "%s</office:text></office:body></office:document-content>", text->str);
  {
    const StewardPackedFile files[] = {
      { "mimetype", "application/vnd.oasis.opendocument.text" },
      { "META-INF/manifest.xml", DECLARATION
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">"
        "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>"
        "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
        "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
        "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>" },
      { "content.xml", content->str },
      { "styles.xml", styles },
      { "meta.xml", meta },
    };

    return steward_packing_write (files, G_N_ELEMENTS (files), error);
  }
}
