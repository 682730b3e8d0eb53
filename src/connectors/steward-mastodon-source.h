/* steward-mastodon-source.h: mentions and hashtags on a server that speaks Mastodon's API
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-source.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_MASTODON_SOURCE (steward_mastodon_source_get_type ())
G_DECLARE_FINAL_TYPE (StewardMastodonSource, steward_mastodon_source, STEWARD, MASTODON_SOURCE, GObject)

StewardSource *steward_mastodon_source_new (StewardHttp *http,
                                            gboolean     reads_tag);

G_END_DECLS
