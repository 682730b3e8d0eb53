/* steward-query-words.h: where a query isn't understood, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-query.h"

G_BEGIN_DECLS

char  *steward_query_problem_words (const char                *text,
                                    const StewardQueryProblem *problem) G_GNUC_WARN_UNUSED_RESULT;
char **steward_query_list_problems (StewardQuery              *query,
                                    const char                *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
