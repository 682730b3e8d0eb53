/* steward-place-row.h: where a new workspace is kept
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_PLACE_ROW (steward_place_row_get_type ())

G_DECLARE_FINAL_TYPE (StewardPlaceRow, steward_place_row, STEWARD, PLACE_ROW, AdwActionRow)

void        steward_place_row_propose  (StewardPlaceRow *self);
const char *steward_place_row_get_path (StewardPlaceRow *self);

G_END_DECLS
