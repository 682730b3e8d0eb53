/* steward-matrix-adopting.h: putting the draft of the matrix in force
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_matrix_adopt (const char *note,
                                        gint64      number);

G_END_DECLS
