/* steward-text.c: text of no particular subject
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-text"

#include "steward-text.h"

#include <string.h>
#include <unigbrk.h>

/* Controls but tab and newline, and the marks that reorder a line (UAX #9: LRE…RLO, LRI…PDI,
 * LRM, RLM, ALM): no post may change how the words around it read. */
static gboolean
is_unwanted (gunichar c)
{
  if (c == '\n' || c == '\t')
    return FALSE;
  return c < 0x20 || (c >= 0x7f && c < 0xa0) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0x200e || c == 0x200f || c == 0x061c || c == 0xfeff;
}

/* Most text is: nothing in it changes. */
static gboolean
is_plain (const char *text)
{
  while ((*text >= ' ' && *text < 0x7f) || *text == '\n')
    text++;
  return *text == '\0';
}

static char *
without_unwanted (const char *text)
{
  g_autofree char *valid = NULL;
  GString *tidy;

  if (is_plain (text))
    return g_strdup (text);
  valid = g_utf8_make_valid (text, -1);
  tidy = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c;
      const char *plain = p;

      while ((*p >= ' ' && *p < 0x7f) || *p == '\n')
        p++;
      g_string_append_len (tidy, plain, p - plain);
      if (*p == '\0')
        break;

      c = g_utf8_get_char (p);
      if (c == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (tidy, '\n');
        }
      else if (c == 0x2028 || c == 0x2029)
        g_string_append_c (tidy, '\n');
      else if (!is_unwanted (c))
        g_string_append_len (tidy, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (tidy, FALSE);
}

/* Below U+0300, and among the dashes, quotes and bullets from U+2010 to U+203F, nothing combines
 * and each character is its own composed form (UAX #15, NFC_QC). */
static gboolean
is_composed (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if (*p >= 0xcc && !(p[0] == 0xe2 && p[1] == 0x80 && p[2] >= 0x90))
      return FALSE;
  return TRUE;
}

/**
 * steward_text_tidy:
 * @text: any bytes
 *
 * Makes text from outside safe to store and show: valid UTF-8 in NFC, one kind of line end, no
 * controls, nothing that reorders the lines around it, no space at either end.
 *
 * Returns: (transfer full): the text
 */
char *
steward_text_tidy (const char *text)
{
  g_autofree char *clean = NULL;
  char *composed;

  g_return_val_if_fail (text != NULL, NULL);

  clean = without_unwanted (text);
  composed = is_composed (clean) ? g_steal_pointer (&clean)
                                 : g_utf8_normalize (clean, -1, G_NORMALIZE_NFC);
  return g_strstrip (composed);
}

/* Whether blanks stand alone, and nothing but ASCII beside them. */
static gboolean
is_one_line (const char *tidy)
{
  while ((*tidy > ' ' && *tidy < 0x7f) || (*tidy == ' ' && tidy[1] != ' '))
    tidy++;
  return *tidy == '\0';
}

/**
 * steward_text_one_line:
 * @text: any bytes
 *
 * Returns: (transfer full): @text tidied, each run of white space one space
 */
char *
steward_text_one_line (const char *text)
{
  g_autofree char *tidy = steward_text_tidy (text);
  GString *line;
  gboolean pending = FALSE;

  if (is_one_line (tidy))
    return g_steal_pointer (&tidy);
  line = g_string_sized_new (strlen (tidy));

  for (const char *p = tidy; *p != '\0';)
    {
      const char *start = p;

      while ((guchar) *p > ' ' && ((guchar) *p < 0x80 || !g_unichar_isspace (g_utf8_get_char (p))))
        p = g_utf8_next_char (p);
      if (p == start)
        {
          pending = line->len > 0;
          p = g_utf8_next_char (p);
          continue;
        }
      if (pending)
        g_string_append_c (line, ' ');
      pending = FALSE;
      g_string_append_len (line, start, p - start);
    }

  return g_string_free (line, FALSE);
}

/**
 * steward_text_normalise:
 * @text: any bytes
 *
 * Returns: (transfer full): @text on one line, compatibility forms and case folded (NFKC), for
 *   comparing texts and never for showing them
 */
char *
steward_text_normalise (const char *text)
{
  g_autofree char *line = steward_text_one_line (text);
  g_autofree char *folded = NULL;

  /* Of ASCII both forms are its small letters. */
  if (g_str_is_ascii (line))
    return g_ascii_strdown (line, -1);
  folded = g_utf8_casefold (line, -1);
  return g_utf8_normalize (folded, -1, G_NORMALIZE_NFKC);
}

/* u8_grapheme_next() of libunistring 1.0 looks at two code points only and so cuts families and
 * flags apart; u8_grapheme_breaks() sees the whole text.
 * Returns: (transfer full): for each byte, whether a grapheme cluster begins there */
static char *
find_graphemes (const char *text,
                gsize       length)
{
  char *begins = g_malloc0 (length + 1);

  u8_grapheme_breaks ((const uint8_t *) text, length, begins);
  if (length > 0)
    begins[0] = 1;
  return begins;
}

/**
 * steward_text_count_graphemes:
 * @text: valid UTF-8
 *
 * Returns: how many characters a reader sees (UAX #29 grapheme clusters)
 */
gsize
steward_text_count_graphemes (const char *text)
{
  gsize length;
  gsize count = 0;
  g_autofree char *begins = NULL;

  g_return_val_if_fail (text != NULL, 0);

  length = strlen (text);
  begins = find_graphemes (text, length);
  for (gsize i = 0; i < length; i++)
    count += begins[i] ? 1 : 0;

  return count;
}

/**
 * steward_text_shorten:
 * @text: valid UTF-8
 * @max_graphemes: at most so many characters as a reader sees them
 *
 * Returns: (transfer full): @text, or its start with an ellipsis
 */
char *
steward_text_shorten (const char *text,
                      gsize       max_graphemes)
{
  gsize length;
  gsize count = 0;
  gsize cut = 0;
  g_autofree char *begins = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (max_graphemes > 0, NULL);

  length = strlen (text);
  begins = find_graphemes (text, length);
  for (gsize i = 0; i < length; i++)
    {
      if (!begins[i])
        continue;
      if (count == max_graphemes - 1)
        cut = i;
      if (++count > max_graphemes)
        {
          g_autofree char *head = g_strndup (text, cut);

          return g_strconcat (g_strchomp (head), "…", NULL);
        }
    }

  return g_strdup (text);
}

/* Where letters run from right to left unless it is said otherwise (UAX #9, DerivedBidiClass.txt, R and AL). */
static gboolean
runs_left (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff) ||
         (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff);
}

/**
 * steward_text_get_direction:
 * @text: UTF-8
 *
 * That of its first letter (UAX #9, P2). Any thread.
 *
 * Returns: 1 from left to right, -1 from right to left, 0 when it has no letter
 */
int
steward_text_get_direction (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        return runs_left (c) ? -1 : 1;
    }
  return 0;
}
