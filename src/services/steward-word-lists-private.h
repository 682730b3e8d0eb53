/* steward-word-lists-private.h: the lists of words that come with the program
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-lexicon.h"

G_BEGIN_DECLS

StewardLexicon *steward_word_lists_get (void);

G_END_DECLS
