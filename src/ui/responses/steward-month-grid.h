/* steward-month-grid.h: the days of a month, each with what goes or went out on it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardMonthGrid:
 *
 * A month as a wall calendar has it. A day shows its first few entries; its own button leads to all of them.
 */
#define STEWARD_TYPE_MONTH_GRID (steward_month_grid_get_type ())
G_DECLARE_FINAL_TYPE (StewardMonthGrid, steward_month_grid, STEWARD, MONTH_GRID, AdwBin)

/**
 * StewardMonthGrid::open:
 * @id: of a response that somebody wants to see
 */

/**
 * StewardMonthGrid::day:
 * @day: (type GDateTime): whose entries somebody wants to see, at midnight
 */

int  steward_month_grid_get_first_weekday (void);

void steward_month_grid_begin             (StewardMonthGrid *self,
                                           GDateTime        *first,
                                           GDateTime        *today);
void steward_month_grid_add               (StewardMonthGrid *self,
                                           GDateTime        *at,
                                           const char       *id,
                                           const char       *icon,
                                           const char       *style,
                                           const char       *text,
                                           const char       *spoken);
void steward_month_grid_end               (StewardMonthGrid *self);

G_END_DECLS
