/* steward-routing.c: which department a mention belongs to, and why
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-routing"

#include "steward-routing.h"

/* A consultation without a deadline of its own is answered within a working day. */
#define CONSULTATION_MINUTES (8 * 60)

/**
 * steward_routing_free:
 * @self: (transfer full): a routing
 */
void
steward_routing_free (StewardRouting *self)
{
  g_ptr_array_unref (self->responsible);
  g_ptr_array_unref (self->consulted);
  g_ptr_array_unref (self->informed);
  g_free (self);
}

static StewardRouting *
make (StewardRoutingReason  reason,
      StewardMatrix        *matrix,
      const char           *activity,
      gint64                clock_start_us)
{
  StewardRouting *self = g_new0 (StewardRouting, 1);

  self->reason = reason;
  self->matrix_version = matrix != NULL ? steward_matrix_get_number (matrix) : 0;
  self->activity = activity;
  self->responsible = g_ptr_array_new ();
  self->consulted = g_ptr_array_new ();
  self->informed = g_ptr_array_new ();
  self->needs_approval = TRUE;
  self->clock_start_us = clock_start_us;
  self->opens_us = STEWARD_TIME_NONE;
  self->due_us = STEWARD_TIME_NONE;
  return self;
}

static void
take_letters (StewardRouting         *self,
              StewardMatrix          *matrix,
              const StewardMatrixRow *row)
{
  for (guint i = 0; i < steward_matrix_get_n_departments (matrix); i++)
    {
      gpointer department = (gpointer) steward_matrix_get_department (matrix, i);

      if (row->letters[i] & STEWARD_RESPONSIBLE)
        g_ptr_array_add (self->responsible, department);
      if (row->letters[i] & STEWARD_CONSULTED)
        g_ptr_array_add (self->consulted, department);
      if (row->letters[i] & STEWARD_INFORMED)
        g_ptr_array_add (self->informed, department);
    }
}

static void
take_target (StewardRouting         *self,
             StewardOrganisation    *organisation,
             const StewardMatrixRow *row)
{
  StewardBusinessHours *hours;

  self->target_minutes = row->target_minutes;
  self->is_round = row->is_round;
  if (row->target_minutes <= 0)
    return;
  if (row->is_round)
    {
      self->opens_us = self->clock_start_us;
      self->due_us = self->clock_start_us + row->target_minutes * STEWARD_MINUTE_US;
      return;
    }
  hours = steward_organisation_get_hours (organisation, self->responsible->pdata[0]);
  if (hours == NULL)
    return;
  self->opens_us = steward_business_hours_next_opening (hours, self->clock_start_us);
  self->due_us = steward_business_hours_add (hours, self->clock_start_us, row->target_minutes);
}

/**
 * steward_routing_new:
 * @matrix: (nullable): the one in force
 * @activity: (nullable): what the mention asks for
 * @clock_start_us: the later of published and first collected, in microseconds since 1970 UTC
 * @now_us: the moment for which the approver on duty is named
 *
 * Pure: no row that fits is a result, not an error: the mention is *Unowned*. Absence never moves a
 * due time.
 *
 * Returns: (transfer full): where the mention goes; valid as long as @matrix and @organisation are
 */
StewardRouting *
steward_routing_new (StewardMatrix       *matrix,
                     StewardOrganisation *organisation,
                     const char          *activity,
                     gint64               clock_start_us,
                     gint64               now_us)
{
  StewardRouting *self;
  const StewardMatrixRow *row;
  int index;

  if (matrix == NULL)
    return make (STEWARD_UNOWNED_NO_MATRIX, NULL, activity, clock_start_us);
  if (activity == NULL)
    return make (STEWARD_UNOWNED_NO_ACTIVITY, matrix, NULL, clock_start_us);
  index = steward_matrix_find_row (matrix, activity);
  if (index < 0)
    return make (STEWARD_UNOWNED_NO_ROW, matrix, activity, clock_start_us);

  row = steward_matrix_get_row (matrix, (guint) index);
  self = make (STEWARD_ROUTED, matrix, row->activity, clock_start_us);
  self->row = (guint) index + 1;
  self->needs_approval = row->needs_approval;
  take_letters (self, matrix, row);
  self->accountable = steward_matrix_find_accountable (matrix, activity);
  if (self->accountable != NULL)
    self->duty = steward_organisation_find_on_duty (organisation, self->accountable, now_us);
  if (self->responsible->len == 0)
    self->reason = STEWARD_UNOWNED_NO_RESPONSIBLE;
  else
    take_target (self, organisation, row);
  return self;
}

/**
 * steward_routing_consultation_due:
 * @hours: (nullable): of the department that is asked; %NULL is round the clock
 * @now_us: when it is asked
 * @due_us: when the answer to the public is due, or %STEWARD_TIME_NONE
 *
 * Returns: when the department's word is due: after a quarter of the time that is left, at once when
 *   none is
 */
gint64
steward_routing_consultation_due (StewardBusinessHours *hours,
                                  gint64                now_us,
                                  gint64                due_us)
{
  gint64 left_us;
  gint64 at_us;

  if (due_us == STEWARD_TIME_NONE)
    {
      at_us = hours != NULL ? steward_business_hours_add (hours, now_us, CONSULTATION_MINUTES) : STEWARD_TIME_NONE;
      return at_us != STEWARD_TIME_NONE ? at_us : now_us + CONSULTATION_MINUTES * STEWARD_MINUTE_US;
    }
  if (due_us <= now_us)
    return now_us;
  if (hours == NULL)
    return now_us + (due_us - now_us) / 4;
  left_us = steward_business_hours_between (hours, now_us, due_us);
  at_us = steward_business_hours_add (hours, now_us, left_us / 4 / STEWARD_MINUTE_US);
  return at_us != STEWARD_TIME_NONE ? MIN (at_us, due_us) : now_us + (due_us - now_us) / 4;
}
