/* steward-guidelines-page.h: policy documents, read and written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_GUIDELINES_PAGE (steward_guidelines_page_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuidelinesPage, steward_guidelines_page, STEWARD, GUIDELINES_PAGE, StewardPage)

G_END_DECLS
