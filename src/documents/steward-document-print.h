/* steward-document-print.h: guidelines to PDF
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document.h"
#include "steward-guideline.h"

G_BEGIN_DECLS

GBytes *steward_document_print (StewardGuideline  *guideline,
                                const char        *stamp,
                                GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
