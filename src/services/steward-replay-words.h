/* steward-replay-words.h: what a replay and the lived matrix say, in sentences
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"
#include "steward-lived-model.h"
#include "steward-replay.h"

G_BEGIN_DECLS

char *steward_replay_words_unowned     (StewardRoutingReason        reason) G_GNUC_WARN_UNUSED_RESULT;
char *steward_replay_words_summary     (StewardReplay              *replay) G_GNUC_WARN_UNUSED_RESULT;
char *steward_replay_words_load        (StewardReplay              *replay,
                                        StewardDirectory           *directory,
                                        guint                       column) G_GNUC_WARN_UNUSED_RESULT;
char *steward_lived_words_minutes      (gint64                      minutes) G_GNUC_WARN_UNUSED_RESULT;
char *steward_lived_words_drift        (StewardLived               *lived,
                                        StewardDirectory           *directory,
                                        const StewardDrift         *drift) G_GNUC_WARN_UNUSED_RESULT;
char *steward_lived_words_drift_detail (StewardLived               *lived,
                                        StewardDirectory           *directory,
                                        const StewardDrift         *drift) G_GNUC_WARN_UNUSED_RESULT;
char *steward_lived_words_cell         (const StewardLivedCell     *cell) G_GNUC_WARN_UNUSED_RESULT;
const char *steward_lived_words_model  (StewardLivedModel           model);
char *steward_lived_words_figures      (const StewardLivedFigures  *figures,
                                        StewardLived               *lived,
                                        StewardDirectory           *directory) G_GNUC_WARN_UNUSED_RESULT;
char *steward_lived_words_load         (StewardLived               *lived,
                                        StewardDirectory           *directory) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
