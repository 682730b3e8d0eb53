/* steward-document-writing.h: what all writers of guidelines need
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document.h"
#include "steward-guideline.h"
#include "steward-inline.h"

G_BEGIN_DECLS

/**
 * StewardRunFunc:
 * @text: words that are set alike; a line feed is a line break
 * @styles: how
 * @link: (nullable): where they lead
 */
typedef void (*StewardRunFunc) (const char         *text,
                                StewardInlineStyle  styles,
                                const char         *link,
                                gpointer            data);

/**
 * StewardLinkFunc:
 * @link: (nullable): where the runs lead that come; %NULL at the end of a link
 */
typedef void (*StewardLinkFunc) (const char *link,
                                 gpointer    data);

void     steward_document_each_run          (const char       *markdown,
                                             StewardRunFunc    each,
                                             gpointer          data);
void     steward_document_each_run_of       (const StewardInline *words,
                                             StewardRunFunc       each,
                                             gpointer             data);
void     steward_document_each_linked_run   (const char       *markdown,
                                             StewardRunFunc    each,
                                             StewardLinkFunc   on_link,
                                             gpointer          data);
void     steward_document_append_xml        (GString          *out,
                                             const char       *text);
gboolean steward_document_begins_with_title (StewardGuideline *guideline);
gboolean steward_document_shows_head        (GPtrArray        *rows);
gboolean steward_document_is_under          (StewardGuideline *guideline,
                                             guint             at,
                                             const char       *parent);
gboolean steward_document_goes_on           (StewardGuideline            *guideline,
                                             guint                        at,
                                             const StewardGuidelineBlock *last);
guint    steward_document_next_number       (StewardGuideline            *guideline,
                                             guint                        at,
                                             const StewardGuidelineBlock *last,
                                             guint                        number);

G_END_DECLS
