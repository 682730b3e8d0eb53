/* steward-docx.c: guidelines from DOCX
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ECMA-376 part 1, §17 (WordprocessingML); the strict kind has other namespaces and the same names. Tracked
 * changes (§17.13.5) are read as accepted. */

#define G_LOG_DOMAIN "steward-docx"

#include "steward-docx.h"

#include "steward-document-builder.h"
#include "steward-docx-styles.h"
#include "steward-list-counts.h"
#include "steward-packed.h"

#include <string.h>

/* How many parts a document may refer to; headers and footers come in three kinds a section. */
#define MAX_PARTS 64

typedef struct
{
  char *type;   /* (owned) the last part of the kind's name: `footnotes` */
  char *target; /* (owned) */
} Relation;

/* A field whose words are being read: PAGE, HYPERLINK, TOC (§17.16). */
typedef struct
{
  GString  *code;
  gboolean  shows;   /* whether its words have begun */
  char     *link;    /* (owned) (nullable) */
} Field;

/* A part with what is said aside. */
typedef struct
{
  xmlDoc     *doc;       /* (owned) (nullable) */
  GHashTable *relations; /* (owned) (nullable) (element-type utf8 Relation) its own */
} Notes;

typedef struct
{
  StewardDocumentBuilder *builder;
  StewardDocxStyles      *styles;
  GHashTable             *relations; /* (element-type utf8 Relation) by id */
  Notes                   footnotes;
  Notes                   endnotes;
  Notes                   comments;
  GHashTable             *starts;    /* (element-type utf8) lists whose beginning was seen */
  StewardListCounts      *counts;
  GArray                 *fields;    /* (element-type Field) */
  GString                *code;      /* (nullable) lines of code so far */
  gboolean                is_front;  /* whether nothing but what stands in front has come */
  gboolean                in_quote;  /* whether a content control says so */
  guint                   level;     /* of the item under which all lies that comes */
  gboolean                has_title; /* whether a paragraph said it */
  guint                   depth;
} Reader;

static void read_blocks (Reader *reader, xmlNode *parent);
static void read_inlines (Reader *reader, xmlNode *parent, StewardInlineStyle styles, const char *link);

static void
relation_free (gpointer data)
{
  Relation *self = data;

  g_free (self->type);
  g_free (self->target);
  g_free (self);
}

static void
field_clear (gpointer data)
{
  Field *self = data;

  g_string_free (self->code, TRUE);
  g_free (self->link);
}

static char *
get_value (xmlNode    *node,
           const char *name)
{
  xmlNode *child = steward_markup_find (node, name);

  return child != NULL ? steward_markup_get (child, "val") : NULL;
}

/* Text that stands elsewhere: each paragraph of it, with its links' targets behind their words. */
static void
append_aside (GString    *out,
              xmlNode    *parent,
              GHashTable *relations,
              guint       depth)
{
  static const char *const skipped[] = { "instrText", "delText", "del", "moveFrom", "Fallback", "pPr", "rPr", NULL };

  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE || steward_markup_is_any (node, skipped) || depth > STEWARD_MARKUP_MAX_DEPTH)
        continue;
      if (steward_markup_is (node, "t"))
        {
          g_autofree char *text = steward_markup_get_content (node);

          g_string_append (out, text);
        }
      else if (steward_markup_is (node, "tab") || steward_markup_is (node, "br"))
        g_string_append_c (out, ' ');
      else
        append_aside (out, node, relations, depth + 1);
      if (steward_markup_is (node, "hyperlink"))
        {
          g_autofree char *id = steward_markup_get (node, "id");
          Relation *relation = id != NULL && relations != NULL ? g_hash_table_lookup (relations, id) : NULL;

          if (relation != NULL)
            g_string_append_printf (out, " <%s>", relation->target);
        }
      if (steward_markup_is (node, "p"))
        g_string_append_c (out, ' ');
    }
}

static void note_field (Reader *reader, const char *code);

/* Fields in what stands aside. */
static void
note_fields (Reader  *reader,
             xmlNode *parent,
             guint    depth)
{
  for (xmlNode *node = parent->children; node != NULL && depth < STEWARD_MARKUP_MAX_DEPTH; node = node->next)
    if (steward_markup_is (node, "instrText"))
      {
        g_autofree char *code = steward_markup_get_content (node);

        note_field (reader, code);
      }
    else if (steward_markup_is (node, "fldSimple"))
      {
        g_autofree char *code = steward_markup_get (node, "instr");

        note_field (reader, code != NULL ? code : "");
        note_fields (reader, node, depth + 1);
      }
    else if (node->type == XML_ELEMENT_NODE && !steward_markup_is (node, "Fallback"))
      note_fields (reader, node, depth + 1);
}

