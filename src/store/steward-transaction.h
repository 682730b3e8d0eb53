/* steward-transaction.h: what can be read and stored while the file stands still
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-changes.h"
#include "steward-event.h"
#include "steward-record.h"
#include "steward-selection.h"
#include "steward-store-error.h"

G_BEGIN_DECLS

/**
 * StewardTransaction:
 *
 * A moment of the file: all that is read belongs together, and all that is stored is stored at
 * once or not at all. Handed to a function on the store's thread and gone with its return.
 * A reading transaction refuses to store.
 */
typedef struct _StewardTransaction StewardTransaction;

const char    *steward_transaction_get_person  (StewardTransaction      *self);
const char    *steward_transaction_get_machine (StewardTransaction      *self);
gboolean            steward_transaction_find_shared (StewardTransaction  *self,
                                                   gboolean            *is_shared,
                                                   GError             **error);
gint64         steward_transaction_get_now     (StewardTransaction      *self);

gint64         steward_transaction_get_first_event (StewardTransaction  *self);
gint64         steward_transaction_get_last_event (StewardTransaction   *self);
gboolean       steward_transaction_find_newest_event (StewardTransaction *self,
                                                gint64                  *row,
                                                GError                 **error);

StewardRecord *steward_transaction_get         (StewardTransaction      *self,
                                                const StewardKind       *kind,
                                                const char              *id,
                                                GError                 **error);
StewardRecord *steward_transaction_find        (StewardTransaction      *self,
                                                const StewardKind       *kind,
                                                const char              *id,
                                                GError                 **error);
StewardRecord *steward_transaction_get_by_row  (StewardTransaction      *self,
                                                const StewardKind       *kind,
                                                gint64                   row,
                                                GError                 **error);
char          *steward_transaction_complete    (StewardTransaction      *self,
                                                const StewardKind       *kind,
                                                const char              *prefix,
                                                GError                 **error);
GPtrArray     *steward_transaction_select      (StewardTransaction      *self,
                                                const StewardKind       *kind,
                                                const StewardCondition  *conditions,
                                                guint                    n_conditions,
                                                const StewardOrder      *order,
                                                guint                    limit,
                                                GError                 **error);
GPtrArray     *steward_transaction_list        (StewardTransaction      *self,
                                                const StewardKind       *kind,
                                                GError                 **error);
GPtrArray     *steward_transaction_list_by     (StewardTransaction      *self,
                                                const StewardKind       *kind,
                                                guint                    field,
                                                const char              *text,
                                                GError                 **error);
gboolean       steward_transaction_count       (StewardTransaction      *self,
                                                const StewardKind       *kind,
                                                const StewardCondition  *conditions,
                                                guint                    n_conditions,
                                                gint64                  *count,
                                                GError                 **error);
StewardRecord *steward_transaction_find_mention (StewardTransaction     *self,
                                                const char              *key,
                                                gint64                   published_us,
                                                GError                 **error);

gboolean       steward_transaction_put         (StewardTransaction      *self,
                                                StewardRecord           *record,
                                                const char              *action,
                                                GError                 **error);
gboolean       steward_transaction_put_in_batch (StewardTransaction     *self,
                                                StewardRecord           *record,
                                                GError                 **error);
gboolean       steward_transaction_put_unnamed (StewardTransaction      *self,
                                                StewardRecord           *record,
                                                GError                 **error);
gboolean       steward_transaction_add_in_batch (StewardTransaction     *self,
                                                StewardRecord           *record,
                                                GError                 **error);
gboolean       steward_transaction_note        (StewardTransaction      *self,
                                                const char              *action,
                                                const char              *kind,
                                                const char              *record,
                                                const char              *before,
                                                const char              *after,
                                                GError                 **error);

GPtrArray     *steward_transaction_list_events (StewardTransaction      *self,
                                                gint64                   before_row,
                                                const char              *record,
                                                const char              *person,
                                                guint                    limit,
                                                GError                 **error);
GPtrArray     *steward_transaction_select_events (StewardTransaction    *self,
                                                const StewardEventSelection *selection,
                                                GError                 **error);
StewardEvent  *steward_transaction_get_event   (StewardTransaction      *self,
                                                gint64                   row,
                                                GError                 **error);
GPtrArray     *steward_transaction_verify_events (StewardTransaction    *self,
                                                GError                 **error);

G_END_DECLS
