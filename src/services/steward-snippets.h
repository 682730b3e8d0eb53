/* steward-snippets.h: saved replies, filled in for one answer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_snippet_use (const char *snippet,
                                       const char *response);

G_END_DECLS
