/* steward-chains.h: the audit of this desk goes to a server
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-remote.h"
#include "steward-replica.h"

G_BEGIN_DECLS

gboolean steward_chains_send (StewardRemote         *remote,
                              const StewardReplica  *replica,
                              GCancellable          *cancellable,
                              GError               **error);

G_END_DECLS
