/* steward-matrix-keys.h: the keyboard of the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix-grid.h"

G_BEGIN_DECLS

GtkEventController *steward_matrix_keys_new             (StewardMatrixGrid *grid);

/* What the keyboard asks of the grid. */
gboolean            steward_matrix_grid_get_editable    (StewardMatrixGrid *self);
gboolean            steward_matrix_grid_get_single_letters (StewardMatrixGrid *self);
void                steward_matrix_grid_emit_edit       (StewardMatrixGrid *self,
                                                         GPtrArray         *changes);
void                steward_matrix_grid_emit_open       (StewardMatrixGrid *self);
void                steward_matrix_grid_emit_move_row   (StewardMatrixGrid *self,
                                                         int                by);
void                steward_matrix_grid_emit_move_column (StewardMatrixGrid *self,
                                                         int                by);
void                steward_matrix_grid_emit_move_column (StewardMatrixGrid *self,
                                                         int                by);
void                steward_matrix_grid_emit_foreign    (StewardMatrixGrid *self,
                                                         guint              count);
int                 steward_matrix_grid_count_seen_rows (StewardMatrixGrid *self);

G_END_DECLS
