/* steward-mention-place-private.h: what a routing writes on a mention
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"
#include "steward-routing.h"

G_BEGIN_DECLS

gint64 steward_mention_clock_start (StewardRecord  *mention);
void   steward_mention_place       (StewardRecord  *mention,
                                    StewardRouting *routing);
void   steward_mention_leave       (StewardOrganisation *organisation,
                                    StewardRecord       *before,
                                    StewardRecord       *mention);

G_END_DECLS
