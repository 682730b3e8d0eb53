/* steward-roles-group.h: where a person belongs, and as what
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-preferences.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_ROLES_GROUP (steward_roles_group_get_type ())
G_DECLARE_FINAL_TYPE (StewardRolesGroup, steward_roles_group, STEWARD, ROLES_GROUP, AdwPreferencesGroup)

GtkWidget *steward_roles_group_new (StewardPreferences *preferences,
                                    StewardRecord      *person);

G_END_DECLS
