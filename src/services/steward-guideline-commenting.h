/* steward-guideline-commenting.h: what is said about passages of a draft
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_comments_add     (const char *guideline,
                                            const char *clause,
                                            const char *cell,
                                            const char *passage,
                                            const char *text);
StewardOperation *steward_comments_reply   (const char *comment,
                                            const char *text);
StewardOperation *steward_comments_resolve (const char *comment);
StewardOperation *steward_comments_reopen  (const char *comment);
StewardOperation *steward_comments_list    (const char *guideline,
                                            gboolean    with_resolved);

G_END_DECLS
