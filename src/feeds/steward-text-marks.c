/* steward-text-marks.c: addresses, hashtags and accounts named in plain text
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-text-marks"

#include "steward-text-marks.h"

#include <string.h>

#include "steward-feed-address.h"

#define MAX_MARK 256

/* The marks of one kind, each once. */
typedef struct
{
  GPtrArray *list;
  GHashTable *seen; /* (owned): keys folded */
} Found;

static void
found_init (Found *found)
{
  found->list = g_ptr_array_new ();
  found->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
found_add (Found *found,
           char  *mark,
           char  *key)
{
  if (found->list->len < STEWARD_TEXT_MARKS_MAX && g_hash_table_add (found->seen, key))
    g_ptr_array_add (found->list, mark);
  else
    {
      if (found->list->len >= STEWARD_TEXT_MARKS_MAX)
        g_free (key);
      g_free (mark);
    }
}

static char **
found_finish (Found *found)
{
  g_hash_table_unref (found->seen);
  g_ptr_array_add (found->list, NULL);
  return (char **) g_ptr_array_free (found->list, FALSE);
}

static gboolean
is_word (gunichar c)
{
  return c == '_' || g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Where the word of letters, digits, `_` and what is in @also ends. */
static const char *
word_end (const char *p,
          const char *also)
{
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_word (c) && !(c < 0x80 && strchr (also, (char) c) != NULL))
        break;
      p = g_utf8_next_char (p);
    }
  return p;
}

/* The address at @p without the punctuation of the sentence around it. */
static const char *
link_end (const char *p)
{
  const char *end = p;
  int open = 0;

  while (*end != '\0')
    {
      gunichar c = g_utf8_get_char (end);

      if (c <= ' ' || strchr ("<>\"`{}|\\^", c < 0x80 ? (char) c : 'a') != NULL ||
          g_unichar_isspace (c) || c == 0x201d || c == 0x00bb)
        break;
      if (c == '(')
        open++;
      else if (c == ')' && open-- == 0)
        break;
      end = g_utf8_next_char (end);
    }
  while (end > p && strchr (".,;:!?'*", end[-1]) != NULL)
    end--;

  return end;
}

static void
add_link (Found *links,
          char  *link)
{
  if (steward_feed_address_is_web (link))
    found_add (links, link, g_strdup (link));
  else
    g_free (link);
}

static const char *
read_hashtag (const char *p,
              Found      *hashtags)
{
  const char *end = word_end (p + 1, "");
  gboolean has_letter = FALSE;

  for (const char *c = p + 1; c < end; c = g_utf8_next_char (c))
    has_letter = has_letter || g_unichar_isalpha (g_utf8_get_char (c));
  if (has_letter && end - p <= MAX_MARK)
    found_add (hashtags, g_strndup (p + 1, (gsize) (end - p - 1)),
               g_utf8_casefold (p + 1, end - p - 1));

  return end;
}

static const char *
read_mention (const char *p,
              Found      *mentions)
{
  const char *end = word_end (p + 1, ".-");

  if (end > p + 1 && *end == '@')
    {
      const char *host = word_end (end + 1, ".-");

      if (host > end + 1)
        end = host;
    }
  while (end > p + 1 && (end[-1] == '.' || end[-1] == '-'))
    end--;
  if (end > p + 1 && end - p <= MAX_MARK)
    found_add (mentions, g_strndup (p + 1, (gsize) (end - p - 1)),
               g_utf8_casefold (p + 1, end - p - 1));

  return end;
}

/**
 * steward_text_marks_find:
 * @text: valid UTF-8
 * @more_links: (nullable) (element-type utf8): addresses behind words, that come first
 * @marks: (out caller-allocates): what was found, at most %STEWARD_TEXT_MARKS_MAX of a kind
 *
 * Finds what @text points at. An e-mail address is no mention, and `#1` no hashtag.
 */
void
steward_text_marks_find (const char       *text,
                         GPtrArray        *more_links,
                         StewardTextMarks *marks)
{
  Found links;
  Found hashtags;
  Found mentions;
  gunichar before = ' ';

  g_return_if_fail (text != NULL);

  found_init (&links);
  found_init (&hashtags);
  found_init (&mentions);
  for (guint i = 0; more_links != NULL && i < more_links->len; i++)
    add_link (&links, g_strdup (g_ptr_array_index (more_links, i)));

  for (const char *p = text; *p != '\0';)
    {
      const char *next = NULL;
      gboolean fresh;

      if ((guchar) *p < 0x80 && *p != 'h' && *p != 'H' && *p != '#' && *p != '@')
        {
          before = (guchar) *p++;
          continue;
        }
      fresh = before >= 0x80 ? !is_word (before)
                                      : !g_ascii_isalnum ((char) before) &&
                                        strchr ("_/&=@#.", (char) before) == NULL;

      if ((*p == 'h' || *p == 'H') && fresh &&
          (g_ascii_strncasecmp (p, "http://", 7) == 0 || g_ascii_strncasecmp (p, "https://", 8) == 0))
        {
          next = link_end (p);
          add_link (&links, g_strndup (p, (gsize) (next - p)));
        }
      else if ((*p == '#' || (*p == "＃"[0] && g_str_has_prefix (p, "＃"))) && fresh)
        next = read_hashtag (*p == '#' ? p : p + strlen ("＃") - 1, &hashtags);
      else if (*p == '@' && fresh)
        next = read_mention (p, &mentions);
      if (next == NULL || next <= p)
        {
          before = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);
          p = g_utf8_next_char (p);
        }
      else
        {
          before = 'a';
          p = next;
        }
    }

  marks->links = found_finish (&links);
  marks->hashtags = found_finish (&hashtags);
  marks->mentions = found_finish (&mentions);
}

/**
 * steward_text_marks_clear:
 * @marks: marks
 *
 * Frees what @marks holds.
 */
void
steward_text_marks_clear (StewardTextMarks *marks)
{
  g_clear_pointer (&marks->links, g_strfreev);
  g_clear_pointer (&marks->hashtags, g_strfreev);
  g_clear_pointer (&marks->mentions, g_strfreev);
}
