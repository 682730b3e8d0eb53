/* steward-docx.h: guidelines from DOCX and to DOCX
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document.h"
#include "steward-guideline.h"

G_BEGIN_DECLS

StewardGuideline *steward_docx_read (GBytes      *bytes,
                                     const char  *id,
                                     const char  *seed,
                                     GPtrArray  **left_out,
                                     GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes           *steward_docx_write (StewardGuideline  *guideline,
                                     const char        *stamp,
                                     GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
