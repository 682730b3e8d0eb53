/* steward-snippet-group.h: whether a snippet may be used, and why not
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-preferences.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_SNIPPET_GROUP (steward_snippet_group_get_type ())
G_DECLARE_FINAL_TYPE (StewardSnippetGroup, steward_snippet_group, STEWARD, SNIPPET_GROUP, AdwPreferencesGroup)

GtkWidget *steward_snippet_group_new (StewardPreferences *preferences,
                                      StewardRecord      *snippet);

G_END_DECLS
