/* steward-matrix-diff.h: what differs between two matrices
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix.h"

G_BEGIN_DECLS

/**
 * StewardMatrixDifferenceKind:
 * @STEWARD_DIFFERENCE_ROW_ADDED: an activity is there that wasn't
 * @STEWARD_DIFFERENCE_ROW_REMOVED: an activity isn't there any more
 * @STEWARD_DIFFERENCE_ROW_RENAMED: it is called otherwise
 * @STEWARD_DIFFERENCE_ROW_MOVED: it stands at another place among the rows that both have
 * @STEWARD_DIFFERENCE_TARGET: the time for the first response differs: minutes, or its clock
 * @STEWARD_DIFFERENCE_APPROVAL: whether answers are approved first differs
 * @STEWARD_DIFFERENCE_RULE: what recognises it differs
 * @STEWARD_DIFFERENCE_LETTERS: a department's letters differ
 * @STEWARD_DIFFERENCE_NOTE: what is noted at a cell differs
 * @STEWARD_DIFFERENCE_GROUP: it stands under another heading
 * @STEWARD_DIFFERENCE_DEPARTMENT_GROUP: a department stands under another heading
 * @STEWARD_DIFFERENCE_DEPARTMENT_MOVED: it stands at another place among the departments that both have
 * @STEWARD_DIFFERENCE_VARIANT: it is written with other letters
 *
 * What differs.
 */
typedef enum
{
  STEWARD_DIFFERENCE_ROW_ADDED,
  STEWARD_DIFFERENCE_ROW_REMOVED,
  STEWARD_DIFFERENCE_ROW_RENAMED,
  STEWARD_DIFFERENCE_ROW_MOVED,
  STEWARD_DIFFERENCE_TARGET,
  STEWARD_DIFFERENCE_APPROVAL,
  STEWARD_DIFFERENCE_RULE,
  STEWARD_DIFFERENCE_LETTERS,
  STEWARD_DIFFERENCE_NOTE,
  STEWARD_DIFFERENCE_GROUP,
  STEWARD_DIFFERENCE_DEPARTMENT_GROUP,
  STEWARD_DIFFERENCE_DEPARTMENT_MOVED,
  STEWARD_DIFFERENCE_VARIANT,
} StewardMatrixDifferenceKind;

/**
 * StewardMatrixDifference:
 * @activity: (nullable): an id; %NULL when it is about the whole, or a department
 * @name: (nullable): of the activity, as it is called later
 * @department: (nullable): an id, for cells and departments
 * @department_name: (nullable): its name
 * @from: (nullable): what it was: letters as that matrix writes them, a name, `240 business`, `yes`, JSON, a place from 1
 * @to: (nullable): what it is
 */
typedef struct
{
  StewardMatrixDifferenceKind  kind;
  char                        *activity;
  char                        *name;
  char                        *department;
  char                        *department_name;
  char                        *from;
  char                        *to;
} StewardMatrixDifference;

GPtrArray  *steward_matrix_list_differences         (StewardMatrix               *from,
                                                     StewardMatrix               *to) G_GNUC_WARN_UNUSED_RESULT;
guint       steward_matrix_differences_count_cells  (GPtrArray                   *differences);
const char *steward_matrix_difference_kind_to_text  (StewardMatrixDifferenceKind  kind);

G_END_DECLS
