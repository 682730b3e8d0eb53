/* steward-odt.h: guidelines from ODT and to ODT
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document.h"
#include "steward-guideline.h"

G_BEGIN_DECLS

StewardGuideline *steward_odt_read (GBytes      *bytes,
                                    const char  *id,
                                    const char  *seed,
                                    GPtrArray  **left_out,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes           *steward_odt_write (StewardGuideline  *guideline,
                                     const char        *stamp,
                                     GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
