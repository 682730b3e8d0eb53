/* steward-sync-contact-private.h: whether this desk knows what the others decided
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-transaction.h"

G_BEGIN_DECLS

gboolean steward_sync_has_contact (StewardTransaction  *transaction,
                                   gboolean            *has_contact,
                                   GError             **error);

G_END_DECLS
