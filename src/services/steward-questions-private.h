/* steward-questions-private.h: questions on clauses inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-in-force-private.h"

G_BEGIN_DECLS

GPtrArray *steward_questions_list_asked (StewardTransaction  *transaction,
                                         StewardInForce      *in_force,
                                         StewardRecord       *head,
                                         GError             **error);
gboolean   steward_questions_put_misses (StewardTransaction  *transaction,
                                         GPtrArray           *wrong,
                                         GError             **error);

G_END_DECLS
