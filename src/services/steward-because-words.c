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

static char *
say (JsonObject       *reason,
     StewardDirectory *directory)
{
  const char *field = steward_json_get_text (reason, "field");
  const char *value = steward_json_get_text (reason, "value");
  g_autofree char *words = quote_words (reason, "words", directory);
  g_autofree char *marks = list_marks (reason, directory);

  if (field == NULL || value == NULL)
    return NULL;
  if (g_str_equal (field, "topics") && *words != '\0')
    return g_strdup_printf (_("Topic “%s” matched %s."), steward_directory_get_name (directory, value), words);
  if (g_str_equal (field, "topics"))
    return g_strdup_printf (_("Topic “%s” matched."), steward_directory_get_name (directory, value));
  if (g_str_equal (field, "activity") && *marks != '\0')
    return g_strdup_printf (_("%s speak for “%s”."), marks, steward_directory_get_name (directory, value));
  if (g_str_equal (field, "mood") && *words != '\0')
    return g_strdup_printf (_("%s make the mood %s."), words, steward_mood_words (value));
  return NULL;
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
  JsonArray *reasons = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; reasons != NULL && i < json_array_get_length (reasons); i++)
    {
      JsonNode *reason = json_array_get_element (reasons, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (reason) ? json_node_get_object (reason) : NULL;
      const char *field = object != NULL ? steward_json_get_text (object, "field") : NULL;
      char *sentence;

      /* What a colleague corrected has another reason now. */
      if (object == NULL || (field != NULL && steward_record_set_contains (mention, STEWARD_MENTION_CORRECTED, field)))
        continue;
      sentence = say (object, directory);
      if (sentence != NULL)
        g_ptr_array_add (sentences, begin_sentence (sentence));
    }
  add_corrections (sentences, mention);
  return sentences;
}
