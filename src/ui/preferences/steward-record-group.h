/* steward-record-group.h: the records of one kind, to be added and changed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-preferences.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_RECORD_GROUP (steward_record_group_get_type ())
G_DECLARE_FINAL_TYPE (StewardRecordGroup, steward_record_group, STEWARD, RECORD_GROUP, AdwPreferencesGroup)

GtkWidget *steward_record_group_new (StewardPreferences *preferences,
                                     const StewardKind  *kind,
                                     const char         *title,
                                     const char         *explanation);

G_END_DECLS
