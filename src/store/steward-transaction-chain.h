/* steward-transaction-chain.h: chains of events that travel between desks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-event.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

gboolean   steward_transaction_find_chain_to_send (StewardTransaction  *self,
                                                   char               **machine,
                                                   gint64              *after,
                                                   GError             **error);
GPtrArray *steward_transaction_list_chain         (StewardTransaction  *self,
                                                   const char          *machine,
                                                   gint64               after,
                                                   guint                limit,
                                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   steward_transaction_note_chain_sent    (StewardTransaction  *self,
                                                   const char          *machine,
                                                   gint64               last,
                                                   GError             **error);
gboolean   steward_transaction_resend_chains      (StewardTransaction  *self,
                                                   GError             **error);
gboolean   steward_transaction_receive_chain      (StewardTransaction  *self,
                                                   GPtrArray           *events,
                                                   const char          *by,
                                                   gint64              *last_same,
                                                   GError             **error);
gboolean   steward_transaction_note_chain_trouble (StewardTransaction  *self,
                                                   const char          *machine,
                                                   gint64               sequence,
                                                   GError             **error);
gboolean   steward_transaction_note_unsound_chain (StewardTransaction  *self,
                                                   const char          *machine,
                                                   const char          *by,
                                                   gint64               sequence,
                                                   GError             **error);
char      *steward_transaction_get_chain_login    (StewardTransaction  *self,
                                                   const char          *machine) G_GNUC_WARN_UNUSED_RESULT;
gboolean   steward_transaction_witness            (StewardTransaction  *self,
                                                   GError             **error);

G_END_DECLS
