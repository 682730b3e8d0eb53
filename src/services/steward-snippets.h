/* steward-snippets.h: saved replies, filled in for one answer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_snippet_use (const char *snippet,
                                       const char *response);
StewardOperation *steward_snippet_cite              (const char *snippet,
                                                     const char *guideline,
                                                     const char *clause,
                                                     gboolean    takes_back);
StewardOperation *steward_snippet_approve           (const char *snippet);
StewardOperation *steward_snippets_report_standing  (void);

G_END_DECLS
