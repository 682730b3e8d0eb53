/* steward-matrix-picture.h: an ownership matrix as it is printed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix-table.h"

G_BEGIN_DECLS

GBytes *steward_matrix_picture_write (StewardMatrix            *matrix,
                                      StewardTableFormat        format,
                                      const StewardTableWords  *words,
                                      GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
