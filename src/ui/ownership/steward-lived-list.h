/* steward-lived-list.h: where lived and written disagree, and what it resembles
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix-lived.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_LIVED_LIST (steward_lived_list_get_type ())
G_DECLARE_FINAL_TYPE (StewardLivedList, steward_lived_list, STEWARD, LIVED_LIST, AdwBin)

/**
 * StewardLivedList::cases:
 * @index: of the drift whose cases are wanted
 */

/**
 * StewardLivedList::waits:
 *
 * It is wanted to be known who waits for whom.
 */

GtkWidget *steward_lived_list_new  (void);
void       steward_lived_list_fill (StewardLivedList   *self,
                                    StewardMatrixLived *lived,
                                    const char         *days);

G_END_DECLS
