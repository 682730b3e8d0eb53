/* steward-gradual-list.h: a long list that takes its place row by row
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GListModel *steward_gradual_list_new      (GListModel *model,
                                           GtkWidget  *widget);
void        steward_gradual_list_reveal   (GListModel *list,
                                           guint       position);
gboolean    steward_gradual_list_shorten  (GListModel *list);
gboolean    steward_gradual_list_is_whole (GListModel *list);

G_END_DECLS
