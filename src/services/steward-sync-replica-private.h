/* steward-sync-replica-private.h: the file as sync sees it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-database.h"
#include "steward-replica.h"

G_BEGIN_DECLS

/**
 * StewardSyncReplica:
 * @replica: hands out moments of @database in the name of @person
 */
typedef struct
{
  StewardReplica   replica;
  StewardDatabase *database;
  char            *person;
} StewardSyncReplica;

StewardSyncReplica *steward_sync_replica_new  (StewardDatabase    *database,
                                               const char         *person);
void                steward_sync_replica_set_person (StewardSyncReplica *self,
                                                     const char         *person);
void                steward_sync_replica_free (StewardSyncReplica *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSyncReplica, steward_sync_replica_free)

G_END_DECLS