static void
leave_out_words (Reader     *reader,
                 const char *what,
                 xmlNode    *node,
                 GHashTable *relations)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (node != NULL)
    append_aside (words, node, relations, 0);
  steward_document_builder_leave_out_whole (reader->builder, what, words->str);
  if (node != NULL)
    note_fields (reader, node, 0);
}

static void
read_note (Reader      *reader,
           const Notes *notes,
           const char  *what,
           xmlNode     *reference)
{
  g_autofree char *id = steward_markup_get (reference, "id");
  xmlNode *root = notes->doc != NULL ? xmlDocGetRootElement (notes->doc) : NULL;

  for (xmlNode *note = root != NULL ? root->children : NULL; note != NULL; note = note->next)
    {
      g_autofree char *own = note->type == XML_ELEMENT_NODE ? steward_markup_get (note, "id") : NULL;

      if (own != NULL && g_strcmp0 (own, id) == 0)
        {
          leave_out_words (reader, what, note, notes->relations);
          return;
        }
    }
  steward_document_builder_leave_out (reader->builder, what, NULL);
}

/* Text boxes in a drawing; what older programs would show in their place says the same again. */
static void
leave_out_boxes (Reader  *reader,
                 xmlNode *parent,
                 guint    depth)
{
  for (xmlNode *node = parent->children; node != NULL && depth < STEWARD_MARKUP_MAX_DEPTH; node = node->next)
    if (steward_markup_is (node, "txbxContent"))
      leave_out_words (reader, "text box", node, reader->relations);
    else if (node->type == XML_ELEMENT_NODE && !steward_markup_is (node, "Fallback"))
      leave_out_boxes (reader, node, depth + 1);
}

static void
read_picture (Reader  *reader,
              xmlNode *node)
{
  xmlNode *blip = steward_markup_find_below (node, "blip");
  xmlNode *data = blip == NULL ? steward_markup_find_below (node, "imagedata") : NULL;
  g_autofree char *id = blip != NULL ? steward_markup_get (blip, "embed") : data != NULL ? steward_markup_get (data, "id") : NULL;
  g_autofree char *link = blip != NULL && id == NULL ? steward_markup_get (blip, "link") : NULL;
  Relation *relation = id != NULL || link != NULL ? g_hash_table_lookup (reader->relations, id != NULL ? id : link) : NULL;

  leave_out_boxes (reader, node, 0);
  if (relation != NULL)
    steward_document_builder_leave_out (reader->builder, "picture", relation->target);
  else
    steward_document_builder_leave_out (reader->builder, blip != NULL || data != NULL ? "picture" : "drawing", NULL);
}

static const char *
get_field_link (Reader *reader)
{
  for (guint i = reader->fields->len; i > 0; i--)
    if (g_array_index (reader->fields, Field, i - 1).link != NULL)
      return g_array_index (reader->fields, Field, i - 1).link;
  return NULL;
}

/* The address in ` HYPERLINK "https://a.example" \o "tip" `, or the place in ` HYPERLINK \l "place" `. */
static char *
parse_field_link (const char *code)
{
  const char *start = strstr (code, "HYPERLINK");
  const char *quote = start != NULL ? strchr (start, '"') : NULL;
  const char *end = quote != NULL ? strchr (quote + 1, '"') : NULL;
  g_autofree char *target = end != NULL ? g_strndup (quote + 1, (gsize) (end - quote - 1)) : NULL;
  gboolean is_place = end != NULL && g_strstr_len (start, quote - start, "\\l") != NULL;

  if (is_place)
    return g_strconcat ("#", target, NULL);
  return steward_markup_is_safe_link (target) ? g_steal_pointer (&target) : NULL;
}

static void
note_field (Reader     *reader,
            const char *code)
{
  g_autofree char *name = g_strstrip (g_strdup (code));

  if (g_str_has_prefix (name, "HYPERLINK"))
    return;
  if (strpbrk (name, " \\") != NULL)
    *strpbrk (name, " \\") = '\0';
  steward_document_builder_leave_out (reader->builder, "field", name);
}

static void
read_field_mark (Reader  *reader,
                 xmlNode *node)
{
  g_autofree char *type = steward_markup_get (node, "fldCharType");
  Field *last = reader->fields->len > 0 ? &g_array_index (reader->fields, Field, reader->fields->len - 1) : NULL;

  if (g_strcmp0 (type, "begin") == 0 && reader->fields->len < MAX_PARTS)
    {
      Field field = { g_string_new (NULL), FALSE, NULL };

      g_array_append_val (reader->fields, field);
    }
  else if (g_strcmp0 (type, "separate") == 0 && last != NULL)
    {
      last->shows = TRUE;
      last->link = parse_field_link (last->code->str);
      note_field (reader, last->code->str);
    }
  else if (g_strcmp0 (type, "end") == 0 && last != NULL)
    {
      if (!last->shows)
        note_field (reader, last->code->str);
      g_array_set_size (reader->fields, reader->fields->len - 1);
    }
}

