/* steward-guideline-translating.h: guidelines in other languages
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_translations_begin  (const char        *master,
                                               const char        *language,
                                               const char        *title);
StewardOperation *steward_translations_mark   (const char        *id,
                                               const char *const *clauses);
StewardOperation *steward_translations_take   (const char        *id,
                                               const char *const *clauses);
StewardOperation *steward_translations_show   (const char        *id,
                                               const char        *which);
StewardOperation *steward_translations_list   (const char        *id);
StewardOperation *steward_translations_choose (const char        *id,
                                               const char *const *languages);

G_END_DECLS
