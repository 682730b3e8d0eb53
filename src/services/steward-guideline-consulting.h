/* steward-guideline-consulting.h: departments are asked about a draft before it is put in force
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_guidelines_consult (const char        *id,
                                              const char *const *departments,
                                              gint64             due_us);
StewardOperation *steward_guidelines_answer  (const char        *id,
                                              const char        *department,
                                              const char        *verdict,
                                              const char        *text,
                                              const char        *seen);

G_END_DECLS
