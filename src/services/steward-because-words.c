/* steward-because-words.c: why a mention was understood as it was, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-because-words"

#include "steward-because-words.h"

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-mention-words.h"
#include "steward-routing-words.h"

#include <glib/gi18n-lib.h>

/* A list of everything tells nothing. */
#define MAX_WORDS 6

static char *
quote_words (JsonObject       *reason,
             const char       *member,
             StewardDirectory *directory)
{
  g_auto (GStrv) words = steward_json_get_texts (reason, member);
  g_autoptr (GPtrArray) quoted = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words != NULL && words[i] != NULL && i < MAX_WORDS; i++)
    /* TRANSLATORS: a word that was found, in quotation marks */
    g_ptr_array_add (quoted, g_strdup_printf (C_("quoted word", "“%s”"),
                                              steward_directory_get_name (directory, words[i])));
  g_ptr_array_add (quoted, NULL);
  return steward_list_words ((const char *const *) quoted->pdata);
}

static void
add_topics (GPtrArray        *sentences,
            JsonObject       *topics,
            StewardDirectory *directory)
{
  g_autoptr (GList) ids = topics != NULL ? json_object_get_members (topics) : NULL;

  for (GList *l = ids; l != NULL; l = l->next)
    {
      const char *name = steward_directory_get_name (directory, l->data);
      g_autofree char *words = quote_words (topics, l->data, directory);

      g_ptr_array_add (sentences, *words != '\0' ? g_strdup_printf (_("Topic “%s” matched %s."), name, words)
                                                 : g_strdup_printf (_("Topic “%s” matched."), name));
    }
}

static void
add_mood (GPtrArray        *sentences,
          JsonObject       *mood,
          StewardRecord    *mention,
          StewardDirectory *directory)
{
  const char *value = steward_record_get_text (mention, STEWARD_MENTION_MOOD);
  g_autofree char *negative = mood != NULL ? quote_words (mood, "negative", directory) : NULL;
  g_autofree char *positive = mood != NULL ? quote_words (mood, "positive", directory) : NULL;

  if (mood == NULL || value == NULL)
    return;
  if (*negative != '\0' && *positive != '\0')
    g_ptr_array_add (sentences, g_strdup_printf (_("The mood is %s: %s against us, %s for us."),
                                                 steward_mood_words (value), negative, positive));
  else if (*negative != '\0' || *positive != '\0')
    g_ptr_array_add (sentences, g_strdup_printf (_("The mood is %s because of %s."), steward_mood_words (value),
                                                 *negative != '\0' ? negative : positive));
}

/* The marks by which a row of the matrix was recognised. */
static char *
list_marks (JsonObject       *reason,
            StewardDirectory *directory)
{
  const char *voice = steward_json_get_text (reason, "voice");
  const char *mood = steward_json_get_text (reason, "mood");
  g_autofree char *topics = quote_words (reason, "topics", directory);
  g_autofree char *words = quote_words (reason, "words", directory);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);

  if (*words != '\0')
    g_ptr_array_add (marks, g_steal_pointer (&words));
  if (*topics != '\0')
    g_ptr_array_add (marks, g_strdup_printf (_("the topic %s"), topics));
  if (voice != NULL)
    g_ptr_array_add (marks, g_strdup_printf (_("the voice (%s)"), steward_voice_words (voice)));
  if (mood != NULL)
    g_ptr_array_add (marks, g_strdup_printf (_("the mood (%s)"), steward_mood_words (mood)));
  g_ptr_array_add (marks, NULL);
  return steward_list_words ((const char *const *) marks->pdata);
}

