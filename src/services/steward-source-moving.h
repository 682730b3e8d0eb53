/* steward-source-moving.h: which machine collects a source
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_source_move_here (const char *id);

G_END_DECLS
