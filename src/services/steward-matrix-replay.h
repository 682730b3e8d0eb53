/* steward-matrix-replay.h: a matrix tried on what happened, before it counts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"
#include "steward-replay.h"
#include "steward-workspace.h"

G_BEGIN_DECLS

#define STEWARD_REPLAY_DAYS 90

/**
 * StewardMatrixReplay:
 *
 * The mentions of the last days run through a matrix that isn't in force: load of each department and
 * person, what would become unowned, and which approvals would have waited, beside what happened.
 * Rules that differ from those that told the stored activities are first run once through the search
 * index. Writes nothing; the same file, moment and matrix give the same figures.
 */
#define STEWARD_TYPE_MATRIX_REPLAY (steward_matrix_replay_get_type ())
G_DECLARE_FINAL_TYPE (StewardMatrixReplay, steward_matrix_replay, STEWARD, MATRIX_REPLAY, GObject)

/**
 * StewardMatrixReplay::progress:
 *
 * Some more was read; see [method@MatrixReplay.get_share].
 */

StewardMatrixReplay *steward_matrix_replay_new         (StewardWorkspace     *workspace,
                                                        const char           *which,
                                                        gint64                days);
void                 steward_matrix_replay_run_async   (StewardMatrixReplay  *self,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
gboolean             steward_matrix_replay_run_finish  (StewardMatrixReplay  *self,
                                                        GAsyncResult         *result,
                                                        GError              **error);
double               steward_matrix_replay_get_share   (StewardMatrixReplay  *self);

StewardReplay       *steward_matrix_replay_get_replay  (StewardMatrixReplay  *self);
StewardMatrix       *steward_matrix_replay_get_matrix  (StewardMatrixReplay  *self);
StewardDirectory    *steward_matrix_replay_get_directory (StewardMatrixReplay *self);
gint64               steward_matrix_replay_get_version (StewardMatrixReplay  *self);
gint64               steward_matrix_replay_get_from    (StewardMatrixReplay  *self);
gint64               steward_matrix_replay_get_to      (StewardMatrixReplay  *self);
guint                steward_matrix_replay_get_n_rules (StewardMatrixReplay  *self);
GPtrArray           *steward_matrix_replay_list_cases  (StewardMatrixReplay  *self,
                                                        const StewardReplayUnowned *unowned) G_GNUC_WARN_UNUSED_RESULT;
JsonArray           *steward_matrix_replay_to_json     (StewardMatrixReplay  *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
