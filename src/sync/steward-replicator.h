/* steward-replicator.h: makes a file and a database on a server alike
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-remote.h"
#include "steward-replica.h"
#include "steward-sync-error.h"

G_BEGIN_DECLS

/**
 * StewardReplicating:
 * @remote: (unowned): the server; of this thread
 * @replica: (unowned): the file
 * @client: id of this desk, for the server's note of it
 * @is_aside: it is a database beside the team's: it has no audit of its own, and isn't waited for
 * @reads_only: this login is bound to nobody here: nothing is sent
 * @allows_deletions: somebody said that many may be deleted
 * @n_received: records that came or changed
 * @n_sent: documents that the server took
 * @n_removed: records that were deleted here
 * @n_merged: documents of which the server had taken several and that are one again
 *
 * Input and results of one sync. It waits for network and disk: never on the main thread.
 */
typedef struct
{
  StewardRemote        *remote;
  const StewardReplica *replica;
  const char           *client;
  gboolean              is_aside;
  gboolean              reads_only;
  gboolean              allows_deletions;
  GCancellable         *cancellable;

  guint                 n_received;
  guint                 n_sent;
  guint                 n_removed;
  guint                 n_merged;
} StewardReplicating;

gint64   steward_replicating_pause (guint               failures,
                                   gint64               retry_after_s,
                                   double               dice);
gboolean steward_replicating_run  (StewardReplicating  *self,
                                   GError             **error);
gboolean steward_replicating_wait_for_news (StewardReplicating *self,
                                   gboolean            *has_news,
                                   GError             **error);

G_END_DECLS
