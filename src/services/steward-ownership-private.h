/* steward-ownership-private.h: the matrix as it stands, read inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-draft-private.h"
#include "steward-ownership.h"

G_BEGIN_DECLS

StewardOwnership *steward_ownership_read        (StewardDraft  *draft,
                                                 GError       **error);

G_END_DECLS
