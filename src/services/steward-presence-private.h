/* steward-presence-private.h: who is at the same thing, read inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-presence.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

GPtrArray *steward_presence_list_others (StewardTransaction  *transaction,
                                         const char          *record,
                                         gint64               within_us,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
