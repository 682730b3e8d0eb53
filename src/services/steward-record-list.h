/* steward-record-list.h: a live list of records, read as they are seen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record-item.h"
#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * StewardRecordList:
 *
 * A #GListModel of #StewardRecordItem over an array of rows: 8 bytes a row, so a million mentions
 * take 8 MB. Rows come in two steps off the main thread, the first thousand at once; records are
 * read in pages when they are asked for. When the workspace says that something changed, the rows
 * are asked for again and only what differs is told.
 *
 * Lists are made by the services that know what they are of.
 */
#define STEWARD_TYPE_RECORD_LIST (steward_record_list_get_type ())
G_DECLARE_FINAL_TYPE (StewardRecordList, steward_record_list, STEWARD, RECORD_LIST, GObject)

/**
 * StewardRecordList:loading:
 *
 * Whether rows are being asked for.
 */

gboolean steward_record_list_get_loading (StewardRecordList *self);
GError  *steward_record_list_get_error   (StewardRecordList *self);
void     steward_record_list_reload      (StewardRecordList *self);
gboolean steward_record_list_find        (StewardRecordList *self,
                                          gint64             row,
                                          guint             *position);

G_END_DECLS
