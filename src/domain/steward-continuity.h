/* steward-continuity.h: who could approve and answer at a moment
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix.h"
#include "steward-organisation.h"

G_BEGIN_DECLS

/**
 * StewardContinuityReason:
 * @STEWARD_CONTINUITY_THERE: somebody can approve
 * @STEWARD_CONTINUITY_STANDS_IN: somebody can, in the place of an approver who is away
 * @STEWARD_CONTINUITY_NO_ACCOUNTABLE: the row has no one department that approves
 * @STEWARD_CONTINUITY_NO_APPROVER: that department has no approver
 * @STEWARD_CONTINUITY_ALL_AWAY: all its approvers are away, and nobody stands in who is there
 * @STEWARD_CONTINUITY_OUTSIDE_HOURS: it is outside its hours, and nobody is on call
 *
 * Why somebody can approve, or nobody can.
 */
typedef enum
{
  STEWARD_CONTINUITY_THERE,
  STEWARD_CONTINUITY_STANDS_IN,
  STEWARD_CONTINUITY_NO_ACCOUNTABLE,
  STEWARD_CONTINUITY_NO_APPROVER,
  STEWARD_CONTINUITY_ALL_AWAY,
  STEWARD_CONTINUITY_OUTSIDE_HOURS,
} StewardContinuityReason;

/**
 * StewardContinuity:
 * @accountable: (nullable): the department that approves
 * @approve: who could approve; no person is a hole
 * @answer: (element-type utf8): who of the departments that answer could be reached
 *
 * One activity at one moment. Ids belong to the matrix and the organisation it was made with.
 */
typedef struct
{
  StewardContinuityReason  reason;
  const char              *accountable;
  StewardDuty              approve;
  GPtrArray               *answer;
} StewardContinuity;

StewardContinuity *steward_continuity_new  (StewardMatrix       *matrix,
                                            StewardOrganisation *organisation,
                                            guint                row,
                                            gint64               at_us) G_GNUC_WARN_UNUSED_RESULT;
void               steward_continuity_free (StewardContinuity   *self);
StewardContinuityReason
                   steward_continuity_find_approver (StewardOrganisation *organisation,
                                            const char          *department,
                                            gint64               at_us,
                                            StewardDuty         *approve);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardContinuity, steward_continuity_free)

G_END_DECLS
