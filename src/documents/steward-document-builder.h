/* steward-document-builder.h: puts a guideline together from what a reader finds
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document.h"
#include "steward-guideline.h"
#include "steward-inline.h"

G_BEGIN_DECLS

/**
 * StewardDocumentBuilder:
 *
 * Takes what a reader finds from top to bottom: words first, then what they are. The first paragraph of an
 * item or quote is its text, what follows lies under it; within a table all becomes words of a cell.
 */
typedef struct _StewardDocumentBuilder StewardDocumentBuilder;

/* Instead of the number at which a list begins: the item follows the last that was counted beside it. */
#define STEWARD_DOCUMENT_GOES_ON 0

/* A box that is ticked, and one that isn't. */
#define STEWARD_DOCUMENT_CHECKED   "\xe2\x98\x92"
#define STEWARD_DOCUMENT_UNCHECKED "\xe2\x98\x90"

StewardDocumentBuilder *steward_document_builder_new  (const char *id,
                                                       const char *seed) G_GNUC_WARN_UNUSED_RESULT;
void        steward_document_builder_free             (StewardDocumentBuilder    *self);

void        steward_document_builder_set_title        (StewardDocumentBuilder    *self,
                                                       const char                *title);
gboolean    steward_document_builder_has_title        (StewardDocumentBuilder    *self);
void        steward_document_builder_set_language     (StewardDocumentBuilder    *self,
                                                       const char                *language);
void        steward_document_builder_leave_out        (StewardDocumentBuilder    *self,
                                                       const char                *what,
                                                       const char                *which);
void        steward_document_builder_leave_out_whole  (StewardDocumentBuilder    *self,
                                                       const char                *what,
                                                       const char                *which);
void        steward_document_builder_leave_out_picture (StewardDocumentBuilder *self,
                                                       const char                *what,
                                                       const char                *source,
                                                       const char                *words);
void        steward_document_builder_count            (StewardDocumentBuilder    *self,
                                                       const char                *what);

void        steward_document_builder_add_words        (StewardDocumentBuilder    *self,
                                                       const char                *text,
                                                       StewardInlineStyle         styles,
                                                       const char                *link);
void        steward_document_builder_add_break        (StewardDocumentBuilder    *self);
gboolean    steward_document_builder_has_words        (StewardDocumentBuilder    *self);
char       *steward_document_builder_take_plain       (StewardDocumentBuilder    *self) G_GNUC_WARN_UNUSED_RESULT;

void        steward_document_builder_end_paragraph    (StewardDocumentBuilder    *self);
void        steward_document_builder_end_heading      (StewardDocumentBuilder    *self,
                                                       guint                      level);
void        steward_document_builder_add_code         (StewardDocumentBuilder    *self,
                                                       const char                *code);
void        steward_document_builder_begin_quote      (StewardDocumentBuilder    *self);
void        steward_document_builder_begin_item       (StewardDocumentBuilder    *self,
                                                       gboolean                   ordered,
                                                       guint                      start);
guint       steward_document_builder_limit_number     (StewardDocumentBuilder    *self,
                                                       gint64                     number);
guint       steward_document_builder_read_number      (StewardDocumentBuilder    *self,
                                                       const char                *text,
                                                       guint                      otherwise);
void        steward_document_builder_end              (StewardDocumentBuilder    *self);
void        steward_document_builder_begin_at_level   (StewardDocumentBuilder    *self,
                                                       guint                      level,
                                                       gboolean                   ordered,
                                                       guint                      start);
void        steward_document_builder_end_levels       (StewardDocumentBuilder    *self);
void        steward_document_builder_end_levels_below (StewardDocumentBuilder    *self,
                                                       guint                      level);
gboolean    steward_document_builder_has_levels       (StewardDocumentBuilder    *self);

void        steward_document_builder_begin_table      (StewardDocumentBuilder    *self);
void        steward_document_builder_begin_row        (StewardDocumentBuilder    *self,
                                                       gboolean                   is_head);
void        steward_document_builder_end_cell         (StewardDocumentBuilder    *self,
                                                       guint                      columns,
                                                       guint                      rows);
void        steward_document_builder_end_table        (StewardDocumentBuilder    *self);
gboolean    steward_document_builder_is_in_table      (StewardDocumentBuilder    *self);

StewardGuideline *
            steward_document_builder_finish           (StewardDocumentBuilder    *self,
                                                       GPtrArray                **left_out,
                                                       GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardDocumentBuilder, steward_document_builder_free)

G_END_DECLS
