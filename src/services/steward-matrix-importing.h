/* steward-matrix-importing.h: the matrix out of a file, and into one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_matrix_import       (GBytes      *bytes,
                                               const char  *name,
                                               gboolean     strict);
StewardOperation *steward_matrix_export       (const char  *which,
                                               const char  *name,
                                               GError     **error);
char             *steward_matrix_export_text  (StewardOperation *operation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
