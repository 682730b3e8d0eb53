/* steward-json-feed.h: JSON Feed 1.0 and 1.1
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-feed.h"

G_BEGIN_DECLS

StewardFeed *steward_json_feed_parse (const char  *text,
                                      gsize        length,
                                      const char  *base_address,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
