/* steward-questions.h: whether clauses are understood
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_questions_add    (const char        *guideline,
                                            const char        *clause,
                                            const char        *text,
                                            const char *const *choices,
                                            guint              right);
StewardOperation *steward_questions_remove (const char        *id);
StewardOperation *steward_questions_list   (const char        *guideline);

G_END_DECLS
