/* steward-syncing.h: sharing the file with a server
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * StewardSyncStart:
 * @STEWARD_SYNC_START_SAFE: an untouched file is filled from the server, an empty database from the file; else nothing
 * @STEWARD_SYNC_START_JOIN: fills an untouched file from the server
 * @STEWARD_SYNC_START_SHARE: fills an empty database from the file
 * @STEWARD_SYNC_START_MERGE: both have something, and both get all of it
 *
 * How a file and a database begin to be alike.
 */
typedef enum
{
  STEWARD_SYNC_START_SAFE,
  STEWARD_SYNC_START_JOIN,
  STEWARD_SYNC_START_SHARE,
  STEWARD_SYNC_START_MERGE,
} StewardSyncStart;

/**
 * StewardSyncing:
 *
 * One sync of a workspace with its server.
 *
 * Input: [method@Syncing.set_password], [method@Syncing.set_allows_deletions]. In progress: one of
 * [method@Syncing.set_up_async], which also does the first sync, [method@Syncing.run_async] and
 * [method@Syncing.wait_async]. Results: [method@Syncing.get_json]. One after the other; the network is asked on a thread of
 * its own. In the main context of the workspace. A login goes on from one call to the next, in memory alone, as long as the server
 * lets it and name, password and address stay.
 */
#define STEWARD_TYPE_SYNCING (steward_syncing_get_type ())
G_DECLARE_FINAL_TYPE (StewardSyncing, steward_syncing, STEWARD, SYNCING, GObject)

StewardSyncing *steward_syncing_new                 (StewardWorkspace    *workspace);
void            steward_syncing_set_password        (StewardSyncing      *self,
                                                     const char          *password);
void            steward_syncing_set_token           (StewardSyncing      *self,
                                                     const char          *token);
void            steward_syncing_set_new_password    (StewardSyncing      *self,
                                                     const char          *password);
void            steward_syncing_set_allows_deletions (StewardSyncing     *self,
                                                     gboolean             allows);
void            steward_syncing_set_up_async        (StewardSyncing      *self,
                                                     const char          *address,
                                                     StewardSyncStart     start,
                                                     const char          *user,
                                                     const char          *person,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);
gboolean        steward_syncing_set_up_finish       (StewardSyncing      *self,
                                                     GAsyncResult        *result,
                                                     GError             **error);
void            steward_syncing_run_async           (StewardSyncing      *self,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);
gboolean        steward_syncing_run_finish          (StewardSyncing      *self,
                                                     GAsyncResult        *result,
                                                     GError             **error);
void            steward_syncing_wait_async          (StewardSyncing      *self,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);
gboolean        steward_syncing_wait_finish         (StewardSyncing      *self,
                                                     GAsyncResult        *result,
                                                     gboolean            *has_news,
                                                     GError             **error);
JsonNode       *steward_syncing_get_json            (StewardSyncing      *self);
gboolean        steward_syncing_is_shared           (StewardSyncing      *self);
gboolean        steward_syncing_has_new_password    (StewardSyncing      *self);
const char     *steward_syncing_get_notice          (StewardSyncing      *self);
gboolean        steward_syncing_wants_password      (StewardSyncing      *self);
gboolean        steward_syncing_wants_deletions     (StewardSyncing      *self);
gboolean        steward_syncing_holds_both          (StewardSyncing      *self);
gint64          steward_syncing_get_pause           (StewardSyncing      *self,
                                                     guint                failures);

G_END_DECLS
