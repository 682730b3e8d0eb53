/* steward-sync-status.h: how the open file stands to its server, as the window shows it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-sync-watch.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardSyncStatus:
 *
 * Keeps the file in step while the window is open, and knows what to say of it. Its words are translated.
 */
#define STEWARD_TYPE_SYNC_STATUS (steward_sync_status_get_type ())
G_DECLARE_FINAL_TYPE (StewardSyncStatus, steward_sync_status, STEWARD, SYNC_STATUS, GObject)

/**
 * StewardSyncStatus::changed:
 *
 * There is something else to say.
 */

StewardSyncStatus *steward_sync_status_new           (StewardWorkspace  *workspace);
void               steward_sync_status_start         (StewardSyncStatus *self);
void               steward_sync_status_stop          (StewardSyncStatus *self);
void               steward_sync_status_reload        (StewardSyncStatus *self);

StewardWorkspace  *steward_sync_status_get_workspace (StewardSyncStatus *self);
StewardSyncWatch  *steward_sync_status_get_watch     (StewardSyncStatus *self);
gboolean           steward_sync_status_is_shared     (StewardSyncStatus *self);
const char        *steward_sync_status_get_text      (StewardSyncStatus *self,
                                                      const char        *member);
guint              steward_sync_status_get_count     (StewardSyncStatus *self,
                                                      const char        *member);
gboolean           steward_sync_status_get_flag      (StewardSyncStatus *self,
                                                      const char        *member);
char              *steward_sync_status_dup_time      (StewardSyncStatus *self,
                                                      const char        *member,
                                                      GTimeZone         *zone) G_GNUC_WARN_UNUSED_RESULT;
char              *steward_sync_status_dup_words     (StewardSyncStatus *self,
                                                      GTimeZone         *zone) G_GNUC_WARN_UNUSED_RESULT;
const char        *steward_sync_status_get_icon_name (StewardSyncStatus *self);

G_END_DECLS
