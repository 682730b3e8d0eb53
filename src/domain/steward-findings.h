/* steward-findings.h: what the guidelines in force say to a text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"
#include "steward-guideline-rule.h"
#include "steward-time.h"

G_BEGIN_DECLS

/**
 * StewardFindingSeverity:
 * @STEWARD_FINDING_STOP: nothing is published while it stands
 * @STEWARD_FINDING_ADVICE: the writer is told
 * @STEWARD_FINDING_OK: a rule that spoke is kept, or waived by an exception
 *
 * How much a finding weighs. In JSON: `stop`, `advice`, `ok`.
 */
typedef enum
{
  STEWARD_FINDING_STOP,
  STEWARD_FINDING_ADVICE,
  STEWARD_FINDING_OK,
} StewardFindingSeverity;

/**
 * StewardFinding:
 * @severity: how much it weighs
 * @what: what the rule asks
 * @guideline: the id of the guideline
 * @title: its title
 * @number: the edition in force
 * @clause: the clause's number, as people cite it
 * @heading: (nullable): the words of the heading that the clause is under
 * @block: the id of the clause
 * @words: (nullable): what in the text made the rule speak: one word, or first and last of a
 *   sentence's with ` … ` between; of personal data `email`, `phone`, `card`, `iban`
 * @because: (nullable): the rule's own few words that end "the reply …"; of a network's limit `bytes` when it is one of bytes, `parts` when the posts of
 *   a thread aren't those of the text; of its picture @number `pictures` (more than it takes), `picture-bytes`, `description` (there is
 *   none), `description-length`, `picture-missing` (not in this file yet)
 * @department: (nullable): the department to consult, or that was
 * @limit: of a maximum length, or of a reading level
 * @length: how long the text is, or how hard to read
 * @waived_until_us: until when an exception waives it, then its severity is %STEWARD_FINDING_OK; else 0
 * @in_warning: the place is in the content warning, which @start and @end don't count
 * @start: first code point of the place in the text; 0 with @end 0 when there is none
 * @end: the one after the last
 *
 * One thing that a guideline says to a text: a code with arguments; services make the sentence.
 */
typedef struct
{
  StewardFindingSeverity  severity;
  StewardRuleWhat         what;
  char                   *guideline;
  char                   *title;
  gint64                  number;
  char                   *clause;
  char                   *heading;
  char                   *block;
  char                   *words;
  char                   *because;
  char                   *department;
  guint                   limit;
  guint                   length;
  gint64                  waived_until_us;
  gboolean                in_warning;
  guint                   start;
  guint                   end;
} StewardFinding;

/**
 * StewardFindingContext:
 * @network: (nullable): of the account
 * @account_kind: (nullable): `official` or `personal`; %NULL is `official`
 * @activity: (nullable): an id
 * @department: (nullable): the department that answers, an id
 * @language: (nullable): of the text, BCP 47
 * @audience: (nullable): the author's departments, ids; %NULL lets every guideline speak
 * @warning: (nullable): the content warning above the text, which goes out with it and is read like it
 * @organisation: (nullable): its name, which belongs to a disclosure that it follows
 * @own_domains: (nullable): the organisation's host names
 * @answered: (nullable): departments that answered a consultation on this very version, ids
 * @exceptions: (nullable) (element-type StewardRecord): exceptions of the author that are in force
 *   now: see steward_exception_is_in_force()
 *
 * What a text is written for. A condition of a rule on something that isn't known here counts as
 * met: not knowing never silences a rule.
 */
typedef struct
{
  const char        *network;
  const char        *account_kind;
  const char        *activity;
  const char        *department;
  const char        *language;
  const char *const *audience;
  const char        *warning;
  const char        *organisation;
  const char *const *own_domains;
  const char *const *answered;
  GPtrArray         *exceptions;
} StewardFindingContext;

#define STEWARD_TYPE_FINDING_RULES (steward_finding_rules_get_type ())
G_DECLARE_FINAL_TYPE (StewardFindingRules, steward_finding_rules, STEWARD, FINDING_RULES, GObject)

StewardFindingRules *steward_finding_rules_new           (void);
void                 steward_finding_rules_add           (StewardFindingRules         *self,
                                                          StewardGuideline            *guideline);
guint                steward_finding_rules_get_n_rules   (StewardFindingRules         *self);
GPtrArray           *steward_finding_rules_check         (StewardFindingRules         *self,
                                                          const char                  *text,
                                                          const StewardFindingContext *context)
                                                          G_GNUC_WARN_UNUSED_RESULT;

const char          *steward_finding_severity_to_string  (StewardFindingSeverity       severity);
char                *steward_finding_get_code            (const StewardFinding        *self) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_finding_free                (StewardFinding              *self);

gboolean             steward_findings_stop               (GPtrArray                   *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardFinding, steward_finding_free)

G_END_DECLS
