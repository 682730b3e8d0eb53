/* steward-guideline-spelling.h: what is misspelled in a draft is underlined
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-editor.h"

G_BEGIN_DECLS

/**
 * StewardGuidelineSpelling:
 *
 * Looks at the words that are on screen while a draft is written, in its own language, and offers others in the menu of the
 * text.
 */
#define STEWARD_TYPE_GUIDELINE_SPELLING (steward_guideline_spelling_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuidelineSpelling, steward_guideline_spelling, STEWARD, GUIDELINE_SPELLING, GObject)

StewardGuidelineSpelling *steward_guideline_spelling_new          (StewardGuidelineEditor   *editor);
void                      steward_guideline_spelling_set_language (StewardGuidelineSpelling *self,
                                                                   const char               *language);
void                      steward_guideline_spelling_set_active   (StewardGuidelineSpelling *self,
                                                                   gboolean                  is_active);

G_END_DECLS
