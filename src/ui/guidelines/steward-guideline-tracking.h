/* steward-guideline-tracking.h: suggestions in the text of a draft, and typing that becomes some
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-buffer.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StewardGuidelineTracking:
 *
 * What is suggested for the lines of a buffer. The words of the draft stand in the text with those that are suggested: these
 * underlined, what is to go struck out, each in the colour of whoever suggests it. What is typed joins the person's own.
 */
typedef struct _StewardGuidelineTracking StewardGuidelineTracking;

StewardGuidelineTracking *steward_guideline_tracking_new         (StewardGuidelineBuffer   *document);
void                      steward_guideline_tracking_free        (StewardGuidelineTracking *self);
void                      steward_guideline_tracking_forget      (StewardGuidelineTracking *self);
void                      steward_guideline_tracking_hide        (StewardGuidelineTracking *self);
void                      steward_guideline_tracking_show        (StewardGuidelineTracking *self,
                                                                  JsonArray                *suggestions,
                                                                  const char               *person);
void                      steward_guideline_tracking_insert      (StewardGuidelineTracking *self,
                                                                  GtkTextIter              *iter,
                                                                  const char               *text);
void                      steward_guideline_tracking_delete      (StewardGuidelineTracking *self,
                                                                  GtkTextIter              *start,
                                                                  GtkTextIter              *end);
gboolean                  steward_guideline_tracking_finish      (StewardGuidelineTracking *self);
void                      steward_guideline_tracking_touch       (StewardGuidelineTracking *self,
                                                                  guint                     first,
                                                                  guint                     n);
void                      steward_guideline_tracking_show_lines  (StewardGuidelineTracking *self,
                                                                  guint                     first,
                                                                  guint                     n);
gboolean                  steward_guideline_tracking_reshape     (StewardGuidelineTracking *self,
                                                                  guint                     first,
                                                                  guint                     n,
                                                                  const char               *shape);
const char               *steward_guideline_tracking_get_kind    (StewardGuidelineTracking *self);
gboolean                  steward_guideline_tracking_indent      (StewardGuidelineTracking *self,
                                                                  guint                     line,
                                                                  int                       by);
gboolean                  steward_guideline_tracking_undo        (StewardGuidelineTracking *self,
                                                                  gboolean                  again);
char                     *steward_guideline_tracking_dup         (StewardGuidelineTracking *self,
                                                                  const char               *block) G_GNUC_WARN_UNUSED_RESULT;
void                      steward_guideline_tracking_set         (StewardGuidelineTracking *self,
                                                                  guint                     line,
                                                                  const char               *proposed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardGuidelineTracking, steward_guideline_tracking_free)

G_END_DECLS
