/* steward-raci-tile.h: the letters of one department in one activity
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardRaciTile:
 *
 * The tile of a letter, or of several side by side as one tile in parts: `A/R`. Says what the
 * letters stand for, as its name and as a tooltip. Nothing is drawn for no letters.
 */
#define STEWARD_TYPE_RACI_TILE (steward_raci_tile_get_type ())
G_DECLARE_FINAL_TYPE (StewardRaciTile, steward_raci_tile, STEWARD, RACI_TILE, GtkWidget)

/**
 * StewardRaciTile:letters:
 *
 * What is shown; a #StewardLetters as an unsigned integer.
 */

/**
 * StewardRaciTile:big:
 *
 * Whether it is drawn in the size of the matrix.
 */

GtkWidget      *steward_raci_tile_new         (StewardLetters   letters);
StewardLetters  steward_raci_tile_get_letters (StewardRaciTile *self);
void            steward_raci_tile_set_letters (StewardRaciTile *self,
                                               StewardLetters   letters);
void            steward_raci_tile_set_variant (StewardRaciTile *self,
                                               StewardVariant  *variant);
gboolean        steward_raci_tile_get_big     (StewardRaciTile *self);
void            steward_raci_tile_set_big     (StewardRaciTile *self,
                                               gboolean         big);

G_END_DECLS
