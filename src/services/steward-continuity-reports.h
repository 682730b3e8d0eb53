/* steward-continuity-reports.h: when somebody is missing, and who was accountable on a day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_matrix_report_holes       (const char *which,
                                                     const char *activity,
                                                     gboolean    also_expected);
StewardOperation *steward_matrix_report_accountable (const char *activity,
                                                     gint64      from_us,
                                                     gint64      until_us);

G_END_DECLS
