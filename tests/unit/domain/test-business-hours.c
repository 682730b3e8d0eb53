/* test-business-hours.c: business time, against a slow and obvious reference
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-business-hours.h"
#include "steward-json.h"

static const char weekdays[] =
    "{\"mon\":[[\"09:00\",\"12:30\"],[\"13:15\",\"18:00\"]],\"tue\":[[\"09:00\",\"18:00\"]],"
    "\"wed\":[[\"00:00\",\"24:00\"]],\"thu\":[[\"22:00\",\"24:00\"]],\"fri\":[[\"00:00\",\"06:00\"],[\"09:00\",\"17:00\"]],"
    "\"sun\":[[\"01:00\",\"04:00\"]]}";
/* On 5 April the clocks change on Lord Howe. */
static const char *const holidays[] = { "2026-12-25", "2026-04-06", "2026-04-05", NULL };

static StewardBusinessHours *
make (const char *json,
      const char *zone)
{
  g_autoptr (JsonNode) node = steward_json_parse (json, -1, NULL);
  g_autoptr (GError) error = NULL;
  StewardBusinessHours *hours = steward_business_hours_new (node, zone, holidays, &error);

  g_assert_no_error (error);
  return hours;
}

static gint64
moment (const char *text)
{
  gint64 us = 0;

  g_assert_true (steward_time_from_rfc3339 (text, &us));
  return us;
}

/* What the clock on the wall says. */
static gboolean
reference_is_open (GTimeZone *zone,
                   gint64     at_us)
{
  static const struct { int day, from, to; } periods[] = {
    { 1, 540, 750 }, { 1, 795, 1080 }, { 2, 540, 1080 }, { 3, 0, 1440 }, { 4, 1320, 1440 },
    { 5, 0, 360 }, { 5, 540, 1020 }, { 7, 60, 240 },
  };
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / STEWARD_SECOND_US);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  int minute = g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
  int weekday = g_date_time_get_day_of_week (local);
  char day[12];

  g_snprintf (day, sizeof day, "%04d-%02d-%02d", g_date_time_get_year (local), g_date_time_get_month (local),
              g_date_time_get_day_of_month (local));
  if (g_strv_contains (holidays, day))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    if (periods[i].day == weekday && minute >= periods[i].from && minute < periods[i].to)
      return TRUE;
  return FALSE;
}

/* Every minute of a year, both clock changes and the holidays among them: whether it is open, how much has passed, when so
 * much has passed, and when it opens next, as counting minutes on the wall clock says. */
static void
test_year (gconstpointer data)
{
  const char *name = data;
  g_autoptr (StewardBusinessHours) hours = make (weekdays, name);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);
  const gint64 begin = moment ("2026-01-01T00:00:00Z");
  const gint64 n = (moment ("2027-01-01T00:00:00Z") - begin) / STEWARD_MINUTE_US;
  g_autofree guint8 *open = g_new0 (guint8, (gsize) n + 1);
  gint64 since[] = { 0, n / 5, n * 3 / 4 };
  gint64 passed[G_N_ELEMENTS (since)] = { 0 };
  gint64 next_open = -1;

  for (gint64 minute = 0; minute < n; minute++)
    open[minute] = reference_is_open (zone, begin + minute * STEWARD_MINUTE_US);
  for (gint64 minute = 0; minute < n; minute++)
    {
      const gint64 at = begin + minute * STEWARD_MINUTE_US;

      if (steward_business_hours_is_open (hours, at) != open[minute])
        g_error ("%s: minute %" G_GINT64_FORMAT " of the year should be %s", name, minute, open[minute] ? "open" : "closed");
      for (guint i = 0; i < G_N_ELEMENTS (since); i++)
        {
          const gint64 start = begin + since[i] * STEWARD_MINUTE_US;

          if (minute < since[i])
            continue;
          passed[i] += open[minute];
          /* A span of up to ten days each minute, longer ones now and then: counting them is slow. */
          if ((minute - since[i] < 14400 && minute % 7 == 0) || minute % 9973 == 0)
            {
              g_assert_cmpint (steward_business_hours_between (hours, start, at + STEWARD_MINUTE_US), ==,
                               passed[i] * STEWARD_MINUTE_US);
              if (open[minute])
                g_assert_cmpint (steward_business_hours_add (hours, start, passed[i]), ==, at + STEWARD_MINUTE_US);
            }
        }
    }
  for (gint64 minute = n - 1; minute >= 0; minute--)
    {
      if (open[minute])
        next_open = minute;
      if (next_open < 0 || minute % 5 != 0)
        continue;
      g_assert_cmpint (steward_business_hours_next_opening (hours, begin + minute * STEWARD_MINUTE_US), ==,
                       begin + next_open * STEWARD_MINUTE_US);
    }
  g_assert_cmpint (passed[0], >, 100000);
}

