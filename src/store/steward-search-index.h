/* steward-search-index.h: the one owner of what the search index and the rollup hold
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-connection.h"

G_BEGIN_DECLS

/* The rollup, made from the mentions. */
#define STEWARD_ROLLUP_SELECT \
  "SELECT (ifnull (published, created) - ((ifnull (published, created) % 86400000000) + 86400000000) % 86400000000) / 86400000000, " \
  "ifnull (department, 'none'), ifnull (status, 'none'), ifnull (mood, 'none'), count (*) " \
  "FROM mention GROUP BY 1, 2, 3, 4"

gboolean steward_search_index_register (StewardConnection  *connection,
                                        GError            **error);
gboolean steward_search_index_check    (StewardConnection  *connection,
                                        GError            **error);
gboolean steward_search_index_rebuild  (StewardConnection  *connection,
                                        GError            **error);

char    *steward_facet_token           (char                kind,
                                        const char         *value) G_GNUC_WARN_UNUSED_RESULT;
char    *steward_pair_token            (const char         *department,
                                        const char         *status) G_GNUC_WARN_UNUSED_RESULT;
char    *steward_host_token            (const char         *host) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
