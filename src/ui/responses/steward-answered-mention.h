/* steward-answered-mention.h: the words that are answered, beside the answer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-standing.h"
#include "steward-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardAnsweredMention:
 *
 * The mention's own words, when an answer is due, what its author wrote before, and saved replies
 * that fit.
 */
#define STEWARD_TYPE_ANSWERED_MENTION (steward_answered_mention_get_type ())
G_DECLARE_FINAL_TYPE (StewardAnsweredMention, steward_answered_mention, STEWARD, ANSWERED_MENTION, AdwBin)

/**
 * StewardAnsweredMention::snippet:
 * @text: a saved reply
 *
 * It is to be put into the answer.
 */

void steward_answered_mention_show (StewardAnsweredMention *self,
                                    StewardWorkspace       *workspace,
                                    StewardStanding        *standing,
                                    StewardRecord          *response);

G_END_DECLS
