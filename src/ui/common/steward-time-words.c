/* steward-time-words.c: moments and spans as people say them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-time-words"

#include "steward-time-words.h"

#include <glib/gi18n-lib.h>

#define WEEK_DAYS 6 /* further away a weekday would name two days */

static GDateTime *
in_zone (gint64     time_us,
         GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time_us >= 0 ? time_us / STEWARD_SECOND_US
                                                                          : -((-time_us) / STEWARD_SECOND_US));

  return utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

/* Calendar days from @now to @then, in their own zone. */
static int
days_between (GDateTime *now,
              GDateTime *then)
{
  GDate first;
  GDate second;

  g_date_clear (&first, 1);
  g_date_clear (&second, 1);
  g_date_set_dmy (&first, (GDateDay) g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
  g_date_set_dmy (&second, (GDateDay) g_date_time_get_day_of_month (then), g_date_time_get_month (then),
                  (GDateYear) g_date_time_get_year (then));
  return g_date_days_between (&first, &second);
}

/**
 * steward_time_words:
 * @time_us: microseconds since 1970 UTC
 * @now_us: the moment it is read
 * @zone: in which it is told
 *
 * Returns: (transfer full): "11:40" today, "Tue 09:36" within six days, "9 May" this year,
 *   "9 May 2025" else; empty for no moment
 */
char *
steward_time_words (gint64     time_us,
                    gint64     now_us,
                    GTimeZone *zone)
{
  g_autoptr (GDateTime) then = time_us != STEWARD_TIME_NONE ? in_zone (time_us, zone) : NULL;
  g_autoptr (GDateTime) now = in_zone (now_us, zone);
  int days;

  if (then == NULL || now == NULL)
    return g_strdup ("");
  days = days_between (now, then);
  if (days == 0)
    /* TRANSLATORS: a time today, see g_date_time_format() */
    return g_date_time_format (then, C_("time today", "%H:%M"));
  if (ABS (days) <= WEEK_DAYS)
    /* TRANSLATORS: a time of this week */
    return g_date_time_format (then, C_("time this week", "%a %H:%M"));
  if (g_date_time_get_year (then) == g_date_time_get_year (now))
    /* TRANSLATORS: a day of this year */
    return g_date_time_format (then, C_("day this year", "%-d %b"));
  /* TRANSLATORS: a day of another year */
  return g_date_time_format (then, C_("day of another year", "%-d %b %Y"));
}

/**
 * steward_time_full_words:
 * @time_us: microseconds since 1970 UTC
 * @zone: in which it is told
 *
 * Returns: (transfer full): full date, clock time and zone, for tooltips
 */
char *
steward_time_full_words (gint64     time_us,
                         GTimeZone *zone)
{
  g_autoptr (GDateTime) then = time_us != STEWARD_TIME_NONE ? in_zone (time_us, zone) : NULL;

  if (then == NULL)
    return g_strdup ("");
  /* TRANSLATORS: full date, time and zone */
  return g_date_time_format (then, C_("full date", "%A, %-d %B %Y, %H:%M %Z"));
}

/**
 * steward_time_span_words:
 * @span_us: microseconds; its sign is left out
 *
 * Returns: (transfer full): "24 min", "1 h 16 min", "3 d 4 h"; never two days as hours
 */
char *
steward_time_span_words (gint64 span_us)
{
  gint64 minutes = ABS (span_us) / STEWARD_MINUTE_US;
  gint64 hours = minutes / 60;
  gint64 days = hours / 24;

  if (hours == 0)
    return g_strdup_printf (_("%d min"), (int) minutes);
  if (days < 2)
    {
      if (minutes % 60 == 0)
        return g_strdup_printf (_("%d h"), (int) hours);
      return g_strdup_printf (_("%d h %d min"), (int) hours, (int) (minutes % 60));
    }
  if (hours % 24 == 0 || days >= 10)
    return g_strdup_printf (_("%d d"), (int) days);
  return g_strdup_printf (_("%d d %d h"), (int) days, (int) (hours % 24));
}

/**
 * steward_time_late_words:
 * @due_us: has passed
 * @now_us: the moment it is read
 *
 * Returns: (transfer full): "24 min late"
 */
char *
steward_time_late_words (gint64 due_us,
                         gint64 now_us)
{
  g_autofree char *span = steward_time_span_words (now_us - due_us);

  /* TRANSLATORS: a span of time, such as "24 min" */
  return g_strdup_printf (_("%s late"), span);
}

/**
 * steward_time_left_words:
 * @left_us: business time that is left
 *
 * Returns: (transfer full): "1 h 16 min left"
 */
char *
steward_time_left_words (gint64 left_us)
{
  g_autofree char *span = steward_time_span_words (left_us);

  /* TRANSLATORS: a span of time, such as "1 h 16 min" */
  return g_strdup_printf (_("%s left"), span);
}
