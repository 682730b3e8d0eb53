/* steward-routing.h: which department a mention belongs to, and why
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix.h"
#include "steward-organisation.h"

G_BEGIN_DECLS

/**
 * StewardRoutingReason:
 * @STEWARD_ROUTED: a row of the matrix fits
 * @STEWARD_UNOWNED_NO_ACTIVITY: nothing tells what it asks for
 * @STEWARD_UNOWNED_NO_MATRIX: no matrix is in force
 * @STEWARD_UNOWNED_NO_ROW: the matrix in force has no row for its activity
 * @STEWARD_UNOWNED_NO_RESPONSIBLE: the row has no department that answers
 *
 * Whether a mention has an owner, and if not, why.
 */
typedef enum
{
  STEWARD_ROUTED,
  STEWARD_UNOWNED_NO_ACTIVITY,
  STEWARD_UNOWNED_NO_MATRIX,
  STEWARD_UNOWNED_NO_ROW,
  STEWARD_UNOWNED_NO_RESPONSIBLE,
} StewardRoutingReason;

/**
 * StewardRouting:
 * @row: of the matrix, the first being 1; 0 when there is none
 * @responsible: who answers: the first has it, the others may take it
 * @accountable: (nullable): the department that approves
 * @duty: who of it is there to approve
 * @clock_start_us: from when the target counts
 * @opens_us: when business time first passes after that, or %STEWARD_TIME_NONE
 * @due_us: when the first response is due, or %STEWARD_TIME_NONE for no target, or hours that never
 *   come
 *
 * Where a mention goes. Ids belong to the matrix and the organisation it was made with.
 */
typedef struct
{
  StewardRoutingReason  reason;
  gint64                matrix_version;
  guint                 row;
  const char           *activity;
  GPtrArray            *responsible;
  const char           *accountable;
  StewardDuty           duty;
  GPtrArray            *consulted;
  GPtrArray            *informed;
  gboolean              needs_approval;
  gboolean              is_round;
  gint64                target_minutes;
  gint64                clock_start_us;
  gint64                opens_us;
  gint64                due_us;
} StewardRouting;

StewardRouting *steward_routing_new  (StewardMatrix        *matrix,
                                      StewardOrganisation  *organisation,
                                      const char           *activity,
                                      gint64                clock_start_us,
                                      gint64                now_us) G_GNUC_WARN_UNUSED_RESULT;
void            steward_routing_free (StewardRouting       *self);

gint64          steward_routing_consultation_due (StewardBusinessHours *hours,
                                                  gint64                now_us,
                                                  gint64                due_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardRouting, steward_routing_free)

G_END_DECLS
