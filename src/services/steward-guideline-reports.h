/* steward-guideline-reports.h: what the guidelines are, with the keys of the command line
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_guidelines_report_all         (const char *const *departments);
StewardOperation *steward_guidelines_report_one         (const char        *id,
                                                         const char        *which);
StewardOperation *steward_guidelines_report_missing     (const char        *id);
StewardOperation *steward_guidelines_report_rules       (const char        *id,
                                                         const char        *which);
StewardOperation *steward_guidelines_report_differences (const char        *id,
                                                         const char        *from,
                                                         const char        *to);
StewardOperation *steward_guidelines_report_unread      (const char        *person,
                                                         const char *const *departments);

G_END_DECLS
