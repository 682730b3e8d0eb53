/* steward-matrix-importing.h: the matrix out of a file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_matrix_import       (GBytes      *bytes,
                                               const char  *name,
                                               gboolean     strict);

G_END_DECLS
