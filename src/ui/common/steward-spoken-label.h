/* steward-spoken-label.h: what a screen reader calls a widget
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void steward_spoken_label_keep (gpointer widget);
void steward_spoken_label_name_menus (void);

G_END_DECLS
