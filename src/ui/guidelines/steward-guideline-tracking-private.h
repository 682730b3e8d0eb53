/* steward-guideline-tracking-private.h: what the files of suggestions in the text share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-authors.h"
#include "steward-guideline-tracking.h"

G_BEGIN_DECLS

gboolean                 steward_guideline_tracking_can_type     (StewardGuidelineTracking *self,
                                                                  guint                     line);
void                     steward_guideline_tracking_stand        (StewardGuidelineTracking *self,
                                                                  guint                     line);
GPtrArray               *steward_guideline_tracking_begin        (StewardGuidelineTracking *self);
void                     steward_guideline_tracking_want         (StewardGuidelineTracking *self,
                                                                  GPtrArray                *steps,
                                                                  guint                     line,
                                                                  const char               *wanted);
gboolean                 steward_guideline_tracking_end          (StewardGuidelineTracking *self,
                                                                  GPtrArray                *steps);
StewardGuidelineBuffer  *steward_guideline_tracking_get_document (StewardGuidelineTracking *self);
StewardGuidelineAuthors *steward_guideline_tracking_get_authors  (StewardGuidelineTracking *self);

G_END_DECLS
