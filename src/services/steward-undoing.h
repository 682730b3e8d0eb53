/* steward-undoing.h: taking back what was done
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_undoing_undo    (gint64            event);
StewardOperation *steward_undoing_undo_range (gint64         first,
                                           gint64            last);
StewardOperation *steward_undoing_undo_of (StewardOperation *done);

G_END_DECLS
