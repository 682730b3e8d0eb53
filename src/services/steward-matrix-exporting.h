/* steward-matrix-exporting.h: the matrix into a file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_matrix_export       (const char        *which,
                                               const char        *name,
                                               GError           **error);
GBytes           *steward_matrix_export_bytes (StewardOperation  *operation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
