/* steward-responses-page.h: answers, from those that wait for you to those that are out
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_RESPONSES_PAGE (steward_responses_page_get_type ())
G_DECLARE_FINAL_TYPE (StewardResponsesPage, steward_responses_page, STEWARD, RESPONSES_PAGE, StewardPage)

G_END_DECLS
