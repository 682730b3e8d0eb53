/* steward-broad-lists-private.h: the broad terms of a workspace inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-broad-terms.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

StewardBroadTerms *steward_broad_lists_read        (StewardTransaction  *transaction,
                                                    GError             **error) G_GNUC_WARN_UNUSED_RESULT;
StewardBroadTerms *steward_broad_lists_new_shipped (void) G_GNUC_WARN_UNUSED_RESULT;
StewardRecord     *steward_broad_lists_find_record (StewardTransaction  *transaction,
                                                    const char          *term,
                                                    const char          *language,
                                                    GError             **error);

G_END_DECLS
