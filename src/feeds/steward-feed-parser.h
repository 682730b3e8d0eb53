/* steward-feed-parser.h: bytes of any dialect to a feed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-feed.h"

G_BEGIN_DECLS

/**
 * STEWARD_FEED_MAX_BYTES:
 *
 * Larger bytes are refused unread.
 */
#define STEWARD_FEED_MAX_BYTES (16 * 1024 * 1024)

/**
 * STEWARD_FEED_MAX_ENTRIES:
 *
 * More in one document are refused: however small they are, what is kept of each takes some kilobytes where it is shown.
 */
#define STEWARD_FEED_MAX_ENTRIES 20000

StewardFeed *steward_feed_parse (GBytes      *bytes,
                                 const char  *base_address,
                                 const char  *content_type,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;
StewardFeed *steward_feed_parse_file (GBytes *bytes,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
