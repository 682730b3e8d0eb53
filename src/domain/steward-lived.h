/* steward-lived.h: what departments really did, beside what the matrix says
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-case.h"

G_BEGIN_DECLS

/**
 * StewardLivedCell:
 * @taken: cases that somebody of the department took or answered
 * @answered: those that it answered
 * @approved: answers that it approved
 * @consulted: questions about a draft that it answered
 * @median_minutes: from the start of the clock to the first answer, in the department's business
 *   time, of those it answered; -1 for none
 *
 * What one department did for one activity.
 */
typedef struct
{
  guint  taken;
  guint  answered;
  guint  approved;
  guint  consulted;
  gint64 median_minutes;
} StewardLivedCell;

/**
 * StewardDriftKind:
 * @STEWARD_DRIFT_ANSWERED: a department without R answered
 * @STEWARD_DRIFT_APPROVED: a department without A approved
 */
typedef enum
{
  STEWARD_DRIFT_ANSWERED,
  STEWARD_DRIFT_APPROVED,
} StewardDriftKind;

/**
 * StewardDrift:
 * @row: of the matrix
 * @column: of the places
 * @n: how many cases
 * @total: cases of the row that were answered, or approved
 * @rows: (element-type gint64): of the mentions, oldest first; what was approved without a mention
 *   is counted in @n only
 *
 * Where lived and written disagree.
 */
typedef struct
{
  guint             row;
  guint             column;
  StewardDriftKind  kind;
  guint             n;
  guint             total;
  GArray           *rows;
} StewardDrift;

/**
 * StewardLived:
 *
 * Counts of a period, a cell a department and activity. A case drifts when neither the version that
 * routed it nor the one shown gives the department the letter: nobody is blamed by a table that came
 * later, and what was written down since is no drift any more. One thread at a time.
 */
typedef struct _StewardLived StewardLived;

StewardLived           *steward_lived_new            (StewardMatrix       *matrix,
                                                      StewardOrganisation *organisation) G_GNUC_WARN_UNUSED_RESULT;
void                    steward_lived_free           (StewardLived        *self);
void                    steward_lived_add_version    (StewardLived        *self,
                                                      StewardMatrix       *version);
void                    steward_lived_add_case       (StewardLived        *self,
                                                      const StewardCase   *one);
void                    steward_lived_add_consultation (StewardLived      *self,
                                                      const char          *activity,
                                                      const char          *department);

StewardPlaces          *steward_lived_get_places     (StewardLived        *self);
guint                   steward_lived_get_n_cases    (StewardLived        *self);
guint                   steward_lived_get_n_taken    (StewardLived        *self);
guint                   steward_lived_get_n_elsewhere (StewardLived       *self);
guint                   steward_lived_get_load       (StewardLived        *self,
                                                      guint                column);
StewardLivedCell        steward_lived_get_cell       (StewardLived        *self,
                                                      guint                row,
                                                      guint                column);
guint                   steward_lived_cell_shown     (const StewardLivedCell *cell,
                                                      StewardLetters       letters,
                                                      gboolean             drifts);
GPtrArray              *steward_lived_list_drifts    (StewardLived        *self) G_GNUC_WARN_UNUSED_RESULT;
void                    steward_drift_free           (gpointer             drift);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardLived, steward_lived_free)

G_END_DECLS
