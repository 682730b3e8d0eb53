/* steward-routing-words.c: who answers, approves, is asked and is told, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-routing-words"

#include "steward-routing-words.h"

#include <glib/gi18n-lib.h>

/* In the order of duty. */
static const StewardLetters order[] = {
  STEWARD_ACCOUNTABLE,
  STEWARD_RESPONSIBLE,
  STEWARD_CONSULTED,
  STEWARD_INFORMED,
};

/**
 * steward_letter_name:
 * @letter: one
 *
 * Returns: `R`, `A`, `C` or `I`
 */
const char *
steward_letter_name (StewardLetters letter)
{
  switch (letter)
    {
    case STEWARD_RESPONSIBLE:
      return "R";
    case STEWARD_ACCOUNTABLE:
      return "A";
    case STEWARD_CONSULTED:
      return "C";
    case STEWARD_INFORMED:
    default:
      return "I";
    }
}

/**
 * steward_letter_title:
 * @letter: one
 *
 * Returns: what it stands for, translated
 */
const char *
steward_letter_title (StewardLetters letter)
{
  switch (letter)
    {
    case STEWARD_RESPONSIBLE:
      return _("Responsible");
    case STEWARD_ACCOUNTABLE:
      return _("Accountable");
    case STEWARD_CONSULTED:
      return _("Consulted");
    case STEWARD_INFORMED:
    default:
      return _("Informed");
    }
}

/**
 * steward_list_words:
 * @names: names, up to a %NULL
 *
 * Returns: (transfer full): "Legal", "Legal and IT", "Legal, IT and Sales"; empty for none
 */
char *
steward_list_words (const char *const *names)
{
  guint n = g_strv_length ((char **) names);
  g_autoptr (GString) head = NULL;

  if (n < 2)
    return g_strdup (n == 0 ? "" : names[0]);
  head = g_string_new (names[0]);
  for (guint i = 1; i + 1 < n; i++)
    /* TRANSLATORS: between the first names of a list: "Legal, IT" */
    g_string_append_printf (head, C_("list", ", %s"), names[i]);
  /* TRANSLATORS: the end of a list: "Legal, IT and Sales" */
  return g_strdup_printf (C_("list", "%s and %s"), head->str, names[n - 1]);
}

/**
 * steward_letters_words:
 * @letters: of one cell
 *
 * Returns: (transfer full): "Accountable and Responsible"; empty for none
 */
char *
steward_letters_words (StewardLetters letters)
{
  const char *names[G_N_ELEMENTS (order) + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (letters & order[i])
      names[n++] = steward_letter_title (order[i]);
  return steward_list_words (names);
}
