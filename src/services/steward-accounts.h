/* steward-accounts.h: what is done with an official account
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_account_review         (const char *id);
StewardOperation *steward_account_move_publisher (const char *id);

G_END_DECLS