static void
add_words (Reader             *reader,
           const char         *text,
           StewardInlineStyle  styles,
           const char         *link)
{
  if (reader->fields->len > 0 && !g_array_index (reader->fields, Field, reader->fields->len - 1).shows)
    return;
  if (reader->code != NULL)
    g_string_append (reader->code, text);
  else
    steward_document_builder_add_words (reader->builder, text, styles, link != NULL ? link : get_field_link (reader));
}

static void
add_break (Reader *reader)
{
  if (reader->code != NULL)
    g_string_append_c (reader->code, '\n');
  else
    steward_document_builder_add_break (reader->builder);
}

static void
read_run_break (Reader  *reader,
                xmlNode *node)
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
read_run_child (Reader             *reader,
                xmlNode            *node,
                StewardInlineStyle  styles,
                const char         *link)
{
  static const char *const pictures[] = { "drawing", "pict", "object", NULL };

  if (steward_markup_is (node, "t"))
    {
      g_autofree char *text = steward_markup_get_content (node);

      add_words (reader, text, styles, link);
    }
  else if (steward_markup_is (node, "tab"))
    add_words (reader, reader->code != NULL ? "\t" : " ", styles, link);
  else if (steward_markup_is (node, "br") || steward_markup_is (node, "cr"))
    read_run_break (reader, node);
  else if (steward_markup_is (node, "noBreakHyphen"))
    add_words (reader, "\xe2\x80\x91", styles, link);
  else if (steward_markup_is (node, "sym"))
    steward_document_builder_count (reader->builder, "symbol from a symbol font");
  else if (steward_markup_is (node, "instrText") && reader->fields->len > 0)
    {
      g_autofree char *text = steward_markup_get_content (node);

      g_string_append (g_array_index (reader->fields, Field, reader->fields->len - 1).code, text);
    }
  else if (steward_markup_is (node, "fldChar"))
    read_field_mark (reader, node);
  else if (steward_markup_is (node, "footnoteReference"))
    read_note (reader, &reader->footnotes, "footnote", node);
  else if (steward_markup_is (node, "endnoteReference"))
    read_note (reader, &reader->endnotes, "endnote", node);
  else if (steward_markup_is (node, "commentReference"))
    read_note (reader, &reader->comments, "comment", node);
  else if (steward_markup_is_any (node, pictures))
    read_picture (reader, node);
  else if (steward_markup_is (node, "ruby"))
    read_inlines (reader, steward_markup_find (node, "rubyBase") != NULL ? steward_markup_find (node, "rubyBase") : node,
                  styles, link);
  else if (steward_markup_is (node, "AlternateContent"))
    {
      xmlNode *choice = steward_markup_find (node, "Choice");
      xmlNode *taken = choice != NULL ? choice : steward_markup_find (node, "Fallback");

      for (xmlNode *child = taken != NULL ? taken->children : NULL; child != NULL; child = child->next)
        read_run_child (reader, child, styles, link);
    }
}

static void
read_run (Reader             *reader,
          xmlNode            *run,
          StewardInlineStyle  styles,
          const char         *link)
{
  xmlNode *properties = steward_markup_find (run, "rPr");
  xmlNode *underline = steward_markup_find (properties, "u");
  xmlNode *hidden = steward_markup_find (properties, "vanish");
  g_autofree char *hides = hidden != NULL ? steward_markup_get (hidden, "val") : NULL;
  g_autofree char *line = underline != NULL ? steward_markup_get (underline, "val") : NULL;

  if (hidden != NULL && (hides == NULL || (strcmp (hides, "0") != 0 && strcmp (hides, "false") != 0)))
    {
      leave_out_words (reader, "hidden text", run, reader->relations);
      return;
    }
  if (line != NULL && strcmp (line, "none") != 0 && link == NULL && get_field_link (reader) == NULL)
    steward_document_builder_count (reader->builder, "underlining");
  if (steward_markup_find (properties, "vertAlign") != NULL && steward_markup_find (run, "t") != NULL)
    steward_document_builder_count (reader->builder, "superscript or subscript");
  styles = steward_docx_styles_get_inline (reader->styles, properties, styles);
  for (xmlNode *node = run->children; node != NULL; node = node->next)
    read_run_child (reader, node, styles, link);
}

