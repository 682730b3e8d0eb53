/* steward-sync-state.c: how a record stands to its copy on the server
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sync-state"

#include "steward-sync-state.h"

/**
 * steward_sync_state_new:
 *
 * Returns: (transfer full): of a record that no server has
 */
StewardSyncState *
steward_sync_state_new (const StewardKind *kind,
                        const char        *id)
{
  StewardSyncState *self = g_new0 (StewardSyncState, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  return self;
}

/**
 * steward_sync_state_free:
 * @self: (transfer full) (nullable): a state
 */
void
steward_sync_state_free (StewardSyncState *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->revision);
  g_clear_object (&self->shadow);
  g_free (self->mutation);
  g_free (self->reason);
  g_strfreev (self->lineage);
  g_free (self->again);
  g_clear_object (&self->record);
  g_free (self);
}

/**
 * steward_sync_standing_name:
 *
 * Returns: its name in JSON
 */
const char *
steward_sync_standing_name (StewardSyncStanding standing)
{
  static const char *const names[] = { "clean", "dirty", "in-flight", "parked", "unreadable" };

  g_return_val_if_fail (standing < STEWARD_SYNC_N_STANDINGS, NULL);

  return names[standing];
}

/**
 * steward_conflict_free:
 * @self: (transfer full) (nullable): an entry of the tray
 */
void
steward_conflict_free (StewardConflict *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  steward_loss_free (self->loss);
  g_free (self);
}
