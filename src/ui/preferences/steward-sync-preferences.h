/* steward-sync-preferences.h: the server that the workspace is shared with
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-preferences.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_SYNC_PREFERENCES (steward_sync_preferences_get_type ())
G_DECLARE_FINAL_TYPE (StewardSyncPreferences, steward_sync_preferences, STEWARD, SYNC_PREFERENCES, AdwPreferencesPage)

GtkWidget *steward_sync_preferences_new (StewardPreferences *preferences);

G_END_DECLS
