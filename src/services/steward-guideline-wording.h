/* steward-guideline-wording.h: broad terms in a guideline's own text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

StewardOperation *steward_guideline_wording_review      (const char *id,
                                                         const char *which);
StewardOperation *steward_guideline_wording_answer      (const char *id,
                                                         const char *clause,
                                                         const char *term,
                                                         const char *interest,
                                                         const char *narrower);
StewardOperation *steward_guideline_wording_list_terms  (void);
StewardOperation *steward_guideline_wording_set_term    (const char *term,
                                                         const char *language,
                                                         JsonObject *fields);
StewardOperation *steward_guideline_wording_remove_term (const char *term,
                                                         const char *language);

G_END_DECLS
