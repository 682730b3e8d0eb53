/* steward-gradual-list.h: a long list that takes its place row by row
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardGradualList:
 *
 * A #GListModel. `size`, which tells each change, is how many rows of the whole it has at most.
 */
#define STEWARD_TYPE_GRADUAL_LIST (steward_gradual_list_get_type ())
G_DECLARE_FINAL_TYPE (StewardGradualList, steward_gradual_list, STEWARD, GRADUAL_LIST, GObject)

GListModel *steward_gradual_list_new      (GListModel *model,
                                           GtkWidget  *widget);
void        steward_gradual_list_reveal   (GListModel *list,
                                           guint       position);
gboolean    steward_gradual_list_shorten  (GListModel *list);
gboolean    steward_gradual_list_is_whole (GListModel *list);

G_END_DECLS
