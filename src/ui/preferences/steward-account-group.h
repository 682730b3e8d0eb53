/* steward-account-group.h: whether Steward may speak in an account's name, from where, and who looked at it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-preferences.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_ACCOUNT_GROUP (steward_account_group_get_type ())
G_DECLARE_FINAL_TYPE (StewardAccountGroup, steward_account_group, STEWARD, ACCOUNT_GROUP, AdwPreferencesGroup)

GtkWidget *steward_account_group_new (StewardPreferences *preferences,
                                      StewardRecord      *account);

G_END_DECLS
