/* steward-guideline-proposer.h: what a person suggests is stored as it is typed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-buffer.h"
#include "steward-operation.h"

G_BEGIN_DECLS

/**
 * StewardGuidelineProposer:
 *
 * Knows what the person's suggestions for a document are stored as, and after a pause in typing asks for what differs.
 */
#define STEWARD_TYPE_GUIDELINE_PROPOSER (steward_guideline_proposer_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuidelineProposer, steward_guideline_proposer, STEWARD, GUIDELINE_PROPOSER, GObject)

/**
 * StewardGuidelineProposer::save:
 * @operation: what stores it; [method@GuidelineProposer.saved] is told how it ended
 */

StewardGuidelineProposer *steward_guideline_proposer_new     (StewardGuidelineBuffer   *document);
void                      steward_guideline_proposer_load    (StewardGuidelineProposer *self);
gboolean                  steward_guideline_proposer_is_busy (StewardGuidelineProposer *self);
void                      steward_guideline_proposer_flush   (StewardGuidelineProposer *self);
void                      steward_guideline_proposer_saved   (StewardGuidelineProposer *self,
                                                              gboolean                  went_well);

G_END_DECLS
