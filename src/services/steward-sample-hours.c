/* steward-sample-hours.c: opening hours walked in both directions
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sample-hours"

#include "steward-sample-hours.h"

#include "steward-json.h"
#include "steward-time.h"

#define MAX_PERIODS 6
/* No department is closed for longer than this. */
#define MAX_DAYS 60

struct _StewardSampleHours
{
  GTimeZone  *zone;
  GHashTable *holidays; /* of `2026-12-25` */
  struct
  {
    guint n;
    guint from[MAX_PERIODS]; /* minutes of the day */
    guint until[MAX_PERIODS];
  } week[7]; /* Monday first */
};

static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

static guint
read_minutes (const char *text)
{
  return (guint) (g_ascii_strtoull (text, NULL, 10) * 60 + g_ascii_strtoull (text + 3, NULL, 10));
}

/**
 * steward_sample_hours_new:
 * @zone: where the hours are meant
 * @week: (nullable): per weekday the periods, `{"mon": [["09:00", "12:30"], …]}`; %NULL is round
 *   the clock
 * @holidays: days that are closed, `2026-12-25`
 *
 * Returns: (transfer full): the hours
 */
StewardSampleHours *
steward_sample_hours_new (GTimeZone         *zone,
                          JsonObject        *week,
                          const char *const *holidays)
{
  StewardSampleHours *self = g_new0 (StewardSampleHours, 1);

  self->zone = g_time_zone_ref (zone);
  self->holidays = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; holidays != NULL && holidays[i] != NULL; i++)
    g_hash_table_add (self->holidays, g_strdup (holidays[i]));

  for (guint day = 0; day < 7; day++)
    {
      JsonArray *periods = week != NULL ? steward_json_get_array (week, weekdays[day]) : NULL;
      guint n = periods != NULL ? MIN (json_array_get_length (periods), MAX_PERIODS) : 0;

      for (guint i = 0; i < n; i++)
        {
          JsonArray *period = json_array_get_array_element (periods, i);

          self->week[day].from[i] = read_minutes (json_array_get_string_element (period, 0));
          self->week[day].until[i] = read_minutes (json_array_get_string_element (period, 1));
        }
      self->week[day].n = n;
      if (week == NULL)
        {
          self->week[day].n = 1;
          self->week[day].until[0] = 24 * 60;
        }
    }

  return self;
}

void
steward_sample_hours_free (StewardSampleHours *self)
{
  g_time_zone_unref (self->zone);
  g_hash_table_unref (self->holidays);
  g_free (self);
}

static gint64
moment_of (StewardSampleHours *self,
           GDateTime          *day,
           guint               minutes)
{
  g_autoptr (GDateTime) base = minutes >= 24 * 60 ? g_date_time_add_days (day, 1)
                                                   : g_date_time_ref (day);
  guint rest = minutes % (24 * 60);
  g_autoptr (GDateTime) at = g_date_time_new (self->zone, g_date_time_get_year (base),
                                              g_date_time_get_month (base),
                                              g_date_time_get_day_of_month (base),
                                              (int) (rest / 60), (int) (rest % 60), 0);

  return g_date_time_to_unix (at) * G_USEC_PER_SEC;
}

/* Walks @minutes of open time from @from_us, or up to @until_us; what was walked goes to @walked. */
static gint64
walk (StewardSampleHours *self,
      gint64              from_us,
      gint64              minutes,
      int                 direction,
      gint64              until_us,
      gint64             *walked)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (from_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, self->zone);
  gint64 left_us = minutes * STEWARD_MINUTE_US;
  gint64 done_us = 0;
  gint64 at_us = from_us;

  for (int i = 0; i < MAX_DAYS && left_us > 0; i++)
    {
      g_autoptr (GDateTime) day = g_date_time_add_days (local, direction * i);
      g_autofree char *name = g_date_time_format (day, "%Y-%m-%d");
      guint weekday = (guint) g_date_time_get_day_of_week (day) - 1;
      guint n = g_hash_table_contains (self->holidays, name) ? 0 : self->week[weekday].n;

      for (guint k = 0; k < n && left_us > 0; k++)
        {
          guint p = direction > 0 ? k : n - 1 - k;
          gint64 start_us = moment_of (self, day, self->week[weekday].from[p]);
          gint64 end_us = moment_of (self, day, self->week[weekday].until[p]);
          gint64 step_us;

          if (direction > 0)
            {
              start_us = MAX (start_us, from_us);
              end_us = MIN (end_us, until_us);
            }
          else
            end_us = MIN (end_us, from_us);
          if (start_us >= end_us)
            continue;
          step_us = MIN (left_us, end_us - start_us);
          at_us = direction > 0 ? start_us + step_us : end_us - step_us;
          left_us -= step_us;
          done_us += step_us;
        }
    }

  if (walked != NULL)
    *walked = done_us / STEWARD_MINUTE_US;
  return at_us;
}

/**
 * steward_sample_hours_add:
 * @minutes: of open time, at least 1
 *
 * Returns: the moment at which @minutes of open time have passed since @from_us
 */
gint64
steward_sample_hours_add (StewardSampleHours *self,
                          gint64              from_us,
                          gint64              minutes)
{
  return walk (self, from_us, minutes, 1, G_MAXINT64, NULL);
}

/**
 * steward_sample_hours_subtract:
 * @minutes: of open time, at least 1
 *
 * Returns: the latest moment from which on @minutes of open time pass until @from_us
 */
gint64
steward_sample_hours_subtract (StewardSampleHours *self,
                               gint64              from_us,
                               gint64              minutes)
{
  return walk (self, from_us, minutes, -1, G_MAXINT64, NULL);
}

/**
 * steward_sample_hours_between:
 *
 * Returns: whole minutes of open time between the two moments
 */
gint64
steward_sample_hours_between (StewardSampleHours *self,
                              gint64              from_us,
                              gint64              until_us)
{
  gint64 walked = 0;

  if (until_us > from_us)
    walk (self, from_us, (until_us - from_us) / STEWARD_MINUTE_US, 1, until_us, &walked);
  return walked;
}
