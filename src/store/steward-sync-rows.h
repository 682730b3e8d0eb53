/* steward-sync-rows.h: what a file knows of the copies of its records on a server
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-connection.h"
#include "steward-record.h"

G_BEGIN_DECLS

gboolean steward_sync_rows_find_shared (StewardConnection  *connection,
                                        gboolean           *is_shared,
                                        GError            **error);
gboolean steward_sync_rows_mark        (StewardConnection  *connection,
                                        StewardRecord      *before,
                                        StewardRecord      *record,
                                        GError            **error);

G_END_DECLS
