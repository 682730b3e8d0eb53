/* steward-docx-inline.c: the words of a DOCX
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ECMA-376 part 1, §17.3.2 (runs), §17.16 (fields and links). Tracked changes (§17.13.5) are read as accepted. */

#define G_LOG_DOMAIN "steward-docx"

#include "steward-docx-reader.h"

#include <string.h>

/* Deeper fields are read as lying this deep. */
#define MAX_FIELDS 64

/**
 * steward_docx_field_clear:
 * @data: a #StewardDocxField
 */
void
steward_docx_field_clear (gpointer data)
{
  StewardDocxField *self = data;

  g_string_free (self->code, TRUE);
  g_free (self->link);
}

static const char *
get_field_link (StewardDocxReader *reader)
{
  for (guint i = reader->fields->len; i > 0; i--)
    if (g_array_index (reader->fields, StewardDocxField, i - 1).link != NULL)
      return g_array_index (reader->fields, StewardDocxField, i - 1).link;
  return NULL;
}

/* The words of a field's code: what stands in quotation marks is one. */
static char **
split_code (const char *code)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  while (*code != '\0')
    {
      gboolean is_quoted;
      const char *end;
      g_autofree char *word = NULL;

      code += strspn (code, " \t\r\n");
      is_quoted = *code == '"';
      code += is_quoted ? 1 : 0;
      end = code + strcspn (code, is_quoted ? "\"" : " \t\r\n");
      word = g_strndup (code, (gsize) (end - code));
      if (is_quoted || *word != '\0')
        g_strv_builder_add (words, word);
      code = is_quoted && *end != '\0' ? end + 1 : end;
    }
  return g_strv_builder_end (words);
}

/* Where ` HYPERLINK "https://a.example" \l "place" \o "tip" ` leads: to an address, a place in it, or one in the document
 * (§17.16.5.25). */
static char *
parse_field_link (StewardDocxReader *reader,
                  const char        *code)
{
  static const char *const with_words[] = { "\\o", "\\t", "\\m", NULL };
  g_auto (GStrv) words = split_code (code);
  const char *address = "";
  const char *place = NULL;
  g_autofree char *target = NULL;

  if (words[0] == NULL || g_ascii_strcasecmp (words[0], "HYPERLINK") != 0)
    return NULL;
  for (guint i = 1; words[i] != NULL; i++)
    if (strcmp (words[i], "\\l") == 0 && words[i + 1] != NULL)
      place = words[++i];
    else if (g_strv_contains (with_words, words[i]) && words[i + 1] != NULL)
      i++;
    else if (*words[i] != '\\' && *address == '\0')
      address = words[i];
  target = g_strconcat (address, place != NULL ? "#" : NULL, place, NULL);
  if (steward_markup_is_safe_link (target))
    return g_steal_pointer (&target);
  if (*target != '\0')
    steward_document_builder_leave_out (reader->builder, "link", target);
  return NULL;
}

/**
 * steward_docx_note_field:
 * @code: of a field
 *
 * Lists it; links are kept and aren't.
 */
void
steward_docx_note_field (StewardDocxReader *reader,
                         const char        *code)
{
  g_autofree char *name = g_strstrip (g_strdup (code));

  if (g_ascii_strncasecmp (name, "HYPERLINK", strlen ("HYPERLINK")) == 0)
    return;
  if (strpbrk (name, " \\") != NULL)
    *strpbrk (name, " \\") = '\0';
  steward_document_builder_leave_out (reader->builder, "field", name);
}

static void
read_field_mark (StewardDocxReader *reader,
                 xmlNode           *node)
{
  g_autofree char *type = steward_markup_get (node, "fldCharType");
  StewardDocxField *last = reader->fields->len > 0 ? &g_array_index (reader->fields, StewardDocxField, reader->fields->len - 1) : NULL;

  if (g_strcmp0 (type, "begin") == 0 && reader->fields->len < MAX_FIELDS)
    {
      StewardDocxField field = { g_string_new (NULL), FALSE, NULL };

      g_array_append_val (reader->fields, field);
    }
  else if (g_strcmp0 (type, "separate") == 0 && last != NULL)
    {
      last->shows = TRUE;
      last->link = parse_field_link (reader, last->code->str);
      steward_docx_note_field (reader, last->code->str);
    }
  else if (g_strcmp0 (type, "end") == 0 && last != NULL)
    {
      if (!last->shows)
        steward_docx_note_field (reader, last->code->str);
      g_array_set_size (reader->fields, reader->fields->len - 1);
    }
}

static void
add_words (StewardDocxReader  *reader,
           const char         *text,
           StewardInlineStyle  styles,
           const char         *link)
{
  if (reader->fields->len > 0 && !g_array_index (reader->fields, StewardDocxField, reader->fields->len - 1).shows)
    return;
  if (reader->code != NULL)
    g_string_append (reader->code, text);
  else
    steward_document_builder_add_words (reader->builder, text, styles, link != NULL ? link : get_field_link (reader));
}

