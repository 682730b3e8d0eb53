/* steward-living.h: what lives in a database of which most was deleted
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-receiving.h"
#include "steward-replicator.h"

G_BEGIN_DECLS

gboolean steward_living_receive (StewardReplicating   *replicating,
                                 StewardReceiving     *receiving,
                                 char                **since,
                                 GError              **error);
gboolean steward_living_forget  (const StewardMoment  *moment,
                                 gpointer              data,
                                 GError              **error);

G_END_DECLS
