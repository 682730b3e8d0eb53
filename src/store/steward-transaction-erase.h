/* steward-transaction-erase.h: what lies beside a record is forgotten with its content
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-transaction.h"

G_BEGIN_DECLS

/**
 * StewardAuthorFunc:
 * @network: (nullable): of a stored mention
 * @author: (nullable): as shown
 * @author_address: (nullable): of the author
 *
 * Returns: whether that one is looked for
 */
typedef gboolean (*StewardAuthorFunc) (const char *network,
                                       const char *author,
                                       const char *author_address,
                                       gpointer    data);

gboolean steward_transaction_find_by_author (StewardTransaction  *self,
                                             gint64              *after_row,
                                             guint                limit,
                                             StewardAuthorFunc    func,
                                             gpointer             data,
                                             GArray              *rows,
                                             gboolean            *is_last,
                                             GError             **error);
gboolean steward_transaction_forget         (StewardTransaction  *self,
                                             StewardRecord       *before,
                                             StewardRecord       *record,
                                             GError             **error);
gboolean steward_transaction_forget_event   (StewardTransaction  *self,
                                             const StewardEvent  *event,
                                             GError             **error);

G_END_DECLS
