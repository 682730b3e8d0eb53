/* steward-governing-dates.h: when exceptions end, and guidelines are due for review
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

G_BEGIN_DECLS

/* So long before the end of an exception, and after it, it is noticed; and so long before a review. */
#define STEWARD_EXCEPTION_NOTICE_DAYS 7
#define STEWARD_REVIEW_NOTICE_DAYS 14

/**
 * StewardExceptionState:
 * @STEWARD_EXCEPTION_HOLDS: the clause is waived
 * @STEWARD_EXCEPTION_ENDS_SOON: the same, and its end is near
 * @STEWARD_EXCEPTION_OVER: its time has passed
 * @STEWARD_EXCEPTION_WAS_ENDED: somebody ended it
 *
 * How an exception stands. In JSON: `holds`, `ends-soon`, `over`, `ended`.
 */
typedef enum
{
  STEWARD_EXCEPTION_HOLDS,
  STEWARD_EXCEPTION_ENDS_SOON,
  STEWARD_EXCEPTION_OVER,
  STEWARD_EXCEPTION_WAS_ENDED,
} StewardExceptionState;

/**
 * StewardReviewState:
 * @STEWARD_REVIEW_NONE: no day is set, or nothing is in force
 * @STEWARD_REVIEW_PLANNED: a day is set
 * @STEWARD_REVIEW_SOON: it is near
 * @STEWARD_REVIEW_OVERDUE: it has passed; the guideline goes on to hold
 *
 * How the review of a guideline stands. In JSON: `none`, `planned`, `soon`, `overdue`.
 */
typedef enum
{
  STEWARD_REVIEW_NONE,
  STEWARD_REVIEW_PLANNED,
  STEWARD_REVIEW_SOON,
  STEWARD_REVIEW_OVERDUE,
} StewardReviewState;

StewardExceptionState steward_exception_get_state       (StewardRecord         *exception,
                                                         gint64                 now_us);
const char           *steward_exception_state_to_string (StewardExceptionState  state);
gboolean              steward_exception_is_noticed      (StewardRecord         *exception,
                                                         gint64                 now_us);
StewardReviewState    steward_guideline_get_review      (StewardRecord         *guideline,
                                                         gint64                 now_us);
const char           *steward_review_state_to_string    (StewardReviewState     state);

G_END_DECLS