static void
read_hyperlink (Reader             *reader,
                xmlNode            *node,
                StewardInlineStyle  styles)
{
  g_autofree char *id = steward_markup_get (node, "id");
  g_autofree char *anchor = steward_markup_get (node, "anchor");
  Relation *relation = id != NULL ? g_hash_table_lookup (reader->relations, id) : NULL;
  g_autofree char *link = relation != NULL ? g_strconcat (relation->target, anchor != NULL ? "#" : NULL, anchor, NULL)
                          : anchor != NULL ? g_strconcat ("#", anchor, NULL)
                                           : NULL;

  if (link != NULL && !steward_markup_is_safe_link (link))
    {
      steward_document_builder_leave_out (reader->builder, "link", link);
      g_clear_pointer (&link, g_free);
    }
  read_inlines (reader, node, styles, link);
}

static void
read_inline (Reader             *reader,
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
      g_autofree char *target = code != NULL ? parse_field_link (code) : NULL;

      if (code != NULL)
        note_field (reader, code);
      read_inlines (reader, node, styles, target != NULL ? target : link);
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
      read_inlines (reader, node, styles, link);
    }
}

static void
read_inlines (Reader             *reader,
              xmlNode            *parent,
              StewardInlineStyle  styles,
              const char         *link)
{
  if (++reader->depth <= STEWARD_MARKUP_MAX_DEPTH)
    for (xmlNode *node = parent->children; node != NULL; node = node->next)
      read_inline (reader, node, styles, link);
  reader->depth--;
}

static void
end_code (Reader *reader)
{
  if (reader->code == NULL)
    return;
  steward_document_builder_add_code (reader->builder, reader->code->str);
  g_string_free (g_steal_pointer (&reader->code), TRUE);
}

/* Lists that count with the same goes on with each other; one says where it begins by an override, which counts where it is
 * met first (ECMA-376 part 1, §17.9.8 and §17.9.26). */
static guint
count_item (Reader          *reader,
            StewardDocxList *list)
{
  g_autofree char *key = g_strdup_printf ("%s/%u", list->number, list->level);
  gboolean begins = list->is_override && g_hash_table_add (reader->starts, g_steal_pointer (&key));

  return steward_list_counts_next (reader->counts, reader->builder, list->abstract != NULL ? list->abstract : list->number,
                                   list->level, list->start, begins);
}

static void
read_item (Reader          *reader,
           xmlNode         *paragraph,
           StewardDocxList *list)
{
  if (steward_document_builder_is_in_table (reader->builder))
    {
      read_inlines (reader, paragraph, 0, NULL);
      steward_document_builder_end_paragraph (reader->builder);
      return;
    }
  steward_document_builder_begin_at_level (reader->builder, list->level, list->ordered,
                                           list->ordered ? count_item (reader, list) : STEWARD_DOCUMENT_GOES_ON);
  read_inlines (reader, paragraph, 0, NULL);
  steward_document_builder_end_paragraph (reader->builder);
}

static void
read_quote (Reader  *reader,
            xmlNode *paragraph)
{
  read_inlines (reader, paragraph, 0, NULL);
  if (!steward_document_builder_has_words (reader->builder))
    return;
  steward_document_builder_end_levels_below (reader->builder, reader->level);
  steward_document_builder_begin_quote (reader->builder);
  steward_document_builder_end_paragraph (reader->builder);
  steward_document_builder_end (reader->builder);
}

static void
read_front (Reader          *reader,
            xmlNode         *paragraph,
            StewardDocxRole  role,
            const char      *name)
{
  g_autofree char *words = NULL;

  read_inlines (reader, paragraph, 0, NULL);
  words = steward_document_builder_take_plain (reader->builder);
  if (*words == '\0')
    return;
  if (role == STEWARD_DOCX_ROLE_TITLE)
    {
      steward_document_builder_set_title (reader->builder, words);
      reader->has_title = TRUE;
    }
  else if (role == STEWARD_DOCX_ROLE_CONTENTS)
    steward_document_builder_leave_out (reader->builder, "table of contents", words);
  else
    steward_document_builder_leave_out_whole (reader->builder, name, words);
}

static void
read_plain (Reader          *reader,
            xmlNode         *paragraph,
            StewardDocxRole  role,
            guint            level)
{
  read_inlines (reader, paragraph, 0, NULL);
  if (!steward_document_builder_has_words (reader->builder) && !steward_document_builder_is_in_table (reader->builder))
    return;
  if (role == STEWARD_DOCX_ROLE_HEADING)
    {
      steward_document_builder_end_levels_below (reader->builder, reader->level);
      steward_document_builder_end_heading (reader->builder, level);
      return;
    }
  if (role != STEWARD_DOCX_ROLE_CONTINUATION)
    steward_document_builder_end_levels_below (reader->builder, reader->level);
  steward_document_builder_end_paragraph (reader->builder);
}

