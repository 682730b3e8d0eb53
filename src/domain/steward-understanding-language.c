/* steward-understanding-language.c: in which language a post is written
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Own code, since a mention has 15 µs for all that is understood of it: of a post of 60 characters libexttextcat takes
 * 220 µs and guesses several languages, CLD2 140 µs. */

#define G_LOG_DOMAIN "steward-understanding-language"

#include "steward-understanding-private.h"

#include "steward-kinds.h"

#include <string.h>

typedef enum
{
  SCRIPT_LATIN,
  SCRIPT_KANA,
  SCRIPT_HAN,
  SCRIPT_HANGUL,
  SCRIPT_CYRILLIC,
  SCRIPT_GREEK,
  SCRIPT_ARABIC,
  SCRIPT_HEBREW,
  SCRIPT_THAI,
  SCRIPT_DEVANAGARI,
  SCRIPT_BENGALI,
  SCRIPT_TAMIL,
  SCRIPT_GEORGIAN,
  SCRIPT_ARMENIAN,
  SCRIPT_OTHER,
} Script;

#define N_SCRIPTS (SCRIPT_OTHER + 1)

/* The language of a script that one language of the public web has nearly to itself, else its most
 * frequent one. */
static const char *const script_languages[N_SCRIPTS] = {
  [SCRIPT_KANA] = "ja",   [SCRIPT_HAN] = "zh",    [SCRIPT_HANGUL] = "ko",  [SCRIPT_CYRILLIC] = "ru",
  [SCRIPT_GREEK] = "el",  [SCRIPT_ARABIC] = "ar", [SCRIPT_HEBREW] = "he",  [SCRIPT_THAI] = "th",
  [SCRIPT_DEVANAGARI] = "hi", [SCRIPT_BENGALI] = "bn", [SCRIPT_TAMIL] = "ta", [SCRIPT_GEORGIAN] = "ka",
  [SCRIPT_ARMENIAN] = "hy",
};

static Script
script_of (gunichar c)
{
  if (c < 0x370)
    return SCRIPT_LATIN;
  if (c < 0x400)
    return SCRIPT_GREEK;
  if (c < 0x530)
    return SCRIPT_CYRILLIC;
  if (c < 0x590)
    return SCRIPT_ARMENIAN;
  if (c < 0x600)
    return SCRIPT_HEBREW;
  if (c < 0x780)
    return SCRIPT_ARABIC;
  if (c >= 0x900 && c < 0x980)
    return SCRIPT_DEVANAGARI;
  if (c >= 0x980 && c < 0xa00)
    return SCRIPT_BENGALI;
  if (c >= 0xb80 && c < 0xc00)
    return SCRIPT_TAMIL;
  if (c >= 0xe00 && c < 0xe80)
    return SCRIPT_THAI;
  if (c >= 0x10a0 && c < 0x1100)
    return SCRIPT_GEORGIAN;
  if ((c >= 0x1100 && c < 0x1200) || (c >= 0xac00 && c < 0xd7b0))
    return SCRIPT_HANGUL;
  if (c >= 0x1e00 && c < 0x1f00)
    return SCRIPT_LATIN;
  if (c >= 0x3041 && c < 0x3100)
    return SCRIPT_KANA;
  if ((c >= 0x3400 && c < 0xa000) || (c >= 0xf900 && c < 0xfb00) || (c >= 0x20000 && c < 0x40000))
    return SCRIPT_HAN;
  return SCRIPT_OTHER;
}

/* Letters that set languages of one script apart. */
static const struct
{
  Script      script;
  const char *letters;
  const char *language;
} signs[] = {
  { SCRIPT_CYRILLIC, "іїєґІЇЄҐ", "uk" },
  { SCRIPT_CYRILLIC, "ђћџЂЋЏјљњЈЉЊ", "sr" },
  { SCRIPT_ARABIC, "پچژگ", "fa" },
};

typedef struct
{
  guint letters[N_SCRIPTS];
  guint special[G_N_ELEMENTS (signs)];
  guint votes[STEWARD_LEXICON_MAX_LANGUAGES];
} Counts;

static void
vote (Counts  *counts,
      guint32  languages,
      guint    weight)
{
  for (; languages != 0; languages &= languages - 1)
    counts->votes[__builtin_ctz (languages)] += weight;
}

