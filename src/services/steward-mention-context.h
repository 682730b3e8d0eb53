/* steward-mention-context.h: what stands around a mention, and who else looks at it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_mention_context  (const char *id);
StewardOperation *steward_presence_tell    (const char *record,
                                            const char *doing);

G_END_DECLS
