/* steward-record-list-private.h: how a service makes a live list
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-database.h"
#include "steward-record-list.h"

G_BEGIN_DECLS

/**
 * StewardRowsFunc:
 * @limit: at most so many rows; 0 is all
 * @rows: (element-type gint64): where rows and headings are appended
 *
 * Says which rows a list has, in order. Called on a thread of the store.
 *
 * Returns: whether it went well
 */
typedef gboolean (*StewardRowsFunc) (StewardTransaction  *transaction,
                                     gpointer             data,
                                     guint                limit,
                                     GArray              *rows,
                                     GCancellable        *cancellable,
                                     GError             **error);

StewardRecordList *steward_record_list_new (StewardWorkspace  *workspace,
                                            const StewardKind *kind,
                                            StewardRowsFunc    func,
                                            gpointer           data,
                                            GDestroyNotify     destroy_data);

G_END_DECLS
