/* steward-matrix-letters.c: how people write letters into a cell
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-letters"

#include "steward-matrix-letters.h"

#include <string.h>

/* Letters of other alphabets that look like ours (Unicode confusables): Cyrillic and Greek А, С, І. */
static const struct
{
  gunichar alike;
  char     letter;
} alikes[] = {
  { 0x0410, 'A' }, { 0x0430, 'A' }, { 0x0391, 'A' }, { 0x0421, 'C' }, { 0x0441, 'C' },
  { 0x0406, 'I' }, { 0x0456, 'I' }, { 0x0399, 'I' }, { 0x03F9, 'C' }, { 0x042F, 'R' },
};

/* Words at the head of a column that holds names, in the languages that such files came in. */
static const struct
{
  StewardLetters  letter;
  const char     *word;
} heads[] = {
  { STEWARD_RESPONSIBLE, "responsible" }, { STEWARD_ACCOUNTABLE, "accountable" },
  { STEWARD_CONSULTED, "consulted" },     { STEWARD_INFORMED, "informed" },
  { STEWARD_RESPONSIBLE, "responsable" }, { STEWARD_ACCOUNTABLE, "approbateur" },
  { STEWARD_CONSULTED, "consulté" },      { STEWARD_INFORMED, "informé" },
  { STEWARD_RESPONSIBLE, "verantwortlich" }, { STEWARD_ACCOUNTABLE, "rechenschaftspflichtig" },
  { STEWARD_CONSULTED, "konsultiert" },   { STEWARD_INFORMED, "informiert" },
  { STEWARD_RESPONSIBLE, "ответственный" }, { STEWARD_ACCOUNTABLE, "подотчётный" },
  { STEWARD_CONSULTED, "консультируемый" }, { STEWARD_INFORMED, "информируемый" },
};

static StewardLetters
letter_of (gunichar  c,
           gboolean *is_alike)
{
  static const char letters[] = "RACI";
  char upper = c < 128 ? g_ascii_toupper ((char) c) : '\0';

  for (guint i = 0; i < G_N_ELEMENTS (alikes); i++)
    if (alikes[i].alike == c)
      {
        upper = alikes[i].letter;
        *is_alike = TRUE;
      }
  for (guint i = 0; letters[i] != '\0'; i++)
    if (letters[i] == upper)
      return (StewardLetters) (1 << i);
  return 0;
}

static gboolean
is_between (gunichar c)
{
  return g_unichar_isspace (c) || c == '/' || c == ',' || c == ';' || c == '+' || c == '&' || c == '|' || c == '(' ||
         c == ')' || c == 0x00B7 || c == '*' || c == '.';
}

static gboolean
is_none (const char *text)
{
  static const char *const signs[] = { "-", "–", "—", "/", "--", "---", ".", "·", "n/a", "N/A", "none", "x̶", NULL };

  return *text == '\0' || g_strv_contains (signs, text);
}

/**
 * steward_written_read:
 * @text: one line
 * @letters: (out): which of ours
 * @is_alike: (out): whether a letter of another alphabet was read as ours
 * @foreign: (out) (transfer full) (nullable): single letters that are none of ours, as written
 *
 * Returns: what the cell holds
 */
StewardWritten
steward_written_read (const char      *text,
                      StewardLetters  *letters,
                      gboolean        *is_alike,
                      char           **foreign)
{
  g_autoptr (GString) others = g_string_new (NULL);
  guint run = 0;
  guint run_foreign = 0;

  *letters = 0;
  *is_alike = FALSE;
  *foreign = NULL;
  if (is_none (text))
    return STEWARD_WRITTEN_NOTHING;
  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      StewardLetters letter;

      if (*p == '\0' || is_between (c))
        {
          /* One letter alone may be somebody's own; in a run it is a word. */
          if (run_foreign > 0 && run > 1)
            return STEWARD_WRITTEN_TEXT;
          run = 0;
          run_foreign = 0;
          if (*p == '\0')
            break;
          continue;
        }
      letter = letter_of (c, is_alike);
      run++;
      if (letter == 0)
        {
          if (!g_unichar_isalpha (c))
            return STEWARD_WRITTEN_TEXT;
          run_foreign++;
          if (others->len > 0)
            g_string_append (others, ", ");
          g_string_append_unichar (others, c);
        }
      *letters |= letter;
      if (run > 4)
        return STEWARD_WRITTEN_TEXT;
    }
  if (others->len > 0)
    *foreign = g_string_free (g_steal_pointer (&others), FALSE);
  return STEWARD_WRITTEN_LETTERS;
}

/**
 * steward_written_read_head:
 * @text: the head of a column
 *
 * Returns: the letter whose names stand below, or none: `R`, `Responsible`, `Ответственный (R)`
 */
StewardLetters
steward_written_read_head (const char *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);
  gboolean is_alike = FALSE;
  gsize length = strlen (text);

  if (g_utf8_strlen (text, -1) == 1)
    return letter_of (g_utf8_get_char (text), &is_alike);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (strcmp (folded, heads[i].word) == 0)
      return heads[i].letter;
  if (length >= 3 && text[length - 1] == ')' && text[length - 3] == '(')
    return letter_of ((gunichar) text[length - 2], &is_alike);
  return 0;
}
