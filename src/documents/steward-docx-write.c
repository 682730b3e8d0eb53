/* steward-docx-write.c: guidelines to DOCX
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ECMA-376 part 1, §17. What a paragraph can't say, that blocks lie under an item or in one quote, is said by tagged
 * content controls (§17.5.2), which word processors keep. */

#define G_LOG_DOMAIN "steward-docx"

#include "steward-docx.h"

#include "steward-document-columns.h"
#include "steward-document-writing.h"
#include "steward-packing.h"

#include <string.h>

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define RELATIONS   "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define BULLETS     1  /* numId of all lists that aren't counted; each counted list has one of its own */
#define MAX_LEVEL   9
#define INDENT      360 /* twentieths of a point for each level */

typedef struct
{
  StewardGuideline *guideline;
  GString          *body;
  GString          *links;   /* relations */
  GString          *abstracts; /* what lists count with */
  GString          *numbers; /* lists */
  guint             n_links;
  guint             n_lists;
  guint             at;
  guint             depth;   /* items around */
  gboolean          in_quote;
} Writer;

static void
append_text (GString    *out,
             const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (out, "<w:br/>");
      if (*lines[i] == '\0')
        continue;
      g_string_append (out, "<w:t xml:space=\"preserve\">");
      steward_document_append_xml (out, lines[i]);
      g_string_append (out, "</w:t>");
    }
}

static void
append_link (const char *link,
             gpointer    data)
{
  Writer *self = data;

  if (link == NULL)
    g_string_append (self->body, "</w:hyperlink>");
  else if (*link == '#')
    {
      g_string_append (self->body, "<w:hyperlink w:anchor=\"");
      steward_document_append_xml (self->body, link + 1);
      g_string_append (self->body, "\">");
    }
  else
    {
      g_string_append_printf (self->links, "<Relationship Id=\"link%u\" Type=\"" RELATIONS "/hyperlink\" Target=\"",
                              ++self->n_links);
      steward_document_append_xml (self->links, link);
      g_string_append (self->links, "\" TargetMode=\"External\"/>");
      g_string_append_printf (self->body, "<w:hyperlink r:id=\"link%u\">", self->n_links);
    }
}

static void
append_run (const char         *text,
            StewardInlineStyle  styles,
            const char         *link,
            gpointer            data)
{
  Writer *self = data;

  g_string_append (self->body, "<w:r>");
  if (styles != 0 || link != NULL)
    {
      g_string_append (self->body, "<w:rPr>");
      if (styles & STEWARD_INLINE_CODE)
        g_string_append (self->body, "<w:rStyle w:val=\"VerbatimChar\"/>");
      else if (link != NULL)
        g_string_append (self->body, "<w:rStyle w:val=\"Hyperlink\"/>");
      if (styles & STEWARD_INLINE_BOLD)
        g_string_append (self->body, "<w:b/>");
      if (styles & STEWARD_INLINE_ITALIC)
        g_string_append (self->body, "<w:i/>");
      if (styles & STEWARD_INLINE_STRIKE)
        g_string_append (self->body, "<w:strike/>");
      g_string_append (self->body, "</w:rPr>");
    }
  append_text (self->body, text);
  g_string_append (self->body, "</w:r>");
}

static void
append_paragraph (Writer     *self,
                  const char *style,
                  const char *more,
                  const char *text)
{
  g_string_append (self->body, "<w:p><w:pPr>");
  if (style != NULL)
    g_string_append_printf (self->body, "<w:pStyle w:val=\"%s\"/>", style);
  g_string_append_printf (self->body, "%s</w:pPr>", more != NULL ? more : "");
  steward_document_each_linked_run (text, append_run, append_link, self);
  g_string_append (self->body, "</w:p>");
}

/* Paragraphs under an item stand as far in as its words. */
static char *
make_indent (Writer *self)
{
  return self->depth > 0 ? g_strdup_printf ("<w:ind w:left=\"%u\"/>", INDENT * MIN (self->depth, MAX_LEVEL)) : g_strdup ("");
}

static void
append_code (Writer     *self,
             const char *code)
{
  g_autofree char *indent = make_indent (self);

  g_string_append_printf (self->body, "<w:p><w:pPr><w:pStyle w:val=\"SourceCode\"/>%s</w:pPr><w:r>", indent);
  append_text (self->body, code);
  /* Two pieces of code are two only with something between them. */
  g_string_append (self->body, "</w:r></w:p><w:p/>");
}

