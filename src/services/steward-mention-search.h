/* steward-mention-search.h: mentions that a query finds, page by page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_mention_find_all    (const char *query,
                                               guint       limit,
                                               const char *after);
StewardOperation *steward_mention_understand  (const char *query);
StewardOperation *steward_mention_read_rows   (const gint64 *rows,
                                               guint       n_rows);

G_END_DECLS
