/* steward-governing-notices.h: what about guidelines ends, is due or is asked of somebody
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_governing_notices_report    (void);
StewardOperation *steward_governing_exceptions_report (const char *guideline);

G_END_DECLS
