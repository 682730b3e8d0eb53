/* steward-holes-map.h: in which weeks of a year somebody is missing, as a heat map
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-continuity-year.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardHolesMap:
 *
 * Activities × weeks; the fuller a week is of quarters of an hour at which somebody is missing, the stronger its colour. One
 * stop of the Tab key; a cursor is moved with the arrow keys and says what is below it. A list beside it says the same in words.
 */
#define STEWARD_TYPE_HOLES_MAP (steward_holes_map_get_type ())
G_DECLARE_FINAL_TYPE (StewardHolesMap, steward_holes_map, STEWARD, HOLES_MAP, GtkWidget)

/**
 * StewardHolesMap::moved:
 *
 * The cursor is elsewhere.
 */

GtkWidget *steward_holes_map_new        (StewardContinuityYear *year,
                                         StewardMatrix         *matrix,
                                         GTimeZone             *zone);
void       steward_holes_map_get_cursor (StewardHolesMap       *self,
                                         guint                 *row,
                                         guint                 *week);
char      *steward_holes_map_describe   (StewardHolesMap       *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
