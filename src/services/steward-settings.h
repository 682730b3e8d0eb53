/* steward-settings.h: what holds for the whole workspace
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_settings_describe (const char        *path);
StewardOperation *steward_settings_change   (const char        *name,
                                             const char        *time_zone,
                                             const char *const *own_domains,
                                             int                contact_minutes);
StewardOperation *steward_settings_show_people (gboolean           shows);

G_END_DECLS
