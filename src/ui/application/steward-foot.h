/* steward-foot.h: where the workspace lies, and who you are in it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-standing.h"
#include "steward-sync-status.h"
#include "steward-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_FOOT (steward_foot_get_type ())
G_DECLARE_FINAL_TYPE (StewardFoot, steward_foot, STEWARD, FOOT, AdwBin)

void steward_foot_set_standing (StewardFoot      *self,
                                StewardWorkspace *workspace,
                                StewardStanding  *standing);
void steward_foot_set_sync     (StewardFoot       *self,
                                StewardSyncStatus *sync);

G_END_DECLS
