/* steward-hand-overs-private.h: mentions that went to another department, inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-organisation.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

gboolean steward_hand_overs_begin  (StewardTransaction   *transaction,
                                    StewardOrganisation  *organisation,
                                    StewardRecord        *before,
                                    const char           *to,
                                    GError              **error);
gboolean steward_hand_overs_return (StewardTransaction   *transaction,
                                    StewardRecord        *mention,
                                    GError              **error);
gboolean steward_hand_overs_follow (StewardTransaction   *transaction,
                                    StewardRecord        *mention,
                                    GError              **error);

G_END_DECLS
