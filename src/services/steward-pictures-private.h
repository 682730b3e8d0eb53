/* steward-pictures-private.h: pictures inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-attachments.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

StewardAttachment *steward_pictures_keep    (StewardTransaction  *transaction,
                                             const char          *name,
                                             GBytes              *bytes,
                                             guint                most,
                                             GError             **error);
gboolean           steward_pictures_load    (StewardTransaction  *transaction,
                                             const char          *picture,
                                             GBytes             **bytes,
                                             GError             **error);
gboolean           steward_pictures_is_here (StewardTransaction  *transaction,
                                             const char          *picture,
                                             gboolean            *is_here,
                                             GError             **error);

G_END_DECLS