/* Whether the end of a paragraph was deleted: then the next one goes on with it. */
static gboolean
is_end_deleted (xmlNode *properties)
{
  xmlNode *mark = steward_markup_find (properties, "rPr");

  return steward_markup_find (mark, "del") != NULL || steward_markup_find (mark, "moveFrom") != NULL;
}

static void
note_mark (Reader  *reader,
           xmlNode *properties)
{
  xmlNode *mark = steward_markup_find (properties, "rPr");

  if (steward_markup_find (mark, "ins") != NULL)
    steward_document_builder_count (reader->builder, "tracked insertions, taken as accepted");
  if (steward_markup_find (mark, "del") != NULL)
    steward_document_builder_count (reader->builder, "tracked deletions, taken as done");
  if (steward_markup_find (properties, "pageBreakBefore") != NULL)
    steward_document_builder_count (reader->builder, "page breaks");
}

static void
read_paragraph (Reader  *reader,
                xmlNode *paragraph)
{
  xmlNode *properties = steward_markup_find (paragraph, "pPr");
  g_autofree char *style = get_value (properties, "pStyle");
  guint level;
  const char *name;
  StewardDocxRole role = steward_docx_styles_get_role (reader->styles, style, &level, &name);
  g_auto (StewardDocxList) list = { 0 };
  gboolean in_table = steward_document_builder_is_in_table (reader->builder);

  steward_docx_styles_get_list (reader->styles, properties, &list);
  note_mark (reader, properties);
  if (is_end_deleted (properties))
    {
      read_inlines (reader, paragraph, 0, NULL);
      steward_document_builder_add_words (reader->builder, " ", 0, NULL);
      return;
    }
  if (role == STEWARD_DOCX_ROLE_CODE && !in_table)
    {
      if (reader->code == NULL)
        reader->code = g_string_new (NULL);
      else
        g_string_append_c (reader->code, '\n');
      steward_document_builder_end_levels_below (reader->builder, reader->level);
      read_inlines (reader, paragraph, 0, NULL);
      return;
    }
  end_code (reader);
  if (role == STEWARD_DOCX_ROLE_CONTENTS || (role == STEWARD_DOCX_ROLE_TITLE && !reader->has_title && !in_table) ||
      (role == STEWARD_DOCX_ROLE_FRONT && reader->is_front && !in_table))
    read_front (reader, paragraph, role, name);
  else if (role == STEWARD_DOCX_ROLE_QUOTE && list.level == 0 && !reader->in_quote)
    read_quote (reader, paragraph);
  else if (list.level > 0 && role != STEWARD_DOCX_ROLE_HEADING)
    read_item (reader, paragraph, &list);
  else
    read_plain (reader, paragraph, role, level);
}

static void
read_row (Reader  *reader,
          xmlNode *parent)
{
  for (xmlNode *cell = parent->children; cell != NULL; cell = cell->next)
    {
      xmlNode *properties = steward_markup_find (cell, "tcPr");
      xmlNode *merge = steward_markup_find (properties, "vMerge");
      xmlNode *span = steward_markup_find (properties, "gridSpan");
      g_autofree char *kind = merge != NULL ? steward_markup_get (merge, "val") : NULL;

      if (steward_markup_is (cell, "sdt") || steward_markup_is (cell, "sdtContent") || steward_markup_is (cell, "customXml"))
        read_row (reader, cell);
      if (!steward_markup_is (cell, "tc"))
        continue;
      /* §17.4.84: a cell that goes on with the one above says so, and is empty. */
      if (merge != NULL && g_strcmp0 (kind, "restart") != 0)
        steward_document_builder_count (reader->builder, "merged cells");
      else
        read_blocks (reader, cell);
      steward_document_builder_end_cell (reader->builder, (guint) MAX (steward_markup_get_number (span, "val", 1), 1), 1);
    }
}

static void
read_rows (Reader  *reader,
           xmlNode *parent)
{
  for (xmlNode *row = parent->children; row != NULL; row = row->next)
    {
      xmlNode *properties = steward_markup_find (row, "trPr");

      if (steward_markup_is (row, "sdt") || steward_markup_is (row, "sdtContent") || steward_markup_is (row, "customXml"))
        read_rows (reader, row);
      if (!steward_markup_is (row, "tr"))
        continue;
      if (steward_markup_find (properties, "del") != NULL)
        {
          steward_document_builder_count (reader->builder, "tracked deletions, taken as done");
          continue;
        }
      steward_document_builder_begin_row (reader->builder);
      read_row (reader, row);
    }
}

