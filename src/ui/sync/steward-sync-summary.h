/* steward-sync-summary.h: both directions of sync in a few lines
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-sync-status.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardSyncSummary:
 *
 * What the popover of the foot says of sync, and what can be done about it.
 */
#define STEWARD_TYPE_SYNC_SUMMARY (steward_sync_summary_get_type ())
G_DECLARE_FINAL_TYPE (StewardSyncSummary, steward_sync_summary, STEWARD, SYNC_SUMMARY, AdwBin)

/**
 * StewardSyncSummary::left:
 *
 * Something was chosen that is shown elsewhere: a popover closes.
 */

void steward_sync_summary_set_status (StewardSyncSummary *self,
                                      StewardSyncStatus  *status);
void steward_sync_summary_show       (StewardSyncSummary *self,
                                      GTimeZone          *zone);

G_END_DECLS
