/* steward-letters.c: what a department is in a row of the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-letters"

#include "steward-letters.h"

static const struct
{
  char           letter;
  StewardLetters bit;
} all_letters[] = {
  { 'A', STEWARD_ACCOUNTABLE },
  { 'R', STEWARD_RESPONSIBLE },
  { 'C', STEWARD_CONSULTED },
  { 'I', STEWARD_INFORMED },
  { '1', (StewardLetters) (1 << 4) },
  { '2', (StewardLetters) (1 << 5) },
  { '3', (StewardLetters) (1 << 6) },
  { '4', (StewardLetters) (1 << 7) },
  { '5', (StewardLetters) (1 << 8) },
  { '6', (StewardLetters) (1 << 9) },
};

/**
 * steward_letters_parse:
 * @text: (nullable): as it is stored: `R`, `A/R`, `a, r`, ` R A `, `R/1`; empty is none
 * @letters: (out): what it says; untouched on failure
 *
 * Returns: whether every sign of it is one of the letters or stands between them
 */
gboolean
steward_letters_parse (const char     *text,
                       StewardLetters *letters)
{
  StewardLetters found = 0;

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    {
      gboolean is_known = *p == '/' || *p == ',' || *p == ';' || *p == '+' || *p == '&' || g_ascii_isspace (*p);

      for (guint i = 0; i < G_N_ELEMENTS (all_letters); i++)
        if (g_ascii_toupper (*p) == all_letters[i].letter)
          {
            found |= all_letters[i].bit;
            is_known = TRUE;
          }
      if (!is_known)
        return FALSE;
    }
  *letters = found;
  return TRUE;
}

/**
 * steward_letters_to_text:
 *
 * Returns: (transfer full): as it is stored, such as `A/R`; empty for none
 */
char *
steward_letters_to_text (StewardLetters letters)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (all_letters); i++)
    if (letters & all_letters[i].bit)
      {
        if (text->len > 0)
          g_string_append_c (text, '/');
        g_string_append_c (text, all_letters[i].letter);
      }
  return g_string_free (text, FALSE);
}
