/* steward-matrix-grid.h: the matrix as a table with a cursor
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix-clipboard.h"
#include "steward-matrix-findings.h"
#include "steward-ownership.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardMatrixGrid:
 *
 * Activities × departments in a scrolled window: the heads and the first columns stay where they
 * are. One stop of the Tab key; the cursor is moved with the arrow keys. It changes nothing itself:
 * it says what is to be changed.
 */
#define STEWARD_TYPE_MATRIX_GRID (steward_matrix_grid_get_type ())
G_DECLARE_FINAL_TYPE (StewardMatrixGrid, steward_matrix_grid, STEWARD, MATRIX_GRID, GtkWidget)

/**
 * StewardMatrixGrid::edit:
 * @changes: (element-type StewardCellChange): letters for cells, all to be done at once
 */

/**
 * StewardMatrixGrid::open-cell:
 * @row: of the table
 * @column: of the table
 *
 * Enter, or a second click: everything about the cell is wanted.
 */

/**
 * StewardMatrixGrid::open-row:
 * @row: of the table
 *
 * Enter, or a click, on the name of an activity.
 */

/**
 * StewardMatrixGrid::move-row:
 * @row: of the table
 * @by: -1 for up, 1 for down
 */

/**
 * StewardMatrixGrid::move-column:
 * @column: of the table
 * @by: -1 for towards the names, 1 for away from them
 */

/**
 * StewardMatrixGrid::foreign:
 * @count: how many cells of what was pasted were no letters
 */

GtkWidget     *steward_matrix_grid_new             (void);
void           steward_matrix_grid_set_table       (StewardMatrixGrid   *self,
                                                    StewardMatrix       *table,
                                                    StewardMatrix       *in_force,
                                                    StewardOrganisation *organisation,
                                                    GPtrArray           *findings);
StewardMatrix *steward_matrix_grid_get_table       (StewardMatrixGrid   *self);
void           steward_matrix_grid_set_editable    (StewardMatrixGrid   *self,
                                                    gboolean             editable);
void           steward_matrix_grid_set_single_letters (StewardMatrixGrid *self,
                                                    gboolean             single_letters);
void           steward_matrix_grid_set_short_heads (StewardMatrixGrid   *self,
                                                    gboolean             short_heads);
void           steward_matrix_grid_move_cursor     (StewardMatrixGrid   *self,
                                                    int                  row,
                                                    int                  column,
                                                    gboolean             extend);
void           steward_matrix_grid_get_cursor      (StewardMatrixGrid   *self,
                                                    int                 *row,
                                                    int                 *column);
GtkWidget     *steward_matrix_grid_get_cell        (StewardMatrixGrid   *self,
                                                    int                  row,
                                                    int                  column);
GtkWidget     *steward_matrix_grid_get_tile        (StewardMatrixGrid   *self,
                                                    int                  row,
                                                    int                  column);
void           steward_matrix_grid_pop_up          (StewardMatrixGrid   *self,
                                                    GtkPopover          *popover,
                                                    int                  row,
                                                    int                  column);
void           steward_matrix_grid_get_block       (StewardMatrixGrid   *self,
                                                    StewardMatrixBlock  *block);

G_END_DECLS
