/* steward-pressure-view.h: clauses that are met often, and those that never are
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardPressureView:
 *
 * A row a clause of the guidelines in force: what met it, the sum, and what is proposed. Nobody is named.
 */
#define STEWARD_TYPE_PRESSURE_VIEW (steward_pressure_view_get_type ())
G_DECLARE_FINAL_TYPE (StewardPressureView, steward_pressure_view, STEWARD, PRESSURE_VIEW, AdwBin)

/**
 * StewardPressureView::chosen:
 * @guideline: the id of a guideline
 * @block: the id of a clause of it
 *
 * The person wants to see the clause.
 */

void steward_pressure_view_show (StewardPressureView *self,
                                 StewardWorkspace    *workspace);

G_END_DECLS
