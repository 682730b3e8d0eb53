/* steward-matrix-reports.h: what the matrix says, with the keys of the command line
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_matrix_report_table       (const char *which);
StewardOperation *steward_matrix_report_findings    (const char *which);
StewardOperation *steward_matrix_report_moment      (const char *which,
                                                     gint64      at_us);
StewardOperation *steward_matrix_report_versions    (void);
StewardOperation *steward_matrix_report_differences (const char *from,
                                                     const char *to);

G_END_DECLS