static void
add_activity (GPtrArray        *sentences,
              JsonObject       *reason,
              StewardRecord    *mention,
              StewardDirectory *directory)
{
  const char *activity = steward_record_get_text (mention, STEWARD_MENTION_ACTIVITY);
  g_autofree char *marks = reason != NULL ? list_marks (reason, directory) : NULL;
  g_autofree char *others = reason != NULL ? quote_words (reason, "fits", directory) : NULL;

  if (activity == NULL || marks == NULL || *marks == '\0')
    return;
  g_ptr_array_add (sentences, g_strdup_printf (_("“%s” was recognised by %s."),
                                               steward_directory_get_name (directory, activity), marks));
  if (*others != '\0')
    g_ptr_array_add (sentences, g_strdup_printf (_("Also %s would have fitted; this fits better."), others));
}

static gboolean
is_corrected (StewardRecord *mention,
              const char    *field)
{
  return steward_record_set_contains (mention, STEWARD_MENTION_CORRECTED, field);
}

static void
add_corrections (GPtrArray     *sentences,
                 StewardRecord *mention)
{
  const char *voice = steward_record_get_text (mention, STEWARD_MENTION_VOICE);
  const char *mood = steward_record_get_text (mention, STEWARD_MENTION_MOOD);

  if (voice != NULL && is_corrected (mention, "voice"))
    g_ptr_array_add (sentences, g_strdup_printf (_("A colleague set the voice: %s."), steward_voice_words (voice)));
  if (mood != NULL && is_corrected (mention, "mood"))
    g_ptr_array_add (sentences, g_strdup_printf (_("A colleague set the mood: %s."), steward_mood_words (mood)));
  if (is_corrected (mention, "topics"))
    g_ptr_array_add (sentences, g_strdup (_("A colleague chose the topics.")));
}

/* Returns: (transfer full) (nullable): why, as steward_understanding_apply() writes it */
static JsonNode *
read_because (StewardRecord *mention)
{
  g_autoptr (JsonNode) node = steward_record_get_json (mention, STEWARD_MENTION_BECAUSE);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? g_steal_pointer (&node) : NULL;
}

/**
 * steward_because_words:
 * @mention: a mention
 *
 * What a colleague corrected has no other reason.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each thing that made it be understood
 *   so, in the order in which it was decided
 */
GPtrArray *
steward_because_words (StewardRecord    *mention,
                       StewardDirectory *directory)
{
  g_autoptr (JsonNode) node = read_because (mention);
  JsonObject *because = node != NULL ? json_node_get_object (node) : NULL;
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  if (because != NULL && !is_corrected (mention, "topics"))
    add_topics (sentences, steward_json_get_object (because, "topics"), directory);
  if (because != NULL && !is_corrected (mention, "mood"))
    add_mood (sentences, steward_json_get_object (because, "mood"), mention, directory);
  add_corrections (sentences, mention);
  if (because != NULL && !is_corrected (mention, "activity"))
    add_activity (sentences, steward_json_get_object (because, "activity"), mention, directory);
  return sentences;
}

static void
add_texts (GPtrArray  *list,
           JsonObject *object,
           const char *member)
{
  g_auto (GStrv) texts = steward_json_get_texts (object, member);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    g_ptr_array_add (list, g_strdup (texts[i]));
}

/**
 * steward_because_spoken:
 * @mention: a mention
 *
 * Returns: (transfer full): the words of the text that told its topics and its activity, up to a %NULL
 */
char **
steward_because_spoken (StewardRecord *mention)
{
  g_autoptr (JsonNode) node = read_because (mention);
  JsonObject *because = node != NULL ? json_node_get_object (node) : NULL;
  JsonObject *topics = because != NULL ? steward_json_get_object (because, "topics") : NULL;
  JsonObject *activity = because != NULL ? steward_json_get_object (because, "activity") : NULL;
  g_autoptr (GList) ids = topics != NULL ? json_object_get_members (topics) : NULL;
  GPtrArray *words = g_ptr_array_new ();

  for (GList *l = ids; l != NULL; l = l->next)
    add_texts (words, topics, l->data);
  if (activity != NULL)
    add_texts (words, activity, "words");
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}
