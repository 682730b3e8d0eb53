/* steward-founding.h: the first person of a workspace
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

StewardWorkspace *steward_workspace_found (const char    *path,
                                           const char    *name,
                                           const char    *email,
                                           const char    *time_zone,
                                           StewardClock  *clock,
                                           GError       **error);
void              steward_workspace_found_async  (const char          *path,
                                                  const char          *name,
                                                  const char          *email,
                                                  const char          *organisation,
                                                  const char          *time_zone,
                                                  StewardClock        *clock,
                                                  GCancellable        *cancellable,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);
gboolean          steward_workspace_found_finish (GAsyncResult        *result,
                                                  GError             **error);

G_END_DECLS
