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

void      steward_keeping_check_async    (StewardWorkspace     *workspace,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
JsonNode *steward_keeping_check_finish   (StewardWorkspace     *workspace,
                                          GAsyncResult         *result,
                                          GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void      steward_keeping_backup_async   (StewardWorkspace     *workspace,
                                          const char           *path,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean  steward_keeping_backup_finish  (StewardWorkspace     *workspace,
                                          GAsyncResult         *result,
                                          GError              **error);
void      steward_keeping_restore_async  (StewardWorkspace     *workspace,
                                          const char           *path,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
char     *steward_keeping_restore_finish (StewardWorkspace     *workspace,
                                          GAsyncResult         *result,
                                          GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
