/* steward-ownership-page.h: the view of who answers, approves, is asked and is told
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_OWNERSHIP_PAGE (steward_ownership_page_get_type ())
G_DECLARE_FINAL_TYPE (StewardOwnershipPage, steward_ownership_page, STEWARD, OWNERSHIP_PAGE, StewardPage)

G_END_DECLS
