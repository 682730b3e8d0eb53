/* steward-collect-group.h: asking a source now, and how it goes with it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-preferences.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_COLLECT_GROUP (steward_collect_group_get_type ())
G_DECLARE_FINAL_TYPE (StewardCollectGroup, steward_collect_group, STEWARD, COLLECT_GROUP, AdwPreferencesGroup)

GtkWidget *steward_collect_group_new (StewardPreferences *preferences,
                                      StewardRecord      *source);

G_END_DECLS
