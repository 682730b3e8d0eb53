/* steward-mention-words.c: what is known of a mention, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-words"

#include "steward-mention-words.h"

#include "steward-erasure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *words; /* translatable, or a name that isn't */
} Words;

static const char *
find (const Words *words,
      guint        n_words,
      const char  *name)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].name, name) == 0)
      return _(words[i].words);
  return name != NULL ? name : "";
}

/**
 * steward_voice_words:
 * @voice: (nullable): as it is stored
 *
 * Returns: for people, in lower case
 */
const char *
steward_voice_words (const char *voice)
{
  static const Words words[] = {
    { "press", N_("press") },       { "blog", N_("blog") },
    { "customer", N_("customer") }, { "employee", N_("employee") },
    { "public", N_("public") },     { "competitor", N_("competitor") },
  };

  return find (words, G_N_ELEMENTS (words), voice);
}

/**
 * steward_mood_words:
 * @mood: (nullable): as it is stored
 *
 * Returns: for people, in lower case
 */
const char *
steward_mood_words (const char *mood)
{
  static const Words words[] = {
    { "positive", N_("positive") }, { "neutral", N_("neutral") },          { "negative", N_("negative") },
    { "mixed", N_("mixed") },       { "unknown", N_("mood not known") },
  };

  return find (words, G_N_ELEMENTS (words), mood);
}

/**
 * steward_status_words:
 * @status: (nullable): as it is stored
 *
 * Returns: for people, with a capital
 */
const char *
steward_status_words (const char *status)
{
  static const Words words[] = {
    { "new", N_("New") },         { "open", N_("Open") },         { "waiting", N_("Waiting") },
    { "snoozed", N_("Snoozed") }, { "answered", N_("Answered") }, { "dismissed", N_("Dismissed") },
  };

  return find (words, G_N_ELEMENTS (words), status);
}

/**
 * steward_network_words:
 * @network: (nullable): as it is stored
 *
 * Returns: its name as it writes itself
 */
const char *
steward_network_words (const char *network)
{
  static const Words words[] = {
    { "mastodon", N_("Mastodon") }, { "bluesky", N_("Bluesky") }, { "youtube", N_("YouTube") },
    { "x", N_("X") },               { "facebook", N_("Facebook") }, { "instagram", N_("Instagram") },
    { "linkedin", N_("LinkedIn") }, { "reddit", N_("Reddit") },   { "forum", N_("Forum") },
    { "press", N_("Press") },       { "blog", N_("Blog") },       { "web", N_("Web") },
    { "reviews", N_("Reviews") },   { "feed", N_("Feed") },
  };

  return find (words, G_N_ELEMENTS (words), network);
}

/**
 * steward_language_words:
 * @language: (nullable): as BCP 47 has it
 *
 * Returns: (transfer full): "English"; what isn't known by name as it is
 */
char *
steward_language_words (const char *language)
{
  static const Words words[] = {
    { "ar", N_("Arabic") },     { "bg", N_("Bulgarian") },  { "ca", N_("Catalan") },   { "cs", N_("Czech") },
    { "da", N_("Danish") },     { "de", N_("German") },     { "el", N_("Greek") },     { "en", N_("English") },
    { "es", N_("Spanish") },    { "et", N_("Estonian") },   { "fi", N_("Finnish") },   { "fr", N_("French") },
    { "he", N_("Hebrew") },     { "hr", N_("Croatian") },   { "hu", N_("Hungarian") }, { "it", N_("Italian") },
    { "ja", N_("Japanese") },   { "ko", N_("Korean") },     { "lt", N_("Lithuanian") }, { "lv", N_("Latvian") },
    { "nl", N_("Dutch") },      { "no", N_("Norwegian") },  { "nb", N_("Norwegian") }, { "pl", N_("Polish") },
    { "pt", N_("Portuguese") }, { "ro", N_("Romanian") },   { "ru", N_("Russian") },   { "sk", N_("Slovak") },
    { "sl", N_("Slovenian") },  { "sv", N_("Swedish") },    { "tr", N_("Turkish") },   { "uk", N_("Ukrainian") },
    { "zh", N_("Chinese") },    { "und", N_("language not known") },
  };
  g_autofree char *primary = language != NULL ? g_strndup (language, strcspn (language, "-_")) : NULL;
  const char *found = find (words, G_N_ELEMENTS (words), primary);

  return g_strdup (found == primary ? language : found);
}

/**
 * steward_erased_words:
 *
 * Returns: (nullable): what stands in the place of the text of @mention; %NULL where that wasn't erased
 */
const char *
steward_erased_words (StewardRecord *mention)
{
  return steward_erasure_is_erased (mention) ? _("The content was erased: its author asked to be forgotten.") : NULL;
}
