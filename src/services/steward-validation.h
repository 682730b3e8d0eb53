/* steward-validation.h: whether a record that somebody filled in makes sense
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-transaction.h"

G_BEGIN_DECLS

gboolean steward_validation_check (StewardTransaction  *transaction,
                                   StewardRecord       *before,
                                   StewardRecord       *record,
                                   GError             **error);

G_END_DECLS
