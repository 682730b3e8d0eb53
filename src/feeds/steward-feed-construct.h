/* steward-feed-construct.h: elements that hold text for people, as plain text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-feed-reader.h"

G_BEGIN_DECLS

char *steward_feed_construct_read (StewardFeedReader *reader,
                                   xmlNode           *node,
                                   const char        *default_type,
                                   gboolean           keep_links) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
