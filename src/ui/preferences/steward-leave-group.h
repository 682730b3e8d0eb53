/* steward-leave-group.h: what ends when somebody leaves
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-preferences.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_LEAVE_GROUP (steward_leave_group_get_type ())
G_DECLARE_FINAL_TYPE (StewardLeaveGroup, steward_leave_group, STEWARD, LEAVE_GROUP, AdwPreferencesGroup)

GtkWidget *steward_leave_group_new (StewardPreferences *preferences,
                                    StewardRecord      *person);

G_END_DECLS
