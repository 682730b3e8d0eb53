/* steward-fork.h: a document that a server took several times is made one again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-remote.h"
#include "steward-replica.h"

G_BEGIN_DECLS

gboolean steward_fork_resolve (StewardRemote         *remote,
                               const StewardReplica  *replica,
                               const char            *name,
                               GCancellable          *cancellable,
                               gboolean              *merged,
                               GError               **error);

G_END_DECLS
