/* steward-clock.h: what time it is, for those who may ask
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_CLOCK (steward_clock_get_type ())
G_DECLARE_FINAL_TYPE (StewardClock, steward_clock, STEWARD, CLOCK, GObject)

StewardClock *steward_clock_new_system (void);
StewardClock *steward_clock_new_fixed  (gint64        now_us);

gint64        steward_clock_now_us     (StewardClock *self);
void          steward_clock_advance    (StewardClock *self,
                                        gint64        by_us);

G_END_DECLS
