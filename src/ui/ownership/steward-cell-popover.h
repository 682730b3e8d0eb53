/* steward-cell-popover.h: one cell of the matrix, its letters and its note
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_CELL_POPOVER (steward_cell_popover_get_type ())
G_DECLARE_FINAL_TYPE (StewardCellPopover, steward_cell_popover, STEWARD, CELL_POPOVER, GtkPopover)

/**
 * StewardCellPopover::letters:
 * @letters: what is to stand there, a #StewardLetters
 */

/**
 * StewardCellPopover::note:
 * @note: (nullable): what is to be noted there; sent when the popover is closed
 */

GtkPopover *steward_cell_popover_new (const char     *activity,
                                      const char     *department,
                                      StewardVariant *variant,
                                      StewardLetters  letters,
                                      const char     *note,
                                      gboolean        editable);

G_END_DECLS
