/* steward-governing-dates.c: when exceptions end, and guidelines are due for review
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-governing-dates"

#include "steward-governing-dates.h"

#include "steward-kinds.h"
#include "steward-time.h"

/**
 * steward_exception_get_state:
 * @exception: a record of kind `exception`
 * @now_us: the moment
 *
 * One without an end has never held.
 *
 * Returns: how it stands
 */
StewardExceptionState
steward_exception_get_state (StewardRecord *exception,
                             gint64         now_us)
{
  gint64 until_us = steward_record_get_time (exception, STEWARD_EXCEPTION_UNTIL);

  if (steward_record_has (exception, STEWARD_EXCEPTION_ENDED))
    return STEWARD_EXCEPTION_WAS_ENDED;
  if (until_us == STEWARD_TIME_NONE || now_us >= until_us)
    return STEWARD_EXCEPTION_OVER;
  return until_us - now_us <= STEWARD_EXCEPTION_NOTICE_DAYS * STEWARD_DAY_US ? STEWARD_EXCEPTION_ENDS_SOON
                                                                             : STEWARD_EXCEPTION_HOLDS;
}

const char *
steward_exception_state_to_string (StewardExceptionState state)
{
  static const char *const names[] = { "holds", "ends-soon", "over", "ended" };

  return names[state];
}

/**
 * steward_exception_is_noticed:
 * @exception: a record of kind `exception`
 * @now_us: the moment
 *
 * Whoever ended one knows; an end that came by itself is said for a while.
 *
 * Returns: whether those whom it concerns are told of its end now
 */
gboolean
steward_exception_is_noticed (StewardRecord *exception,
                              gint64         now_us)
{
  gint64 until_us = steward_record_get_time (exception, STEWARD_EXCEPTION_UNTIL);

  switch (steward_exception_get_state (exception, now_us))
    {
    case STEWARD_EXCEPTION_ENDS_SOON:
      return TRUE;
    case STEWARD_EXCEPTION_OVER:
      return until_us != STEWARD_TIME_NONE && now_us - until_us < STEWARD_EXCEPTION_NOTICE_DAYS * STEWARD_DAY_US;
    case STEWARD_EXCEPTION_HOLDS:
    case STEWARD_EXCEPTION_WAS_ENDED:
    default:
      return FALSE;
    }
}

/**
 * steward_guideline_get_review:
 * @guideline: a record of kind `guideline`
 * @now_us: the moment
 *
 * Returns: how its review stands
 */
StewardReviewState
steward_guideline_get_review (StewardRecord *guideline,
                              gint64         now_us)
{
  gint64 by_us = steward_record_get_time (guideline, STEWARD_GUIDELINE_REVIEW_BY);

  if (by_us == STEWARD_TIME_NONE || steward_record_has (guideline, STEWARD_GUIDELINE_RETIRED) ||
      !steward_record_has (guideline, STEWARD_GUIDELINE_IN_FORCE))
    return STEWARD_REVIEW_NONE;
  if (now_us >= by_us)
    return STEWARD_REVIEW_OVERDUE;
  return by_us - now_us <= STEWARD_REVIEW_NOTICE_DAYS * STEWARD_DAY_US ? STEWARD_REVIEW_SOON : STEWARD_REVIEW_PLANNED;
}

const char *
steward_review_state_to_string (StewardReviewState state)
{
  static const char *const names[] = { "none", "planned", "soon", "overdue" };

  return names[state];
}
