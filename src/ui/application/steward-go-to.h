/* steward-go-to.h: going to anything by its name
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-window.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_GO_TO (steward_go_to_get_type ())
G_DECLARE_FINAL_TYPE (StewardGoTo, steward_go_to, STEWARD, GO_TO, AdwWindow)

StewardGoTo *steward_go_to_new (StewardWindow   *window,
                                StewardLens     *lens,
                                StewardStanding *standing);

G_END_DECLS
