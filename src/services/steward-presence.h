/* steward-presence.h: who is at the same thing right now
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_presence_tell  (const char *record,
                                          const char *doing);
StewardOperation *steward_presence_leave (void);

G_END_DECLS
