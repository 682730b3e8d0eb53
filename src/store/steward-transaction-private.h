/* steward-transaction-private.h: how the database makes and ends a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-connection.h"
#include "steward-desk.h"
#include "steward-search-writes.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

StewardTransaction *steward_transaction_begin_reading (StewardConnection  *connection,
                                                       StewardDesk        *desk,
                                                       const char         *person,
                                                       gint64              now_us,
                                                       GError            **error);
StewardTransaction *steward_transaction_begin_writing (StewardConnection  *connection,
                                                       StewardDesk        *desk,
                                                       const char         *person,
                                                       gint64              now_us,
                                                       GError            **error);
gboolean            steward_transaction_commit        (StewardTransaction *self,
                                                       GError            **error);
void                steward_transaction_end           (StewardTransaction *self);
StewardChanges     *steward_transaction_get_changes   (StewardTransaction *self);
StewardConnection  *steward_transaction_get_connection (StewardTransaction *self);
StewardSearchWrites *steward_transaction_get_search_writes (StewardTransaction *self);
gboolean            steward_transaction_tell_index    (StewardTransaction *self,
                                                       GError            **error);
const char         *steward_transaction_get_last_hash (StewardTransaction *self);
gboolean            steward_transaction_recall_end    (StewardTransaction *self,
                                                       GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardTransaction, steward_transaction_end)

G_END_DECLS
