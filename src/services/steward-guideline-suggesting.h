/* steward-guideline-suggesting.h: other words for passages of a draft
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"
#include "steward-suggestion.h"

G_BEGIN_DECLS

StewardOperation *steward_suggestions_add      (const char        *guideline,
                                                const char        *clause,
                                                const char        *passage,
                                                gboolean           is_after,
                                                const char        *replacement);
StewardOperation *steward_suggestions_reshape  (const char        *guideline,
                                                const char        *clause,
                                                StewardSuggestionForm form,
                                                const char        *passage,
                                                const char        *kind,
                                                const char        *text);
StewardOperation *steward_suggestions_decide   (const char *const *suggestions,
                                                gboolean           accepts);
StewardOperation *steward_suggestions_decide_all (const char      *guideline,
                                                gboolean           accepts);
StewardOperation *steward_suggestions_withdraw (const char        *suggestion);
StewardOperation *steward_suggestions_list     (const char        *guideline,
                                                gboolean           with_decided);

G_END_DECLS
