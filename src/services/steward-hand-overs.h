/* steward-hand-overs.h: what was handed over and not accepted in time goes back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_hand_overs_give_back (void);

G_END_DECLS
