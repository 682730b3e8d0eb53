/* steward-rss.h: the elements of RSS 0.9x, 1.0, 1.1 and 2.0, of CDF, and of RSS's modules
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-feed-reader.h"

G_BEGIN_DECLS

extern const StewardFeedElement steward_rss_elements[];

const char *steward_rss_format               (xmlNode           *root,
                                              gboolean           is_netscape);
gboolean    steward_rss_looks_like_html      (const char        *text);
void        steward_rss_read_item_attributes (StewardFeedReader *reader,
                                              xmlNode           *node);

G_END_DECLS
