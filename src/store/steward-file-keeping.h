/* steward-file-keeping.h: backing up and restoring a file that is open
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-database.h"

G_BEGIN_DECLS

gboolean steward_database_backup         (StewardDatabase        *database,
                                          const char             *path,
                                          GFileProgressCallback   progress,
                                          GCancellable           *cancellable,
                                          GError                **error);
gboolean steward_database_restore        (StewardDatabase        *database,
                                          const char             *path,
                                          char                  **kept,
                                          GError                **error);
gboolean steward_database_rebuild_search (StewardDatabase        *database,
                                          GError                **error);

G_END_DECLS
