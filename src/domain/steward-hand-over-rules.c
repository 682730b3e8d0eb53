/* steward-hand-over-rules.c: until when a department accepts what was handed to it, and what ends that
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-hand-over-rules"

#include "steward-hand-over-rules.h"

#include "steward-kinds.h"
#include "steward-mention-rules.h"
#include "steward-routing.h"

#include <string.h>

/* However late the answer to the public is, the others have to have had a chance to see it. */
#define LEAST_MINUTES 15

static const char *const names[] = { NULL, "accepted", "returned", "moved-on" };

/**
 * steward_hand_over_outcome_name:
 *
 * Returns: (nullable): as it is stored; %NULL while it waits
 */
const char *
steward_hand_over_outcome_name (StewardHandOverOutcome outcome)
{
  g_return_val_if_fail (outcome < G_N_ELEMENTS (names), NULL);

  return names[outcome];
}

/**
 * steward_hand_over_get_outcome:
 * @hand_over: of kind handover
 *
 * Returns: how it ended; a word of a newer version is an end too
 */
StewardHandOverOutcome
steward_hand_over_get_outcome (StewardRecord *hand_over)
{
  const char *outcome = steward_record_get_text (hand_over, STEWARD_HANDOVER_OUTCOME);

  if (outcome == NULL)
    return STEWARD_HAND_OVER_OPEN;
  for (guint i = STEWARD_HAND_OVER_ACCEPTED; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], outcome) == 0)
      return i;
  return STEWARD_HAND_OVER_MOVED_ON;
}

/**
 * steward_hand_over_find_due:
 * @hours: (nullable): of the department that is to accept; %NULL is round the clock
 * @now_us: when it is handed over, microseconds since 1970 UTC
 * @due_us: when the answer to the public is due, or %STEWARD_TIME_NONE
 *
 * Returns: until when it is to be accepted: as long as a consultation has, a quarter of the time that
 *   is left, and a quarter of an hour of its business time at least
 */
gint64
steward_hand_over_find_due (StewardBusinessHours *hours,
                            gint64                now_us,
                            gint64                due_us)
{
  gint64 until_us = steward_routing_consultation_due (hours, now_us, due_us);
  gint64 least_us = hours != NULL ? steward_business_hours_add (hours, now_us, LEAST_MINUTES) : STEWARD_TIME_NONE;

  if (least_us == STEWARD_TIME_NONE)
    least_us = now_us + LEAST_MINUTES * STEWARD_MINUTE_US;
  return MAX (until_us, least_us);
}

/**
 * steward_hand_over_is_overdue:
 * @mention: that was handed over, as it is
 *
 * Returns: whether the department had its time and the mention still waits there to be accepted
 */
gboolean
steward_hand_over_is_overdue (StewardRecord *hand_over,
                              StewardRecord *mention,
                              gint64         now_us)
{
  gint64 due_us = steward_record_get_time (hand_over, STEWARD_HANDOVER_DUE);

  return steward_hand_over_follow (hand_over, mention) == STEWARD_HAND_OVER_OPEN && due_us != STEWARD_TIME_NONE &&
         due_us <= now_us;
}

/**
 * steward_hand_over_follow:
 * @mention: that was handed over, as it is
 *
 * Giving it back is said where it is done; from the mention alone it can't be told from an undo.
 *
 * Returns: how the hand-over stands when its mention is so
 */
StewardHandOverOutcome
steward_hand_over_follow (StewardRecord *hand_over,
                          StewardRecord *mention)
{
  const char *department = steward_record_get_text (mention, STEWARD_MENTION_DEPARTMENT);
  StewardHandOverOutcome outcome = steward_hand_over_get_outcome (hand_over);

  if (outcome != STEWARD_HAND_OVER_OPEN)
    return outcome;
  if (g_strcmp0 (department, steward_record_get_text (hand_over, STEWARD_HANDOVER_TO)) != 0)
    return STEWARD_HAND_OVER_MOVED_ON;
  if (steward_record_has (mention, STEWARD_MENTION_HAND_OVER_ACCEPTED) || steward_mention_is_closed (mention))
    return STEWARD_HAND_OVER_ACCEPTED;
  return steward_record_has (mention, STEWARD_MENTION_HANDED_FROM) ? STEWARD_HAND_OVER_OPEN : STEWARD_HAND_OVER_MOVED_ON;
}
