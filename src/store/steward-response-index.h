/* steward-response-index.h: answers found by their words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-connection.h"
#include "steward-record.h"

G_BEGIN_DECLS

gboolean steward_response_index_write  (StewardConnection  *connection,
                                       StewardRecord      *before,
                                       StewardRecord      *after,
                                       GError            **error);

G_END_DECLS
