/* steward-sync-page.h: the conflict tray, and what the server refused
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/**
 * StewardSyncPage:
 *
 * Values that a merge lost, with what stands there now, to look at and to choose again; and records that stay here
 * because the server refused them. It is reached from the foot of the sidebar, not from a place of its own in it.
 */
#define STEWARD_TYPE_SYNC_PAGE (steward_sync_page_get_type ())
G_DECLARE_FINAL_TYPE (StewardSyncPage, steward_sync_page, STEWARD, SYNC_PAGE, StewardPage)

G_END_DECLS
