/* steward-variant-words.c: what the letters of a matrix mean, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-variant-words"

#include "steward-variant-words.h"

#include "steward-routing-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Those of the variants that are known; what an organisation writes itself is shown as it is. */
static const char *const known_meanings[] = {
  N_("Accountable"), N_("Responsible"), N_("Consulted"),  N_("Informed"), N_("Supports"), N_("Driver"),      N_("Approver"),
  N_("Contributor"), N_("Recommends"),  N_("Agrees"),     N_("Performs"), N_("Decides"),  N_("Gives input"), N_("Omitted"),
};

/**
 * steward_variant_words_meaning:
 *
 * Returns: what a letter means, translated where it is known
 */
const char *
steward_variant_words_meaning (const StewardVariantLetter *letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_meanings); i++)
    if (strcmp (known_meanings[i], letter->meaning) == 0)
      return _(known_meanings[i]);
  return letter->meaning;
}

static char *
limits_of (const StewardVariantLetter *letter)
{
  if (letter->least > 0 && letter->least == letter->most)
    return letter->most == 1 ? g_strdup (_("exactly one"))
                             : g_strdup_printf (ngettext ("exactly %u", "exactly %u", letter->most), letter->most);
  if (letter->most > 0)
    return g_strdup_printf (ngettext ("at most %u", "at most %u", letter->most), letter->most);
  if (letter->least == 1)
    return g_strdup (_("at least one"));
  if (letter->least > 1)
    return g_strdup_printf (ngettext ("at least %u", "at least %u", letter->least), letter->least);
  return NULL;
}

/**
 * steward_variant_words_duty:
 *
 * Returns: (transfer full): what comes of a letter, and how many a row has: "approves, exactly one"; empty for one's own
 *   without limits
 */
char *
steward_variant_words_duty (const StewardVariantLetter *letter)
{
  g_autofree char *limits = limits_of (letter);
  const char *duty = letter->bit == STEWARD_ACCOUNTABLE   ? _("approves")
                     : letter->bit == STEWARD_RESPONSIBLE ? _("answers")
                     : letter->bit == STEWARD_CONSULTED   ? _("asked before")
                     : letter->bit == STEWARD_INFORMED    ? _("told after")
                                                          : NULL;

  if (duty == NULL)
    return limits != NULL ? g_steal_pointer (&limits) : g_strdup ("");
  /* Translators: what a letter of the matrix does, and how many of it a row has: "approves, exactly one" */
  return limits != NULL ? g_strdup_printf (_("%s, %s"), duty, limits) : g_strdup (duty);
}

/**
 * steward_variant_words_cell:
 * @letters: of one cell
 *
 * Returns: (transfer full): "Accountable and Responsible"; empty for none
 */
char *
steward_variant_words_cell (StewardVariant *variant,
                            StewardLetters  letters)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < steward_variant_get_n_letters (variant); i++)
    if (letters & steward_variant_get_letter (variant, i)->bit)
      g_ptr_array_add (names, (gpointer) steward_variant_words_meaning (steward_variant_get_letter (variant, i)));
  g_ptr_array_add (names, NULL);
  return steward_list_words ((const char *const *) names->pdata);
}