static void
append_row (Writer   *self,
            char    **cells,
            gboolean  is_head,
            gboolean  is_wide,
            GArray   *shares)
{
  const char *style = is_head ? (is_wide ? "TableHeadingSmall" : "TableHeading") : is_wide ? "TableContentsSmall" : "TableContents";

  g_string_append (self->body, is_head ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>");
  for (guint c = 0; cells[c] != NULL; c++)
    {
      g_string_append_printf (self->body, "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/></w:tcPr>",
                              g_array_index (shares, guint, c));
      append_paragraph (self, style, NULL, cells[c]);
      g_string_append (self->body, "</w:tc>");
    }
  g_string_append (self->body, "</w:tr>");
}

static void
append_table (Writer    *self,
              GPtrArray *rows)
{
  gboolean has_head = steward_document_shows_head (rows);
  gboolean is_wide;
  g_autoptr (GArray) shares = steward_document_share_columns (rows, &is_wide);

  if (rows->len == 0)
    return;
  g_string_append_printf (self->body, "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"0\" w:type=\"auto\"/>"
                          "<w:tblInd w:w=\"%u\" w:type=\"dxa\"/><w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/>"
                          "</w:tblCellMar><w:tblLook w:val=\"%s\" w:firstRow=\"%d\"/></w:tblPr><w:tblGrid>",
                          INDENT * MIN (self->depth, MAX_LEVEL), has_head ? "0020" : "0000", has_head ? 1 : 0);
  for (guint c = 0; c < shares->len; c++)
    g_string_append_printf (self->body, "<w:gridCol w:w=\"%u\"/>", g_array_index (shares, guint, c));
  g_string_append (self->body, "</w:tblGrid>");
  for (guint r = has_head ? 0 : 1; r < rows->len; r++)
    append_row (self, rows->pdata[r], r == 0, is_wide, shares);
  g_string_append (self->body, "</w:tbl><w:p/>");
}

static gboolean
begins_with_link (const char *markdown)
{
  g_autoptr (StewardInline) words = steward_inline_parse (markdown);
  const StewardInlineSpan *span = steward_inline_find_span (words, 0);

  return span != NULL && span->link != NULL && *span->link != '\0';
}

/* LibreOffice 7.4 shows the code of a link with which a control begins: a paragraph of no height goes before it. */
static void
begin_control (Writer     *self,
               const char *tag,
               guint       level,
               const char *text)
{
  g_string_append_printf (self->body, "<w:sdt><w:sdtPr><w:tag w:val=\"%s-%u\"/></w:sdtPr><w:sdtContent>", tag, level);
  if (begins_with_link (text))
    g_string_append (self->body, "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>");
}

static void
end_control (Writer *self)
{
  g_string_append (self->body, "</w:sdtContent></w:sdt>");
}

static void append_blocks (Writer     *self,
                           const char *parent);

/* The words with which a quote begins, its own or those of what is in it. */
static const char *
find_first (Writer                      *self,
            const StewardGuidelineBlock *quote)
{
  const StewardGuidelineBlock *next = steward_guideline_get_block (self->guideline, self->at);

  return *quote->text != '\0' || next == NULL ? quote->text : next->text;
}

static void
append_quote (Writer                      *self,
              const StewardGuidelineBlock *quote)
{
  gboolean has_more = steward_document_is_under (self->guideline, self->at, quote->id);
  g_autofree char *indent = make_indent (self);
  guint depth = self->depth;

  if (has_more || self->in_quote || *quote->text == '\0')
    begin_control (self, "steward-quote", 0, find_first (self, quote));
  else
    {
      append_paragraph (self, "Quote", *indent != '\0' ? indent : NULL, quote->text);
      return;
    }
  if (*quote->text != '\0')
    append_paragraph (self, "Quote", *indent != '\0' ? indent : NULL, quote->text);
  self->depth = 0;
  self->in_quote = TRUE;
  append_blocks (self, quote->id);
  self->depth = depth;
  end_control (self);
}

static void
append_item (Writer                      *self,
             const StewardGuidelineBlock *item,
             guint                        number)
{
  guint level = MIN (self->depth, MAX_LEVEL - 1);
  g_autofree char *place = g_strdup_printf ("<w:numPr><w:ilvl w:val=\"%u\"/><w:numId w:val=\"%u\"/></w:numPr>", level, number);

  append_paragraph (self, "ListParagraph", place, item->text);
  self->depth++;
  append_blocks (self, item->id);
  self->depth--;
}

static void
append_levels (GString  *out,
               guint     id,
               gboolean  ordered,
               guint     at,
               guint     start)
{
  static const char *const bullets[] = { "•", "◦", "▪" };
  static const char *const formats[] = { "decimal", "lowerLetter", "lowerRoman" };

  g_string_append_printf (out, "<w:abstractNum w:abstractNumId=\"%u\"><w:multiLevelType w:val=\"hybridMultilevel\"/>", id);
  for (guint level = 0; level < MAX_LEVEL; level++)
    {
      g_autofree char *mark = ordered ? g_strdup_printf ("%%%u.", level + 1) : g_strdup (bullets[level % 3]);

      g_string_append_printf (out, "<w:lvl w:ilvl=\"%u\"><w:start w:val=\"%u\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"%s\"/>"
                              "<w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"%u\" w:hanging=\"%u\"/></w:pPr></w:lvl>",
                              level, level == at ? start : 1, ordered ? formats[level % 3] : "bullet", mark, INDENT * (level + 1),
                              INDENT);
    }
  g_string_append (out, "</w:abstractNum>");
}

/* A counted list counts with a numbering of its own: lists of one go on with each other, also over one in a quote between. */
static guint
begin_list (Writer                      *self,
            const StewardGuidelineBlock *item)
{
  guint number;

  if (!item->ordered)
    return BULLETS;
  number = BULLETS + ++self->n_lists;
  append_levels (self->abstracts, number, TRUE, MIN (self->depth, MAX_LEVEL - 1), MAX (item->start, 1));
  g_string_append_printf (self->numbers, "<w:num w:numId=\"%u\"><w:abstractNumId w:val=\"%u\"/></w:num>", number, number);
  return number;
}

static void
append_other (Writer                      *self,
              const StewardGuidelineBlock *block)
{
  g_autofree char *indent = make_indent (self);

  if (block->type == STEWARD_GUIDELINE_BLOCK_HEADING)
    {
      g_autofree char *style = g_strdup_printf ("Heading%u", block->level);

      append_paragraph (self, style, NULL, block->text);
    }
  else if (block->type == STEWARD_GUIDELINE_BLOCK_TABLE)
    append_table (self, block->rows);
  else if (block->type == STEWARD_GUIDELINE_BLOCK_CODE)
    append_code (self, block->text);
  else if (block->type == STEWARD_GUIDELINE_BLOCK_QUOTE)
    {
      gboolean was_in_quote = self->in_quote;

      append_quote (self, block);
      self->in_quote = was_in_quote;
    }
  else
    append_paragraph (self, NULL, *indent != '\0' ? indent : NULL, block->text);
}

static void
append_blocks (Writer     *self,
               const char *parent)
{
  const StewardGuidelineBlock *last = NULL;
  guint number = BULLETS;

  while (steward_document_is_under (self->guideline, self->at, parent))
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (self->guideline, self->at);
      gboolean is_item = block->type == STEWARD_GUIDELINE_BLOCK_ITEM;

      if (is_item && !steward_document_goes_on (self->guideline, self->at, last))
        number = begin_list (self, block);
      last = block;
      self->at++;
      if (is_item)
        append_item (self, block, number);
      else
        {
          if (self->depth > 0)
            begin_control (self, "steward-under", self->depth, block->text);
          append_other (self, block);
          if (self->depth > 0)
            end_control (self);
        }
    }
}

