/* steward-you-page.h: who you are here, and what holds for the whole workspace
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-preferences.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_YOU_PAGE (steward_you_page_get_type ())
G_DECLARE_FINAL_TYPE (StewardYouPage, steward_you_page, STEWARD, YOU_PAGE, AdwPreferencesPage)

GtkWidget *steward_you_page_new (StewardPreferences *preferences);

G_END_DECLS
