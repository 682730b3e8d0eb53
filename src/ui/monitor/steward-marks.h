/* steward-marks.h: rows of a list that something is to be done with together
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * StewardMarks:
 *
 * Which mentions of a list are marked, apart from the one that the cursor is on.
 */
#define STEWARD_TYPE_MARKS (steward_marks_get_type ())
G_DECLARE_FINAL_TYPE (StewardMarks, steward_marks, STEWARD, MARKS, GObject)

/**
 * StewardMarks::changed:
 *
 * Other rows are marked than before.
 */

StewardMarks *steward_marks_new      (void);
void          steward_marks_toggle   (StewardMarks     *self,
                                      gint64            row,
                                      const char       *id);
void          steward_marks_add_all  (StewardMarks     *self,
                                      StewardWorkspace *workspace,
                                      GListModel       *model);
void          steward_marks_clear    (StewardMarks     *self);
gboolean      steward_marks_contain  (StewardMarks     *self,
                                      gint64            row);
guint         steward_marks_get_n    (StewardMarks     *self);
char        **steward_marks_dup_ids  (StewardMarks     *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
