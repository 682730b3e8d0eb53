/* steward-guideline-rule.c: what a clause asks of an answer
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-rule"

#include "steward-guideline-rule.h"

#include "steward-json.h"
#include "steward-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const what_names[] = {
  "must-contain", "must-not-contain", "needs-consultation", "disclosure",
  "maximum-length", "no-personal-data", "reading-level", "unreadable",
};

/**
 * steward_rule_what_to_string:
 * @what: what a rule asks
 *
 * Returns: its stable name
 */
const char *
steward_rule_what_to_string (StewardRuleWhat what)
{
  g_return_val_if_fail (what < G_N_ELEMENTS (what_names), NULL);

  return what_names[what];
}

/**
 * steward_rule_what_from_string:
 * @name: (nullable): a stable name
 * @what: (out): what a rule asks
 *
 * Returns: whether a rule can ask that
 */
gboolean
steward_rule_what_from_string (const char      *name,
                               StewardRuleWhat *what)
{
  for (guint i = 0; i < STEWARD_RULE_UNREADABLE; i++)
    if (g_strcmp0 (what_names[i], name) == 0)
      {
        *what = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * steward_rule_pattern_new:
 * @pattern: a Perl-compatible regular expression
 * @error: return location; code %STEWARD_RECORD_ERROR_INVALID
 *
 * Patterns come from people: their length is capped, and so is the work that one match may do
 * (pcre2pattern(3), `LIMIT_MATCH`); a match that passes it fails with an error.
 *
 * Returns: (transfer full) (nullable): the expression, without case
 */
GRegex *
steward_rule_pattern_new (const char  *pattern,
                          GError     **error)
{
  g_autofree char *limited = NULL;
  g_autoptr (GError) bad = NULL;
  GRegex *regex;

  if (strlen (pattern) > STEWARD_RULE_MAX_PATTERN || g_str_has_prefix (pattern, "(*"))
    {
      g_set_error (error, STEWARD_RECORD_ERROR, STEWARD_RECORD_ERROR_INVALID,
                   _("pattern “%.40s…”: longer than %d bytes, or begins with “(*”; write it shorter"),
                   pattern, STEWARD_RULE_MAX_PATTERN);
      return NULL;
    }

  limited = g_strdup_printf ("(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=20000)%s", pattern);
  regex = g_regex_new (limited, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &bad);
  if (regex == NULL)
    g_set_error (error, STEWARD_RECORD_ERROR, STEWARD_RECORD_ERROR_INVALID, _("pattern “%s”: %s"), pattern,
                 bad->message);
  return regex;
}

static gboolean
parse_terms (JsonObject        *object,
             StewardRuleTerms  *terms,
             GError           **error)
{
  terms->words = steward_json_get_texts (object, "words");
  terms->stems = steward_json_get_texts (object, "stems");
  terms->patterns = steward_json_get_texts (object, "patterns");

  if (g_strv_length (terms->words) + g_strv_length (terms->stems) + g_strv_length (terms->patterns) >
      STEWARD_RULE_MAX_TERMS)
    {
      g_set_error (error, STEWARD_RECORD_ERROR, STEWARD_RECORD_ERROR_INVALID,
                   _("more than %d words, stems and patterns: split the rule"), STEWARD_RULE_MAX_TERMS);
      return FALSE;
    }
  for (guint i = 0; terms->patterns[i] != NULL; i++)
    {
      g_autoptr (GRegex) regex = steward_rule_pattern_new (terms->patterns[i], error);

      if (regex == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_terms (const StewardRuleTerms *terms)
{
  return terms->words[0] != NULL || terms->stems[0] != NULL || terms->patterns[0] != NULL;
}

static const char *
find_fault (const StewardGuidelineRule *self)
{
  if ((self->what == STEWARD_RULE_MUST_CONTAIN || self->what == STEWARD_RULE_MUST_NOT_CONTAIN) &&
      !has_terms (&self->terms))
    return _("it names no “words”, “stems” or “patterns”");
  if (self->what == STEWARD_RULE_NEEDS_CONSULTATION && (self->department == NULL || *self->department == '\0'))
    return _("it names no “department”");
  if ((self->what == STEWARD_RULE_MAXIMUM_LENGTH || self->what == STEWARD_RULE_READING_LEVEL) && self->maximum == 0)
    return _("“maximum” is not a number above 0");
  return NULL;
}

/**
 * steward_guideline_rule_parse:
 * @json: a rule
 * @error: return location; code %STEWARD_RECORD_ERROR_INVALID, the message names the member
 *
 * Returns: (transfer full) (nullable): the rule
 */
StewardGuidelineRule *
steward_guideline_rule_parse (JsonNode  *json,
                              GError   **error)
{
  g_autoptr (StewardGuidelineRule) self = g_new0 (StewardGuidelineRule, 1);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (json) ? json_node_get_object (json) : NULL;
  JsonObject *when = steward_json_get_object (object, "when");
  const char *strength = steward_json_get_text (object, "strength");
  const char *fault = NULL;

  self->networks = steward_json_get_texts (when, "networks");
  self->activities = steward_json_get_texts (when, "activities");
  self->departments = steward_json_get_texts (when, "departments");
  self->languages = steward_json_get_texts (when, "languages");
  self->accounts = steward_json_get_texts (when, "accounts");
  self->department = g_strdup (steward_json_get_text (object, "department"));
  self->because = g_strdup (steward_json_get_text (object, "because"));
  self->maximum = (guint) CLAMP (steward_json_get_integer (object, "maximum", 0), 0, G_MAXINT);
  self->enforced = g_strcmp0 (strength, "enforce") == 0;
  if (!parse_terms (when, &self->when, error) || !parse_terms (object, &self->terms, error))
    return NULL;

  if (!steward_rule_what_from_string (steward_json_get_text (object, "what"), &self->what))
    fault = _("“what” is nothing that a rule can ask");
  else if (!self->enforced && g_strcmp0 (strength, "advise") != 0)
    fault = _("“strength” is neither “advise” nor “enforce”");
  else
    fault = find_fault (self);
  if (fault != NULL)
    {
      g_set_error (error, STEWARD_RECORD_ERROR, STEWARD_RECORD_ERROR_INVALID, _("the rule can’t be read: %s"), fault);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static void
add_texts (JsonObject  *object,
           const char  *member,
           char       **texts)
{
  JsonArray *array;

  if (texts[0] == NULL)
    return;

  array = json_array_new ();
  for (guint i = 0; texts[i] != NULL; i++)
    json_array_add_string_element (array, texts[i]);
  json_object_set_array_member (object, member, array);
}

static void
add_terms (JsonObject             *object,
           const StewardRuleTerms *terms)
{
  add_texts (object, "words", terms->words);
  add_texts (object, "stems", terms->stems);
  add_texts (object, "patterns", terms->patterns);
}

/**
 * steward_guideline_rule_to_json:
 * @self: a rule
 *
 * Returns: (transfer full): the rule as a block holds it
 */
JsonNode *
steward_guideline_rule_to_json (const StewardGuidelineRule *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonObject *when = json_object_new ();

  json_object_set_string_member (object, "what", what_names[self->what]);
  json_object_set_string_member (object, "strength", self->enforced ? "enforce" : "advise");
  add_terms (object, &self->terms);
  if (self->department != NULL)
    json_object_set_string_member (object, "department", self->department);
  if (self->maximum > 0)
    json_object_set_int_member (object, "maximum", self->maximum);
  if (self->because != NULL)
    json_object_set_string_member (object, "because", self->because);

  add_terms (when, &self->when);
  add_texts (when, "networks", self->networks);
  add_texts (when, "activities", self->activities);
  add_texts (when, "departments", self->departments);
  add_texts (when, "languages", self->languages);
  add_texts (when, "accounts", self->accounts);
  if (json_object_get_size (when) > 0)
    json_object_set_object_member (object, "when", when);
  else
    json_object_unref (when);

  return json_node_init_object (json_node_alloc (), object);
}

static void
clear_terms (StewardRuleTerms *terms)
{
  g_strfreev (terms->words);
  g_strfreev (terms->stems);
  g_strfreev (terms->patterns);
}

/**
 * steward_guideline_rule_free:
 * @self: (transfer full): what is no longer needed
 */
void
steward_guideline_rule_free (StewardGuidelineRule *self)
{
  clear_terms (&self->when);
  clear_terms (&self->terms);
  g_strfreev (self->networks);
  g_strfreev (self->activities);
  g_strfreev (self->departments);
  g_strfreev (self->languages);
  g_strfreev (self->accounts);
  g_free (self->department);
  g_free (self->because);
  g_free (self);
}
