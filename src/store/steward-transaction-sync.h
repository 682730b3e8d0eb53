/* steward-transaction-sync.h: what a transaction does for those who share the file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-sync-state.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

gboolean          steward_transaction_share_all        (StewardTransaction  *self,
                                                        GError             **error);
gboolean          steward_transaction_unshare          (StewardTransaction  *self,
                                                        GError             **error);
gboolean          steward_transaction_empty            (StewardTransaction  *self,
                                                        GError             **error);

char             *steward_transaction_get_mark         (StewardTransaction  *self,
                                                        const char          *name,
                                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_transaction_set_mark         (StewardTransaction  *self,
                                                        const char          *name,
                                                        const char          *value,
                                                        GError             **error);

StewardSyncState *steward_transaction_find_sync_state  (StewardTransaction  *self,
                                                        const StewardKind   *kind,
                                                        const char          *id,
                                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_transaction_put_sync_state   (StewardTransaction  *self,
                                                        StewardSyncState    *state,
                                                        GError             **error);
gboolean          steward_transaction_drop_sync_state  (StewardTransaction  *self,
                                                        StewardSyncState    *state,
                                                        GError             **error);
GPtrArray        *steward_transaction_list_sync_states (StewardTransaction  *self,
                                                        StewardSyncPart      part,
                                                        StewardSyncStanding  standing,
                                                        gint64               after_row,
                                                        guint                limit,
                                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_transaction_count_sync_states (StewardTransaction *self,
                                                        StewardSyncPart      part,
                                                        gboolean             counts_all,
                                                        gint64              *counts,
                                                        GError             **error);
gboolean          steward_transaction_land_in_flight   (StewardTransaction  *self,
                                                        GError             **error);

gboolean          steward_transaction_receive          (StewardTransaction  *self,
                                                        StewardRecord       *record,
                                                        gboolean            *stored,
                                                        GError             **error);
gboolean          steward_transaction_remove           (StewardTransaction  *self,
                                                        StewardRecord       *record,
                                                        GError             **error);

gboolean          steward_transaction_add_conflict     (StewardTransaction  *self,
                                                        const StewardKind   *kind,
                                                        const char          *id,
                                                        const StewardLoss   *loss,
                                                        GError             **error);
GPtrArray        *steward_transaction_list_conflicts   (StewardTransaction  *self,
                                                        gint64               row,
                                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_transaction_see_conflict     (StewardTransaction  *self,
                                                        gint64               row,
                                                        GError             **error);

G_END_DECLS
