/* steward-matrix-heads.h: what stands over the columns and before the rows of the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix.h"
#include "steward-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_MATRIX_COLUMN_HEAD (steward_matrix_column_head_get_type ())
G_DECLARE_FINAL_TYPE (StewardMatrixColumnHead, steward_matrix_column_head, STEWARD, MATRIX_COLUMN_HEAD, GtkWidget)

GtkWidget *steward_matrix_column_head_new            (void);
void       steward_matrix_column_head_set_department (StewardMatrixColumnHead *self,
                                                      const char              *name,
                                                      StewardRecord           *department,
                                                      gboolean                 is_short);

#define STEWARD_TYPE_MATRIX_ROW_HEAD (steward_matrix_row_head_get_type ())
G_DECLARE_FINAL_TYPE (StewardMatrixRowHead, steward_matrix_row_head, STEWARD, MATRIX_ROW_HEAD, GtkWidget)

GtkWidget *steward_matrix_row_head_new               (void);
void       steward_matrix_row_head_set_activity      (StewardMatrixRowHead    *self,
                                                      const StewardMatrixRow  *row,
                                                      gboolean                 begins_group,
                                                      gboolean                 is_bad,
                                                      gboolean                 is_changed);
void       steward_matrix_row_head_set_cursor        (StewardMatrixRowHead    *self,
                                                      gboolean                 cursor);

G_END_DECLS
