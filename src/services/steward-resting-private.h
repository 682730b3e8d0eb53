/* steward-resting-private.h: what rests on clauses, inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"
#include "steward-in-force-private.h"

G_BEGIN_DECLS

gboolean steward_resting_find_change (StewardTransaction  *transaction,
                                      StewardInForce      *in_force,
                                      JsonNode            *cites,
                                      gint64              *change_us,
                                      GError             **error);
gboolean steward_resting_count_touched (StewardTransaction *transaction,
                                      StewardInForce      *in_force,
                                      const char          *guideline,
                                      StewardGuideline    *draft,
                                      guint               *n_touched,
                                      GError             **error);
gboolean steward_resting_return      (StewardTransaction  *transaction,
                                      GError             **error);

G_END_DECLS
