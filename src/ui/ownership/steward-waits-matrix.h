/* steward-waits-matrix.h: who waits for whom, as a square
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *steward_waits_matrix_new (const char *const *names);
void       steward_waits_matrix_set (GtkWidget         *matrix,
                                     guint              from,
                                     guint              to,
                                     guint              number,
                                     double             heat,
                                     const char        *words);

G_END_DECLS
