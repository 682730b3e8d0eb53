/* steward-document-words.h: words of a block as a reader finds them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-inline.h"

G_BEGIN_DECLS

/**
 * StewardDocumentWords:
 *
 * White space within a block is one space, as pages show it; at its ends and at the ends of its lines there is none. So a
 * document is the same whichever format it went through.
 */
typedef struct _StewardDocumentWords StewardDocumentWords;

StewardDocumentWords *steward_document_words_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_document_words_free       (StewardDocumentWords  *self);
gsize                 steward_document_words_add        (StewardDocumentWords  *self,
                                                         const char            *text,
                                                         StewardInlineStyle     styles,
                                                         const char            *link);
void                  steward_document_words_add_break  (StewardDocumentWords  *self);
void                  steward_document_words_add_inline (StewardDocumentWords  *self,
                                                         const StewardInline   *from);
void                  steward_document_words_drop_break (StewardDocumentWords  *self);
gboolean              steward_document_words_is_empty   (StewardDocumentWords  *self);
StewardInline        *steward_document_words_take       (StewardDocumentWords  *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardDocumentWords, steward_document_words_free)

G_END_DECLS
