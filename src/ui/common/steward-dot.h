/* steward-dot.h: the coloured dot beside a department's name
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardDot:
 *
 * Nine pixels of a department's colour. The name stands beside it, so it says nothing itself.
 */
#define STEWARD_TYPE_DOT (steward_dot_get_type ())
G_DECLARE_FINAL_TYPE (StewardDot, steward_dot, STEWARD, DOT, GtkWidget)

GtkWidget *steward_dot_new            (void);
void       steward_dot_set_colour     (StewardDot    *self,
                                       const char    *colour);
void       steward_dot_set_department (StewardDot    *self,
                                       StewardRecord *department);

G_END_DECLS
