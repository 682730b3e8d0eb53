/* steward-guideline-proposer.h: what a person suggests is stored as it is typed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-buffer.h"

G_BEGIN_DECLS

/**
 * StewardWish:
 * @guideline: the id of a guideline
 * @person: (nullable): the id of who wants it
 * @block: the id of a block of its draft
 * @words: what they saw, without markup
 * @text: what they saw, CommonMark inline
 * @proposed: how they want it to read; @words for as it is
 * @n_failed: how often it couldn't be stored
 *
 * How a person wants a block to read, not yet stored.
 */
typedef struct
{
  char  *guideline;
  char  *person;
  char  *block;
  char  *words;
  char  *text;
  char  *proposed;
  guint  n_failed;
} StewardWish;

/**
 * StewardGuidelineProposer:
 *
 * Knows what the person's suggestions for a document are stored as, and after a pause in typing asks for what differs. It
 * keeps what couldn't be stored until it is, also when the document shows another guideline.
 */
#define STEWARD_TYPE_GUIDELINE_PROPOSER (steward_guideline_proposer_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuidelineProposer, steward_guideline_proposer, STEWARD, GUIDELINE_PROPOSER, GObject)

/**
 * StewardGuidelineProposer::save:
 * @batch: (element-type StewardWish): what is to be stored, all for one guideline; [method@GuidelineProposer.saved] is told
 *   how it ended
 */

/**
 * StewardGuidelineProposer::settled:
 *
 * What was typed was taken back before it was stored: what is stored may be loaded again.
 */

StewardGuidelineProposer *steward_guideline_proposer_new        (StewardGuidelineBuffer   *document);
gboolean                  steward_guideline_proposer_set_person (StewardGuidelineProposer *self,
                                                                 const char               *person);
void                      steward_guideline_proposer_load       (StewardGuidelineProposer *self);
void                      steward_guideline_proposer_leave      (StewardGuidelineProposer *self);
gboolean                  steward_guideline_proposer_is_loaded  (StewardGuidelineProposer *self);
gboolean                  steward_guideline_proposer_is_busy    (StewardGuidelineProposer *self);
gboolean                  steward_guideline_proposer_is_stuck   (StewardGuidelineProposer *self);
gboolean                  steward_guideline_proposer_is_unsaved (StewardGuidelineProposer *self);
void                      steward_guideline_proposer_flush      (StewardGuidelineProposer *self);
void                      steward_guideline_proposer_saved      (StewardGuidelineProposer *self,
                                                                 GPtrArray                *batch,
                                                                 gboolean                  went_well);

G_END_DECLS
