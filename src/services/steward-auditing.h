/* steward-auditing.h: reading and verifying who did what
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_auditing_list   (gint64      before,
                                           const char *record,
                                           const char *person,
                                           guint       limit);
StewardOperation *steward_auditing_verify (void);

G_END_DECLS
