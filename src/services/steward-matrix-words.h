/* steward-matrix-words.h: sentences about the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-continuity-year.h"
#include "steward-continuity.h"
#include "steward-matrix-diff.h"
#include "steward-matrix-findings.h"

G_BEGIN_DECLS

char *steward_matrix_words_question   (const StewardMatrixFinding    *finding,
                                       StewardMatrix                 *matrix,
                                       StewardOrganisation           *organisation) G_GNUC_WARN_UNUSED_RESULT;
char *steward_matrix_words_detail     (const StewardMatrixFinding    *finding,
                                       StewardMatrix                 *matrix,
                                       StewardOrganisation           *organisation) G_GNUC_WARN_UNUSED_RESULT;
char *steward_matrix_words_difference (const StewardMatrixDifference *difference) G_GNUC_WARN_UNUSED_RESULT;
char *steward_matrix_words_continuity (const StewardContinuity       *continuity,
                                       StewardMatrix                 *matrix,
                                       StewardOrganisation           *organisation) G_GNUC_WARN_UNUSED_RESULT;
char *steward_matrix_words_hole       (const StewardHole             *hole,
                                       StewardMatrix                 *matrix,
                                       guint                          row,
                                       StewardOrganisation           *organisation) G_GNUC_WARN_UNUSED_RESULT;
char *steward_matrix_words_target     (gint64                         minutes,
                                       gboolean                       is_round) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
