/* steward-guideline-rule-words.c: what a clause asks of an answer, in a sentence
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-rule-words"

#include "steward-guideline-rule-words.h"

#include <glib/gi18n-lib.h>

/* So many examples say enough. */
#define MAX_EXAMPLES 3

static void
add_examples (GPtrArray *examples,
              char     **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (examples, words[i]);
}

static char *
list_terms (const StewardRuleTerms *terms)
{
  g_autoptr (GPtrArray) examples = g_ptr_array_new ();
  g_autoptr (GString) out = g_string_new (NULL);

  add_examples (examples, terms->words);
  add_examples (examples, terms->stems);
  add_examples (examples, terms->patterns);
  for (guint i = 0; i < examples->len && i < MAX_EXAMPLES; i++)
    g_string_append_printf (out, _("%s“%s”"), i > 0 ? ", " : "", (char *) examples->pdata[i]);
  if (examples->len > MAX_EXAMPLES)
    g_string_append_printf (out, ngettext (" and %u more", " and %u more", examples->len - MAX_EXAMPLES),
                            examples->len - MAX_EXAMPLES);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
is_empty (const StewardRuleTerms *terms)
{
  return terms->words[0] == NULL && terms->stems[0] == NULL && terms->patterns[0] == NULL;
}

static char *
words_of_consultation (const StewardGuidelineRule *rule,
                       StewardDirectory           *directory)
{
  const char *department = directory != NULL ? steward_directory_get_name (directory, rule->department) : rule->department;
  g_autofree char *terms = NULL;

  if (rule->because != NULL)
    return g_strdup_printf (rule->enforced ? _("Needs consultation of %s when the reply %s")
                                           : _("Advises to consult %s when the reply %s"),
                            department, rule->because);
  if (is_empty (&rule->when))
    return g_strdup_printf (rule->enforced ? _("Needs consultation of %s") : _("Advises to consult %s"), department);
  terms = list_terms (&rule->when);
  return g_strdup_printf (rule->enforced ? _("Needs consultation of %s when the reply says %s")
                                         : _("Advises to consult %s when the reply says %s"),
                          department, terms);
}

static char *
words_of_what (const StewardGuidelineRule *rule,
               StewardDirectory           *directory)
{
  g_autofree char *terms = list_terms (&rule->terms);

  switch (rule->what)
    {
    case STEWARD_RULE_MUST_CONTAIN:
      return g_strdup_printf (rule->enforced ? _("Must say %s") : _("Advises to say %s"), terms);
    case STEWARD_RULE_MUST_NOT_CONTAIN:
      return g_strdup_printf (rule->enforced ? _("Must not say %s") : _("Advises against %s"), terms);
    case STEWARD_RULE_NEEDS_CONSULTATION:
      return words_of_consultation (rule, directory);
    case STEWARD_RULE_DISCLOSURE:
      return g_strdup (rule->enforced ? _("Must say for whom its writer works") : _("Advises to say for whom its writer works"));
    case STEWARD_RULE_MAXIMUM_LENGTH:
      return g_strdup_printf (rule->enforced ? ngettext ("At most %u character", "At most %u characters", rule->maximum)
                                             : ngettext ("Advises at most %u character", "Advises at most %u characters",
                                                         rule->maximum),
                              rule->maximum);
    case STEWARD_RULE_NO_PERSONAL_DATA:
      return g_strdup (rule->enforced ? _("Must not contain personal data") : _("Advises against personal data"));
    case STEWARD_RULE_READING_LEVEL:
      return g_strdup_printf (rule->enforced ? _("Must read at level %u or below") : _("Advises a reading level of %u or below"),
                              rule->maximum);
    case STEWARD_RULE_UNREADABLE:
    default:
      return g_strdup (_("A rule that this version can’t read"));
    }
}

static void
append_only (GString          *out,
             char            **ids,
             StewardDirectory *directory)
{
  for (guint i = 0; ids[i] != NULL; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : _(" · only "),
                            directory != NULL ? steward_directory_get_name (directory, ids[i]) : ids[i]);
}

/**
 * steward_guideline_rule_words:
 * @rule: as blocks hold it
 * @directory: (nullable): for names; without it ids are shown
 *
 * Returns: (transfer full): one sentence without its full stop
 */
char *
steward_guideline_rule_words (JsonNode         *rule,
                              StewardDirectory *directory)
{
  g_autoptr (StewardGuidelineRule) parsed = steward_guideline_rule_parse (rule, NULL);
  g_autofree char *what = NULL;
  g_autoptr (GString) out = NULL;

  if (parsed == NULL)
    return g_strdup (_("A rule that this version can’t read"));
  what = words_of_what (parsed, directory);
  out = g_string_new (what);
  append_only (out, parsed->networks, NULL);
  append_only (out, parsed->activities, directory);
  append_only (out, parsed->departments, directory);
  append_only (out, parsed->languages, NULL);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * steward_guideline_rule_what_words:
 *
 * Returns: what a kind of rule is called, translated
 */
const char *
steward_guideline_rule_what_words (StewardRuleWhat what)
{
  switch (what)
    {
    case STEWARD_RULE_MUST_CONTAIN:
      return _("Must say");
    case STEWARD_RULE_MUST_NOT_CONTAIN:
      return _("Must not say");
    case STEWARD_RULE_NEEDS_CONSULTATION:
      return _("Needs consultation");
    case STEWARD_RULE_DISCLOSURE:
      return _("Disclosure of employment");
    case STEWARD_RULE_MAXIMUM_LENGTH:
      return _("Maximum length");
    case STEWARD_RULE_NO_PERSONAL_DATA:
      return _("No personal data");
    case STEWARD_RULE_READING_LEVEL:
      return _("Reading level");
    case STEWARD_RULE_UNREADABLE:
    default:
      return _("Unknown");
    }
}