static char *
make_numbering (Writer *self)
{
  g_autoptr (GString) out = g_string_new (DECLARATION "<w:numbering " MAIN ">");

  append_levels (out, BULLETS, FALSE, 0, 1);
  g_string_append_printf (out, "%s<w:num w:numId=\"%u\"><w:abstractNumId w:val=\"%u\"/></w:num>%s</w:numbering>",
                          self->abstracts->str, BULLETS, BULLETS, self->numbers->str);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
append_style (GString    *out,
              const char *id,
              const char *name,
              const char *paragraph,
              const char *run)
{
  g_string_append_printf (out, "<w:style w:type=\"paragraph\" w:styleId=\"%s\"><w:name w:val=\"%s\"/><w:basedOn w:val=\"Normal\"/>"
                          "<w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>", id, name, paragraph, run);
}

static char *
make_styles (StewardGuideline *guideline)
{
  static const guint sizes[] = { 36, 30, 26, 24, 22, 22 }; /* half points */
  const char *language = steward_guideline_get_language (guideline);
  g_autoptr (GString) out = g_string_new (DECLARATION "<w:styles " MAIN "><w:docDefaults><w:rPrDefault><w:rPr>"
                                          "<w:sz w:val=\"22\"/>");

  if (language != NULL)
    {
      g_string_append (out, "<w:lang w:val=\"");
      steward_document_append_xml (out, language);
      g_string_append (out, "\"/>");
    }
  g_string_append (out, "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"264\" "
                        "w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
                        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>");
  append_style (out, "Title", "Title", "<w:spacing w:after=\"240\"/>", "<w:b/><w:sz w:val=\"44\"/>");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *id = g_strdup_printf ("Heading%u", i + 1);
      g_autofree char *name = g_strdup_printf ("heading %u", i + 1);
      g_autofree char *paragraph = g_strdup_printf ("<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/>"
                                                    "<w:outlineLvl w:val=\"%u\"/>", i);
      g_autofree char *run = g_strdup_printf ("<w:b/><w:sz w:val=\"%u\"/>", sizes[i]);

      append_style (out, id, name, paragraph, run);
    }
  append_style (out, "ListParagraph", "List Paragraph", "<w:contextualSpacing/>", "");
  append_style (out, "Quote", "Quote", "<w:ind w:left=\"720\" w:right=\"720\"/>", "<w:i/>");
  append_style (out, "SourceCode", "Source Code", "", "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\"/>");
  append_style (out, "TableContents", "Table Contents", "<w:spacing w:after=\"40\"/>", "");
  append_style (out, "TableHeading", "Table Heading", "<w:spacing w:after=\"40\"/>", "<w:b/>");
  append_style (out, "TableContentsSmall", "Table Contents Small", "<w:spacing w:after=\"40\"/>", "<w:sz w:val=\"16\"/>");
  append_style (out, "TableHeadingSmall", "Table Heading Small", "<w:spacing w:after=\"40\"/>", "<w:b/><w:sz w:val=\"16\"/>");
  g_string_append (out, "<w:style w:type=\"character\" w:styleId=\"VerbatimChar\"><w:name w:val=\"Verbatim Char\"/><w:rPr>"
                        "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\"/></w:rPr></w:style>"
                        "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:rPr>"
                        "<w:color w:val=\"0563C1\"/><w:u w:val=\"single\"/></w:rPr></w:style>"
                        "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>");
  for (guint i = 0; i < 6; i++)
    {
      static const char *const sides[] = { "top", "left", "bottom", "right", "insideH", "insideV" };

      g_string_append_printf (out, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>", sides[i]);
    }
  g_string_append (out, "</w:tblBorders></w:tblPr></w:style></w:styles>");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
make_properties (StewardGuideline *guideline,
                 const char       *stamp)
{
  g_autoptr (GString) out = g_string_new (DECLARATION
    "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>");

  steward_document_append_xml (out, steward_guideline_get_title (guideline));
  g_string_append (out, "</dc:title><dc:description>");
  steward_document_append_xml (out, stamp != NULL ? stamp : "");
  g_string_append (out, "</dc:description><dc:language>");
  if (steward_guideline_get_language (guideline) != NULL)
    steward_document_append_xml (out, steward_guideline_get_language (guideline));
  g_string_append (out, "</dc:language></cp:coreProperties>");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * steward_docx_write:
 * @guideline: a document
 * @stamp: (nullable): which version it is, for people
 * @error: return location for %STEWARD_DOCUMENT_ERROR
 *
 * Returns: (transfer full) (nullable): DOCX that steward_docx_read() reads as the same blocks
 */
GBytes *
steward_docx_write (StewardGuideline  *guideline,
                    const char        *stamp,
                    GError           **error)
{
  g_autoptr (GString) body = g_string_new (DECLARATION "<w:document " MAIN " xmlns:r=\"" RELATIONS "\"><w:body>");
  g_autoptr (GString) links = g_string_new (DECLARATION
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"styles\" Type=\"" RELATIONS "/styles\" Target=\"styles.xml\"/>"
    "<Relationship Id=\"numbering\" Type=\"" RELATIONS "/numbering\" Target=\"numbering.xml\"/>");
  g_autoptr (GString) abstracts = g_string_new (NULL);
  g_autoptr (GString) numbers = g_string_new (NULL);
  Writer writer = { .guideline = guideline, .body = body, .links = links, .abstracts = abstracts, .numbers = numbers };
  g_autofree char *numbering = NULL;
  g_autofree char *styles = make_styles (guideline);
  g_autofree char *properties = make_properties (guideline, stamp);

  if (!steward_document_begins_with_title (guideline) && *steward_guideline_get_title (guideline) != '\0')
    {
      g_string_append (body, "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r>");
      append_text (body, steward_guideline_get_title (guideline));
      g_string_append (body, "</w:r></w:p>");
    }
  append_blocks (&writer, NULL);
  g_string_append (body, "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" "
                         "w:bottom=\"1440\" w:left=\"1440\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr>"
                         "</w:body></w:document>");
  g_string_append (links, "</Relationships>");
  numbering = make_numbering (&writer);
  {
    const StewardPackedFile files[] = {
      { "[Content_Types].xml", DECLARATION
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
        "<Override PartName=\"/word/document.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
        "<Override PartName=\"/word/styles.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
        "<Override PartName=\"/word/numbering.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/></Types>" },
      { "_rels/.rels", DECLARATION
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        "<Relationship Id=\"document\" Type=\"" RELATIONS "/officeDocument\" Target=\"word/document.xml\"/>"
        "<Relationship Id=\"properties\" "
        "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
        "Target=\"docProps/core.xml\"/></Relationships>" },
      { "docProps/core.xml", properties },
      { "word/document.xml", body->str },
      { "word/_rels/document.xml.rels", links->str },
      { "word/styles.xml", styles },
      { "word/numbering.xml", numbering },
    };

    return steward_packing_write (files, G_N_ELEMENTS (files), error);
  }
}
