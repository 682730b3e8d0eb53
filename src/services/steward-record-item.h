/* steward-record-item.h: a place in a live list
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardRecordItem:
 *
 * A place in a live list: a record that is there or on its way, or the heading of a section.
 */
#define STEWARD_TYPE_RECORD_ITEM (steward_record_item_get_type ())
G_DECLARE_FINAL_TYPE (StewardRecordItem, steward_record_item, STEWARD, RECORD_ITEM, GObject)

/**
 * StewardRecordItem:record:
 *
 * The record; %NULL until it has been read, and for headings. It tells a change of a heading's count, too.
 */

StewardRecordItem *steward_record_item_new         (gint64             row);
gint64             steward_record_item_get_row     (StewardRecordItem *self);
StewardRecord     *steward_record_item_get_record  (StewardRecordItem *self);
void               steward_record_item_set_record  (StewardRecordItem *self,
                                                    StewardRecord     *record);
gboolean           steward_record_item_is_heading  (StewardRecordItem *self);
guint              steward_record_item_get_section (StewardRecordItem *self);
guint              steward_record_item_get_count   (StewardRecordItem *self);

void               steward_record_item_set_heading (StewardRecordItem *self,
                                                    gint64             row);

gint64             steward_heading_key             (gint64             row);
gint64             steward_heading_row             (guint              section,
                                                    guint              count);
gboolean           steward_heading_is              (gint64             row);

G_END_DECLS
