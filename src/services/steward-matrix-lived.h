/* steward-matrix-lived.h: the matrix as it was lived in a period
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-dependency.h"
#include "steward-directory.h"
#include "steward-lived-model.h"
#include "steward-workspace.h"

G_BEGIN_DECLS

#define STEWARD_LIVED_DAYS      90
#define STEWARD_LIVED_MAX_CASES 500

/**
 * StewardMatrixLived:
 *
 * What each department did for each activity in the last days, where that differs from what is
 * written, which organisational model it resembles, and who waits for whom. Writes nothing.
 */
#define STEWARD_TYPE_MATRIX_LIVED (steward_matrix_lived_get_type ())
G_DECLARE_FINAL_TYPE (StewardMatrixLived, steward_matrix_lived, STEWARD, MATRIX_LIVED, GObject)

/**
 * StewardMatrixLived::progress:
 *
 * Some more was read; see [method@MatrixLived.get_share].
 */

StewardMatrixLived  *steward_matrix_lived_new          (StewardWorkspace     *workspace,
                                                        gint64                days);
void                 steward_matrix_lived_set_people   (StewardMatrixLived   *self,
                                                        gboolean              people);
void                 steward_matrix_lived_run_async    (StewardMatrixLived   *self,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
gboolean             steward_matrix_lived_run_finish   (StewardMatrixLived   *self,
                                                        GAsyncResult         *result,
                                                        GError              **error);
double               steward_matrix_lived_get_share    (StewardMatrixLived   *self);

StewardLived        *steward_matrix_lived_get_lived    (StewardMatrixLived   *self);
StewardDirectory    *steward_matrix_lived_get_directory (StewardMatrixLived  *self);
GPtrArray           *steward_matrix_lived_get_drifts   (StewardMatrixLived   *self);
StewardLivedFigures *steward_matrix_lived_get_figures  (StewardMatrixLived   *self);
GPtrArray           *steward_matrix_lived_get_waits    (StewardMatrixLived   *self);
gboolean             steward_matrix_lived_may_show_people (StewardMatrixLived *self);
gint64               steward_matrix_lived_get_from     (StewardMatrixLived   *self);
gint64               steward_matrix_lived_get_to       (StewardMatrixLived   *self);
GPtrArray           *steward_matrix_lived_list_cases   (StewardMatrixLived   *self,
                                                        const StewardDrift   *drift) G_GNUC_WARN_UNUSED_RESULT;

JsonArray           *steward_matrix_lived_to_json      (StewardMatrixLived   *self) G_GNUC_WARN_UNUSED_RESULT;
JsonArray           *steward_matrix_lived_drifts_to_json (StewardMatrixLived *self) G_GNUC_WARN_UNUSED_RESULT;
JsonArray           *steward_matrix_lived_waits_to_json (StewardMatrixLived  *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