static void
test_add (void)
{
  static const struct { const char *zone, *start; gint64 minutes; const char *due; } cases[] = {
    /* Lunch exists. */
    { "Europe/Berlin", "2026-06-01T10:00:00Z", 60, "2026-06-01T11:45:00Z" },
    { "Europe/Berlin", "2026-06-01T10:45:00Z", 15, "2026-06-01T11:30:00Z" },
    /* Saturday waits for Sunday's early hours. */
    { "Europe/Berlin", "2026-06-06T10:00:00Z", 60, "2026-06-07T00:00:00Z" },
    /* Easter Monday is a holiday; Tuesday goes on. */
    { "Europe/Berlin", "2026-04-06T08:00:00Z", 30, "2026-04-07T07:30:00Z" },
    /* The night of 29 March is an hour short: 01:00–04:00 lasts two hours. */
    { "Europe/Berlin", "2026-03-29T00:00:00Z", 120, "2026-03-29T02:00:00Z" },
    { "Europe/Berlin", "2026-03-29T00:00:00Z", 121, "2026-03-30T07:01:00Z" },
    /* The night of 25 October is an hour long: 01:00–04:00 lasts four hours. */
    { "Europe/Berlin", "2026-10-24T23:00:00Z", 240, "2026-10-25T03:00:00Z" },
    /* Half an hour's change on Lord Howe: 01:00–04:00 lasts two and a half on 4 October. */
    { "Australia/Lord_Howe", "2026-10-03T14:30:00Z", 150, "2026-10-03T17:00:00Z" },
    /* Kathmandu is 5:45 ahead. */
    { "Asia/Kathmandu", "2026-06-01T03:15:00Z", 30, "2026-06-01T03:45:00Z" },
    { "UTC", "2026-06-02T17:59:00Z", 0, "2026-06-02T17:59:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardBusinessHours) hours = make (weekdays, cases[i].zone);
      g_autofree char *due =
          steward_time_to_rfc3339 (steward_business_hours_add (hours, moment (cases[i].start), cases[i].minutes));

      g_assert_cmpstr (due, ==, cases[i].due);
    }
}

static void
test_never (void)
{
  g_autoptr (StewardBusinessHours) none = make ("{}", "UTC");
  g_autoptr (StewardBusinessHours) empty = make ("{\"mon\":[]}", "UTC");
  g_autoptr (StewardBusinessHours) round = steward_business_hours_new_round ();

  g_assert_false (steward_business_hours_is_open (none, 0));
  g_assert_cmpint (steward_business_hours_add (empty, 0, 1), ==, STEWARD_TIME_NONE);
  g_assert_cmpint (steward_business_hours_next_opening (none, 0), ==, STEWARD_TIME_NONE);
  g_assert_cmpint (steward_business_hours_between (none, 0, STEWARD_DAY_US), ==, 0);
  g_assert_cmpint (steward_business_hours_add (round, 0, 90), ==, 90 * STEWARD_MINUTE_US);
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "[]", "{\"monday\":[]}", "{\"mon\":{}}", "{\"mon\":[[\"09:00\"]]}", "{\"mon\":[[\"9:00\",\"10:00\"]]}",
    "{\"mon\":[[\"10:00\",\"09:00\"]]}", "{\"mon\":[[\"09:00\",\"24:01\"]]}", "{\"mon\":[[\"09:00\",\"11:00\"],[\"10:00\",\"12:00\"]]}",
    "{\"mon\":[[9,10]]}",
  };
  g_autoptr (GError) zone_error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = steward_json_parse (cases[i], -1, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (steward_business_hours_new (node, "UTC", NULL, &error));
      g_assert_error (error, STEWARD_HOURS_ERROR, STEWARD_HOURS_ERROR_FORMAT);
    }
  g_assert_null (steward_business_hours_new (NULL, "Mars/Olympus", NULL, &zone_error));
  g_assert_error (zone_error, STEWARD_HOURS_ERROR, STEWARD_HOURS_ERROR_ZONE);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const zones[] = { "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autofree char *path = g_strconcat ("/domain/business-hours/year-in/", zones[i], NULL);

      g_test_add_data_func (path, zones[i], test_year);
    }
  g_test_add_func ("/domain/business-hours/due-times", test_add);
  g_test_add_func ("/domain/business-hours/never-open-is-never-due", test_never);
  g_test_add_func ("/domain/business-hours/what-makes-no-sense-is-refused", test_refused);
  return g_test_run ();
}
