/* steward-waits-picture.h: a matrix of who waits for whom, drawn
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardWaitsPicture:
 *
 * Names around a circle, a line from who waits to whom, thicker the more often, with an arrow at the
 * one who is waited for. A table of the same stands below it.
 */
#define STEWARD_TYPE_WAITS_PICTURE (steward_waits_picture_get_type ())
G_DECLARE_FINAL_TYPE (StewardWaitsPicture, steward_waits_picture, STEWARD, WAITS_PICTURE, GtkWidget)

GtkWidget *steward_waits_picture_new (const char          *summary);
void       steward_waits_picture_add (StewardWaitsPicture *self,
                                      const char          *from,
                                      const char          *to,
                                      guint                count);

G_END_DECLS
