/* steward-matrix-variants.h: which letters the draft of the matrix is written with
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_matrix_set_variant     (const char *variant);
StewardOperation *steward_matrix_report_letters  (const char *which);

G_END_DECLS
