/* steward-transaction-claims.h: what other desks say that they countersigned
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-event.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

/* Marks of sync; behind each stands the machine that claims and the sequence of its event. A claim without one was true when
 * it came. */
#define STEWARD_CLAIM_OPEN  "chain-open:"
#define STEWARD_CLAIM_FALSE "chain-false:"

gboolean steward_transaction_take_claim    (StewardTransaction  *self,
                                            const StewardEvent  *event,
                                            GError             **error);
gboolean steward_transaction_settle_claims (StewardTransaction  *self,
                                            const char          *machine,
                                            GError             **error);
gint64   steward_transaction_get_covered   (StewardTransaction  *self,
                                            const char          *machine);

G_END_DECLS
