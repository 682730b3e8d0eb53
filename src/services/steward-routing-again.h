/* steward-routing-again.h: open mentions follow a new matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_routing_again_preview (void);
StewardOperation *steward_routing_again_run     (void);
guint             steward_routing_again_get_n   (StewardOperation *operation);

G_END_DECLS
