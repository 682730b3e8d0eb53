/* steward-redline-print.h: what was done to a guideline, as PDF
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document.h"
#include "steward-guideline.h"

G_BEGIN_DECLS

GBytes *steward_redline_print (StewardGuideline   *before,
                               StewardGuideline   *after,
                               GArray             *comparisons,
                               const char *const  *notes,
                               const char *const  *front,
                               const char         *stamp,
                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
