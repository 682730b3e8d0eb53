/* steward-ingest-again-private.h: a post that is known comes in once more
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-mention-identity.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

gboolean steward_ingest_find_known (StewardTransaction  *transaction,
                                    const StewardPost   *post,
                                    const char          *id,
                                    const char *const   *aliases,
                                    StewardRecord      **known,
                                    GError             **error);
gboolean steward_ingest_fill_in    (StewardRecord       *known,
                                    StewardRecord       *post,
                                    const char          *id,
                                    const char *const   *aliases,
                                    gint64               now_us);

G_END_DECLS
