/* steward-mention-context.h: what stands around a mention
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"
#include "steward-presence.h"

G_BEGIN_DECLS

StewardOperation *steward_mention_context (const char *id);

G_END_DECLS
