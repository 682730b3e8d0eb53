/* steward-collecting.h: sources are asked and what they bring is stored
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * StewardCollecting:
 *
 * One round through the sources of this machine, several at a time, each asked once.
 *
 * Input: which ones, and a token in place of the secret service's. In progress:
 * [signal@Collecting::collected]. Results: [method@Collecting.get_results].
 */
#define STEWARD_TYPE_COLLECTING (steward_collecting_get_type ())
G_DECLARE_FINAL_TYPE (StewardCollecting, steward_collecting, STEWARD, COLLECTING, GObject)

/**
 * StewardCollecting::collected:
 * @result: (type JsonObject): one of the results
 *
 * A source was asked, and what it brought is in the file.
 */

StewardCollecting *steward_collecting_new          (StewardWorkspace    *workspace);
void               steward_collecting_set_sources  (StewardCollecting   *self,
                                                    const char *const   *ids);
void               steward_collecting_set_all      (StewardCollecting   *self,
                                                    gboolean             all);
void               steward_collecting_set_token    (StewardCollecting   *self,
                                                    const char          *token);
void               steward_collecting_run_async    (StewardCollecting   *self,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
gboolean           steward_collecting_run_finish   (StewardCollecting   *self,
                                                    GAsyncResult        *result,
                                                    GError             **error);
GPtrArray         *steward_collecting_get_results  (StewardCollecting   *self);
guint              steward_collecting_get_n_failed (StewardCollecting   *self);

G_END_DECLS
