/* steward-mention-why-private.h: why a mention is where it is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-in-force-private.h"

G_BEGIN_DECLS

JsonObject *steward_mention_explain (StewardTransaction  *transaction,
                                     StewardInForce      *in_force,
                                     StewardRecord       *mention,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
