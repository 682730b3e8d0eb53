/* steward-hold-rules.h: what a hold stops, and who lifts it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

#include "steward-publish-rules.h"

G_BEGIN_DECLS

/**
 * STEWARD_HOLD_REVIEW_US:
 *
 * When a hold without a review time is due for review: a day after it began.
 */
#define STEWARD_HOLD_REVIEW_US STEWARD_DAY_US

/**
 * StewardHoldLift:
 * @STEWARD_HOLD_LIFT_NO: not by this person, or not yet
 * @STEWARD_HOLD_LIFT_YES: by this person, now
 * @STEWARD_HOLD_LIFT_ALONE: by its author, because there is nobody else: the audit says so
 *
 * Whether somebody may lift a hold.
 */
typedef enum
{
  STEWARD_HOLD_LIFT_NO,
  STEWARD_HOLD_LIFT_YES,
  STEWARD_HOLD_LIFT_ALONE,
} StewardHoldLift;

gboolean        steward_hold_is_on     (StewardRecord                    *hold);
gboolean        steward_hold_applies   (StewardRecord                    *hold,
                                        StewardRecord                    *response,
                                        StewardRecord                    *account,
                                        const char                       *accountable,
                                        const char *const                *topics);
StewardHoldLift steward_hold_may_lift  (StewardRecord                    *hold,
                                        const char                       *person,
                                        const char *const                *departments,
                                        gint64                            now_us,
                                        const StewardOrganisationAnswers *organisation);

G_END_DECLS
