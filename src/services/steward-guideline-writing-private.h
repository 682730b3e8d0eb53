/* steward-guideline-writing-private.h: how drafts begin and are opened, inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"
#include "steward-in-force-private.h"

G_BEGIN_DECLS

StewardRecord *steward_guideline_begin_head (StewardTransaction  *transaction,
                                             StewardInForce      *in_force,
                                             StewardGuideline    *document,
                                             JsonObject          *fields,
                                             GError             **error);
StewardRecord *steward_guideline_open_head  (StewardTransaction  *transaction,
                                             const char          *id,
                                             GError             **error);

G_END_DECLS
