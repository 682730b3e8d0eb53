/* steward-sync-watch.h: the file is kept in step with its server as long as somebody looks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-syncing.h"

G_BEGIN_DECLS

/**
 * StewardSyncWatchState:
 * @STEWARD_SYNC_WATCH_OFF: the file isn't shared, or nothing was started
 * @STEWARD_SYNC_WATCH_SYNCING: it receives and sends
 * @STEWARD_SYNC_WATCH_LISTENING: both are alike as far as is known; what changes here or there begins the next sync
 * @STEWARD_SYNC_WATCH_OFFLINE: the server can't be asked now; that is tried again by itself
 * @STEWARD_SYNC_WATCH_STOPPED: somebody has to do something first: a wrong password, no member any more, many deletions
 * @STEWARD_SYNC_WATCH_PAUSED: somebody switched it off
 *
 * What a watch does.
 */
typedef enum
{
  STEWARD_SYNC_WATCH_OFF,
  STEWARD_SYNC_WATCH_SYNCING,
  STEWARD_SYNC_WATCH_LISTENING,
  STEWARD_SYNC_WATCH_OFFLINE,
  STEWARD_SYNC_WATCH_STOPPED,
  STEWARD_SYNC_WATCH_PAUSED,
} StewardSyncWatchState;

/**
 * StewardSyncWatch:
 *
 * One sync after the other: as soon as something changes here or on the server, and after failures with longer and longer
 * pauses. In the main context of the workspace; network and disk are waited for elsewhere.
 */
#define STEWARD_TYPE_SYNC_WATCH (steward_sync_watch_get_type ())
G_DECLARE_FINAL_TYPE (StewardSyncWatch, steward_sync_watch, STEWARD, SYNC_WATCH, GObject)

/**
 * StewardSyncWatch::synced:
 * @counts: (type gpointer): a #JsonObject as [method@Syncing.get_json] tells it
 *
 * A sync has ended well.
 */

/**
 * StewardSyncWatch::failed:
 * @error: (type gpointer): the #GError; in the state that follows from it
 *
 * A sync didn't end well.
 */

/**
 * StewardSyncWatch::state-changed:
 *
 * See [method@SyncWatch.get_state].
 */

StewardSyncWatch      *steward_sync_watch_new          (StewardWorkspace *workspace);
void                   steward_sync_watch_start        (StewardSyncWatch *self);
void                   steward_sync_watch_stop         (StewardSyncWatch *self);
void                   steward_sync_watch_sync_now     (StewardSyncWatch *self);
void                   steward_sync_watch_look         (StewardSyncWatch *self);
void                   steward_sync_watch_set_paused   (StewardSyncWatch *self,
                                                        gboolean          paused);
void                   steward_sync_watch_set_password (StewardSyncWatch *self,
                                                        const char       *password);
void                   steward_sync_watch_set_allows_deletions (StewardSyncWatch *self,
                                                        gboolean          allows);
StewardSyncWatchState  steward_sync_watch_get_state    (StewardSyncWatch *self);
StewardSyncing        *steward_sync_watch_get_syncing  (StewardSyncWatch *self);
const char            *steward_sync_watch_get_error    (StewardSyncWatch *self);

G_END_DECLS
