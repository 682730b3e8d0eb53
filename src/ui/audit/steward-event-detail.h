/* steward-event-detail.h: one event of the audit, before and after
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-event-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_EVENT_DETAIL (steward_event_detail_get_type ())
G_DECLARE_FINAL_TYPE (StewardEventDetail, steward_event_detail, STEWARD, EVENT_DETAIL, AdwBin)

/**
 * StewardEventDetail::record-wanted:
 * @record: id of a record
 *
 * All that happened to this record is asked for.
 */

void steward_event_detail_show (StewardEventDetail *self,
                                StewardEventItem   *item,
                                GTimeZone          *zone);

G_END_DECLS
