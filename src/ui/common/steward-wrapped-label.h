/* steward-wrapped-label.h: a label that takes as many lines as its text needs
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *steward_wrapped_label_new (const char *text,
                                      int         width_chars,
                                      int         max_width_chars,
                                      const char *first_class,
                                      const char *second_class);

G_END_DECLS
