/* steward-replicator-private.h: what the parts of one sync share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-replicator.h"

G_BEGIN_DECLS

gboolean steward_replicating_within (StewardReplicating *self,
                                     StewardMomentFunc   func,
                                     gpointer            data,
                                     GError            **error);

G_END_DECLS
