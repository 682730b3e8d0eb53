/* steward-invite-group.h: a colleague gets a login of the team's server
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-preferences.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_INVITE_GROUP (steward_invite_group_get_type ())
G_DECLARE_FINAL_TYPE (StewardInviteGroup, steward_invite_group, STEWARD, INVITE_GROUP, AdwPreferencesGroup)

GtkWidget *steward_invite_group_new (StewardPreferences *preferences,
                                     StewardRecord      *person);

G_END_DECLS