static void
add_break (StewardDocxReader *reader)
{
  if (reader->code != NULL)
    g_string_append_c (reader->code, '\n');
  else
    steward_document_builder_add_break (reader->builder);
}

static void
read_run_break (StewardDocxReader *reader,
                xmlNode           *node)
{
  g_autofree char *type = steward_markup_get (node, "type");

  if (g_strcmp0 (type, "page") == 0 || g_strcmp0 (type, "column") == 0)
    {
      steward_document_builder_count (reader->builder, "page breaks");
      add_words (reader, " ", 0, NULL);
    }
  else
    add_break (reader);
}

static void
read_symbol (StewardDocxReader  *reader,
             xmlNode            *node,
             StewardInlineStyle  styles,
             const char         *link)
{
  g_autofree char *font = steward_markup_get (node, "font");
  g_autofree char *code = steward_markup_get (node, "char");
  gunichar sign = steward_docx_find_symbol (font, code != NULL ? (guint) g_ascii_strtoull (code, NULL, 16) : 0);
  char text[7] = { 0 };

  if (sign == 0)
    {
      steward_document_builder_count (reader->builder, "symbol from a symbol font");
      return;
    }
  g_unichar_to_utf8 (sign, text);
  add_words (reader, text, styles, link);
}

static void
read_run_child (StewardDocxReader  *reader,
                xmlNode            *node,
                StewardInlineStyle  styles,
                const char         *link)
{
  static const char *const pictures[] = { "drawing", "pict", "object", NULL };
  static const char *const found[] = {
    "dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong", "pgNum", NULL,
  };

  if (steward_markup_is (node, "t"))
    {
      g_autofree char *text = steward_markup_get_content (node);

      add_words (reader, text, styles, link);
    }
  else if (steward_markup_is (node, "tab") || steward_markup_is (node, "ptab"))
    add_words (reader, reader->code != NULL ? "\t" : " ", styles, link);
  else if (steward_markup_is (node, "br") || steward_markup_is (node, "cr"))
    read_run_break (reader, node);
  else if (steward_markup_is (node, "noBreakHyphen"))
    add_words (reader, "\xe2\x80\x91", styles, link);
  else if (steward_markup_is (node, "softHyphen"))
    add_words (reader, "\xc2\xad", styles, link);
  else if (steward_markup_is (node, "sym"))
    read_symbol (reader, node, styles, link);
  else if (steward_markup_is (node, "instrText") && reader->fields->len > 0)
    {
      g_autofree char *text = steward_markup_get_content (node);

      g_string_append (g_array_index (reader->fields, StewardDocxField, reader->fields->len - 1).code, text);
    }
  else if (steward_markup_is (node, "fldChar"))
    read_field_mark (reader, node);
  else if (steward_markup_is (node, "footnoteReference"))
    steward_docx_read_note (reader, &reader->footnotes, "footnote", node);
  else if (steward_markup_is (node, "endnoteReference"))
    steward_docx_read_note (reader, &reader->endnotes, "endnote", node);
  else if (steward_markup_is (node, "commentReference"))
    steward_docx_read_note (reader, &reader->comments, "comment", node);
  else if (steward_markup_is_any (node, pictures))
    steward_docx_read_picture (reader, node);
  else if (steward_markup_is (node, "ruby"))
    steward_docx_read_inlines (reader, steward_markup_find (node, "rubyBase") != NULL ? steward_markup_find (node, "rubyBase") : node,
                  styles, link);
  else if (steward_markup_is_any (node, found))
    steward_document_builder_leave_out (reader->builder, "field", (const char *) node->name);
  else if (steward_markup_is (node, "AlternateContent"))
    {
      xmlNode *taken = steward_docx_choose (node);

      for (xmlNode *child = taken != NULL ? taken->children : NULL; child != NULL; child = child->next)
        read_run_child (reader, child, styles, link);
    }
}

