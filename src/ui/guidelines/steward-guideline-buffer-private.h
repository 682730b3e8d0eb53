/* steward-guideline-buffer-private.h: what the files of the guideline's buffer share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-buffer.h"
#include "steward-guideline-tracking.h"

G_BEGIN_DECLS

/**
 * StewardGuidelineLine:
 * @block: what it is; its words may be older than the buffer's
 * @depth: under how many items and quotes it lies
 * @is_stale: whether the words of @block are older
 * @room: for how long a number there is room in front of it; -1 when it doesn't stand yet
 *
 * One line of the buffer.
 */
typedef struct
{
  StewardGuidelineBlock *block;
  guint                  depth;
  gboolean               is_stale;
  int                    room;
} StewardGuidelineLine;

StewardGuidelineLine *steward_guideline_line_new         (StewardGuidelineBlock      *block,
                                                          guint                       depth);
StewardGuidelineLine *steward_guideline_line_copy        (const StewardGuidelineLine *line);
void                  steward_guideline_line_free        (gpointer                    line);
gboolean              steward_guideline_line_equal       (const StewardGuidelineLine *a,
                                                          const StewardGuidelineLine *b);

guint                 steward_guideline_line_find_depth  (StewardGuideline           *guideline,
                                                          const StewardGuidelineBlock *block);

StewardGuidelineLine *steward_guideline_buffer_get_line  (StewardGuidelineBuffer     *self,
                                                          guint                       at);
void                  steward_guideline_buffer_touch     (StewardGuidelineBuffer     *self,
                                                          guint                       first,
                                                          guint                       n);
void                  steward_guideline_buffer_note_cell (StewardGuidelineBuffer    *self,
                                                          guint                       line,
                                                          int                         row,
                                                          int                         column,
                                                          gboolean                    is_typed);
void                  steward_guideline_buffer_reshape   (StewardGuidelineBuffer     *self);
void                  steward_guideline_buffer_replace   (StewardGuidelineBuffer     *self,
                                                          guint                       first,
                                                          guint                       n,
                                                          GPtrArray                  *lines);
void                  steward_guideline_buffer_restore   (StewardGuidelineBuffer     *self,
                                                          guint                       line);
StewardGuidelineTracking *
                      steward_guideline_buffer_get_tracking (StewardGuidelineBuffer *self);
void                  steward_guideline_buffer_style_typed (StewardGuidelineBuffer *self,
                                                          int                         start,
                                                          GtkTextIter                *end);
void                  steward_guideline_buffer_note_proposed (StewardGuidelineBuffer *self);
void                  steward_guideline_buffer_align     (StewardGuidelineBuffer     *self,
                                                          guint                       first,
                                                          guint                       n);
void                  steward_guideline_buffer_get_range (StewardGuidelineBuffer     *self,
                                                          guint                      *first,
                                                          guint                      *n);
void                  steward_guideline_buffer_hold      (StewardGuidelineBuffer     *self,
                                                          gboolean                    holds);
int                   steward_guideline_buffer_get_typing_styles (StewardGuidelineBuffer *self);
void                  steward_guideline_buffer_set_typing_styles (StewardGuidelineBuffer *self,
                                                          int                         styles);

G_END_DECLS
