/* steward-hand-over-rules.h: until when a department accepts what was handed to it, and what ends that
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-business-hours.h"
#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardHandOverOutcome:
 * @STEWARD_HAND_OVER_OPEN: it waits to be accepted
 * @STEWARD_HAND_OVER_ACCEPTED: the other department took it on, or closed the mention
 * @STEWARD_HAND_OVER_RETURNED: it gave it back, or didn't accept it in time
 * @STEWARD_HAND_OVER_MOVED_ON: the mention went elsewhere before that, or it was taken back
 *
 * How a hand-over ended.
 */
typedef enum
{
  STEWARD_HAND_OVER_OPEN,
  STEWARD_HAND_OVER_ACCEPTED,
  STEWARD_HAND_OVER_RETURNED,
  STEWARD_HAND_OVER_MOVED_ON,
} StewardHandOverOutcome;

const char             *steward_hand_over_outcome_name (StewardHandOverOutcome      outcome);
StewardHandOverOutcome  steward_hand_over_get_outcome  (StewardRecord              *hand_over);
gint64                  steward_hand_over_find_due     (StewardBusinessHours       *hours,
                                                        gint64                      now_us,
                                                        gint64                      due_us);
gboolean                steward_hand_over_is_overdue   (StewardRecord              *hand_over,
                                                        StewardRecord              *mention,
                                                        gint64                      now_us);
StewardHandOverOutcome  steward_hand_over_follow       (StewardRecord              *hand_over,
                                                        StewardRecord              *mention);

G_END_DECLS
