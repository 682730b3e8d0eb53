/* steward-feed-source.h: feeds over HTTP
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-source.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_FEED_SOURCE (steward_feed_source_get_type ())
G_DECLARE_FINAL_TYPE (StewardFeedSource, steward_feed_source, STEWARD, FEED_SOURCE, GObject)

StewardSource *steward_feed_source_new (StewardHttp *http);

G_END_DECLS
