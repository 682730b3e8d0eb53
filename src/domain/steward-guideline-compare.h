/* steward-guideline-compare.h: two states of a document, clause by clause
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"

G_BEGIN_DECLS

/**
 * StewardClauseChange:
 * @STEWARD_CLAUSE_SAME: nothing was done to it
 * @STEWARD_CLAUSE_REWORDED: its words, type or rule are others
 * @STEWARD_CLAUSE_MOVED: the same words at another place
 * @STEWARD_CLAUSE_ADDED: only in the second document
 * @STEWARD_CLAUSE_REMOVED: only in the first document
 *
 * What became of a clause. In JSON: `same`, `reworded`, `moved`, `added`, `removed`.
 */
typedef enum
{
  STEWARD_CLAUSE_SAME,
  STEWARD_CLAUSE_REWORDED,
  STEWARD_CLAUSE_MOVED,
  STEWARD_CLAUSE_ADDED,
  STEWARD_CLAUSE_REMOVED,
} StewardClauseChange;

/**
 * StewardClauseComparison:
 * @before: which block of the first document, or -1
 * @after: which block of the second document, or -1
 * @rule_changed: whether its rule is another
 * @moved: whether it stands at another place among those that are in both; also of one that was reworded as well
 *
 * One clause of either.
 */
typedef struct
{
  StewardClauseChange change;
  gint                before;
  gint                after;
  gboolean            rule_changed;
  gboolean            moved;
} StewardClauseComparison;

/**
 * StewardRowPair:
 * @before: which row of the first table, or -1
 * @after: which row of the second table, or -1
 *
 * One row of either.
 */
typedef struct
{
  gint before;
  gint after;
} StewardRowPair;

GArray     *steward_guideline_compare        (StewardGuideline    *before,
                                              StewardGuideline    *after) G_GNUC_WARN_UNUSED_RESULT;
GArray     *steward_guideline_pair_rows      (GPtrArray           *before,
                                              GPtrArray           *after) G_GNUC_WARN_UNUSED_RESULT;
void        steward_guideline_adopt_identity (StewardGuideline    *self,
                                              StewardGuideline    *before);
const char *steward_clause_change_to_string  (StewardClauseChange  change);

G_END_DECLS
