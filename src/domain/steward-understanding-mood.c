/* steward-understanding-mood.c: in which mood a post is written
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-understanding-mood"

#include "steward-understanding-private.h"

#include "steward-kinds.h"

#include <string.h>

/* A negation reaches so many words, and not beyond the clause. */
#define REACH 3

typedef struct
{
  GPtrArray *positive; /* (owned) words as shown */
  GPtrArray *negative; /* (owned) */
  GPtrArray *turned;   /* (owned) */
  guint      n_positive;
  guint      n_negative;
} Mood;

static void
mood_init (Mood *mood)
{
  mood->positive = g_ptr_array_new ();
  mood->negative = g_ptr_array_new ();
  mood->turned = g_ptr_array_new ();
  mood->n_positive = mood->n_negative = 0;
}

static void
mood_clear (Mood *mood)
{
  g_ptr_array_unref (mood->positive);
  g_ptr_array_unref (mood->negative);
  g_ptr_array_unref (mood->turned);
}

static const StewardPhraseMeaning *
meaning_of (StewardUnderstanding *self,
            const StewardSpot    *spot)
{
  return steward_lexicon_get_meaning (self->lexicon, spot->phrase);
}

static gboolean
shows_mood (StewardUnderstanding *self,
            const StewardSpot    *spot,
            guint32               languages)
{
  const StewardPhraseMeaning *meaning = meaning_of (self, spot);

  return ((meaning->positive | meaning->negative) & languages) != 0 && steward_understanding_is_written (self, spot);
}

/* Whether a longer phrase of mood takes in the one at @index, or the same words again. */
static gboolean
is_covered (StewardUnderstanding *self,
            guint                 index,
            guint32               languages)
{
  const StewardSpot *inner = &g_array_index (self->speech, StewardSpot, index);

  if (inner->at == STEWARD_SPOTTER_NONE)
    return FALSE;
  for (guint i = 0; i < self->speech->len; i++)
    {
      const StewardSpot *outer = &g_array_index (self->speech, StewardSpot, i);

      if (i == index || outer->at == STEWARD_SPOTTER_NONE || outer->at > inner->at)
        continue;
      if (outer->at + outer->n_words >= inner->at + inner->n_words &&
          (outer->n_words > inner->n_words || i < index) && shows_mood (self, outer, languages))
        return TRUE;
    }
  return FALSE;
}

/* Whether the words from token @from to token @to are one clause. */
static gboolean
is_one_clause (StewardUnderstanding *self,
               guint                 from,
               guint                 to)
{
  guint n_tokens;
  const StewardToken *token = steward_tokens_get (self->tokens, &n_tokens);
  const char *end = self->words->str + token[to].start;

  for (const char *p = self->words->str + token[from].end; p < end; p++)
    if (strchr (".,;:!?()\n", *p) != NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_turned (StewardUnderstanding *self,
           const StewardSpot    *spot,
           guint32               languages)
{
  if (spot->at == STEWARD_SPOTTER_NONE)
    return FALSE;
  for (guint i = 0; i < self->speech->len; i++)
    {
      const StewardSpot *other = &g_array_index (self->speech, StewardSpot, i);
      const StewardPhraseMeaning *meaning = meaning_of (self, other);
      guint end = other->at + other->n_words;

      /* Few words turn another: whether a longer phrase takes one in is asked of those alone. */
      if (other->at == STEWARD_SPOTTER_NONE || ((meaning->negation | meaning->negation_behind) & languages) == 0 ||
          is_covered (self, i, languages))
        continue;
      if ((meaning->negation & languages) != 0 && end <= spot->at && spot->at - end < REACH &&
          is_one_clause (self, end - 1, spot->at))
        return TRUE;
      if ((meaning->negation_behind & languages) != 0 && other->at >= spot->at + spot->n_words &&
          other->at - spot->at - spot->n_words < REACH && is_one_clause (self, spot->at + spot->n_words - 1, other->at))
        return TRUE;
    }
  return FALSE;
}

static void
add_once (GPtrArray  *texts,
          const char *text)
{
  if (!g_ptr_array_find (texts, text, NULL))
    g_ptr_array_add (texts, (gpointer) text);
}

/* “not good” is bad, but “not bad” isn't good. */
static void
read_mood (StewardUnderstanding *self,
           guint32               languages,
           Mood                 *mood)
{
  for (guint i = 0; i < self->speech->len; i++)
    {
      const StewardSpot *spot = &g_array_index (self->speech, StewardSpot, i);
      const char *text = steward_spotter_get_text (steward_lexicon_get_spotter (self->lexicon), spot->phrase);
      gboolean is_positive;

      if (!shows_mood (self, spot, languages) || is_covered (self, i, languages))
        continue;
      is_positive = (meaning_of (self, spot)->positive & languages) != 0;
      if (is_turned (self, spot, languages))
        {
          add_once (mood->turned, text);
          mood->n_negative += is_positive;
        }
      else
        {
          add_once (is_positive ? mood->positive : mood->negative, text);
          mood->n_positive += is_positive;
          mood->n_negative += !is_positive;
        }
    }
}

static const char *
name_mood (const Mood *mood)
{
  if (mood->n_positive == 0 && mood->n_negative == 0)
    return "unknown";
  if (mood->n_negative >= 2 * mood->n_positive)
    return "negative";
  if (mood->n_positive >= 3 * mood->n_negative)
    return "positive";
  return "mixed";
}

/* A text too short to tell its language still says “danke”: the language with most words of mood. */
static guint32
guess_language (StewardUnderstanding *self)
{
  guint counts[STEWARD_LEXICON_MAX_LANGUAGES] = { 0 };
  guint best = 0;

  for (guint i = 0; i < self->speech->len; i++)
    {
      const StewardSpot *spot = &g_array_index (self->speech, StewardSpot, i);
      guint32 languages = (meaning_of (self, spot)->positive | meaning_of (self, spot)->negative) & ~self->any;

      if (languages == 0 || !steward_understanding_is_written (self, spot))
        continue;
      for (; languages != 0; languages &= languages - 1)
        counts[__builtin_ctz (languages)]++;
    }
  for (guint i = 1; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > counts[best])
      best = i;
  return counts[best] > 0 ? (guint32) 1 << best : 0;
}

static void
append_words (GString    *because,
              const char *name,
              GPtrArray  *words)
{
  if (words->len == 0)
    return;
  steward_because_append_name (because, name);
  steward_because_append_texts (because, words);
}

void
steward_understanding_tell_mood (StewardUnderstanding *self,
                                 GString              *because)
{
  guint32 languages = (self->language != 0 ? self->language : guess_language (self)) | self->any;
  Mood mood;

  mood_init (&mood);
  read_mood (self, languages, &mood);
  steward_record_set_text (self->mention, STEWARD_MENTION_MOOD, name_mood (&mood));
  if (mood.positive->len + mood.negative->len + mood.turned->len > 0)
    {
      g_string_append_c (because, '{');
      append_words (because, "negative", mood.negative);
      append_words (because, "positive", mood.positive);
      append_words (because, "turned", mood.turned);
      g_string_append_c (because, '}');
    }
  mood_clear (&mood);
}
