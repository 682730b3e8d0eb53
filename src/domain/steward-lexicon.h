/* steward-lexicon.h: lists of words that tell a text's language and mood
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-spotter.h"

G_BEGIN_DECLS

/**
 * StewardLexiconError:
 * @STEWARD_LEXICON_ERROR_SYNTAX: not a list of words; the message names the line
 * @STEWARD_LEXICON_ERROR_FULL: more languages than there is room for
 *
 * Why a list was refused.
 */
typedef enum
{
  STEWARD_LEXICON_ERROR_SYNTAX,
  STEWARD_LEXICON_ERROR_FULL,
} StewardLexiconError;

#define STEWARD_LEXICON_ERROR (steward_lexicon_error_quark ())
GQuark steward_lexicon_error_quark (void);

/**
 * StewardLexiconSection:
 * @STEWARD_LEXICON_SPEAKS: common words of the language
 * @STEWARD_LEXICON_LETTERS: letters that it has and most others lack
 * @STEWARD_LEXICON_POSITIVE: words of a positive mood
 * @STEWARD_LEXICON_NEGATIVE: words of a negative mood
 * @STEWARD_LEXICON_NEGATIONS: words that turn the mood of those behind them
 * @STEWARD_LEXICON_NEGATIONS_BEHIND: words that turn the mood of those before them
 *
 * What a list of words says.
 */
typedef enum
{
  STEWARD_LEXICON_SPEAKS,
  STEWARD_LEXICON_LETTERS,
  STEWARD_LEXICON_POSITIVE,
  STEWARD_LEXICON_NEGATIVE,
  STEWARD_LEXICON_NEGATIONS,
  STEWARD_LEXICON_NEGATIONS_BEHIND,
} StewardLexiconSection;

#define STEWARD_LEXICON_N_SECTIONS (STEWARD_LEXICON_NEGATIONS_BEHIND + 1)

/* A set of languages is 32 bits. */
#define STEWARD_LEXICON_MAX_LANGUAGES 32

/* The language of what means the same in all of them. */
#define STEWARD_LEXICON_ANY "any"

/**
 * StewardPhraseMeaning:
 *
 * Of a phrase, a bit for each language in which it says so.
 */
typedef struct
{
  guint32 speaks;
  guint32 positive;
  guint32 negative;
  guint32 negation;
  guint32 negation_behind;
} StewardPhraseMeaning;

/**
 * StewardLexicon:
 *
 * Lists of several languages, compiled. Lists are added first, then it is completed once; from then
 * on it doesn't change: any thread.
 */
typedef struct _StewardLexicon StewardLexicon;

StewardLexicon    *steward_lexicon_new         (void) G_GNUC_WARN_UNUSED_RESULT;
StewardLexicon    *steward_lexicon_ref         (StewardLexicon         *self);
void               steward_lexicon_unref       (StewardLexicon         *self);
gboolean           steward_lexicon_add         (StewardLexicon         *self,
                                                const char             *language,
                                                const char             *text,
                                                GError                **error);
void               steward_lexicon_complete    (StewardLexicon         *self);
const char        *steward_lexicon_get_language (StewardLexicon        *self,
                                                guint                   index);
guint32            steward_lexicon_find_language (StewardLexicon       *self,
                                                const char             *tag);
StewardSpotter    *steward_lexicon_get_spotter (StewardLexicon         *self);
const StewardPhraseMeaning *
                   steward_lexicon_get_meaning (StewardLexicon         *self,
                                                guint                   phrase);
guint32            steward_lexicon_get_letter  (StewardLexicon         *self,
                                                gunichar                letter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardLexicon, steward_lexicon_unref)

G_END_DECLS
