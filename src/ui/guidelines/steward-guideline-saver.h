/* steward-guideline-saver.h: a draft is saved as it is typed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-buffer.h"
#include "steward-operation.h"

G_BEGIN_DECLS

/**
 * StewardGuidelineSaver:
 *
 * Knows which blocks of a document are stored, and after a pause in typing asks for the others to be. It keeps what couldn't
 * be stored until it is, also when the document shows another draft. What somebody typed is stored only while they are at the
 * window.
 */
#define STEWARD_TYPE_GUIDELINE_SAVER (steward_guideline_saver_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuidelineSaver, steward_guideline_saver, STEWARD, GUIDELINE_SAVER, GObject)

/**
 * StewardGuidelineSaver::save:
 * @operation: what stores the blocks that changed; [method@GuidelineSaver.saved] is told how it ended
 */

/**
 * StewardGuidelineSaver::settled:
 *
 * What was typed was taken back before it was stored: the draft is what was stored before, and may be loaded again.
 */

StewardGuidelineSaver *steward_guideline_saver_new       (StewardGuidelineBuffer *document);
void                   steward_guideline_saver_set_person (StewardGuidelineSaver *self,
                                                           const char            *person);
void                   steward_guideline_saver_leave     (StewardGuidelineSaver  *self);
StewardGuideline      *steward_guideline_saver_load      (StewardGuidelineSaver  *self,
                                                          StewardGuideline       *guideline) G_GNUC_WARN_UNUSED_RESULT;
gboolean               steward_guideline_saver_is_stored (StewardGuidelineSaver  *self,
                                                          StewardGuideline       *guideline);
gboolean               steward_guideline_saver_is_busy   (StewardGuidelineSaver  *self);
gboolean               steward_guideline_saver_is_stuck  (StewardGuidelineSaver  *self);
gboolean               steward_guideline_saver_is_unsaved (StewardGuidelineSaver *self);
void                   steward_guideline_saver_flush     (StewardGuidelineSaver  *self);
void                   steward_guideline_saver_saved     (StewardGuidelineSaver  *self,
                                                          gboolean                went_well);

G_END_DECLS
