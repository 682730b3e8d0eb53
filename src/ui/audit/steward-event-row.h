/* steward-event-row.h: one event in the list of the audit
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-event-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_EVENT_ROW (steward_event_row_get_type ())
G_DECLARE_FINAL_TYPE (StewardEventRow, steward_event_row, STEWARD, EVENT_ROW, AdwBin)

GtkWidget *steward_event_row_new  (void);
void       steward_event_row_show (StewardEventRow  *self,
                                   StewardEventItem *item,
                                   gint64            now_us,
                                   GTimeZone        *zone);

G_END_DECLS
