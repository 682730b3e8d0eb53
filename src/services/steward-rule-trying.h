/* steward-rule-trying.h: how many stored mentions a row's rule would take
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_rule_try       (const char       *activity,
                                          const char       *rule);
char             *steward_rule_try_words (StewardOperation *operation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
