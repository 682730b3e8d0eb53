/* steward-guideline-history.h: what was done to a draft, to be taken back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-buffer-private.h"

G_BEGIN_DECLS

/**
 * StewardGuidelineChange:
 * @first: the first of them
 * @before: (owned) (element-type StewardGuidelineLine): what they were
 * @after: (owned) (element-type StewardGuidelineLine): what they became
 * @cursor: before it, an offset
 * @row: of the cell of a table that it is about, or -1
 * @column: of the cell, or -1
 * @is_typed: whether more that is typed there joins it
 * @at_us: when it was made, on the monotonic clock, microseconds; 0 for one that nothing joins
 *
 * One change: lines that took the place of others.
 */
typedef struct
{
  guint      first;
  GPtrArray *before;
  GPtrArray *after;
  int        cursor;
  int        row;
  int        column;
  gboolean   is_typed;
  gint64     at_us;
} StewardGuidelineChange;

/**
 * StewardGuidelineHistory:
 *
 * Changes that can be undone, and those that can be made again. What is typed without a pause is one change.
 */
typedef struct _StewardGuidelineHistory StewardGuidelineHistory;

StewardGuidelineChange       *steward_guideline_change_new   (guint                    first,
                                                              int                      cursor);
void                          steward_guideline_change_free  (StewardGuidelineChange  *self);
StewardGuidelineHistory      *steward_guideline_history_new  (void);
void                          steward_guideline_history_free (StewardGuidelineHistory *self);
void                          steward_guideline_history_clear (StewardGuidelineHistory *self);
void                          steward_guideline_history_add  (StewardGuidelineHistory *self,
                                                              StewardGuidelineChange  *change);
const StewardGuidelineChange *steward_guideline_history_take (StewardGuidelineHistory *self,
                                                              gboolean                 is_undo);

G_END_DECLS
