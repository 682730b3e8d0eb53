/* steward-docx.c: guidelines from DOCX
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ECMA-376 part 1, §17 (WordprocessingML); the strict kind has other namespaces and the same names. Tracked
 * changes (§17.13.5) are read as accepted. */

#define G_LOG_DOMAIN "steward-docx"

#include "steward-docx.h"

#include "steward-docx-reader.h"

#include <string.h>

static char *
get_value (xmlNode    *node,
           const char *name)
{
  xmlNode *child = steward_markup_find (node, name);

  return child != NULL ? steward_markup_get (child, "val") : NULL;
}

static void
end_code (StewardDocxReader *reader)
{
  if (reader->code == NULL)
    return;
  steward_document_builder_add_code (reader->builder, reader->code->str);
  g_string_free (g_steal_pointer (&reader->code), TRUE);
}

/* Lists that count with the same goes on with each other; one says where it begins by an override, which counts where it is
 * met first (ECMA-376 part 1, §17.9.8 and §17.9.26). */
static guint
count_item (StewardDocxReader *reader,
            StewardDocxList   *list)
{
  g_autofree char *key = g_strdup_printf ("%s/%u", list->number, list->level);
  gboolean begins = list->is_override && g_hash_table_add (reader->starts, g_steal_pointer (&key));

  return steward_list_counts_next (reader->counts, reader->builder, list->abstract != NULL ? list->abstract : list->number,
                                   list->level, list->start, begins);
}

static void
read_item (StewardDocxReader *reader,
           xmlNode           *paragraph,
           StewardDocxList   *list)
{
  steward_document_builder_begin_at_level (reader->builder, list->level, list->ordered,
                                           list->ordered ? count_item (reader, list) : STEWARD_DOCUMENT_GOES_ON);
  steward_docx_read_inlines (reader, paragraph, 0, NULL);
  steward_document_builder_end_paragraph (reader->builder);
}

static void
read_quote (StewardDocxReader *reader,
            xmlNode           *paragraph)
{
  steward_docx_read_inlines (reader, paragraph, 0, NULL);
  if (!steward_document_builder_has_words (reader->builder))
    return;
  steward_document_builder_end_levels_below (reader->builder, reader->level);
  steward_document_builder_begin_quote (reader->builder);
  steward_document_builder_end_paragraph (reader->builder);
  steward_document_builder_end (reader->builder);
}

