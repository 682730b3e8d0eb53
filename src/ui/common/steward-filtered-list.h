/* steward-filtered-list.h: a list box that shows the rows that fit what is searched for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void           steward_filtered_list_set_filter (GtkListBox           *list,
                                                 GtkListBoxFilterFunc  fits,
                                                 gpointer              data);
GtkListBoxRow *steward_filtered_list_get_first  (GtkListBox *list);

G_END_DECLS
