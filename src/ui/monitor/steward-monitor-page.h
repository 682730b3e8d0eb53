/* steward-monitor-page.h: the view of what is said, who answers, and by when
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/**
 * StewardMonitorPage:
 *
 * The queue of mentions beside the one that the cursor is on, and what can be done with it.
 */
#define STEWARD_TYPE_MONITOR_PAGE (steward_monitor_page_get_type ())
G_DECLARE_FINAL_TYPE (StewardMonitorPage, steward_monitor_page, STEWARD, MONITOR_PAGE, StewardPage)

G_END_DECLS
