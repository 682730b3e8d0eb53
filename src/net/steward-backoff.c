/* steward-backoff.c: how long to wait after a failure
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-backoff"

#include "steward-backoff.h"

/**
 * steward_backoff_wait:
 * @failures: how often it went wrong since it last went well
 * @interval_us: the usual wait, in microseconds; at least a second counts
 * @retry_after_s: seconds that the server asked to wait; -1 when it didn't
 *
 * Doubles with every failure up to a day; an interval that is longer stays. What the server asks
 * for is kept to, up to a day too: a wrong clock there mustn't silence a source for ever. The same
 * every time: that many machines fail together isn't our case.
 *
 * Returns: microseconds until the next try
 */
gint64
steward_backoff_wait (guint  failures,
                      gint64 interval_us,
                      gint64 retry_after_s)
{
  gint64 longest = MAX (STEWARD_BACKOFF_MAX_US, interval_us);
  gint64 wait = MAX (interval_us, G_USEC_PER_SEC);

  for (guint i = 1; i < failures && wait < longest; i++)
    wait *= 2;
  wait = MIN (wait, longest);
  if (retry_after_s > 0)
    wait = MAX (wait, MIN (retry_after_s, STEWARD_BACKOFF_MAX_US / G_USEC_PER_SEC) * G_USEC_PER_SEC);
  return wait;
}
