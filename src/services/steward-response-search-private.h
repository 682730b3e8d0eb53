/* steward-response-search-private.h: answers that a query finds, inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

GPtrArray *steward_response_search_read (StewardTransaction  *transaction,
                                         const char          *text,
                                         guint                limit,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
