/* steward-query-group.h: how a query is understood while it is typed, and what it finds
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-form-row.h"
#include "steward-preferences.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_QUERY_GROUP (steward_query_group_get_type ())
G_DECLARE_FINAL_TYPE (StewardQueryGroup, steward_query_group, STEWARD, QUERY_GROUP, AdwPreferencesGroup)

GtkWidget *steward_query_group_new (StewardPreferences *preferences,
                                    StewardFormRow     *query);

G_END_DECLS
