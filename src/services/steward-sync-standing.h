/* steward-sync-standing.h: how the file stands to its server, and what waits for somebody
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

StewardOperation *steward_sync_show_status    (void);
StewardOperation *steward_sync_show_waiting   (void);
StewardOperation *steward_sync_list_conflicts (void);
StewardOperation *steward_sync_resolve        (const char *id,
                                               const char *side,
                                               const char *text,
                                               const char *seen);
StewardOperation *steward_sync_list_parked    (void);
StewardOperation *steward_sync_retry          (const char *name);
StewardOperation *steward_sync_discard        (const char *name);
StewardOperation *steward_sync_hand           (const char *name,
                                               const char *person);
StewardOperation *steward_sync_decide         (const char *id,
                                               gboolean    makes);

G_END_DECLS
