/* steward-response-query.h: answers found by their words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-query.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

gboolean steward_transaction_search_responses (StewardTransaction  *self,
                                               StewardQuery        *query,
                                               gint64               before_row,
                                               guint                limit,
                                               GArray              *rows,
                                               GError             **error);

G_END_DECLS
