/* steward-guideline-cell.h: the cell of a table that has the caret
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-buffer.h"

G_BEGIN_DECLS

/**
 * StewardGuidelineStep:
 * @STEWARD_STEP_UP: to the cell above
 * @STEWARD_STEP_DOWN: to the cell below
 * @STEWARD_STEP_BACK: to the end of the cell before it
 * @STEWARD_STEP_FORTH: to the start of the next cell
 * @STEWARD_STEP_TAB: to the next cell, or a new row
 * @STEWARD_STEP_BACK_TAB: to the cell before it
 *
 * Where a key leads out of a cell.
 */
typedef enum
{
  STEWARD_STEP_UP,
  STEWARD_STEP_DOWN,
  STEWARD_STEP_BACK,
  STEWARD_STEP_FORTH,
  STEWARD_STEP_TAB,
  STEWARD_STEP_BACK_TAB,
} StewardGuidelineStep;

/**
 * StewardGuidelineCell:
 *
 * The words of one cell, in a buffer of its own that has the styles, links and matches of a guideline's.
 */
#define STEWARD_TYPE_GUIDELINE_CELL (steward_guideline_cell_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuidelineCell, steward_guideline_cell, STEWARD, GUIDELINE_CELL, GtkTextView)

/**
 * StewardGuidelineCell::step:
 * @step: a [enum@GuidelineStep]
 *
 * A key leads out of the cell.
 *
 * Returns: whether it led somewhere
 */

GtkWidget              *steward_guideline_cell_new       (void);
StewardGuidelineBuffer *steward_guideline_cell_get_words (StewardGuidelineCell *self);
void                    steward_guideline_cell_load      (StewardGuidelineCell *self,
                                                          const char           *text);
const char             *steward_guideline_cell_get_text  (StewardGuidelineCell *self);

G_END_DECLS
