/* steward-guideline-private.h: what the files of the guideline share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"

G_BEGIN_DECLS

StewardGuidelineBlock *steward_guideline_block_from_record (StewardRecord               *record);
StewardGuidelineBlock *steward_guideline_block_from_json   (JsonObject                  *object);
JsonObject            *steward_guideline_block_to_json     (const StewardGuidelineBlock *self,
                                                            gboolean                     with_key);
char                  *steward_guideline_block_dup_content (const StewardGuidelineBlock *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray             *steward_guideline_number            (GPtrArray                   *blocks,
                                                            const char                  *title);

G_END_DECLS
