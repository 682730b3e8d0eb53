/* steward-publishing.h: what is approved goes out, once
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * STEWARD_PUBLISHING_SETTLE_US:
 *
 * For how long after a post was sent without an answer the network may still be at it: only a look-up
 * after that is believed when it finds nothing.
 */
#define STEWARD_PUBLISHING_SETTLE_US (60 * STEWARD_SECOND_US)

/**
 * StewardPublishing:
 *
 * Sends responses to their networks from this machine, one at a time.
 *
 * The intent is stored durably before the call; what became of it after. When nobody knows what
 * became of it, the response is `unknown` and the network is asked before anything is sent again;
 * that goes for what another run of the program left open, too. Whether it may go out is decided
 * in the transaction that stores the intent, by the matrix, guidelines and holds of that moment. An
 * approval that no longer counts takes the response back to review.
 *
 * - Input: a workspace; optionally a token for this one command, how long to wait before a look-up
 *   that finds nothing is believed
 * - In progress: [signal@Publishing::handled] for each response that something came of
 * - Results: of each function its finish
 */
#define STEWARD_TYPE_PUBLISHING (steward_publishing_get_type ())
G_DECLARE_FINAL_TYPE (StewardPublishing, steward_publishing, STEWARD, PUBLISHING, GObject)

/**
 * StewardPublishing::handled:
 * @response: (type JsonObject): as [func@response_show] has it; with an error only its `id`
 * @error: (nullable): why it isn't where it should be
 *
 * While running: something came of one response.
 */

StewardPublishing *steward_publishing_new            (StewardWorkspace     *workspace);
void               steward_publishing_set_token      (StewardPublishing    *self,
                                                      const char           *token);
void               steward_publishing_set_settle     (StewardPublishing    *self,
                                                      gint64                settle_us);

void               steward_publishing_publish_async  (StewardPublishing    *self,
                                                      const char           *id,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
JsonObject        *steward_publishing_publish_finish (StewardPublishing    *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
void               steward_publishing_delete_async   (StewardPublishing    *self,
                                                      const char           *id,
                                                      const char           *reason,
                                                      gboolean              by_hand,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
JsonObject        *steward_publishing_delete_finish  (StewardPublishing    *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
void               steward_publishing_run_async      (StewardPublishing    *self,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean           steward_publishing_run_finish     (StewardPublishing    *self,
                                                      GAsyncResult         *result,
                                                      gint64               *next_us,
                                                      GError              **error);

StewardOperation  *steward_publishing_say_published  (const char           *id,
                                                      const char           *address);

G_END_DECLS
