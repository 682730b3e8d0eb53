/* steward-matrix-clipboard.h: blocks of cells as spreadsheets take and give them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix-editing.h"

G_BEGIN_DECLS

/**
 * StewardMatrixBlock:
 *
 * Cells from a first to a last row and column, both included.
 */
typedef struct
{
  int first_row;
  int last_row;
  int first_column;
  int last_column;
} StewardMatrixBlock;

char      *steward_matrix_block_to_text   (StewardMatrix            *table,
                                           const StewardMatrixBlock *block) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *steward_matrix_block_from_text (StewardMatrix            *table,
                                           const StewardMatrixBlock *block,
                                           const char               *text,
                                           guint                    *n_foreign) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *steward_matrix_block_clear     (StewardMatrix            *table,
                                           const StewardMatrixBlock *block) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
