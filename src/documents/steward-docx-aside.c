/* steward-docx-aside.c: what stands beside the text of a DOCX: notes, text boxes, pictures
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-docx"

#include "steward-docx-reader.h"

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
          StewardDocxRelation *relation = id != NULL && relations != NULL ? g_hash_table_lookup (relations, id) : NULL;

          if (relation != NULL)
            g_string_append_printf (out, " <%s>", relation->target);
        }
      if (steward_markup_is (node, "p"))
        g_string_append_c (out, ' ');
    }
}

/* Fields in what stands aside. */
static void
note_fields (StewardDocxReader *reader,
             xmlNode           *parent,
             guint              depth)
{
  for (xmlNode *node = parent->children; node != NULL && depth < STEWARD_MARKUP_MAX_DEPTH; node = node->next)
    if (steward_markup_is (node, "instrText"))
      {
        g_autofree char *code = steward_markup_get_content (node);

        steward_docx_note_field (reader, code);
      }
    else if (steward_markup_is (node, "fldSimple"))
      {
        g_autofree char *code = steward_markup_get (node, "instr");

        steward_docx_note_field (reader, code != NULL ? code : "");
        note_fields (reader, node, depth + 1);
      }
    else if (node->type == XML_ELEMENT_NODE && !steward_markup_is (node, "Fallback"))
      note_fields (reader, node, depth + 1);
}

/**
 * steward_docx_leave_out_words:
 * @what: what a guideline doesn't hold
 * @node: (nullable): its words
 * @relations: (nullable): to which its links refer
 */
void
steward_docx_leave_out_words (StewardDocxReader *reader,
                              const char        *what,
                              xmlNode           *node,
                              GHashTable        *relations)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (node != NULL)
    append_aside (words, node, relations, 0);
  steward_document_builder_leave_out_whole (reader->builder, what, words->str);
  if (node != NULL)
    note_fields (reader, node, 0);
}

/**
 * steward_docx_read_note:
 * @notes: where notes of that kind are
 * @what: which kind
 * @reference: says which one
 *
 * Lists a note with all its words.
 */
void
steward_docx_read_note (StewardDocxReader      *reader,
                        const StewardDocxNotes *notes,
                        const char             *what,
                        xmlNode                *reference)
{
  g_autofree char *id = steward_markup_get (reference, "id");
  xmlNode *root = notes->doc != NULL ? xmlDocGetRootElement (notes->doc) : NULL;

  for (xmlNode *note = root != NULL ? root->children : NULL; note != NULL; note = note->next)
    {
      g_autofree char *own = note->type == XML_ELEMENT_NODE ? steward_markup_get (note, "id") : NULL;

      if (own != NULL && g_strcmp0 (own, id) == 0)
        {
          steward_docx_leave_out_words (reader, what, note, notes->relations);
          return;
        }
    }
  steward_document_builder_leave_out (reader->builder, what, NULL);
}

/* Text boxes in a drawing; what older programs would show in their place says the same again. */
static void
leave_out_boxes (StewardDocxReader *reader,
                 xmlNode           *parent,
                 guint              depth)
{
  for (xmlNode *node = parent->children; node != NULL && depth < STEWARD_MARKUP_MAX_DEPTH; node = node->next)
    if (steward_markup_is (node, "txbxContent"))
      steward_docx_leave_out_words (reader, "text box", node, reader->relations);
    else if (node->type == XML_ELEMENT_NODE && !steward_markup_is (node, "Fallback"))
      leave_out_boxes (reader, node, depth + 1);
}

/**
 * steward_docx_read_picture:
 * @node: a drawing
 *
 * Lists it, and the words of its text boxes.
 */
void
steward_docx_read_picture (StewardDocxReader *reader,
                           xmlNode           *node)
{
  xmlNode *blip = steward_markup_find_below (node, "blip");
  xmlNode *data = blip == NULL ? steward_markup_find_below (node, "imagedata") : NULL;
  g_autofree char *id = blip != NULL ? steward_markup_get (blip, "embed") : data != NULL ? steward_markup_get (data, "id") : NULL;
  g_autofree char *link = blip != NULL && id == NULL ? steward_markup_get (blip, "link") : NULL;
  xmlNode *about = steward_markup_find_below (node, "docPr");
  xmlNode *shape = about == NULL ? steward_markup_find_below (node, "shape") : NULL;
  g_autofree char *words = about != NULL ? steward_markup_get (about, "descr") : shape != NULL ? steward_markup_get (shape, "alt") : NULL;
  StewardDocxRelation *relation = id != NULL || link != NULL ? g_hash_table_lookup (reader->relations, id != NULL ? id : link) : NULL;

  leave_out_boxes (reader, node, 0);
  steward_document_builder_leave_out_picture (reader->builder, blip != NULL || data != NULL ? "picture" : "drawing",
                                              relation != NULL ? relation->target : NULL, words);
}
