/* steward-matrix-cell.h: one cell of the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardMatrixMarks:
 * @STEWARD_MATRIX_MARK_BAD: its row has an error
 * @STEWARD_MATRIX_MARK_CHANGED: it differs from what is in force
 * @STEWARD_MATRIX_MARK_NOTED: something is noted at it
 * @STEWARD_MATRIX_MARK_SELECTED: it belongs to the selected block
 * @STEWARD_MATRIX_MARK_CURSOR: the cursor is on it
 */
typedef enum
{
  STEWARD_MATRIX_MARK_BAD = 1 << 0,
  STEWARD_MATRIX_MARK_CHANGED = 1 << 1,
  STEWARD_MATRIX_MARK_NOTED = 1 << 2,
  STEWARD_MATRIX_MARK_SELECTED = 1 << 3,
  STEWARD_MATRIX_MARK_CURSOR = 1 << 4,
} StewardMatrixMarks;

/**
 * StewardMatrixCell:
 *
 * A light widget, because nothing else can be heard. Its letters are drawn by the table, which has one tile of each
 * kind for all of its cells.
 */
#define STEWARD_TYPE_MATRIX_CELL (steward_matrix_cell_get_type ())
G_DECLARE_FINAL_TYPE (StewardMatrixCell, steward_matrix_cell, STEWARD, MATRIX_CELL, GtkWidget)

GtkWidget      *steward_matrix_cell_new         (void);
void            steward_matrix_cell_set_names   (StewardMatrixCell  *self,
                                                 const char         *activity,
                                                 const char         *department);
void            steward_matrix_cell_set_letters (StewardMatrixCell  *self,
                                                 StewardVariant     *variant,
                                                 StewardLetters      letters,
                                                 const char         *note);
StewardLetters  steward_matrix_cell_get_shown_letters (StewardMatrixCell *self);
void            steward_matrix_cell_set_content (StewardMatrixCell  *self,
                                                 GtkWidget          *content,
                                                 const char         *words);
void            steward_matrix_cell_set_mark    (StewardMatrixCell  *self,
                                                 StewardMatrixMarks  mark,
                                                 gboolean            set);

G_END_DECLS
