/* steward-word-difference.h: what was done to the words of a text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardWordsChange:
 * @STEWARD_WORDS_KEPT: in both texts
 * @STEWARD_WORDS_REMOVED: in the first only
 * @STEWARD_WORDS_ADDED: in the second only
 *
 * What became of some words. In JSON: `kept`, `removed`, `added`.
 */
typedef enum
{
  STEWARD_WORDS_KEPT,
  STEWARD_WORDS_REMOVED,
  STEWARD_WORDS_ADDED,
} StewardWordsChange;

/**
 * StewardWordsRun:
 * @text: the words, with the spaces between them
 *
 * Words that follow each other and had the same fate.
 */
typedef struct
{
  StewardWordsChange  change;
  char               *text;
} StewardWordsRun;

GPtrArray  *steward_word_difference         (const char         *before,
                                             const char         *after) G_GNUC_WARN_UNUSED_RESULT;
double      steward_word_likeness           (const char         *before,
                                             const char         *after);
const char *steward_words_change_to_string  (StewardWordsChange  change);

G_END_DECLS
