/* steward-permit.h: whether the person of a transaction may
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-transaction.h"

G_BEGIN_DECLS

gboolean steward_permit_administrator (StewardTransaction  *transaction,
                                       GError             **error);
gboolean steward_permit_member        (StewardTransaction  *transaction,
                                       GError             **error);
gboolean steward_permit_bring_in      (StewardTransaction  *transaction,
                                       GError             **error);
gboolean steward_permit_edit          (StewardTransaction  *transaction,
                                       StewardRecord       *before,
                                       StewardRecord       *record,
                                       GError             **error);

G_END_DECLS
