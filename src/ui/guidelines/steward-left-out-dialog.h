/* steward-left-out-dialog.h: what an import left out
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void steward_left_out_dialog_show (GtkWidget *near,
                                   JsonArray *lines);

G_END_DECLS
