/* steward-conflict-view.h: one lost value: before, yours, theirs, and what is kept
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-standing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardConflictView:
 *
 * Shows a value that two desks changed apart. Nothing is stored by it.
 */
#define STEWARD_TYPE_CONFLICT_VIEW (steward_conflict_view_get_type ())
G_DECLARE_FINAL_TYPE (StewardConflictView, steward_conflict_view, STEWARD, CONFLICT_VIEW, AdwBin)

/**
 * StewardConflictView::resolved:
 * @side: (nullable): `ours` or `theirs`
 * @text: (nullable): words of one's own; with neither the record stays as it is
 *
 * Somebody decided.
 */

/**
 * StewardConflictView::opened:
 *
 * The record itself is wanted.
 */

/**
 * StewardConflictView::left:
 *
 * Not now.
 */

void     steward_conflict_view_show  (StewardConflictView *self,
                                      JsonObject          *conflict,
                                      StewardStanding     *standing,
                                      gint64               now_us,
                                      gboolean             can_open);
gboolean steward_conflict_view_keep  (StewardConflictView *self);

G_END_DECLS
