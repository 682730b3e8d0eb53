/* steward-hold-rules.c: what a hold stops, and who lifts it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-hold-rules"

#include "steward-hold-rules.h"

#include "steward-kinds.h"

/**
 * steward_hold_is_on:
 * @hold: a record of kind `hold`
 *
 * Returns: whether it was not lifted
 */
gboolean
steward_hold_is_on (StewardRecord *hold)
{
  return steward_record_get_time (hold, STEWARD_HOLD_LIFTED) == STEWARD_TIME_NONE;
}

/**
 * steward_hold_applies:
 * @hold: a record of kind `hold`
 * @response: what would go out
 * @account: (nullable): its account
 * @accountable: (nullable): the department that is accountable for it
 * @topics: (nullable): topics of its mention, ids
 *
 * A department's hold stops what it is accountable for and what goes out from its accounts. A scope
 * that this version doesn't know stops everything.
 *
 * Returns: whether @hold is on and stops @response
 */
gboolean
steward_hold_applies (StewardRecord     *hold,
                      StewardRecord     *response,
                      StewardRecord     *account,
                      const char        *accountable,
                      const char *const *topics)
{
  const char *scope = steward_record_get_text (hold, STEWARD_HOLD_SCOPE);
  const char *about = steward_record_get_text (hold, STEWARD_HOLD_SCOPE_RECORD);

  if (!steward_hold_is_on (hold))
    return FALSE;

  if (g_strcmp0 (scope, "department") == 0)
    return about == NULL || g_strcmp0 (about, accountable) == 0 ||
           g_strcmp0 (about, steward_record_get_text (response, STEWARD_RESPONSE_ACCOUNTABLE)) == 0 ||
           (account != NULL && g_strcmp0 (about, steward_record_get_text (account, STEWARD_ACCOUNT_DEPARTMENT)) == 0);
  if (g_strcmp0 (scope, "account") == 0)
    return about == NULL || g_strcmp0 (about, steward_record_get_text (response, STEWARD_RESPONSE_ACCOUNT)) == 0;
  if (g_strcmp0 (scope, "topic") == 0)
    return about == NULL || (topics != NULL && g_strv_contains (topics, about));
  return TRUE;
}

/**
 * steward_hold_may_lift:
 * @hold: a record of kind `hold`
 * @person: who would lift it
 * @departments: the departments of @person, ids
 * @now_us: the moment
 * @organisation: who is who
 *
 * Somebody other than its author lifts a hold, an approver of any department or an administrator.
 * Where nobody else could, its author may after the review time.
 *
 * Returns: whether @person may, and how
 */
StewardHoldLift
steward_hold_may_lift (StewardRecord                    *hold,
                       const char                       *person,
                       const char *const                *departments,
                       gint64                            now_us,
                       const StewardOrganisationAnswers *organisation)
{
  gint64 review_us = steward_record_get_time (hold, STEWARD_HOLD_REVIEW_BY);
  gint64 since_us = steward_record_get_time (hold, STEWARD_HOLD_SINCE);
  gboolean may;

  if (!steward_hold_is_on (hold) || person == NULL || organisation->is_valid == NULL ||
      !organisation->is_valid (organisation->data, person, now_us))
    return STEWARD_HOLD_LIFT_NO;

  may = organisation->is_administrator != NULL && organisation->is_administrator (organisation->data, person);
  for (guint i = 0; !may && organisation->is_approver != NULL && departments != NULL && departments[i] != NULL; i++)
    may = organisation->is_approver (organisation->data, person, departments[i], now_us);

  if (g_strcmp0 (person, steward_record_get_text (hold, STEWARD_HOLD_BY)) != 0)
    return may ? STEWARD_HOLD_LIFT_YES : STEWARD_HOLD_LIFT_NO;

  if (organisation->count_lifters == NULL || organisation->count_lifters (organisation->data, person, now_us) > 0)
    return STEWARD_HOLD_LIFT_NO;
  if (review_us == STEWARD_TIME_NONE && since_us != STEWARD_TIME_NONE)
    review_us = since_us + STEWARD_HOLD_REVIEW_US;
  return review_us != STEWARD_TIME_NONE && now_us >= review_us ? STEWARD_HOLD_LIFT_ALONE : STEWARD_HOLD_LIFT_NO;
}
