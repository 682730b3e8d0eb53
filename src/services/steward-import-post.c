/* steward-import-post.c: what a file says of a post, checked
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-import-post"

#include "steward-import-reader-private.h"

#include "steward-feed-date.h"
#include "steward-kinds.h"
#include "steward-text-marks.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Texts beyond are cut: no post is so long, and every list would suffer. */
#define MAX_TEXT  (1024 * 1024)
#define MAX_LINE  2000

static const struct
{
  const char *name;
  guint       field;
} fields[STEWARD_IMPORT_N_FIELDS] = {
  [STEWARD_IMPORT_ADDRESS] = { "address", STEWARD_MENTION_ADDRESS },
  [STEWARD_IMPORT_NETWORK] = { "network", STEWARD_MENTION_NETWORK },
  [STEWARD_IMPORT_ENTRY_ID] = { "entry_id", STEWARD_MENTION_ENTRY_ID },
  [STEWARD_IMPORT_TITLE] = { "title", STEWARD_MENTION_TITLE },
  [STEWARD_IMPORT_TEXT] = { "text", STEWARD_MENTION_TEXT },
  [STEWARD_IMPORT_AUTHOR] = { "author", STEWARD_MENTION_AUTHOR },
  [STEWARD_IMPORT_AUTHOR_ADDRESS] = { "author_address", STEWARD_MENTION_AUTHOR_ADDRESS },
  [STEWARD_IMPORT_PUBLISHED] = { "published", STEWARD_MENTION_PUBLISHED },
  [STEWARD_IMPORT_UPDATED] = { "updated", STEWARD_MENTION_UPDATED },
  [STEWARD_IMPORT_LANGUAGE] = { "language", STEWARD_MENTION_LANGUAGE },
  [STEWARD_IMPORT_VOICE] = { "voice", STEWARD_MENTION_VOICE },
  [STEWARD_IMPORT_IN_REPLY_TO] = { "in_reply_to", STEWARD_MENTION_IN_REPLY_TO },
  [STEWARD_IMPORT_ACTIVITY] = { "activity", STEWARD_MENTION_ACTIVITY },
  [STEWARD_IMPORT_MOOD] = { "mood", STEWARD_MENTION_MOOD },
};

/**
 * steward_import_find_field:
 *
 * Returns: the #StewardImportField of that name; -1 when there is none
 */
int
steward_import_find_field (const char *name)
{
  for (int i = 0; i < STEWARD_IMPORT_N_FIELDS; i++)
    if (g_str_equal (name, fields[i].name))
      return i;
  return -1;
}

const char *
steward_import_field_name (StewardImportField field)
{
  return fields[field].name;
}

/**
 * steward_import_list_fields:
 *
 * Returns: (transfer full): the names, with commas between
 */
char *
steward_import_list_fields (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < STEWARD_IMPORT_N_FIELDS; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", fields[i].name);
  return g_string_free (names, FALSE);
}

/* No longer than @max bytes, whole characters. */
static void
cut (char  *text,
     gsize  max)
{
  if (strlen (text) > max)
    *g_utf8_find_prev_char (text, text + max + 1) = '\0';
}

static gboolean
is_web_address (const char *text)
{
  const char *host = g_ascii_strncasecmp (text, "https://", 8) == 0  ? text + 8
                     : g_ascii_strncasecmp (text, "http://", 7) == 0 ? text + 7
                                                                     : NULL;

  return host != NULL && strcspn (host, "/?#") > 0 && strpbrk (text, " \t\n\"<>") == NULL;
}

/* BCP 47 in its plain form: a language of two or three letters, then subtags. */
static gboolean
is_language (const char *text)
{
  gsize letters = strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  if (letters < 2 || letters > 3 || (text[letters] != '\0' && text[letters] != '-' && text[letters] != '_'))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_')
      return FALSE;
  return strlen (text) <= 35;
}

/* Seconds or milliseconds since 1970, as many exports have them. */
static gboolean
read_number_of_seconds (const char *text,
                        gint64     *time_us)
{
  gsize digits = strspn (text, "0123456789");
  gint64 number;

  if (text[digits] != '\0' || (digits != 10 && digits != 13))
    return FALSE;
  number = g_ascii_strtoll (text, NULL, 10);
  *time_us = digits == 10 ? number * STEWARD_SECOND_US : number * (STEWARD_SECOND_US / 1000);
  return TRUE;
}

