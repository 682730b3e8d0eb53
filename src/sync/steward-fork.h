/* steward-fork.h: a document that a server took several times is made one again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-remote.h"
#include "steward-replica.h"

G_BEGIN_DECLS

/**
 * StewardForkOutcome:
 * @STEWARD_FORK_STAYS: it is none any more, or can't be made one
 * @STEWARD_FORK_MERGED: it is one again by this
 * @STEWARD_FORK_OPEN: what was made of it is there, as far as one node knows, and the others too: to be looked at again
 *
 * What became of a document with several leaves.
 */
typedef enum
{
  STEWARD_FORK_STAYS,
  STEWARD_FORK_MERGED,
  STEWARD_FORK_OPEN,
} StewardForkOutcome;

gboolean steward_fork_resolve (StewardRemote         *remote,
                               const StewardReplica  *replica,
                               const char            *name,
                               GCancellable          *cancellable,
                               StewardForkOutcome    *outcome,
                               GError               **error);

G_END_DECLS
