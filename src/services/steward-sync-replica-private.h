/* steward-sync-replica-private.h: the file as sync sees it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-database.h"
#include "steward-replica.h"

G_BEGIN_DECLS

/**
 * STEWARD_SYNC_HR_MARKS:
 *
 * Before the names of what is noted of the database of %STEWARD_SYNC_HR.
 */
#define STEWARD_SYNC_HR_MARKS "hr."

/**
 * StewardSyncReplica:
 * @replica: hands out moments of @database in the name of @person
 * @part: whose records are meant, with notes of its own of the server
 */
typedef struct
{
  StewardReplica   replica;
  StewardDatabase *database;
  char            *person;
  StewardSyncPart  part;
} StewardSyncReplica;

StewardSyncReplica *steward_sync_replica_new  (StewardDatabase    *database,
                                               StewardSyncPart     part,
                                               const char         *person);
void                steward_sync_replica_set_person (StewardSyncReplica *self,
                                                     const char         *person);
void                steward_sync_replica_free (StewardSyncReplica *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSyncReplica, steward_sync_replica_free)

G_END_DECLS
