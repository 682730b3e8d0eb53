/* steward-guideline-row.h: a guideline's row in the list
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"
#include "steward-guideline-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_GUIDELINE_ROW (steward_guideline_row_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuidelineRow, steward_guideline_row, STEWARD, GUIDELINE_ROW, AdwBin)

GtkWidget *steward_guideline_row_new  (void);
void       steward_guideline_row_show (StewardGuidelineRow  *self,
                                       StewardGuidelineItem *item,
                                       StewardDirectory     *directory,
                                       gint64                now_us,
                                       GTimeZone            *zone);

G_END_DECLS
