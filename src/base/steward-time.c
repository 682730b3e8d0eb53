/* steward-time.c: moments in text
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-time"

#include "steward-time.h"

#include <string.h>

/* The years that RFC 3339 can write. */
#define FIRST_US (G_GINT64_CONSTANT (-62135596800) * STEWARD_SECOND_US)
#define LAST_US  (G_GINT64_CONSTANT (253402300799) * STEWARD_SECOND_US)

/**
 * steward_time_to_rfc3339:
 * @time_us: microseconds since 1970 UTC, not %STEWARD_TIME_NONE
 *
 * Writes whole seconds without a fraction and others with six digits (RFC 3339 §5.6).
 *
 * Returns: (transfer full): for example `2026-03-29T01:30:00Z`
 */
char *
steward_time_to_rfc3339 (gint64 time_us)
{
  gint64 clamped = CLAMP (time_us, FIRST_US, LAST_US);
  gint64 seconds = clamped / STEWARD_SECOND_US;
  gint64 fraction = clamped % STEWARD_SECOND_US;
  g_autoptr (GDateTime) at = NULL;

  if (fraction < 0)
    {
      fraction += STEWARD_SECOND_US;
      seconds -= 1;
    }
  at = g_date_time_new_from_unix_utc (seconds);

  if (fraction != 0)
    return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d.%06dZ",
                            g_date_time_get_year (at), g_date_time_get_month (at),
                            g_date_time_get_day_of_month (at), g_date_time_get_hour (at),
                            g_date_time_get_minute (at), g_date_time_get_second (at),
                            (int) fraction);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ",
                          g_date_time_get_year (at), g_date_time_get_month (at),
                          g_date_time_get_day_of_month (at), g_date_time_get_hour (at),
                          g_date_time_get_minute (at), g_date_time_get_second (at));
}

/**
 * steward_time_from_rfc3339:
 * @text: a moment with its offset
 * @time_us: (out): microseconds since 1970 UTC; untouched on failure
 *
 * Returns: whether @text is a moment
 */
gboolean
steward_time_from_rfc3339 (const char *text,
                           gint64     *time_us)
{
  g_autoptr (GDateTime) at = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  /* Without a zone GLib returns NULL when none is handed in: RFC 3339 demands an offset. */
  at = g_date_time_new_from_iso8601 (text, NULL);
  if (at == NULL || strchr (text, '-') == NULL)
    return FALSE;

  *time_us = g_date_time_to_unix (at) * STEWARD_SECOND_US + g_date_time_get_microsecond (at);
  return TRUE;
}

/**
 * steward_time_from_words:
 * @text: a moment or a day as a person types it: `2026-12-26`, `2026-12-26T23:40`,
 *   `2026-12-26 23:40:10`, or RFC 3339
 * @zone: the zone of what names none
 * @time_us: (out): microseconds since 1970 UTC; untouched on failure
 *
 * Returns: whether @text is a moment; a day means its first moment in @zone
 */
gboolean
steward_time_from_words (const char *text,
                         GTimeZone  *zone,
                         gint64     *time_us)
{
  g_autofree char *full = NULL;
  g_autoptr (GDateTime) at = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (zone != NULL, FALSE);

  length = strlen (text);
  if (length == strlen ("2026-12-26"))
    full = g_strconcat (text, "T00:00:00", NULL);
  else if (length == strlen ("2026-12-26T23:40"))
    full = g_strconcat (text, ":00", NULL);
  else
    full = g_strdup (text);
  if (strlen (full) > 10 && full[10] == ' ')
    full[10] = 'T';

  at = g_date_time_new_from_iso8601 (full, zone);
  if (at == NULL)
    return FALSE;

  *time_us = g_date_time_to_unix (at) * STEWARD_SECOND_US + g_date_time_get_microsecond (at);
  return TRUE;
}
