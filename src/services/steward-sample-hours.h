/* steward-sample-hours.h: opening hours walked in both directions
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _StewardSampleHours StewardSampleHours;

StewardSampleHours *steward_sample_hours_new      (GTimeZone          *zone,
                                                   JsonObject         *week,
                                                   const char *const  *holidays);
void                steward_sample_hours_free     (StewardSampleHours *self);

gint64              steward_sample_hours_add      (StewardSampleHours *self,
                                                   gint64              from_us,
                                                   gint64              minutes);
gint64              steward_sample_hours_subtract (StewardSampleHours *self,
                                                   gint64              from_us,
                                                   gint64              minutes);
gint64              steward_sample_hours_between  (StewardSampleHours *self,
                                                   gint64              from_us,
                                                   gint64              until_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSampleHours, steward_sample_hours_free)

G_END_DECLS
