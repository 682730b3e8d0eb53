/* steward-snippets-private.h: snippets inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-in-force-private.h"

G_BEGIN_DECLS

gboolean steward_snippet_find_standing (StewardTransaction  *transaction,
                                        StewardInForce      *in_force,
                                        StewardRecord       *snippet,
                                        const char         **standing,
                                        GError             **error);

G_END_DECLS
