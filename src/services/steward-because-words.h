/* steward-because-words.h: why a mention was understood as it was, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"

G_BEGIN_DECLS

/* A mention's `because` is a list, in the order of the decisions:
 *
 *     [{"field": "topics", "value": "<id>", "words": ["guitar", "threw"]},
 *      {"field": "activity", "value": "<id>", "words": ["broken"], "voice": "customer",
 *       "mood": "negative", "topics": ["<id>"]},
 *      {"field": "mood", "value": "negative", "words": ["nobody"]},
 *      {"field": "language", "value": "en"}]
 *
 * `field` is what was decided, `value` what it became, the others what made it so; each may be
 * absent. Members that aren't known are passed over. */

GPtrArray *steward_because_words (StewardRecord    *mention,
                                  StewardDirectory *directory) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
