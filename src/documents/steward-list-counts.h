/* steward-list-counts.h: how far the lists of a document have counted
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document-builder.h"

G_BEGIN_DECLS

/**
 * StewardListCounts:
 *
 * Office documents hold the number of an item in their lists: paragraphs far from each other can be of one. Each list has a
 * name, and a count for each of its levels.
 */
typedef struct _StewardListCounts StewardListCounts;

StewardListCounts *steward_list_counts_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void               steward_list_counts_free (StewardListCounts *self);
guint              steward_list_counts_next (StewardListCounts      *self,
                                             StewardDocumentBuilder *builder,
                                             const char             *list,
                                             guint                   level,
                                             gint64                  start,
                                             gboolean                begins);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardListCounts, steward_list_counts_free)

G_END_DECLS
