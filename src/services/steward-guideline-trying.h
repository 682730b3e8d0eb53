/* steward-guideline-trying.h: what a rule would have said to past answers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_guidelines_try_rule (const char *id,
                                               const char *clause,
                                               JsonNode   *rule);

G_END_DECLS
