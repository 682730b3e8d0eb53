/* steward-understanding-activity.c: what a post asks of the organisation
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-understanding-activity"

#include "steward-understanding-private.h"

#include "steward-json.h"
#include "steward-kinds.h"

/* What an empty list asks for: nothing. */
static char **
texts_of (JsonObject *rule,
          const char *member)
{
  char **texts = rule != NULL ? steward_json_get_texts (rule, member) : NULL;

  return texts != NULL ? texts : g_new0 (char *, 1);
}

/* `?` means a question in any script. */
static const char *const question_marks[] = { "？", "؟", "՞" };

static void
add_phrase (StewardActivityRule *self,
            StewardSpotter      *spotter,
            const char          *word)
{
  guint phrase = steward_spotter_add (spotter, word);

  if (phrase != STEWARD_SPOTTER_NONE)
    g_array_append_val (self->phrases, phrase);
}

/* The rule of a row with its words among those that @spotter looks for. */
StewardActivityRule *
steward_activity_rule_compile (const StewardMatrixRow *row,
                               StewardSpotter         *spotter)
{
  StewardActivityRule *self = g_new0 (StewardActivityRule, 1);
  g_autoptr (JsonObject) rule = row->rule != NULL ? steward_json_parse_object (row->rule, -1, NULL) : NULL;
  g_auto (GStrv) words = texts_of (rule, "words");

  self->activity = row->activity;
  self->is_first = rule != NULL && steward_json_get_boolean (rule, "first", FALSE);
  self->topics = texts_of (rule, "topics");
  self->voices = texts_of (rule, "voices");
  self->moods = texts_of (rule, "moods");
  self->phrases = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; words[i] != NULL; i++)
    {
      add_phrase (self, spotter, words[i]);
      for (guint s = 0; g_str_equal (words[i], "?") && s < G_N_ELEMENTS (question_marks); s++)
        add_phrase (self, spotter, question_marks[s]);
    }
  return self;
}

void
steward_activity_rule_free (gpointer rule)
{
  StewardActivityRule *self = rule;

  g_strfreev (self->topics);
  g_strfreev (self->voices);
  g_strfreev (self->moods);
  g_array_unref (self->phrases);
  g_free (self);
}

/* How well a rule fits; compared from the first on. */
typedef struct
{
  gboolean fits;
  gboolean is_first;
  guint    n_lists;
  gboolean has_topic;
  guint    n_words;
} Fit;

static guint
count_words (StewardUnderstanding      *self,
             const StewardActivityRule *rule)
{
  guint n = 0;

  for (guint i = 0; i < rule->phrases->len; i++)
    n += steward_understanding_has_phrase (self, g_array_index (rule->phrases, guint, i));
  return n;
}

static gboolean
has_topic (StewardUnderstanding      *self,
           const StewardActivityRule *rule)
{
  for (guint i = 0; rule->topics[i] != NULL; i++)
    if (steward_record_set_contains (self->mention, STEWARD_MENTION_TOPICS, rule->topics[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_among (const char *value,
          char      **values)
{
  return value != NULL && g_strv_contains ((const char *const *) values, value);
}

static Fit
measure (StewardUnderstanding      *self,
         const StewardActivityRule *rule)
{
  const char *voice = steward_record_get_text (self->mention, STEWARD_MENTION_VOICE);
  const char *mood = steward_record_get_text (self->mention, STEWARD_MENTION_MOOD);
  Fit fit = { .is_first = rule->is_first };

  if (rule->voices[0] != NULL && !is_among (voice, rule->voices))
    return fit;
  if (rule->moods[0] != NULL && !is_among (mood, rule->moods))
    return fit;
  if (rule->topics[0] != NULL && !has_topic (self, rule))
    return fit;
  fit.n_words = count_words (self, rule);
  if (rule->phrases->len > 0 && fit.n_words == 0)
    return fit;
  fit.has_topic = rule->topics[0] != NULL;
  fit.n_lists = (rule->voices[0] != NULL) + (rule->moods[0] != NULL) + fit.has_topic + (rule->phrases->len > 0);
  fit.fits = fit.n_lists > 0;
  return fit;
}

static gboolean
is_better (const Fit *fit,
           const Fit *than)
{
  if (fit->fits != than->fits)
    return fit->fits;
  if (fit->is_first != than->is_first)
    return fit->is_first;
  if (fit->n_lists != than->n_lists)
    return fit->n_lists > than->n_lists;
  if (fit->has_topic != than->has_topic)
    return fit->has_topic;
  return fit->n_words > than->n_words;
}

static void
append_topics (StewardUnderstanding      *self,
               const StewardActivityRule *rule,
               GString                   *because)
{
  g_autoptr (GPtrArray) topics = g_ptr_array_new ();

  for (guint i = 0; rule->topics[i] != NULL; i++)
    if (steward_record_set_contains (self->mention, STEWARD_MENTION_TOPICS, rule->topics[i]))
      g_ptr_array_add (topics, rule->topics[i]);
  if (topics->len == 0)
    return;
  steward_because_append_name (because, "topics");
  steward_because_append_texts (because, topics);
}

static void
append_words (StewardUnderstanding      *self,
              const StewardActivityRule *rule,
              GString                   *because)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < rule->phrases->len; i++)
    if (steward_understanding_has_phrase (self, g_array_index (rule->phrases, guint, i)))
      g_ptr_array_add (words,
                       (gpointer) steward_spotter_get_text (self->spotter, g_array_index (rule->phrases, guint, i)));
  if (words->len == 0)
    return;
  steward_because_append_name (because, "words");
  steward_because_append_texts (because, words);
}

static void
append_reason (StewardUnderstanding      *self,
               const StewardActivityRule *rule,
               GPtrArray                 *others,
               GString                   *because)
{
  g_string_append_c (because, '{');
  if (others->len > 0)
    {
      steward_because_append_name (because, "fits");
      steward_because_append_texts (because, others);
    }
  if (rule->moods[0] != NULL)
    {
      steward_because_append_name (because, "mood");
      steward_json_append_string (because, steward_record_get_text (self->mention, STEWARD_MENTION_MOOD));
    }
  append_topics (self, rule, because);
  if (rule->voices[0] != NULL)
    {
      steward_because_append_name (because, "voice");
      steward_json_append_string (because, steward_record_get_text (self->mention, STEWARD_MENTION_VOICE));
    }
  append_words (self, rule, because);
  g_string_append_c (because, '}');
}

void
steward_understanding_tell_activity (StewardUnderstanding *self,
                                     GString              *because)
{
  const StewardActivityRule *winner = NULL;
  Fit best = { FALSE };
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < self->rules->len; i++)
    {
      const StewardActivityRule *rule = self->rules->pdata[i];
      Fit fit = measure (self, rule);

      if (!fit.fits)
        continue;
      if (is_better (&fit, &best))
        {
          if (winner != NULL)
            g_ptr_array_add (others, (gpointer) winner->activity);
          winner = rule;
          best = fit;
        }
      else
        g_ptr_array_add (others, (gpointer) rule->activity);
    }
  if (winner == NULL)
    {
      steward_record_clear (self->mention, STEWARD_MENTION_ACTIVITY);
      return;
    }
  steward_record_set_text (self->mention, STEWARD_MENTION_ACTIVITY, winner->activity);
  append_reason (self, winner, others, because);
}
