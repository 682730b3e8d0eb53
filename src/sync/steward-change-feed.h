/* steward-change-feed.h: what changed on a server, page by page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-receiving.h"
#include "steward-replicator.h"

G_BEGIN_DECLS

gboolean steward_change_feed_receive (StewardReplicating   *replicating,
                                      StewardReceiving     *receiving,
                                      GError              **error);
gboolean steward_change_feed_wait    (StewardReplicating   *replicating,
                                      gboolean             *has_news,
                                      GError              **error);
gboolean steward_change_feed_forget  (const StewardMoment  *moment,
                                      gpointer              data,
                                      GError              **error);

G_END_DECLS
