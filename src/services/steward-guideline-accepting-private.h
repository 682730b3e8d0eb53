/* steward-guideline-accepting-private.h: what an accepted suggestion makes of the draft, and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-in-force-private.h"

G_BEGIN_DECLS

gboolean steward_suggestions_permit_decide (StewardTransaction  *transaction,
                                            StewardInForce      *in_force,
                                            StewardRecord       *head,
                                            GError             **error);
gboolean steward_suggestions_accept        (StewardTransaction  *transaction,
                                            StewardRecord       *head,
                                            StewardRecord       *record,
                                            gboolean            *is_detached,
                                            GError             **error);
gboolean steward_suggestions_take_back     (StewardTransaction  *transaction,
                                            StewardRecord       *now,
                                            StewardRecord       *restored,
                                            GError             **error);

G_END_DECLS
