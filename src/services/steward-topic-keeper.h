/* steward-topic-keeper.h: topics hold for what is stored, while a window is open
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * StewardTopicKeeper:
 *
 * Applies each topic that was added, changed, removed or brought back by undoing to what is stored,
 * one after the other, in the background. Other processes apply what they change themselves.
 */
#define STEWARD_TYPE_TOPIC_KEEPER (steward_topic_keeper_get_type ())
G_DECLARE_FINAL_TYPE (StewardTopicKeeper, steward_topic_keeper, STEWARD, TOPIC_KEEPER, GObject)

StewardTopicKeeper *steward_topic_keeper_new  (StewardWorkspace   *workspace);
void                steward_topic_keeper_stop (StewardTopicKeeper *self);
gboolean            steward_topic_keeper_is_idle (StewardTopicKeeper *self);

G_END_DECLS
