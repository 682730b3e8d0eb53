/* steward-guideline-item.h: a guideline in the list
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StewardGuidelineItem:
 *
 * What the list knows of one guideline: the keys of `guideline list`. Immutable.
 */
#define STEWARD_TYPE_GUIDELINE_ITEM (steward_guideline_item_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuidelineItem, steward_guideline_item, STEWARD, GUIDELINE_ITEM, GObject)

StewardGuidelineItem *steward_guideline_item_new         (JsonObject           *line);
const char           *steward_guideline_item_get_id      (StewardGuidelineItem *self);
JsonObject           *steward_guideline_item_get_line    (StewardGuidelineItem *self);
gboolean              steward_guideline_item_matches     (StewardGuidelineItem *self,
                                                          const char           *words);
gboolean              steward_guideline_item_equal       (StewardGuidelineItem *self,
                                                          StewardGuidelineItem *other);

G_END_DECLS
