/* steward-terms.c: the words, stems and patterns of a rule, ready to look for
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-terms"

#include "steward-terms-private.h"

#include <string.h>

/* A text full of one pattern is one fault, not hundreds. */
#define MAX_MATCHES_A_PATTERN 20

/* Compiles what is @written; @otherwise are the words when it has none. */
void
steward_terms_init (StewardTerms           *terms,
                    const StewardRuleTerms *written,
                    const char *const      *otherwise)
{
  const char *const *words =
    written->words[0] != NULL || otherwise == NULL ? (const char *const *) written->words : otherwise;

  terms->phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_phrase_free);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (terms->phrases, steward_phrase_new (words[i], FALSE, NULL));
  terms->stems = g_strdupv (written->stems);
  terms->stemmed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  terms->patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);
  for (guint i = 0; written->patterns[i] != NULL; i++)
    g_ptr_array_add (terms->patterns, steward_rule_pattern_new (written->patterns[i], NULL));
}

void
steward_terms_clear (StewardTerms *terms)
{
  g_clear_pointer (&terms->phrases, g_ptr_array_unref);
  g_clear_pointer (&terms->stems, g_strfreev);
  g_clear_pointer (&terms->stemmed, g_hash_table_unref);
  g_clear_pointer (&terms->patterns, g_ptr_array_unref);
}

gboolean
steward_terms_are_empty (const StewardTerms *terms)
{
  return terms->phrases->len == 0 && terms->stems[0] == NULL && terms->patterns->len == 0;
}

static GPtrArray *
stems_in (StewardTerms *terms,
          const char   *language)
{
  GPtrArray *phrases = g_hash_table_lookup (terms->stemmed, language);

  if (phrases == NULL)
    {
      phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_phrase_free);
      for (guint i = 0; terms->stems[i] != NULL; i++)
        g_ptr_array_add (phrases, steward_phrase_new (terms->stems[i], TRUE, language));
      g_hash_table_insert (terms->stemmed, g_strdup (language), phrases);
    }
  return phrases;
}

static gint
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const StewardWordingMatch *first = a;
  const StewardWordingMatch *second = b;

  return first->start != second->start ? (first->start < second->start ? -1 : 1)
                                       : (first->end > second->end ? -1 : first->end < second->end);
}

/* Returns: (transfer full): where @terms stand, in the text's order, none inside another. A pattern
 * that takes too much work to match is taken as standing everywhere: it never lets a text pass. */
GArray *
steward_terms_find (StewardTerms   *terms,
                    const char     *text,
                    StewardWording *wording,
                    const char     *language)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (StewardWordingMatch));
  GPtrArray *stemmed = terms->stems[0] != NULL ? stems_in (terms, language) : NULL;
  guint kept = 0;

  for (guint i = 0; i < terms->phrases->len; i++)
    steward_wording_find (wording, terms->phrases->pdata[i], matches);
  for (guint i = 0; stemmed != NULL && i < stemmed->len; i++)
    steward_wording_find (wording, stemmed->pdata[i], matches);
  for (guint i = 0; i < terms->patterns->len; i++)
    {
      g_autoptr (GMatchInfo) info = NULL;
      g_autoptr (GError) error = NULL;
      guint found = 0;

      g_regex_match_full (terms->patterns->pdata[i], text, -1, 0, 0, &info, &error);
      while (error == NULL && g_match_info_matches (info) && found++ < MAX_MATCHES_A_PATTERN)
        {
          gint start = 0;
          gint end = 0;
          StewardWordingMatch match;

          g_match_info_fetch_pos (info, 0, &start, &end);
          match.start = (guint) g_utf8_pointer_to_offset (text, text + start);
          match.end = match.start + (guint) g_utf8_strlen (text + start, end - start);
          match.sentence = steward_wording_get_sentence (wording, match.start);
          if (match.end > match.start)
            g_array_append_val (matches, match);
          g_match_info_next (info, &error);
        }
      if (error != NULL)
        {
          StewardWordingMatch match = { 0, (guint) g_utf8_strlen (text, -1), 0 };

          g_array_append_val (matches, match);
        }
    }

  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < matches->len; i++)
    {
      StewardWordingMatch match = g_array_index (matches, StewardWordingMatch, i);

      if (kept > 0 && match.end <= g_array_index (matches, StewardWordingMatch, kept - 1).end)
        continue;
      g_array_index (matches, StewardWordingMatch, kept++) = match;
    }
  g_array_set_size (matches, kept);
  return matches;
}
