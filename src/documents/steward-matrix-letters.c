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
find_letter (StewardVariant *variant,
             gunichar        c)
{
  for (guint i = 0; i < steward_variant_get_n_letters (variant); i++)
    if (g_utf8_get_char (steward_variant_get_letter (variant, i)->letter) == c)
      return steward_variant_get_letter (variant, i)->bit;
  return 0;
}

static StewardLetters
letter_of (StewardVariant *variant,
           gunichar        c,
           gboolean       *is_alike)
{
  StewardLetters found = find_letter (variant, g_unichar_toupper (c));

  /* A variant may be written in another alphabet: then that letter is meant. */
  for (guint i = 0; found == 0 && i < G_N_ELEMENTS (alikes); i++)
    if (alikes[i].alike == c)
      {
        found = find_letter (variant, (gunichar) alikes[i].letter);
        *is_alike = *is_alike || found != 0;
      }
  return found;
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

static StewardWritten
read_plain (StewardVariant  *variant,
            const char      *text,
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
      letter = letter_of (variant, c, is_alike);
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

/* Without what stands in brackets, and marks of footnotes. */
static char *
strip_remarks (const char *text)
{
  g_autoptr (GRegex) remarks = g_regex_new ("\\([^()]*\\)|\\[[^\\[\\]]*\\]|[0-9*†‡¹²³]+", 0, 0, NULL);
  g_autofree char *stripped = g_regex_replace_literal (remarks, text, -1, 0, " ", 0, NULL);

  return g_strdup (g_strstrip (stripped));
}

/**
 * steward_written_read:
 * @variant: the letters that are ours
 * @text: one line
 * @letters: (out): which of ours
 * @is_alike: (out): whether a letter of another alphabet was read as ours
 * @is_annotated: (out): whether something stands beside the letters, or a letter in brackets
 * @foreign: (out) (transfer full) (nullable): single letters that are none of ours, as written
 *
 * Returns: what the cell holds
 */
StewardWritten
steward_written_read (StewardVariant  *variant,
                      const char      *text,
                      StewardLetters  *letters,
                      gboolean        *is_alike,
                      gboolean        *is_annotated,
                      char           **foreign)
{
  StewardWritten written = read_plain (variant, text, letters, is_alike, foreign);
  g_autofree char *stripped = NULL;
  g_autofree char *others = NULL;
  StewardLetters beside = 0;
  gboolean is_alike_beside = FALSE;

  *is_annotated = written == STEWARD_WRITTEN_LETTERS && strpbrk (text, "()*") != NULL;
  if (written != STEWARD_WRITTEN_TEXT)
    return written;
  stripped = strip_remarks (text);
  if (read_plain (variant, stripped, &beside, &is_alike_beside, &others) != STEWARD_WRITTEN_LETTERS || beside == 0 ||
      others != NULL)
    return written;
  *letters = beside;
  *is_alike = is_alike_beside;
  *is_annotated = TRUE;
  return STEWARD_WRITTEN_LETTERS;
}

/**
 * steward_written_read_head:
 * @variant: the letters that are ours
 * @text: the head of a column
 *
 * Returns: the letter whose names stand below, or none: `R`, `Responsible`, `Ответственный (R)`
 */
StewardLetters
steward_written_read_head (StewardVariant *variant,
                           const char     *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);
  gboolean is_alike = FALSE;
  gsize length = strlen (text);

  if (g_utf8_strlen (text, -1) == 1)
    return letter_of (variant, g_utf8_get_char (text), &is_alike);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (strcmp (folded, heads[i].word) == 0)
      return heads[i].letter;
  if (length >= 3 && text[length - 1] == ')' && text[length - 3] == '(')
    return letter_of (variant, (gunichar) text[length - 2], &is_alike);
  return 0;
}
