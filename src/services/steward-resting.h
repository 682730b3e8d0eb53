/* steward-resting.h: snippets and responses that rest on clauses
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_resting_report (const char *guideline);

G_END_DECLS
