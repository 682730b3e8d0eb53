/* steward-guideline-rule.h: what a clause asks of an answer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StewardRuleWhat:
 * @STEWARD_RULE_MUST_CONTAIN: one of the words, stems or patterns
 * @STEWARD_RULE_MUST_NOT_CONTAIN: any of the words, stems or patterns
 * @STEWARD_RULE_NEEDS_CONSULTATION: a department's answer on this version
 * @STEWARD_RULE_DISCLOSURE: that the writer works for the organisation, in the post itself
 * @STEWARD_RULE_MAXIMUM_LENGTH: at most so many characters as a reader sees them
 * @STEWARD_RULE_NO_PERSONAL_DATA: no e-mail address, telephone, card or account number
 * @STEWARD_RULE_READING_LEVEL: that it reads no harder than so much LIX, see steward_wording_read()
 * @STEWARD_RULE_UNREADABLE: what this version doesn't know, or what is written wrongly
 *
 * What a rule asks.
 */
typedef enum
{
  STEWARD_RULE_MUST_CONTAIN,
  STEWARD_RULE_MUST_NOT_CONTAIN,
  STEWARD_RULE_NEEDS_CONSULTATION,
  STEWARD_RULE_DISCLOSURE,
  STEWARD_RULE_MAXIMUM_LENGTH,
  STEWARD_RULE_NO_PERSONAL_DATA,
  STEWARD_RULE_READING_LEVEL,
  STEWARD_RULE_UNREADABLE,
} StewardRuleWhat;

/**
 * StewardRuleTerms:
 * @words: words and phrases, compared without case; `never … again` allows words between
 * @stems: words in any of their forms, in the answer's language
 * @patterns: Perl-compatible regular expressions, without case
 *
 * What to look for in an answer.
 */
typedef struct
{
  char **words;
  char **stems;
  char **patterns;
} StewardRuleTerms;

/**
 * StewardGuidelineRule:
 * @what: what it asks
 * @enforced: whether it stops publishing; else it advises
 * @when: the rule speaks only when the answer holds one of these; all empty is always
 * @networks: (array zero-terminated=1): names; empty is all, as are the following
 * @activities: (array zero-terminated=1): ids
 * @departments: (array zero-terminated=1): ids of the department that answers
 * @languages: (array zero-terminated=1): BCP 47; `de` is `de-AT` too
 * @accounts: (array zero-terminated=1): `official`, `personal`; for a disclosure, none is `personal`
 * @terms: what must or must not be there; of a disclosure: the ways to say it
 * @department: (nullable): the department to consult, an id
 * @maximum: the greatest length, or the highest reading level
 * @because: (nullable): a few words that end "the reply …", as `promises money or replacement`
 *
 * A rule as it is written on a clause. In JSON:
 *
 *     { "what": "needs-consultation", "strength": "enforce", "department": "legal",
 *       "because": "promises money or replacement",
 *       "when": { "words": ["in full"], "stems": ["refund", "pay"], "patterns": [], "networks": [],
 *                 "activities": [], "departments": [], "languages": ["en"], "accounts": [] } }
 *
 * `what` is `must-contain` or `must-not-contain` (with `words`, `stems`, `patterns` beside it),
 * `needs-consultation` (`department`), `disclosure` (`words`), `maximum-length` (`maximum`),
 * `no-personal-data`, `reading-level` (`maximum`); `strength` is `advise` or `enforce`. Members that are absent are empty.
 */
typedef struct
{
  StewardRuleWhat   what;
  gboolean          enforced;
  StewardRuleTerms  when;
  char            **networks;
  char            **activities;
  char            **departments;
  char            **languages;
  char            **accounts;
  StewardRuleTerms  terms;
  char             *department;
  guint             maximum;
  char             *because;
} StewardGuidelineRule;

#define STEWARD_RULE_MAX_TERMS   200
#define STEWARD_RULE_MAX_PATTERN 500

StewardGuidelineRule *steward_guideline_rule_parse   (JsonNode                    *json,
                                                      GError                     **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode             *steward_guideline_rule_to_json (const StewardGuidelineRule  *self) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_guideline_rule_free    (StewardGuidelineRule        *self);
const char           *steward_rule_what_to_string    (StewardRuleWhat              what);
gboolean              steward_rule_what_from_string  (const char                  *name,
                                                      StewardRuleWhat             *what);
GRegex               *steward_rule_pattern_new       (const char                  *pattern,
                                                      GError                     **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardGuidelineRule, steward_guideline_rule_free)

G_END_DECLS