static gboolean
is_contents (xmlNode *sdt)
{
  g_autofree char *gallery = get_value (steward_markup_find (steward_markup_find (sdt, "sdtPr"), "docPartObj"), "docPartGallery");

  return g_strcmp0 (gallery, "Table of Contents") == 0;
}

/* What steward_docx_write() says with content controls: blocks under an item, and in one quote. */
static gboolean
read_own_control (Reader  *reader,
                  xmlNode *sdt)
{
  g_autofree char *tag = get_value (steward_markup_find (sdt, "sdtPr"), "tag");
  xmlNode *content = steward_markup_find (sdt, "sdtContent");
  gboolean is_quote = tag != NULL && g_str_has_prefix (tag, "steward-quote-");
  guint level = reader->level;
  gboolean was_in_quote = reader->in_quote;

  if (content == NULL || tag == NULL || (!is_quote && !g_str_has_prefix (tag, "steward-under-")))
    return FALSE;
  end_code (reader);
  if (is_quote)
    {
      steward_document_builder_end_levels_below (reader->builder, level);
      steward_document_builder_begin_quote (reader->builder);
      reader->level = 0;
      reader->in_quote = TRUE;
    }
  else
    {
      reader->level = (guint) g_ascii_strtoull (tag + strlen ("steward-under-"), NULL, 10);
      steward_document_builder_end_levels_below (reader->builder, reader->level);
    }
  read_blocks (reader, content);
  end_code (reader);
  if (is_quote)
    {
      steward_document_builder_end_levels (reader->builder);
      steward_document_builder_end (reader->builder);
    }
  reader->level = level;
  reader->in_quote = was_in_quote;
  return TRUE;
}

static void
read_block (Reader  *reader,
            xmlNode *node)
{
  static const char *const holders[] = {
    "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body", "Choice", NULL,
  };

  if (steward_markup_is (node, "p"))
    {
      gboolean had_fronts = reader->is_front;
      guint level;
      const char *name;
      g_autofree char *style = get_value (steward_markup_find (node, "pPr"), "pStyle");
      StewardDocxRole role = steward_docx_styles_get_role (reader->styles, style, &level, &name);
      g_autofree char *words = steward_markup_get_content (node);

      read_paragraph (reader, node);
      reader->is_front = had_fronts && (role == STEWARD_DOCX_ROLE_TITLE || role == STEWARD_DOCX_ROLE_FRONT ||
                                        role == STEWARD_DOCX_ROLE_CONTENTS || *g_strstrip (words) == '\0');
    }
  else if (steward_markup_is (node, "tbl"))
    {
      end_code (reader);
      reader->is_front = FALSE;
      steward_document_builder_end_levels_below (reader->builder, reader->level);
      steward_document_builder_begin_table (reader->builder);
      read_rows (reader, node);
      steward_document_builder_end_table (reader->builder);
    }
  else if (steward_markup_is (node, "sdt") && is_contents (node))
    leave_out_words (reader, "table of contents", steward_markup_find (node, "sdtContent"), reader->relations);
  else if (steward_markup_is (node, "sdt") && !read_own_control (reader, node))
    {
      steward_document_builder_count (reader->builder, "content controls, whose words stay");
      if (steward_markup_find (node, "sdtContent") != NULL)
        read_blocks (reader, steward_markup_find (node, "sdtContent"));
    }
  else if (steward_markup_is (node, "altChunk"))
    steward_document_builder_leave_out (reader->builder, "document within the document", NULL);
  else if (steward_markup_is (node, "AlternateContent"))
    {
      xmlNode *choice = steward_markup_find (node, "Choice");

      if (choice != NULL)
        read_blocks (reader, choice);
    }
  else if (steward_markup_is_any (node, holders))
    read_blocks (reader, node);
  else if (steward_markup_is (node, "oMathPara"))
    read_inline (reader, node, 0, NULL);
}

static void
read_blocks (Reader  *reader,
             xmlNode *parent)
{
  if (++reader->depth <= STEWARD_MARKUP_MAX_DEPTH)
    for (xmlNode *node = parent->children; node != NULL; node = node->next)
      read_block (reader, node);
  reader->depth--;
}

/* A path within the container, from the folder of the part that names it. */
static char *
resolve (const char *folder,
         const char *target)
{
  g_autofree char *path = *target == '/' ? g_strdup (target + 1) : g_build_filename (folder, target, NULL);
  g_autofree char *canonical = g_canonicalize_filename (path, "/");

  return g_strdup (canonical + 1);
}

