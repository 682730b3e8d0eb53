/* steward-guideline-inspector.h: what is said about a guideline beside its words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-buffer.h"
#include "steward-guideline-view.h"
#include "steward-standing.h"
#include "steward-remarks-panel.h"
#include "steward-translation-panel.h"
#include "steward-wording-panel.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardGuidelineInspector:
 *
 * The rule on the clause that the cursor is in, who has read the guideline, what it is, and its outline. Its buttons name
 * actions of the group `guideline`.
 */
#define STEWARD_TYPE_GUIDELINE_INSPECTOR (steward_guideline_inspector_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuidelineInspector, steward_guideline_inspector, STEWARD, GUIDELINE_INSPECTOR, AdwBin)

/**
 * StewardGuidelineInspector::go-to:
 * @block: the id of a heading of the outline, or of a clause with a broad term
 */

void steward_guideline_inspector_show        (StewardGuidelineInspector *self,
                                              StewardGuidelineView      *view,
                                              StewardStanding           *standing,
                                              gint64                     now_us);
void steward_guideline_inspector_show_clause (StewardGuidelineInspector *self,
                                              StewardGuidelineBuffer    *document,
                                              gboolean                   may_change);
void steward_guideline_inspector_show_outline (StewardGuidelineInspector *self,
                                              StewardGuidelineBuffer    *document);
StewardTranslationPanel *
         steward_guideline_inspector_get_translation (StewardGuidelineInspector *self);
StewardWordingPanel *
         steward_guideline_inspector_get_wording (StewardGuidelineInspector *self);
StewardRemarksPanel *
         steward_guideline_inspector_get_remarks (StewardGuidelineInspector *self);

G_END_DECLS
