/* steward-audit-page.h: who did what, provably
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_AUDIT_PAGE (steward_audit_page_get_type ())
G_DECLARE_FINAL_TYPE (StewardAuditPage, steward_audit_page, STEWARD, AUDIT_PAGE, StewardPage)

G_END_DECLS
