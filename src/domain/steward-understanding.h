/* steward-understanding.h: what a post is about, in which language and mood, and what it asks for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-lexicon.h"
#include "steward-matrix.h"
#include "steward-query.h"

G_BEGIN_DECLS

/**
 * StewardUnderstandingParts:
 * @STEWARD_UNDERSTAND_LANGUAGE: in which language it is; empty where nothing tells
 * @STEWARD_UNDERSTAND_MOOD: `positive`, `negative`, `mixed`, or `unknown` where no word shows one
 * @STEWARD_UNDERSTAND_TOPICS: the topics whose queries it fits
 * @STEWARD_UNDERSTAND_ACTIVITY: the row of the matrix whose rule it fits; empty where none does
 *
 * What is to be told of a mention. Each needs those before it.
 */
typedef enum
{
  STEWARD_UNDERSTAND_LANGUAGE = 1 << 0,
  STEWARD_UNDERSTAND_MOOD = 1 << 1,
  STEWARD_UNDERSTAND_TOPICS = 1 << 2,
  STEWARD_UNDERSTAND_ACTIVITY = 1 << 3,
} StewardUnderstandingParts;

#define STEWARD_UNDERSTAND_ALL 15

/**
 * StewardUnderstanding:
 *
 * Lists of words, the queries of topics and the rules of a matrix, compiled into one pass over a
 * mention's words. What a person corrected (`corrected`) or the post itself said (`given` in
 * `because`) is never told again.
 *
 * A rule is the JSON of an activity:
 *
 *     {"topics": ["<id>", …], "voices": ["customer", …], "moods": ["negative", …],
 *      "words": ["refund", "on hold", "cancel*", "?"], "first": true}
 *
 * A list that is missing or empty asks for nothing; of the others each must have one that fits. A
 * rule that asks for nothing fits nothing. Of several rows that fit, one whose rule is `first` has
 * it, else the one whose rule asks for most lists, then the one with a topic, then the one with more
 * of its words in the text, then the upper one.
 *
 * Why, is in the mention's field `because`:
 *
 *     {"activity": {"fits": ["<id>", …], "mood": "negative", "topics": ["<id>"], "voice": "customer", "words": ["refund"]},
 *      "given": ["mood"],
 *      "language": "words",
 *      "mood": {"negative": ["broken"], "positive": [], "turned": ["helpful"]},
 *      "topics": {"<id>": ["guitar"]}}
 *
 * `fits` are the other rows that fitted; `language` is `words` or `script`; `turned` are words whose
 * mood a negation took away or turned.
 *
 * One thread at a time.
 */
typedef struct _StewardUnderstanding StewardUnderstanding;

StewardUnderstanding *steward_understanding_new   (StewardLexicon            *lexicon,
                                                   GPtrArray                 *topics,
                                                   StewardMatrix             *matrix,
                                                   gint64                     now_us,
                                                   GTimeZone                 *zone,
                                                   StewardQueryResolve        resolve,
                                                   gpointer                   data) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_understanding_free  (StewardUnderstanding      *self);
void                  steward_understanding_apply (StewardUnderstanding      *self,
                                                   StewardRecord             *mention,
                                                   StewardUnderstandingParts  parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardUnderstanding, steward_understanding_free)

G_END_DECLS