static GHashTable *
read_relations (StewardPacked *packed,
                const char    *name)
{
  GHashTable *relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, relation_free);
  g_autoptr (GBytes) bytes = steward_packed_get (packed, name);
  g_autoptr (StewardMarkup) doc = bytes != NULL ? steward_markup_parse_xml (bytes, name, NULL) : NULL;
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *id = steward_markup_is (node, "Relationship") ? steward_markup_get (node, "Id") : NULL;
      g_autofree char *type = id != NULL ? steward_markup_get (node, "Type") : NULL;
      g_autofree char *target = type != NULL ? steward_markup_get (node, "Target") : NULL;
      Relation *relation;

      if (target == NULL)
        continue;
      relation = g_new0 (Relation, 1);
      relation->type = g_path_get_basename (type);
      relation->target = g_steal_pointer (&target);
      g_hash_table_insert (relations, g_steal_pointer (&id), relation);
    }
  return relations;
}

/* Where the document lies, as the container says. */
static char *
find_main (GBytes  *bytes,
           GError **error)
{
  static const char *const wanted[] = { "_rels/.rels", NULL };
  g_autoptr (StewardPacked) packed = steward_packed_new (bytes, wanted, error);
  g_autoptr (GHashTable) relations = packed != NULL ? read_relations (packed, wanted[0]) : NULL;
  GHashTableIter iter;
  gpointer relation;

  if (packed == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, relations);
  while (g_hash_table_iter_next (&iter, NULL, &relation))
    if (strcmp (((Relation *) relation)->type, "officeDocument") == 0)
      return resolve ("", ((Relation *) relation)->target);
  return g_strdup ("word/document.xml");
}

static xmlDoc *
parse_part (StewardPacked  *packed,
            GHashTable     *relations,
            const char     *folder,
            const char     *type,
            char          **found)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, relations);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Relation *relation = value;
      g_autofree char *name = strcmp (relation->type, type) == 0 ? resolve (folder, relation->target) : NULL;
      g_autoptr (GBytes) bytes = name != NULL ? steward_packed_get (packed, name) : NULL;
      xmlDoc *doc = bytes != NULL ? steward_markup_parse_xml (bytes, name, NULL) : NULL;

      if (doc != NULL && found != NULL)
        *found = g_steal_pointer (&name);
      if (doc != NULL)
        return doc;
    }
  return NULL;
}

static char *
name_relations (const char *part)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *base = g_path_get_basename (part);

  return g_strdup_printf ("%s/_rels/%s.rels", folder, base);
}

static void
open_notes (Reader        *reader,
            StewardPacked *packed,
            const char    *folder,
            const char    *type,
            Notes         *notes)
{
  g_autofree char *part = NULL;
  g_autofree char *rels = NULL;

  notes->doc = parse_part (packed, reader->relations, folder, type, &part);
  rels = part != NULL ? name_relations (part) : NULL;
  notes->relations = rels != NULL ? read_relations (packed, rels) : NULL;
}

static void
close_notes (Notes *notes)
{
  g_clear_pointer (&notes->doc, xmlFreeDoc);
  g_clear_pointer (&notes->relations, g_hash_table_unref);
}

static void
leave_out_margins (Reader        *reader,
                   StewardPacked *packed,
                   const char    *folder)
{
  g_autoptr (GList) all = g_list_sort (g_hash_table_get_keys (reader->relations), (GCompareFunc) g_strcmp0);

  for (GList *l = all; l != NULL; l = l->next)
    {
      Relation *relation = g_hash_table_lookup (reader->relations, l->data);
      gboolean is_header = strcmp (relation->type, "header") == 0;
      g_autofree char *name = is_header || strcmp (relation->type, "footer") == 0 ? resolve (folder, relation->target) : NULL;
      g_autoptr (GBytes) bytes = name != NULL ? steward_packed_get (packed, name) : NULL;
      g_autoptr (StewardMarkup) doc = bytes != NULL ? steward_markup_parse_xml (bytes, name, NULL) : NULL;

      if (doc != NULL)
        leave_out_words (reader, is_header ? "page header" : "page footer", xmlDocGetRootElement (doc), reader->relations);
    }
}

static void
read_properties (StewardDocumentBuilder *builder,
                 StewardPacked          *packed)
{
  g_autoptr (GBytes) bytes = steward_packed_get (packed, "docProps/core.xml");
  g_autoptr (StewardMarkup) doc = bytes != NULL ? steward_markup_parse_xml (bytes, "docProps/core.xml", NULL) : NULL;
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;
  g_autofree char *title = steward_markup_get_content (steward_markup_find (root, "title"));
  g_autofree char *language = g_strstrip (steward_markup_get_content (steward_markup_find (root, "language")));

  steward_document_builder_set_title (builder, title);
  steward_document_builder_set_language (builder, language);
}

