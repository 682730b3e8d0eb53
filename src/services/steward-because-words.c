/* steward-because-words.c: why a mention was understood as it was, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-because-words"

#include "steward-because-words.h"

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-mention-words.h"
#include "steward-routing-words.h"

#include <glib/gi18n-lib.h>

/* A list that shows everything shows nothing. */
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

/* The marks by which a row of the matrix was recognised, beside the words. */
static char *
list_marks (JsonObject       *reason,
            StewardDirectory *directory)
{
  const char *voice = steward_json_get_text (reason, "voice");
  const char *mood = steward_json_get_text (reason, "mood");
  g_autofree char *topics = quote_words (reason, "topics", directory);
  g_autofree char *words = quote_words (reason, "words", directory);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);

  if (*topics != '\0')
    g_ptr_array_add (marks, g_strdup_printf (_("the topic %s"), topics));
  if (voice != NULL)
    g_ptr_array_add (marks, g_strdup_printf (_("the voice %s"), steward_voice_words (voice)));
  if (mood != NULL)
    g_ptr_array_add (marks, g_strdup_printf (_("the mood %s"), steward_mood_words (mood)));
  if (*words != '\0')
    g_ptr_array_add (marks, g_steal_pointer (&words));
  g_ptr_array_add (marks, NULL);
  return steward_list_words ((const char *const *) marks->pdata);
}

/* Their first letter stands at the start of a sentence, in the languages that have one. */
static char *
begin_sentence (char *sentence)
{
  gunichar first = g_utf8_get_char (sentence);
  g_autofree char *rest = sentence;
  char upper[7] = { 0 };

  if (!g_unichar_islower (first))
    return g_steal_pointer (&rest);
  g_unichar_to_utf8 (g_unichar_toupper (first), upper);
  return g_strconcat (upper, g_utf8_next_char (rest), NULL);
}

static void
say_activity (GPtrArray        *sentences,
              JsonObject       *because,
              StewardRecord    *mention,
              StewardDirectory *directory)
{
  JsonObject *reason = steward_json_get_object (because, "activity");
  const char *activity = steward_record_get_text (mention, STEWARD_MENTION_ACTIVITY);
  g_autofree char *marks = NULL;

  if (reason == NULL || activity == NULL)
    return;
  marks = list_marks (reason, directory);
  if (*marks != '\0')
    g_ptr_array_add (sentences, begin_sentence (g_strdup_printf (_("%s speak for “%s”."), marks,
                                                                 steward_directory_get_name (directory, activity))));
}

static void
say_mood (GPtrArray        *sentences,
          JsonObject       *because,
          StewardDirectory *directory)
{
  static const struct
  {
    const char *member;
    const char *format;
  } kinds[] = {
    { "negative", N_("%s sound negative.") },
    { "positive", N_("%s sound positive.") },
    { "turned", N_("%s were turned by a “not”.") },
  };
  JsonObject *reason = steward_json_get_object (because, "mood");

  for (guint i = 0; reason != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *words = quote_words (reason, kinds[i].member, directory);

      if (*words != '\0')
        g_ptr_array_add (sentences, g_strdup_printf (_(kinds[i].format), words));
    }
}

static void
say_topics (GPtrArray        *sentences,
            JsonObject       *because,
            StewardDirectory *directory)
{
  JsonObject *topics = steward_json_get_object (because, "topics");
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
say_given (GPtrArray     *sentences,
           JsonObject    *because,
           StewardRecord *mention)
{
  static const struct
  {
    const char *name;
    const char *sentence;
  } fields[] = {
    { "language", N_("The language came with the post.") },
    { "mood", N_("The mood came with the post.") },
    { "topics", N_("The topics came with the post.") },
    { "activity", N_("What it asks for came with the post.") },
  };
  g_auto (GStrv) given = steward_json_get_texts (because, "given");

  for (guint i = 0; given != NULL && i < G_N_ELEMENTS (fields); i++)
    if (g_strv_contains ((const char *const *) given, fields[i].name) &&
        !steward_record_set_contains (mention, STEWARD_MENTION_CORRECTED, fields[i].name))
      g_ptr_array_add (sentences, g_strdup (_(fields[i].sentence)));
}

static void
add_corrections (GPtrArray        *sentences,
                 StewardRecord    *mention)
{
  const char *voice = steward_record_get_text (mention, STEWARD_MENTION_VOICE);
  const char *mood = steward_record_get_text (mention, STEWARD_MENTION_MOOD);

  if (voice != NULL && steward_record_set_contains (mention, STEWARD_MENTION_CORRECTED, "voice"))
    g_ptr_array_add (sentences, g_strdup_printf (_("A colleague set the voice: %s."), steward_voice_words (voice)));
  if (mood != NULL && steward_record_set_contains (mention, STEWARD_MENTION_CORRECTED, "mood"))
    g_ptr_array_add (sentences, g_strdup_printf (_("A colleague set the mood: %s."), steward_mood_words (mood)));
  if (steward_record_set_contains (mention, STEWARD_MENTION_CORRECTED, "topics"))
    g_ptr_array_add (sentences, g_strdup (_("A colleague chose the topics.")));
}

/**
 * steward_because_words:
 * @mention: a mention
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each thing that made it be understood
 *   so, words that speak among them, and for what a colleague corrected
 */
GPtrArray *
steward_because_words (StewardRecord    *mention,
                       StewardDirectory *directory)
{
  g_autoptr (JsonNode) node = steward_record_get_json (mention, STEWARD_MENTION_BECAUSE);
  JsonObject *because = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  /* What a colleague corrected has another reason now. */
  if (because != NULL)
    {
      if (!steward_record_set_contains (mention, STEWARD_MENTION_CORRECTED, "activity"))
        say_activity (sentences, because, mention, directory);
      if (!steward_record_set_contains (mention, STEWARD_MENTION_CORRECTED, "mood"))
        say_mood (sentences, because, directory);
      if (!steward_record_set_contains (mention, STEWARD_MENTION_CORRECTED, "topics"))
        say_topics (sentences, because, directory);
      say_given (sentences, because, mention);
    }
  add_corrections (sentences, mention);
  return sentences;
}
