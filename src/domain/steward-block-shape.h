/* steward-block-shape.h: what a block of words is, in a word or two
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"

G_BEGIN_DECLS

const char *steward_block_shape_name (StewardGuidelineBlockType    type,
                                      guint                        level,
                                      gboolean                     ordered);
const char *steward_block_shape_nth  (guint                        n);
const char *steward_block_shape_of   (const StewardGuidelineBlock *block);
const char *steward_block_shape_like (StewardGuideline            *guideline,
                                      guint                        at,
                                      const char                  *shape);
gboolean    steward_block_shape_read (const char                  *shape,
                                      StewardGuidelineBlockType   *type,
                                      guint                       *level,
                                      gboolean                    *ordered);
gboolean    steward_block_shape_set  (StewardGuideline            *draft,
                                      const char                  *block,
                                      const char                  *shape);

G_END_DECLS