static void
read_run (StewardDocxReader  *reader,
          xmlNode            *run,
          StewardInlineStyle  styles,
          const char         *link)
{
  xmlNode *properties = steward_markup_find (run, "rPr");
  xmlNode *underline = steward_markup_find (properties, "u");
  xmlNode *place = steward_markup_find (properties, "vertAlign");
  g_autofree char *raise = place != NULL ? steward_markup_get (place, "val") : NULL;
  g_autofree char *line = underline != NULL ? steward_markup_get (underline, "val") : NULL;

  if (steward_docx_is_on (steward_markup_find (properties, "vanish")))
    {
      steward_docx_leave_out_words (reader, "hidden text", run, reader->relations);
      return;
    }
  if (line != NULL && strcmp (line, "none") != 0 && link == NULL && get_field_link (reader) == NULL)
    steward_document_builder_count (reader->builder, "underlining");
  if (raise != NULL && strcmp (raise, "baseline") != 0 && steward_markup_find (run, "t") != NULL)
    steward_document_builder_count (reader->builder, "superscript or subscript");
  if (steward_markup_find (properties, "rPrChange") != NULL)
    steward_document_builder_count (reader->builder, "tracked changes of looks, taken as accepted");
  styles = steward_docx_styles_get_inline (reader->styles, properties, styles);
  for (xmlNode *node = run->children; node != NULL; node = node->next)
    read_run_child (reader, node, styles, link);
}

static void
read_hyperlink (StewardDocxReader  *reader,
                xmlNode            *node,
                StewardInlineStyle  styles)
{
  g_autofree char *id = steward_markup_get (node, "id");
  g_autofree char *anchor = steward_markup_get (node, "anchor");
  g_autofree char *words = steward_markup_get_content (node);
  StewardDocxRelation *relation = id != NULL ? g_hash_table_lookup (reader->relations, id) : NULL;
  g_autofree char *link = relation != NULL ? g_strconcat (relation->target, anchor != NULL ? "#" : NULL, anchor, NULL)
                          : anchor != NULL ? g_strconcat ("#", anchor, NULL)
                                           : NULL;

  if (link != NULL && !steward_markup_is_safe_link (link))
    {
      steward_document_builder_leave_out (reader->builder, "link", link);
      g_clear_pointer (&link, g_free);
    }
  if (link != NULL && *words == '\0')
    steward_document_builder_leave_out_whole (reader->builder, "link without words", link);
  steward_docx_read_inlines (reader, node, styles, link);
}

/**
 * steward_docx_read_inline:
 * @node: a run of words, or what holds some
 * @styles: how the words around are set
 * @link: (nullable): where they lead
 */
void
steward_docx_read_inline (StewardDocxReader  *reader,
                          xmlNode            *node,
                          StewardInlineStyle  styles,
                          const char         *link)
{
  static const char *const silent[] = {
    "pPr", "rPr", "proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "sdtPr", "sdtEndPr",
    "lastRenderedPageBreak", "permStart", "permEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
    "moveToRangeEnd", "smartTagPr", "customXmlPr", NULL,
  };

  if (node->type != XML_ELEMENT_NODE || steward_markup_is_any (node, silent))
    return;
  if (steward_markup_is (node, "r"))
    read_run (reader, node, styles, link);
  else if (steward_markup_is (node, "hyperlink"))
    read_hyperlink (reader, node, styles);
  else if (steward_markup_is (node, "del"))
    steward_document_builder_count (reader->builder, "tracked deletions, taken as done");
  else if (steward_markup_is (node, "moveFrom"))
    steward_document_builder_count (reader->builder, "tracked moves, taken as done");
  else if (steward_markup_is (node, "fldSimple"))
    {
      g_autofree char *code = steward_markup_get (node, "instr");
      g_autofree char *target = code != NULL ? parse_field_link (reader, code) : NULL;

      if (code != NULL)
        steward_docx_note_field (reader, code);
      steward_docx_read_inlines (reader, node, styles, target != NULL ? target : link);
    }
  else if (steward_markup_is (node, "AlternateContent"))
    {
      xmlNode *taken = steward_docx_choose (node);

      if (taken != NULL)
        steward_docx_read_inlines (reader, taken, styles, link);
    }
  else if (steward_markup_is (node, "oMath") || steward_markup_is (node, "oMathPara"))
    {
      g_autofree char *words = steward_markup_get_content (node);

      steward_document_builder_leave_out (reader->builder, "formula", words);
      add_words (reader, words, styles, link);
    }
  else
    {
      if (steward_markup_is (node, "ins"))
        steward_document_builder_count (reader->builder, "tracked insertions, taken as accepted");
      if (steward_markup_is (node, "sdt"))
        steward_document_builder_count (reader->builder, "content controls, whose words stay");
      steward_docx_read_inlines (reader, node, styles, link);
    }
}

/**
 * steward_docx_read_inlines:
 * @parent: what holds words
 * @styles: how they are set
 * @link: (nullable): where they lead
 *
 * Adds all words in it.
 */
void
steward_docx_read_inlines (StewardDocxReader  *reader,
                           xmlNode            *parent,
                           StewardInlineStyle  styles,
                           const char         *link)
{
  if (++reader->depth <= STEWARD_MARKUP_MAX_DEPTH)
    for (xmlNode *node = parent->children; node != NULL; node = node->next)
      steward_docx_read_inline (reader, node, styles, link);
  reader->depth--;
}
