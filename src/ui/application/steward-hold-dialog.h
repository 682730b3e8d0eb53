/* steward-hold-dialog.h: stopping all publishing, and going on
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-window.h"

G_BEGIN_DECLS

void steward_hold_dialog_present      (StewardWindow   *window,
                                       StewardClock    *clock,
                                       StewardStanding *standing);
void steward_hold_dialog_present_lift (StewardWindow   *window,
                                       StewardRecord   *hold);

G_END_DECLS
