/* steward-docx-reader.h: what the files that read a DOCX share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document-builder.h"
#include "steward-docx-parts.h"
#include "steward-docx-styles.h"
#include "steward-list-counts.h"

G_BEGIN_DECLS

/**
 * StewardDocxField:
 * @code: what it is, as far as read
 * @shows: whether its words have begun
 * @link: (nullable): where it leads
 *
 * A field whose words are being read: PAGE, HYPERLINK, TOC (ECMA-376 part 1, §17.16).
 */
typedef struct
{
  GString  *code;
  gboolean  shows;
  char     *link;
} StewardDocxField;

/**
 * StewardDocxNotes:
 * @doc: (nullable): a part with what is said aside
 * @relations: (nullable) (element-type utf8 StewardDocxRelation): its own
 */
typedef struct
{
  xmlDoc     *doc;
  GHashTable *relations;
} StewardDocxNotes;

/**
 * StewardDocxReader:
 * @relations: (element-type utf8 StewardDocxRelation): of the document, by id
 * @starts: (element-type utf8): lists whose beginning was seen
 * @fields: (element-type StewardDocxField): innermost last
 * @code: (nullable): lines of code so far
 * @is_front: whether nothing but what stands in front has come
 * @in_quote: whether a content control says so
 * @level: of the item under which all lies that comes
 * @has_title: whether a paragraph said it
 * @depth: elements around
 *
 * Where the reading stands.
 */
typedef struct
{
  StewardDocumentBuilder *builder;
  StewardDocxStyles      *styles;
  GHashTable             *relations;
  StewardDocxNotes        footnotes;
  StewardDocxNotes        endnotes;
  StewardDocxNotes        comments;
  GHashTable             *starts;
  StewardListCounts      *counts;
  GArray                 *fields;
  GString                *code;
  gboolean                is_front;
  gboolean                in_quote;
  guint                   level;
  gboolean                has_title;
  guint                   depth;
} StewardDocxReader;

void  steward_docx_read_blocks      (StewardDocxReader      *reader,
                                     xmlNode                *parent);
void  steward_docx_read_table       (StewardDocxReader      *reader,
                                     xmlNode                *table);
void  steward_docx_read_inlines     (StewardDocxReader      *reader,
                                     xmlNode                *parent,
                                     StewardInlineStyle      styles,
                                     const char             *link);
void  steward_docx_read_inline      (StewardDocxReader      *reader,
                                     xmlNode                *node,
                                     StewardInlineStyle      styles,
                                     const char             *link);
xmlNode *steward_docx_choose        (xmlNode                *alternatives);
gunichar steward_docx_find_symbol   (const char             *font,
                                     guint                   code);
void  steward_docx_note_field       (StewardDocxReader      *reader,
                                     const char             *code);
void  steward_docx_field_clear      (gpointer                data);
void  steward_docx_leave_out_words  (StewardDocxReader      *reader,
                                     const char             *what,
                                     xmlNode                *node,
                                     GHashTable             *relations);
void  steward_docx_read_note        (StewardDocxReader      *reader,
                                     const StewardDocxNotes *notes,
                                     const char             *what,
                                     xmlNode                *reference);
void  steward_docx_read_picture     (StewardDocxReader      *reader,
                                     xmlNode                *node);

G_END_DECLS
