/* steward-two-lines.h: two lines of text in a widget of constant height
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardTwoLines:
 *
 * The beginning of a text in two lines. Its height depends on the font only, so a list of a million
 * rows never measures a text: GTK 4.8 keeps about 200 rows and would wrap each again and again.
 */
#define STEWARD_TYPE_TWO_LINES (steward_two_lines_get_type ())
G_DECLARE_FINAL_TYPE (StewardTwoLines, steward_two_lines, STEWARD, TWO_LINES, GtkWidget)

GtkWidget *steward_two_lines_new      (void);
void       steward_two_lines_set_text (StewardTwoLines *self,
                                       const char      *text);

G_END_DECLS
