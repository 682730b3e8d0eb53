/* steward-sync-proposing-private.h: a change that the server didn't take is handed to somebody else
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-sync-state.h"
#include "steward-transaction.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean          steward_sync_can_hand     (StewardSyncState    *state);
gboolean          steward_sync_add_handed   (JsonArray           *array,
                                             StewardTransaction  *transaction,
                                             GError             **error);
gboolean          steward_sync_count_handed (StewardTransaction  *transaction,
                                             gint64              *count,
                                             GError             **error);

/* Of what was refused. */
StewardSyncState *steward_sync_find_parked  (StewardTransaction  *transaction,
                                             const char          *name,
                                             GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_sync_take_back    (StewardTransaction  *transaction,
                                             StewardSyncState    *state,
                                             GError             **error);

G_END_DECLS
