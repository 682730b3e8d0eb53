/* steward-continuity.c: who could approve and answer at a moment
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-continuity"

#include "steward-continuity.h"

#include "steward-kinds.h"

/**
 * steward_continuity_find_approver:
 * @department: an id
 * @at_us: the moment, microseconds since 1970 UTC
 * @approve: (out): who could approve; nobody is left empty
 *
 * Any approver of the department may approve, in their order; for one who is away the stand-in may.
 * Whoever it is has to be reachable: the department's hours, or on call.
 *
 * Returns: why somebody could approve then, or nobody
 */
StewardContinuityReason
steward_continuity_find_approver (StewardOrganisation *organisation,
                                  const char          *department,
                                  gint64               at_us,
                                  StewardDuty         *approve)
{
  g_autoptr (GPtrArray) approvers = steward_organisation_list_role (organisation, department, STEWARD_ROLE_APPROVER);
  gboolean is_anybody_there = FALSE;

  *approve = (StewardDuty) { NULL, NULL };
  if (approvers->len == 0)
    return STEWARD_CONTINUITY_NO_APPROVER;
  for (guint i = 0; i < approvers->len; i++)
    {
      const char *person = steward_record_get_id (approvers->pdata[i]);

      if (steward_organisation_is_reachable (organisation, person, department, at_us))
        {
          approve->person = person;
          return STEWARD_CONTINUITY_THERE;
        }
    }
  for (guint i = 0; i < approvers->len; i++)
    {
      const char *person = steward_record_get_id (approvers->pdata[i]);
      const char *stand_in = steward_record_get_text (approvers->pdata[i], STEWARD_PERSON_STAND_IN);

      if (!steward_organisation_is_away (organisation, person, at_us))
        is_anybody_there = TRUE;
      else if (stand_in != NULL && steward_organisation_may_stand_in (organisation, stand_in, person, at_us))
        {
          is_anybody_there = TRUE;
          if (steward_organisation_is_reachable (organisation, stand_in, department, at_us))
            {
              approve->person = stand_in;
              approve->stands_in_for = person;
              return STEWARD_CONTINUITY_STANDS_IN;
            }
        }
    }
  return is_anybody_there ? STEWARD_CONTINUITY_OUTSIDE_HOURS : STEWARD_CONTINUITY_ALL_AWAY;
}

static void
add_reachable (GPtrArray           *answer,
               StewardOrganisation *organisation,
               const char          *department,
               gint64               at_us)
{
  g_autoptr (GPtrArray) members = steward_organisation_list_role (organisation, department, STEWARD_ROLE_MEMBER);

  for (guint i = 0; i < members->len; i++)
    {
      const char *person = steward_record_get_id (members->pdata[i]);

      if (steward_organisation_is_reachable (organisation, person, department, at_us) &&
          !g_ptr_array_find_with_equal_func (answer, person, g_str_equal, NULL))
        g_ptr_array_add (answer, (gpointer) person);
    }
}

/**
 * steward_continuity_new:
 * @at_us: the moment, microseconds since 1970 UTC
 *
 * Pure; any thread. Source of the rule: the product's Organisation, *on duty* and *reachable*.
 *
 * Returns: (transfer full): who could approve and answer a row then
 */
StewardContinuity *
steward_continuity_new (StewardMatrix       *matrix,
                        StewardOrganisation *organisation,
                        guint                row,
                        gint64               at_us)
{
  const StewardMatrixRow *activity = steward_matrix_get_row (matrix, row);
  StewardContinuity *self = g_new0 (StewardContinuity, 1);

  self->answer = g_ptr_array_new ();
  self->accountable = steward_matrix_find_accountable (matrix, activity->activity);
  self->reason = self->accountable != NULL ? steward_continuity_find_approver (organisation, self->accountable, at_us,
                                                                                   &self->approve)
                                           : STEWARD_CONTINUITY_NO_ACCOUNTABLE;
  for (guint i = 0; i < steward_matrix_get_n_departments (matrix); i++)
    if (activity->letters[i] & STEWARD_RESPONSIBLE)
      add_reachable (self->answer, organisation, steward_matrix_get_department (matrix, i), at_us);
  return self;
}

void
steward_continuity_free (StewardContinuity *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->answer);
  g_free (self);
}