static void
count_letters (StewardUnderstanding *self,
               Counts               *counts)
{
  for (const char *p = self->words->str; *p != '\0';)
    {
      gunichar c = (guint8) *p;
      Script script;

      if (c < 128)
        {
          counts->letters[SCRIPT_LATIN] += g_ascii_isalpha (*p);
          p++;
          continue;
        }
      c = g_utf8_get_char (p);
      script = script_of (c);
      if (script == SCRIPT_LATIN)
        {
          guint32 languages = steward_lexicon_get_letter (self->lexicon, c);

          vote (counts, languages, __builtin_popcount (languages) == 1 ? 3 : 1);
        }
      else if (script == SCRIPT_CYRILLIC || script == SCRIPT_ARABIC)
        for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
          if (signs[i].script == script && g_utf8_strchr (signs[i].letters, -1, c) != NULL)
            counts->special[i]++;
      counts->letters[script]++;
      p = g_utf8_next_char (p);
    }
}

/* One character of these is a syllable or a word. */
static guint
weight_of (Script script)
{
  return script == SCRIPT_KANA || script == SCRIPT_HAN || script == SCRIPT_HANGUL ? 3 : 1;
}

static const char *
language_of_script (Counts *counts)
{
  Script most = SCRIPT_LATIN;

  for (guint i = 0; i < SCRIPT_OTHER; i++)
    if (counts->letters[i] * weight_of (i) > counts->letters[most] * weight_of (most))
      most = i;
  if (most == SCRIPT_LATIN)
    return NULL;
  /* Chinese has no kana; Japanese always has some. */
  if (most == SCRIPT_HAN && counts->letters[SCRIPT_KANA] > 0)
    most = SCRIPT_KANA;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].script == most && counts->special[i] > 0)
      return signs[i].language;
  return script_languages[most];
}

/* A letter alone may be what is left of a name: “Jet’s”. */
static gboolean
is_letter (StewardUnderstanding *self,
           const StewardSpot    *spot)
{
  guint n_tokens;

  return spot->n_words == 1 && steward_tokens_get (self->tokens, &n_tokens)[spot->at].length == 1;
}

static void
count_words (StewardUnderstanding *self,
             Counts               *counts)
{
  static const guint weights[] = { 0, 6, 4, 3, 2 };

  for (guint i = 0; i < self->speech->len; i++)
    {
      const StewardSpot *spot = &g_array_index (self->speech, StewardSpot, i);
      const StewardPhraseMeaning *meaning = steward_lexicon_get_meaning (self->lexicon, spot->phrase);
      guint32 moods = (meaning->positive | meaning->negative) & ~self->any;
      guint n;

      if ((meaning->speaks | moods) == 0 || !steward_understanding_is_written (self, spot))
        continue;
      n = (guint) __builtin_popcount (meaning->speaks);
      vote (counts, meaning->speaks, n < G_N_ELEMENTS (weights) && !is_letter (self, spot) ? weights[n] : 1);
      n = (guint) __builtin_popcount (moods);
      vote (counts, moods, n == 1 ? 3 : n == 2 ? 1 : 0);
    }
}

/* The language of the most votes, where the next is clearly behind. */
static int
find_winner (Counts *counts)
{
  guint best = 0;
  guint second = 0;
  int winner = -1;

  for (int i = 0; i < STEWARD_LEXICON_MAX_LANGUAGES; i++)
    if (counts->votes[i] > best)
      {
        second = best;
        best = counts->votes[i];
        winner = i;
      }
    else if (counts->votes[i] > second)
      second = counts->votes[i];
  /* One word is enough where no other language has any. */
  return best >= (second == 0 ? 3 : 5) && best * 10 >= second * 11 ? winner : -1;
}

/* Scripts first; then common words, letters and words of mood. */
void
steward_understanding_tell_language (StewardUnderstanding *self,
                                     GString              *because)
{
  Counts counts = { 0 };
  const char *language;
  int winner;

  count_letters (self, &counts);
  language = language_of_script (&counts);
  if (language != NULL)
    {
      steward_record_set_text (self->mention, STEWARD_MENTION_LANGUAGE, language);
      self->language = steward_lexicon_find_language (self->lexicon, language);
      g_string_append (because, "\"script\"");
      return;
    }
  count_words (self, &counts);
  winner = find_winner (&counts);
  self->language = winner >= 0 ? (guint32) 1 << winner : 0;
  if (winner < 0)
    {
      steward_record_clear (self->mention, STEWARD_MENTION_LANGUAGE);
      return;
    }
  steward_record_set_text (self->mention, STEWARD_MENTION_LANGUAGE,
                           steward_lexicon_get_language (self->lexicon, (guint) winner));
  g_string_append (because, "\"words\"");
}
