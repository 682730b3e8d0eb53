/* steward-lived-tile.h: what happened in one cell of the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardLivedTile:
 *
 * The number of a cell over its heat, the letters as written small in a corner, and a frame where it
 * drifts. Says nothing itself: the cell around it does.
 */
#define STEWARD_TYPE_LIVED_TILE (steward_lived_tile_get_type ())
G_DECLARE_FINAL_TYPE (StewardLivedTile, steward_lived_tile, STEWARD, LIVED_TILE, GtkWidget)

GtkWidget *steward_lived_tile_new (const char *letters,
                                   guint       number,
                                   double      heat,
                                   gboolean    drifts);
GtkWidget *steward_lived_tile_new_sample (double heat,
                                   gboolean    drifts);

G_END_DECLS
