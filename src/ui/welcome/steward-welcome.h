/* steward-welcome.h: the first page: look around, start, or open
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-clock.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardWelcome:
 *
 * What a window shows that has no workspace.
 */
#define STEWARD_TYPE_WELCOME (steward_welcome_get_type ())
G_DECLARE_FINAL_TYPE (StewardWelcome, steward_welcome, STEWARD, WELCOME, AdwBin)

/**
 * StewardWelcome::open:
 * @path: a workspace that was chosen or made
 */

GtkWidget *steward_welcome_new          (void);
void       steward_welcome_set_clock    (StewardWelcome *self,
                                         StewardClock   *clock);
void       steward_welcome_start        (StewardWelcome *self);
void       steward_welcome_choose_file  (StewardWelcome *self);
void       steward_welcome_show_trouble (StewardWelcome *self,
                                         const char     *path,
                                         const GError   *error);

G_END_DECLS