static gboolean
read_time (const StewardImportTerms *terms,
           const char               *text,
           gint64                   *time_us)
{
  return steward_time_from_rfc3339 (text, time_us) || read_number_of_seconds (text, time_us) ||
         steward_time_from_words (text, terms->zone, time_us) || steward_feed_date_parse (text, time_us);
}

static char *
set_one_of (StewardRecord     *post,
            guint              field,
            const char        *value,
            const char *const *values)
{
  g_autofree char *lower = g_ascii_strdown (value, -1);
  g_autofree char *listed = NULL;

  if (g_strv_contains (values, lower))
    {
      steward_record_set_text (post, field, lower);
      return NULL;
    }
  listed = g_strjoinv (", ", (char **) values);
  return g_strdup_printf (_("“%s” is no %s; it is one of %s"), value, steward_mention_kind.fields[field].name, listed);
}

/**
 * steward_import_set_field:
 * @value: as the file has it
 *
 * Returns: (transfer full) (nullable): what is wrong with @value; %NULL when it is set. An empty value
 *   is none
 */
char *
steward_import_set_field (const StewardImportTerms *terms,
                          StewardRecord            *post,
                          StewardImportField        field,
                          const char               *value)
{
  static const char *const voices[] = { "press", "blog", "customer", "employee", "competitor", "public", NULL };
  static const char *const moods[] = { "positive", "negative", "mixed", "unknown", NULL };
  g_autofree char *text = field == STEWARD_IMPORT_TEXT ? steward_text_tidy (value) : steward_text_one_line (value);
  g_autofree char *activity = NULL;
  gint64 time_us;

  cut (text, field == STEWARD_IMPORT_TEXT ? MAX_TEXT : MAX_LINE);
  if (*text == '\0')
    return NULL;
  switch (field)
    {
    case STEWARD_IMPORT_ADDRESS:
    case STEWARD_IMPORT_AUTHOR_ADDRESS:
      if (!is_web_address (text))
        return g_strdup_printf (_("%s: “%s” is no address of the web; it begins with https://"), fields[field].name, text);
      break;
    case STEWARD_IMPORT_PUBLISHED:
    case STEWARD_IMPORT_UPDATED:
      if (!read_time (terms, text, &time_us))
        return g_strdup_printf (_("%s: “%s” is no time; write it like 2026-12-26T23:40:00Z"), fields[field].name, text);
      steward_record_set_time (post, fields[field].field, time_us);
      return NULL;
    case STEWARD_IMPORT_LANGUAGE:
      if (!is_language (text))
        return g_strdup_printf (_("language: “%s” is none; write it like “de” or “pt-BR” (BCP 47)"), text);
      break;
    case STEWARD_IMPORT_VOICE:
      return set_one_of (post, STEWARD_MENTION_VOICE, text, voices);
    case STEWARD_IMPORT_MOOD:
      return set_one_of (post, STEWARD_MENTION_MOOD, text, moods);
    case STEWARD_IMPORT_ACTIVITY:
      activity = steward_directory_resolve (terms->directory, &steward_activity_kind, text, NULL);
      if (activity == NULL)
        return g_strdup_printf (_("activity: there is no “%s”; “stewardctl activity list” has them"), text);
      steward_record_set_text (post, STEWARD_MENTION_ACTIVITY, activity);
      return NULL;
    case STEWARD_IMPORT_NETWORK:
    case STEWARD_IMPORT_ENTRY_ID:
    case STEWARD_IMPORT_TITLE:
    case STEWARD_IMPORT_TEXT:
    case STEWARD_IMPORT_AUTHOR:
    case STEWARD_IMPORT_IN_REPLY_TO:
    default:
      break;
    }
  steward_record_set_text (post, fields[field].field, text);
  return NULL;
}

/**
 * steward_import_complete_post:
 * @post: with all that the file says of it
 *
 * Adds what the text points at.
 *
 * Returns: (transfer full) (nullable): why it is no post; %NULL when it is one
 */
char *
steward_import_complete_post (StewardRecord *post)
{
  const char *text = steward_record_get_text (post, STEWARD_MENTION_TEXT);
  g_auto (StewardTextMarks) marks = { 0 };

  if (text == NULL)
    return g_strdup (_("there is no text"));
  steward_text_marks_find (text, NULL, &marks);
  steward_record_set_set (post, STEWARD_MENTION_LINKS, (const char *const *) marks.links);
  steward_record_set_set (post, STEWARD_MENTION_MENTIONED, (const char *const *) marks.mentions);
  steward_record_set_set (post, STEWARD_MENTION_HASHTAGS, (const char *const *) marks.hashtags);
  return NULL;
}
