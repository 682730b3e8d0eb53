/* steward-matrix-editing.h: changing the draft of the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix.h"
#include "steward-operation.h"

G_BEGIN_DECLS

/**
 * StewardCellChange:
 * @letters: what is to stand there
 *
 * Letters for one cell of the draft.
 */
typedef struct
{
  char           *activity;
  char           *department;
  StewardLetters  letters;
} StewardCellChange;

StewardCellChange *steward_cell_change_new          (const char     *activity,
                                                     const char     *department,
                                                     StewardLetters  letters) G_GNUC_WARN_UNUSED_RESULT;
void               steward_cell_change_free         (gpointer        change);

StewardOperation  *steward_matrix_set_letters       (GPtrArray      *changes);
StewardOperation  *steward_matrix_take_back_letters (StewardOperation *done);
StewardOperation  *steward_matrix_set_note          (const char     *activity,
                                                     const char     *department,
                                                     const char     *note);
StewardOperation  *steward_matrix_move_activity     (const char     *activity,
                                                     guint           place);
StewardOperation  *steward_matrix_move_department   (const char     *department,
                                                     guint           place);
StewardOperation  *steward_matrix_move_back         (StewardOperation *done);
StewardOperation  *steward_matrix_restore_activity  (const char     *activity);
StewardOperation  *steward_matrix_discard           (void);
StewardOperation  *steward_matrix_return_to         (const char     *version);

G_END_DECLS
