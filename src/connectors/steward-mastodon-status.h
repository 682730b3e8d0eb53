/* steward-mastodon-status.h: a status of Mastodon's API as a post
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-publisher.h"
#include "steward-source.h"

G_BEGIN_DECLS

StewardRecord    *steward_mastodon_status_to_post      (JsonObject            *status) G_GNUC_WARN_UNUSED_RESULT;
StewardPublished *steward_mastodon_status_to_published (JsonObject            *status) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_mastodon_status_is           (JsonObject            *status,
                                                        const StewardOutgoing *outgoing,
                                                        gint64                 since_us);
gboolean          steward_mastodon_status_is_at        (JsonObject            *status,
                                                        const char            *address);

G_END_DECLS
