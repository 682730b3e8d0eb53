/* steward-tooltip.h: tooltips of what is filled again and again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void steward_tooltip_set (GtkWidget  *widget,
                          const char *words);

G_END_DECLS
