/* steward-block-changes.h: what became of the blocks of a draft, and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"

G_BEGIN_DECLS

JsonNode *steward_block_changes_between (StewardGuideline *before,
                                         StewardGuideline *after) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_block_changes_turn    (StewardGuideline *self,
                                         JsonNode         *changes,
                                         gboolean          is_back);

G_END_DECLS
