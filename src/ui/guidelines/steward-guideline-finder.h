/* steward-guideline-finder.h: the bar in which words of a guideline are looked for and replaced
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_GUIDELINE_FINDER (steward_guideline_finder_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuidelineFinder, steward_guideline_finder, STEWARD, GUIDELINE_FINDER, AdwBin)

void steward_guideline_finder_set_editor      (StewardGuidelineFinder *self,
                                               StewardGuidelineEditor *editor);
void steward_guideline_finder_set_may_replace (StewardGuidelineFinder *self,
                                               gboolean                may_replace);
void steward_guideline_finder_open            (StewardGuidelineFinder *self,
                                               gboolean                replaces);
void steward_guideline_finder_close           (StewardGuidelineFinder *self);

G_END_DECLS
