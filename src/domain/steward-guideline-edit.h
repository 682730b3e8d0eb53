/* steward-guideline-edit.h: what a person does to the blocks of a draft
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"

G_BEGIN_DECLS

gboolean steward_guideline_insert   (StewardGuideline          *self,
                                     const char                *after,
                                     StewardGuidelineBlockType  type,
                                     const char                *text,
                                     const char                *new_id);
gboolean steward_guideline_split    (StewardGuideline          *self,
                                     const char                *block,
                                     guint                      offset,
                                     const char                *new_id);
gboolean steward_guideline_merge    (StewardGuideline          *self,
                                     const char                *block);
gboolean steward_guideline_move     (StewardGuideline          *self,
                                     const char                *block,
                                     const char                *parent,
                                     const char                *after);
gboolean steward_guideline_indent   (StewardGuideline          *self,
                                     const char                *block);
gboolean steward_guideline_outdent  (StewardGuideline          *self,
                                     const char                *block);
gboolean steward_guideline_remove   (StewardGuideline          *self,
                                     const char                *block);
gboolean steward_guideline_set_text (StewardGuideline          *self,
                                     const char                *block,
                                     const char                *text);
gboolean steward_guideline_set_type (StewardGuideline          *self,
                                     const char                *block,
                                     StewardGuidelineBlockType  type,
                                     guint                      level,
                                     gboolean                   ordered);
gboolean steward_guideline_set_rule (StewardGuideline          *self,
                                     const char                *block,
                                     JsonNode                  *rule);

G_END_DECLS
