/* steward-guideline-pressure.h: which clauses are met often, and which never
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

#define STEWARD_PRESSURE_MONTHS 24

StewardOperation *steward_guideline_pressure_report        (const char *id,
                                                            guint       months);
char             *steward_guideline_pressure_dup_formula   (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