static StewardPacked *
unpack (GBytes      *bytes,
        const char  *main,
        GHashTable **relations,
        GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (main);
  g_autofree char *rels = name_relations (main);
  const char *first[] = { rels, NULL };
  g_autoptr (StewardPacked) packed = steward_packed_new (bytes, first, error);
  g_autoptr (GStrvBuilder) wanted = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  if (packed == NULL)
    return NULL;
  *relations = read_relations (packed, rels);
  g_strv_builder_add_many (wanted, main, "docProps/core.xml", NULL);
  g_hash_table_iter_init (&iter, *relations);
  while (n < MAX_PARTS && g_hash_table_iter_next (&iter, NULL, &value))
    {
      static const char *const types[] = {
        "styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer", NULL,
      };
      Relation *relation = value;
      g_autofree char *name = NULL;
      g_autofree char *own = NULL;

      if (!g_strv_contains (types, relation->type))
        continue;
      name = resolve (folder, relation->target);
      own = name_relations (name);
      g_strv_builder_add_many (wanted, name, own, NULL);
      n++;
    }
  names = g_strv_builder_end (wanted);
  return steward_packed_new (bytes, (const char *const *) names, error);
}

static void
read_parts (Reader        *reader,
            StewardPacked *packed,
            const char    *folder,
            xmlDoc        *doc)
{
  g_autoptr (StewardMarkup) styles = parse_part (packed, reader->relations, folder, "styles", NULL);
  g_autoptr (StewardMarkup) numbering = parse_part (packed, reader->relations, folder, "numbering", NULL);
  g_autoptr (StewardDocxStyles) lookup = steward_docx_styles_new (styles, numbering);
  g_autoptr (GHashTable) starts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (StewardListCounts) counts = steward_list_counts_new ();
  g_autoptr (GArray) fields = g_array_new (FALSE, TRUE, sizeof (Field));
  xmlNode *body = steward_markup_find (xmlDocGetRootElement (doc), "body");

  g_array_set_clear_func (fields, field_clear);
  reader->styles = lookup;
  open_notes (reader, packed, folder, "footnotes", &reader->footnotes);
  open_notes (reader, packed, folder, "endnotes", &reader->endnotes);
  open_notes (reader, packed, folder, "comments", &reader->comments);
  reader->starts = starts;
  reader->counts = counts;
  reader->fields = fields;
  reader->is_front = TRUE;
  if (body != NULL)
    read_blocks (reader, body);
  end_code (reader);
  leave_out_margins (reader, packed, folder);
  close_notes (&reader->footnotes);
  close_notes (&reader->endnotes);
  close_notes (&reader->comments);
}

/**
 * steward_docx_read:
 * @bytes: DOCX
 * @id: the id of the guideline that it becomes
 * @seed: (nullable): as steward_markdown_read() has it
 * @left_out: (out) (transfer full) (element-type utf8): what a guideline doesn't hold, a line each: notes and
 *   text boxes with all their words, comments, pictures, page headers, tracked changes, fields
 * @error: return location for a #StewardDocumentError
 *
 * The title is the paragraph in the style of that name, else that of the document's properties, else the first
 * heading. Nothing outside is read. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
StewardGuideline *
steward_docx_read (GBytes      *bytes,
                   const char  *id,
                   const char  *seed,
                   GPtrArray  **left_out,
                   GError     **error)
{
  g_autofree char *main = find_main (bytes, error);
  g_autofree char *folder = main != NULL ? g_path_get_dirname (main) : NULL;
  g_autoptr (GHashTable) relations = NULL;
  g_autoptr (StewardPacked) packed = main != NULL ? unpack (bytes, main, &relations, error) : NULL;
  g_autoptr (GBytes) part = packed != NULL ? steward_packed_get (packed, main) : NULL;
  g_autoptr (StewardMarkup) doc = NULL;
  g_autoptr (StewardDocumentBuilder) builder = steward_document_builder_new (id, seed);
  Reader reader = { .builder = builder, .relations = relations };

  if (packed == NULL)
    return NULL;
  if (part == NULL)
    {
      g_set_error_literal (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID,
                           "the file holds no text document; save it again as DOCX");
      return NULL;
    }
  doc = steward_markup_parse_xml (part, main, error);
  if (doc == NULL)
    return NULL;
  read_parts (&reader, packed, folder, doc);
  read_properties (builder, packed);
  return steward_document_builder_finish (builder, left_out, error);
}
