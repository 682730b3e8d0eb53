/* steward-sync-state.h: how a record stands to its copy on the server
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-merge.h"
#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardSyncStanding:
 * @STEWARD_SYNC_CLEAN: here as there, as far as is known
 * @STEWARD_SYNC_DIRTY: changed here since
 * @STEWARD_SYNC_IN_FLIGHT: sent, and the answer isn't in
 * @STEWARD_SYNC_PARKED: refused by the server, or can't be sent; the reason says why. It waits for a change, or for
 *   somebody who lets it try again
 * @STEWARD_SYNC_UNREADABLE: what the server holds can't be read by this program; nothing of ours is written over it
 *
 * Numbers as in the file.
 */
typedef enum
{
  STEWARD_SYNC_CLEAN = 0,
  STEWARD_SYNC_DIRTY = 1,
  STEWARD_SYNC_IN_FLIGHT = 2,
  STEWARD_SYNC_PARKED = 3,
  STEWARD_SYNC_UNREADABLE = 4,
  STEWARD_SYNC_N_STANDINGS,
} StewardSyncStanding;

/**
 * StewardSyncPart:
 * @STEWARD_SYNC_ALL: all that is shared
 * @STEWARD_SYNC_TEAM: what everybody in the team has
 * @STEWARD_SYNC_HR: what is only for HR
 *
 * Which records are meant: the last two have a database each.
 */
typedef enum
{
  STEWARD_SYNC_ALL,
  STEWARD_SYNC_TEAM,
  STEWARD_SYNC_HR,
} StewardSyncPart;

/**
 * StewardSyncState:
 * @row: of this file; 0 before it is stored
 * @revision: (nullable): opaque, of the server's copy that @shadow, or the clean record, is equal to
 * @shadow: (nullable): the server's copy while the record isn't clean; without a revision the one it had once and has lost
 * @edit: how often the record was changed here; tells whether it was changed since it was sent
 * @mutation: (nullable): of the writing that is or was under way; by it a lost answer is recognised
 * @reason: (nullable): in the server's words, or ours
 * @lineage: (nullable) (array zero-terminated=1): revisions before @revision that what is here was made of, newest first
 * @again: (nullable): a revision that the server has lost, while the record is still as it was in that one
 * @record: (nullable): the record as it is here
 *
 * What is known of one record and its copy.
 */
typedef struct
{
  gint64               row;
  const StewardKind   *kind;
  char                *id;
  StewardSyncStanding  standing;
  char                *revision;
  StewardRecord       *shadow;
  gint64               edit;
  char                *mutation;
  char                *reason;
  char               **lineage;
  char                *again;
  StewardRecord       *record;
} StewardSyncState;

StewardSyncState *steward_sync_state_new     (const StewardKind *kind,
                                              const char        *id);
void              steward_sync_state_free    (StewardSyncState  *self);
const char       *steward_sync_standing_name (StewardSyncStanding standing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSyncState, steward_sync_state_free)

/**
 * StewardConflict:
 * @row: of this file
 * @at_us: when it was noticed here, microseconds since 1970 UTC
 * @loss: what was lost
 *
 * An entry of the conflict tray. It never leaves this file.
 */
typedef struct
{
  gint64             row;
  const StewardKind *kind;
  char              *id;
  gint64             at_us;
  StewardLoss       *loss;
} StewardConflict;

void              steward_conflict_free      (StewardConflict   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardConflict, steward_conflict_free)

G_END_DECLS
