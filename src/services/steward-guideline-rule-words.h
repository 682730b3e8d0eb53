/* steward-guideline-rule-words.h: what a clause asks of an answer, in a sentence
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"
#include "steward-guideline-rule.h"

G_BEGIN_DECLS

char       *steward_guideline_rule_words      (JsonNode         *rule,
                                               StewardDirectory *directory) G_GNUC_WARN_UNUSED_RESULT;
const char *steward_guideline_rule_what_words (StewardRuleWhat   what);

G_END_DECLS
