/* steward-matrix-findings-list.h: what the matrix leaves open, beside it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix-findings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardMatrixFindingsList:
 *
 * Plain questions with what would settle them, and the key to the letters below.
 */
#define STEWARD_TYPE_MATRIX_FINDINGS_LIST (steward_matrix_findings_list_get_type ())
G_DECLARE_FINAL_TYPE (StewardMatrixFindingsList, steward_matrix_findings_list, STEWARD, MATRIX_FINDINGS_LIST, GtkWidget)

/**
 * StewardMatrixFindingsList::go-to:
 * @index: of the finding
 */

void       steward_matrix_findings_list_set    (StewardMatrixFindingsList *self,
                                                GPtrArray                 *findings,
                                                StewardMatrix             *table,
                                                StewardOrganisation       *organisation);
void       steward_matrix_findings_list_select (StewardMatrixFindingsList *self,
                                                int                        index);
void       steward_matrix_findings_list_set_editable (StewardMatrixFindingsList *self,
                                                gboolean                   editable);
GtkWidget *steward_matrix_count_tag_new        (StewardMatrixSeverity      severity);
void       steward_matrix_count_tag_set        (GtkWidget                 *tag,
                                                StewardMatrixSeverity      severity,
                                                guint                      count);

G_END_DECLS
