/* steward-plain-table.h: a small table of words and numbers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *steward_plain_table_new     (const char        *label,
                                        const char *const *heads);
void       steward_plain_table_clear   (GtkWidget         *table);
GtkWidget *steward_plain_table_add_row (GtkWidget         *table,
                                        const char *const *cells,
                                        const char        *class_name);

G_END_DECLS
