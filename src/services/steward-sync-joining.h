/* steward-sync-joining.h: a new file that is filled from a team's server
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * StewardSyncJoin:
 * @path: where the file is made; there must be none
 * @address: of the team's database
 * @user: (nullable): who logs in
 * @password: (nullable): of that one; without a name a bearer token
 * @person: (nullable): whom a server administrator's login stands for: an id or an e-mail
 * @is_invited: the password came in an invitation and is good once: another is made, which is kept in the secret service
 *
 * What joining a team takes.
 */
typedef struct
{
  const char *path;
  const char *address;
  const char *user;
  const char *password;
  const char *person;
  gboolean    is_invited;
} StewardSyncJoin;

void     steward_sync_join_async  (const StewardSyncJoin *join,
                                   StewardClock          *clock,
                                   GCancellable          *cancellable,
                                   GAsyncReadyCallback    callback,
                                   gpointer               user_data);
gboolean steward_sync_join_finish (GAsyncResult          *result,
                                   char                 **notice,
                                   GError               **error);

G_END_DECLS
