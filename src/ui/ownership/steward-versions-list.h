/* steward-versions-list.h: the matrices that were put in force
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"
#include "steward-ownership.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void   steward_versions_list_fill       (GtkListBox       *list,
                                         StewardOwnership *ownership,
                                         StewardDirectory *directory);
gint64 steward_versions_list_get_number (GtkListBoxRow    *row);

G_END_DECLS
