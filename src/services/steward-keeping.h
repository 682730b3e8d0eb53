/* steward-keeping.h: looking after the file itself
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

JsonNode *steward_keeping_check          (StewardWorkspace     *workspace,
                                          GError              **error);
gboolean  steward_keeping_backup         (StewardWorkspace     *workspace,
                                          const char           *path,
                                          GFileProgressCallback progress,
                                          GCancellable         *cancellable,
                                          GError              **error);
gboolean  steward_keeping_restore        (StewardWorkspace     *workspace,
                                          const char           *path,
                                          char                **kept,
                                          GError              **error);
gboolean  steward_keeping_rebuild_search (StewardWorkspace     *workspace,
                                          GError              **error);
gboolean  steward_keeping_salvage        (const char           *damaged,
                                          const char           *path,
                                          StewardClock         *clock,
                                          gint64               *saved,
                                          gint64               *lost,
                                          GError              **error);

G_END_DECLS
