/* steward-formula.h: formulas as words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-markup.h"

G_BEGIN_DECLS

char *steward_formula_write (xmlNode *math) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
