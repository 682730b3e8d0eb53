/* steward-safe-text.c: a text from outside as markup that only we made
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-safe-text"

#include "steward-safe-text.h"

#include <string.h>

#define MAX_LINK 2000 /* bytes; a longer one is text */

static gsize
length_of_link (const char *text)
{
  gsize scheme = g_str_has_prefix (text, "https://") ? 8 : g_str_has_prefix (text, "http://") ? 7 : 0;
  gsize length = scheme;

  if (scheme == 0)
    return 0;
  while (text[length] != '\0' && !g_ascii_isspace (text[length]) && strchr ("<>\"'`", text[length]) == NULL &&
         (guchar) text[length] >= 0x20)
    length++;
  /* What ends a sentence isn't the end of an address. */
  while (length > scheme && strchr (".,;:!?)]}", text[length - 1]) != NULL)
    length--;
  return length > scheme && length <= MAX_LINK ? length : 0;
}

static void
append_link (GString    *out,
             const char *text,
             gsize       length)
{
  g_autofree char *address = g_strndup (text, length);
  g_autofree char *escaped = g_markup_escape_text (address, -1);

  if (g_uri_is_valid (address, G_URI_FLAGS_NONE, NULL))
    g_string_append_printf (out, "<a href=\"%s\">%s</a>", escaped, escaped);
  else
    g_string_append (out, escaped);
}

/* Characters that turn the direction of what stands around them are left out: a post could make its
 * neighbours read as something else. */
static gboolean
is_trick (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
         (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f || c == 0xfeff;
}

static gboolean
is_word_start (const char *text,
               const char *at)
{
  return at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
}

/* The length of a word of @words that stands at @at, in bytes; 0 for none. */
static gsize
length_of_word (const char        *text,
                const char        *at,
                const char *const *words)
{
  if (words == NULL || !is_word_start (text, at))
    return 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);
      g_autofree char *here = NULL;
      g_autofree char *wanted = NULL;

      if (length == 0 || strnlen (at, length) < length || (at[length] & 0xc0) == 0x80)
        continue;
      here = g_utf8_casefold (at, (gssize) length);
      wanted = g_utf8_casefold (words[i], -1);
      if (strcmp (here, wanted) == 0 && !g_unichar_isalnum (g_utf8_get_char (at + length)))
        return length;
    }
  return 0;
}

/**
 * steward_safe_text_markup:
 * @text: valid UTF-8 from anywhere
 * @words: (nullable): that are shown in bold, up to a %NULL
 * @max_characters: what lies behind is left out
 * @is_cut: (out): whether something was left out
 *
 * Returns: (transfer full): markup for Pango in which nothing is markup but addresses and @words
 */
char *
steward_safe_text_markup (const char        *text,
                          const char *const *words,
                          gsize              max_characters,
                          gboolean          *is_cut)
{
  GString *out = g_string_new (NULL);
  const char *p = text;
  gsize n = 0;

  while (*p != '\0' && n < max_characters)
    {
      gunichar c = g_utf8_get_char (p);
      gsize length = c == 'h' && is_word_start (text, p) ? length_of_link (p) : 0;
      gsize word = length == 0 ? length_of_word (text, p, words) : 0;

      if (length > 0)
        append_link (out, p, length);
      else if (word > 0)
        {
          g_autofree char *escaped = g_markup_escape_text (p, (gssize) word);

          g_string_append_printf (out, "<b>%s</b>", escaped);
          length = word;
        }
      else
        {
          g_autofree char *escaped = NULL;

          length = (gsize) (g_utf8_next_char (p) - p);
          escaped = g_markup_escape_text (p, (gssize) length);
          if (!is_trick (c))
            g_string_append (out, escaped);
        }
      n += (gsize) g_utf8_strlen (p, (gssize) length);
      p += length;
    }
  *is_cut = *p != '\0';
  if (*is_cut)
    g_string_append (out, "…");
  return g_string_free (out, FALSE);
}