static void
read_front (StewardDocxReader *reader,
            xmlNode           *paragraph,
            StewardDocxRole    role,
            const char        *name)
{
  g_autofree char *words = NULL;

  steward_docx_read_inlines (reader, paragraph, 0, NULL);
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
read_plain (StewardDocxReader *reader,
            xmlNode           *paragraph,
            StewardDocxRole    role,
            guint              level)
{
  steward_docx_read_inlines (reader, paragraph, 0, NULL);
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
note_mark (StewardDocxReader *reader,
           xmlNode           *properties)
{
  xmlNode *mark = steward_markup_find (properties, "rPr");

  if (steward_markup_find (mark, "ins") != NULL)
    steward_document_builder_count (reader->builder, "tracked insertions, taken as accepted");
  if (steward_markup_find (mark, "del") != NULL)
    steward_document_builder_count (reader->builder, "tracked deletions, taken as done");
  if (steward_markup_find (properties, "pPrChange") != NULL)
    steward_document_builder_count (reader->builder, "tracked changes of looks, taken as accepted");
  if (steward_docx_is_on (steward_markup_find (properties, "pageBreakBefore")))
    steward_document_builder_count (reader->builder, "page breaks");
}

/* A large first letter is a paragraph of its own, whose words the next one goes on with (§17.3.1.11). */
static gboolean
is_drop_cap (xmlNode *properties)
{
  xmlNode *frame = steward_markup_find (properties, "framePr");
  g_autofree char *kind = frame != NULL ? steward_markup_get (frame, "dropCap") : NULL;

  return kind != NULL && strcmp (kind, "none") != 0;
}

/* What a paragraph is: by its style, or as it says itself that it stands in the outline (§17.3.1.20). */
static StewardDocxRole
find_role (StewardDocxReader  *reader,
           xmlNode            *properties,
           guint              *level,
           const char        **name)
{
  g_autofree char *style = get_value (properties, "pStyle");
  StewardDocxRole role = steward_docx_styles_get_role (reader->styles, style, level, name);
  gint outline = steward_markup_get_number (steward_markup_find (properties, "outlineLvl"), "val", 9);

  if ((role != STEWARD_DOCX_ROLE_BODY && role != STEWARD_DOCX_ROLE_HEADING) || outline < 0 || outline > 8)
    return role;
  *level = (guint) outline + 1;
  return STEWARD_DOCX_ROLE_HEADING;
}

static void
read_paragraph (StewardDocxReader *reader,
                xmlNode           *paragraph)
{
  xmlNode *properties = steward_markup_find (paragraph, "pPr");
  guint level;
  const char *name;
  StewardDocxRole role = find_role (reader, properties, &level, &name);
  g_auto (StewardDocxList) list = { 0 };
  gboolean in_table = steward_document_builder_is_in_table (reader->builder);

  steward_docx_styles_get_list (reader->styles, properties, &list);
  note_mark (reader, properties);
  if (is_end_deleted (properties))
    {
      steward_docx_read_inlines (reader, paragraph, 0, NULL);
      steward_document_builder_add_words (reader->builder, " ", 0, NULL);
      return;
    }
  if (is_drop_cap (properties))
    {
      end_code (reader);
      steward_docx_read_inlines (reader, paragraph, 0, NULL);
      return;
    }
  if (role == STEWARD_DOCX_ROLE_CODE && !in_table)
    {
      if (reader->code == NULL)
        reader->code = g_string_new (NULL);
      else
        g_string_append_c (reader->code, '\n');
      steward_document_builder_end_levels_below (reader->builder, reader->level);
      steward_docx_read_inlines (reader, paragraph, 0, NULL);
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

static gboolean
is_contents (xmlNode *sdt)
{
  g_autofree char *gallery = get_value (steward_markup_find (steward_markup_find (sdt, "sdtPr"), "docPartObj"), "docPartGallery");

  return g_strcmp0 (gallery, "Table of Contents") == 0;
}

/* What steward_docx_write() says with content controls: blocks under an item, and in one quote. */
static gboolean
read_own_control (StewardDocxReader *reader,
                  xmlNode           *sdt)
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
  steward_docx_read_blocks (reader, content);
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
read_block (StewardDocxReader *reader,
            xmlNode           *node)
{
  static const char *const holders[] = {
    "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body", "Choice", NULL,
  };

  if (steward_markup_is (node, "p"))
    {
      gboolean had_fronts = reader->is_front;
      guint level;
      const char *name;
      StewardDocxRole role = find_role (reader, steward_markup_find (node, "pPr"), &level, &name);
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
      steward_docx_read_table (reader, node);
    }
  else if (steward_markup_is (node, "sdt") && is_contents (node))
    steward_docx_leave_out_words (reader, "table of contents", steward_markup_find (node, "sdtContent"), reader->relations);
  else if (steward_markup_is (node, "sdt") && !read_own_control (reader, node))
    {
      steward_document_builder_count (reader->builder, "content controls, whose words stay");
      if (steward_markup_find (node, "sdtContent") != NULL)
        steward_docx_read_blocks (reader, steward_markup_find (node, "sdtContent"));
    }
  else if (steward_markup_is (node, "altChunk"))
    steward_document_builder_leave_out (reader->builder, "document within the document", NULL);
  else if (steward_markup_is (node, "AlternateContent"))
    {
      xmlNode *taken = steward_docx_choose (node);

      if (taken != NULL)
        steward_docx_read_blocks (reader, taken);
    }
  else if (steward_markup_is_any (node, holders))
    steward_docx_read_blocks (reader, node);
  else if (steward_markup_is (node, "oMathPara"))
    steward_docx_read_inline (reader, node, 0, NULL);
}

/**
 * steward_docx_read_blocks:
 * @parent: what holds paragraphs and tables
 */
void
steward_docx_read_blocks (StewardDocxReader *reader,
                          xmlNode           *parent)
{
  if (++reader->depth <= STEWARD_MARKUP_MAX_DEPTH)
    for (xmlNode *node = parent->children; node != NULL; node = node->next)
      read_block (reader, node);
  reader->depth--;
}

static void
open_notes (StewardDocxParts *parts,
            const char       *type,
            StewardDocxNotes *notes)
{
  g_autofree char *part = NULL;

  notes->doc = steward_docx_parts_parse_type (parts, type, &part);
  notes->relations = part != NULL ? steward_docx_parts_dup_relations (parts, part) : NULL;
}

static void
close_notes (StewardDocxNotes *notes)
{
  g_clear_pointer (&notes->doc, xmlFreeDoc);
  g_clear_pointer (&notes->relations, g_hash_table_unref);
}

static void
leave_out_margins (StewardDocxReader *reader,
                   StewardDocxParts  *parts)
{
  g_autoptr (GList) all = g_list_sort (g_hash_table_get_keys (reader->relations), (GCompareFunc) g_strcmp0);

  for (GList *l = all; l != NULL; l = l->next)
    {
      const StewardDocxRelation *relation = g_hash_table_lookup (reader->relations, l->data);
      gboolean is_header = strcmp (relation->type, "header") == 0;
      g_autoptr (StewardMarkup) doc = is_header || strcmp (relation->type, "footer") == 0
                                        ? steward_docx_parts_parse_relation (parts, relation) : NULL;

      if (doc != NULL)
        steward_docx_leave_out_words (reader, is_header ? "page header" : "page footer", xmlDocGetRootElement (doc),
                                      reader->relations);
    }
}

static void
read_properties (StewardDocumentBuilder *builder,
                 StewardDocxParts       *parts)
{
  g_autoptr (StewardMarkup) doc = steward_docx_parts_parse (parts, "docProps/core.xml");
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;
  g_autofree char *title = steward_markup_get_content (steward_markup_find (root, "title"));
  g_autofree char *language = g_strstrip (steward_markup_get_content (steward_markup_find (root, "language")));

  steward_document_builder_set_title (builder, title);
  steward_document_builder_set_language (builder, language);
}

static void
read_parts (StewardDocxReader *reader,
            StewardDocxParts  *parts,
            xmlDoc            *doc)
{
  g_autoptr (StewardMarkup) styles = steward_docx_parts_parse_type (parts, "styles", NULL);
  g_autoptr (StewardMarkup) numbering = steward_docx_parts_parse_type (parts, "numbering", NULL);
  g_autoptr (StewardDocxStyles) lookup = steward_docx_styles_new (styles, numbering);
  g_autoptr (GHashTable) starts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (StewardListCounts) counts = steward_list_counts_new ();
  g_autoptr (GArray) fields = g_array_new (FALSE, TRUE, sizeof (StewardDocxField));
  xmlNode *body = steward_markup_find (xmlDocGetRootElement (doc), "body");

  g_array_set_clear_func (fields, steward_docx_field_clear);
  reader->styles = lookup;
  open_notes (parts, "footnotes", &reader->footnotes);
  open_notes (parts, "endnotes", &reader->endnotes);
  open_notes (parts, "comments", &reader->comments);
  reader->starts = starts;
  reader->counts = counts;
  reader->fields = fields;
  reader->is_front = TRUE;
  if (body != NULL)
    steward_docx_read_blocks (reader, body);
  end_code (reader);
  leave_out_margins (reader, parts);
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
  g_autoptr (StewardDocxParts) parts = steward_docx_parts_new (bytes, error);
  g_autoptr (StewardMarkup) doc = parts != NULL ? steward_docx_parts_parse_main (parts, error) : NULL;
  g_autoptr (StewardDocumentBuilder) builder = steward_document_builder_new (id, seed);
  StewardDocxReader reader = { .builder = builder };

  if (doc == NULL)
    return NULL;
  reader.relations = steward_docx_parts_get_relations (parts);
  read_parts (&reader, parts, doc);
  read_properties (builder, parts);
  return steward_document_builder_finish (builder, left_out, error);
}
