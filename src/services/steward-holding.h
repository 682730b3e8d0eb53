/* steward-holding.h: publishing is stopped, and goes on
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_holding_on     (const char *scope,
                                          const char *scope_record,
                                          const char *reason,
                                          gint64      review_by_us);
StewardOperation *steward_holding_off    (const char *id);
StewardOperation *steward_holding_status (void);

G_END_DECLS
