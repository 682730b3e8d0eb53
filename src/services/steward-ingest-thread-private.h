/* steward-ingest-thread-private.h: earlier posts of the same author in a thread
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

gboolean steward_ingest_find_earlier (StewardTransaction  *transaction,
                                      StewardRecord       *post,
                                      StewardRecord      **earlier,
                                      GError             **error);
gboolean steward_ingest_ask_for_a_look (StewardTransaction *transaction,
                                      StewardRecord       *reply,
                                      GError             **error);
gboolean steward_ingest_reopen       (StewardTransaction  *transaction,
                                      StewardRecord       *earlier,
                                      StewardRecord       *reply,
                                      GError             **error);

G_END_DECLS
