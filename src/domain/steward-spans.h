/* steward-spans.h: how words are set, apart from the words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-inline.h"
#include "steward-proposal.h"

G_BEGIN_DECLS

char          *steward_spans_write       (const StewardInline *words,
                                          guint                start,
                                          guint                end) G_GNUC_WARN_UNUSED_RESULT;
StewardInline *steward_spans_read        (const char          *text,
                                          const char          *spans) G_GNUC_WARN_UNUSED_RESULT;
char          *steward_spans_add         (const StewardInline *words,
                                          guint                start,
                                          guint                end,
                                          StewardInlineStyle   styles,
                                          const char          *link) G_GNUC_WARN_UNUSED_RESULT;
gboolean       steward_spans_read_style  (const char          *name,
                                          StewardInlineStyle  *style);
StewardInline *steward_spans_set_new     (const StewardInline *words,
                                          const StewardProposalEdit *edit) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *steward_spans_list_edits  (const char          *text,
                                          const char          *proposed) G_GNUC_WARN_UNUSED_RESULT;
char          *steward_spans_apply       (const char          *text,
                                          GPtrArray           *edits) G_GNUC_WARN_UNUSED_RESULT;
char          *steward_spans_propose     (const char          *text,
                                          const char          *proposed,
                                          const StewardInline *wanted) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
