/* steward-response-row.h: one answer in the list, or a heading
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record-item.h"
#include "steward-response-rules.h"
#include "steward-standing.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_RESPONSE_ROW (steward_response_row_get_type ())
G_DECLARE_FINAL_TYPE (StewardResponseRow, steward_response_row, STEWARD, RESPONSE_ROW, AdwBin)

GtkWidget *steward_response_row_new  (void);
void       steward_response_row_show (StewardResponseRow *self,
                                      StewardRecordItem  *item,
                                      StewardStanding    *standing,
                                      gint64              now_us);

void steward_response_row_style_state (GtkWidget            *tag,
                                     StewardResponseState  state);

G_END_DECLS
