/* steward-sample-founding.h: the sample organisation in a file of its own
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * STEWARD_SAMPLE_SEED:
 *
 * The seed of the sample that everybody sees when nobody says otherwise.
 */
#define STEWARD_SAMPLE_SEED 7

StewardWorkspace *steward_workspace_found_sample        (const char           *path,
                                                         guint32               seed,
                                                         StewardClock         *clock,
                                                         GCancellable         *cancellable,
                                                         GError              **error);
void              steward_workspace_found_sample_async  (const char           *path,
                                                         guint32               seed,
                                                         StewardClock         *clock,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
gboolean          steward_workspace_found_sample_finish (GAsyncResult         *result,
                                                         GError              **error);

G_END_DECLS
