/* steward-matrix-files.h: the matrix from a file that somebody chooses, and into one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardMatrixFileChosen:
 * @owner: what was given
 * @operation: (transfer full): reads the draft from the file that was chosen
 */
typedef void (*StewardMatrixFileChosen) (gpointer          owner,
                                         StewardOperation *operation);

void steward_matrix_files_import (GtkWidget               *near,
                                  StewardMatrixFileChosen  chosen,
                                  gpointer                 owner);
void steward_matrix_files_export (GtkWidget               *near,
                                  const char              *which,
                                  const char              *suggested);

G_END_DECLS
