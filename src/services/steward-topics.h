/* steward-topics.h: trying a topic's query, and applying topics to what is stored
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

StewardOperation *steward_topic_test (const char *query);

/**
 * StewardTopicApplying:
 *
 * After a topic was added, changed or removed, what is stored gets it or loses it, a thousand
 * mentions a transaction. What somebody corrected stays, and nothing is routed anew. Done again, it
 * goes on where it stopped.
 *
 * Input is the topic; in progress is how many were looked at and changed. Of the main context in
 * which it is run.
 */
#define STEWARD_TYPE_TOPIC_APPLYING (steward_topic_applying_get_type ())
G_DECLARE_FINAL_TYPE (StewardTopicApplying, steward_topic_applying, STEWARD, TOPIC_APPLYING, GObject)

/**
 * StewardTopicApplying::progress:
 *
 * A step more is stored.
 */

StewardTopicApplying *steward_topic_applying_new         (StewardWorkspace      *workspace,
                                                          const char            *topic);
void                  steward_topic_applying_run_async   (StewardTopicApplying  *self,
                                                          GCancellable          *cancellable,
                                                          GAsyncReadyCallback    callback,
                                                          gpointer               user_data);
gboolean              steward_topic_applying_run_finish  (StewardTopicApplying  *self,
                                                          GAsyncResult          *result,
                                                          GError               **error);
gint64                steward_topic_applying_get_seen    (StewardTopicApplying  *self);
gint64                steward_topic_applying_get_changed (StewardTopicApplying  *self);

G_END_DECLS
