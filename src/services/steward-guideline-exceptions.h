/* steward-guideline-exceptions.h: clauses that somebody need not follow for a while
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_exceptions_grant  (const char *guideline,
                                             const char *clause,
                                             const char *person,
                                             const char *department,
                                             const char *reason,
                                             gint64      until_us);
StewardOperation *steward_exceptions_extend (const char *id,
                                             gint64      until_us);
StewardOperation *steward_exceptions_end    (const char *id);

G_END_DECLS
