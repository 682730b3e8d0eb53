/* steward-business-hours.c: when somebody is there to answer
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-business-hours"

#include "steward-business-hours.h"

#include "steward-json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

G_DEFINE_QUARK (steward-hours-error-quark, steward_hours_error)

#define DAYS_A_WEEK   7
#define MINUTES_A_DAY (24 * 60)

/* How far an opening is looked for: beyond the longest run of holidays, within any reason. */
#define MAX_DAYS (3 * 366)

typedef struct
{
  guint16 from; /* minutes of the local day */
  guint16 to;
} Period;

struct _StewardBusinessHours
{
  gatomicrefcount  ref_count;
  gboolean         is_round;
  GArray          *days[DAYS_A_WEEK]; /* (owned) (element-type Period) Monday first, sorted */
  GTimeZone       *zone;              /* (owned) (nullable) NULL for round the clock */
  GHashTable      *holidays;          /* (owned) (nullable) Julian days */
  gboolean         never;             /* no period at all */
};

static const char *const day_names[DAYS_A_WEEK] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

/* "09:00" to minutes; -1 when it is none. */
static int
parse_clock (const char *text)
{
  int hours, minutes;

  if (text == NULL || strlen (text) != 5 || text[2] != ':' ||
      !g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]) ||
      !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return -1;
  hours = (text[0] - '0') * 10 + text[1] - '0';
  minutes = (text[3] - '0') * 10 + text[4] - '0';
  if (minutes > 59 || hours > 24 || (hours == 24 && minutes > 0))
    return -1;
  return hours * 60 + minutes;
}

static int
compare_periods (gconstpointer a,
                 gconstpointer b)
{
  return ((const Period *) a)->from - ((const Period *) b)->from;
}

static gboolean
refuse (GError     **error,
        const char  *day,
        const char  *what)
{
  g_set_error (error, STEWARD_HOURS_ERROR, STEWARD_HOURS_ERROR_FORMAT, _("%s: %s"), day, what);
  return FALSE;
}

static const char *
text_element (JsonArray *array,
              guint      index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
parse_day (GArray      *periods,
           const char  *day,
           JsonNode    *node,
           GError     **error)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, day, _("a list of periods was expected"));
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      int from, to;
      Period period;

      if (!JSON_NODE_HOLDS_ARRAY (element) || json_array_get_length (json_node_get_array (element)) != 2)
        return refuse (error, day, _("a period is a list of two times, [\"09:00\", \"17:00\"]"));
      from = parse_clock (text_element (json_node_get_array (element), 0));
      to = parse_clock (text_element (json_node_get_array (element), 1));
      if (from < 0 || to < 0)
        return refuse (error, day, _("a time is written like 09:00"));
      if (to <= from)
        return refuse (error, day, _("a period ends after it begins, on the same day; split one that goes past midnight"));
      period.from = (guint16) from;
      period.to = (guint16) to;
      g_array_append_val (periods, period);
    }
  g_array_sort (periods, compare_periods);
  for (guint i = 1; i < periods->len; i++)
    if (g_array_index (periods, Period, i).from < g_array_index (periods, Period, i - 1).to)
      return refuse (error, day, _("two periods overlap"));
  return TRUE;
}

static gboolean
parse_hours (StewardBusinessHours  *self,
             JsonNode              *hours,
             GError               **error)
{
  JsonObject *object;
  g_autoptr (GList) members = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (hours))
    return refuse (error, "hours", _("an object with weekdays was expected"));
  object = json_node_get_object (hours);
  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    {
      guint day = 0;

      while (day < DAYS_A_WEEK && strcmp (day_names[day], l->data) != 0)
        day++;
      if (day == DAYS_A_WEEK)
        return refuse (error, l->data, _("no weekday; they are mon, tue, wed, thu, fri, sat, sun"));
      if (!parse_day (self->days[day], l->data, json_object_get_member (object, l->data), error))
        return FALSE;
      if (self->days[day]->len > 0)
        self->never = FALSE;
    }
  return TRUE;
}

static guint
julian_of (const char *day)
{
  int year, month, date;
  GDate value;

  if (sscanf (day, "%4d-%2d-%2d", &year, &month, &date) != 3 ||
      !g_date_valid_dmy ((GDateDay) date, (GDateMonth) month, (GDateYear) year))
    return 0;
  g_date_clear (&value, 1);
  g_date_set_dmy (&value, (GDateDay) date, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&value);
}

static StewardBusinessHours *
make (void)
{
  StewardBusinessHours *self = g_new0 (StewardBusinessHours, 1);

  g_atomic_ref_count_init (&self->ref_count);
  for (guint i = 0; i < DAYS_A_WEEK; i++)
    self->days[i] = g_array_new (FALSE, FALSE, sizeof (Period));
  return self;
}

/**
 * steward_business_hours_new:
 * @hours: (nullable): as described; %NULL is never open
 * @time_zone: (nullable): for example `Europe/Berlin`; %NULL is UTC
 * @holidays: (nullable): days such as `2026-12-25`; what is no day is left out
 * @error: return location for a [error@HoursError]
 *
 * Returns: (transfer full) (nullable): the hours
 */
StewardBusinessHours *
steward_business_hours_new (JsonNode           *hours,
                            const char         *time_zone,
                            const char *const  *holidays,
                            GError            **error)
{
  g_autoptr (StewardBusinessHours) self = make ();

  self->never = TRUE;
  self->zone = g_time_zone_new_identifier (time_zone != NULL ? time_zone : "UTC");
  if (self->zone == NULL)
    {
      g_set_error (error, STEWARD_HOURS_ERROR, STEWARD_HOURS_ERROR_ZONE, _("There is no time zone “%s”"), time_zone);
      return NULL;
    }
  if (hours != NULL && !JSON_NODE_HOLDS_NULL (hours) && !parse_hours (self, hours, error))
    return NULL;
  self->holidays = g_hash_table_new (NULL, NULL);
  for (guint i = 0; holidays != NULL && holidays[i] != NULL; i++)
    if (julian_of (holidays[i]) != 0)
      g_hash_table_add (self->holidays, GUINT_TO_POINTER (julian_of (holidays[i])));
  return g_steal_pointer (&self);
}

/**
 * steward_business_hours_new_round:
 *
 * Returns: (transfer full): round the clock, every day
 */
StewardBusinessHours *
steward_business_hours_new_round (void)
{
  StewardBusinessHours *self = make ();

  self->is_round = TRUE;
  return self;
}

/**
 * steward_business_hours_ref:
 *
 * Returns: (transfer full): the same hours
 */
StewardBusinessHours *
steward_business_hours_ref (StewardBusinessHours *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * steward_business_hours_unref:
 * @self: (transfer full): hours
 */
void
steward_business_hours_unref (StewardBusinessHours *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < DAYS_A_WEEK; i++)
    g_array_unref (self->days[i]);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->holidays, g_hash_table_unref);
  g_free (self);
}

/* The local day of a moment: Julian day, and weekday with Monday as 0. */
static guint
local_day (const StewardBusinessHours *self,
           gint64                      at_us)
{
  gint64 seconds = at_us / STEWARD_SECOND_US - (at_us % STEWARD_SECOND_US < 0 ? 1 : 0);
  gint interval = g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, seconds);
  gint64 local = seconds + g_time_zone_get_offset (self->zone, MAX (interval, 0));
  gint64 days = local / 86400 - (local % 86400 < 0 ? 1 : 0);

  /* Julian day 719163 of GLib is 1 January 1970. */
  return (guint) (days + 719163);
}

/* The moment of a local time: of one that comes twice the first (@end: the second) is taken, one that
 * a clock change leaves out is the change itself. So what lies between two of them is what passes. */
static gint64
moment_of (const StewardBusinessHours *self,
           guint                       julian,
           guint                       minute,
           gboolean                    end)
{
  gint64 local = ((gint64) julian - 719163) * 86400 + (gint64) minute * 60;
  gint64 found = G_MININT64;
  gint64 change = G_MININT64;
  gint first = g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, local - 86400);
  gint last = g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, local + 86400);

  for (gint i = MAX (first, 0); i <= MAX (last, 0); i++)
    {
      gint32 offset = g_time_zone_get_offset (self->zone, i);
      gint64 universal = local - offset;

      if (g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, universal) == i)
        {
          if (found == G_MININT64 || end)
            found = universal;
        }
      /* Behind the change by the new offset, before it by the old one: the hour is left out. The
       * change is where the old interval's last second ends. */
      else if (i > MAX (first, 0) || last > first)
        {
          gint64 low = local - 86400;
          gint64 high = local + 86400;
          gint before = g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, low);

          while (high - low > 1)
            {
              gint64 middle = low + (high - low) / 2;

              if (g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, middle) == before)
                low = middle;
              else
                high = middle;
            }
          change = high;
        }
    }
  if (found == G_MININT64)
    found = change != G_MININT64 ? change : local;
  return found * STEWARD_SECOND_US;
}

static GArray *
periods_of (const StewardBusinessHours *self,
            guint                       julian)
{
  if (g_hash_table_contains (self->holidays, GUINT_TO_POINTER (julian)))
    return NULL;
  /* 1 January of year 1, Julian day 1, was a Monday in the proleptic Gregorian calendar. */
  return self->days[(julian - 1) % DAYS_A_WEEK];
}

/* The first period that ends after @at_us: its moments. */
static gboolean
find_period (const StewardBusinessHours *self,
             gint64                      at_us,
             gint64                     *from_us,
             gint64                     *to_us)
{
  guint first = local_day (self, at_us);

  if (self->never)
    return FALSE;
  for (guint julian = first; julian < first + MAX_DAYS; julian++)
    {
      GArray *periods = periods_of (self, julian);

      for (guint i = 0; periods != NULL && i < periods->len; i++)
        {
          const Period *period = &g_array_index (periods, Period, i);

          *to_us = moment_of (self, julian, period->to, TRUE);
          if (*to_us <= at_us)
            continue;
          *from_us = moment_of (self, julian, period->from, FALSE);
          if (*from_us < *to_us)
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * steward_business_hours_is_open:
 * @at_us: microseconds since 1970 UTC
 *
 * Returns: whether the moment lies in a period; its end does not
 */
gboolean
steward_business_hours_is_open (const StewardBusinessHours *self,
                                gint64                      at_us)
{
  gint64 from_us, to_us;

  if (self->is_round)
    return TRUE;
  return find_period (self, at_us, &from_us, &to_us) && from_us <= at_us;
}

/**
 * steward_business_hours_add:
 * @start_us: microseconds since 1970 UTC
 * @minutes: of business time, at least 0
 *
 * Returns: the moment at which so much business time has passed, in microseconds since 1970 UTC;
 *   %STEWARD_TIME_NONE when it never does
 */
gint64
steward_business_hours_add (const StewardBusinessHours *self,
                            gint64                      start_us,
                            gint64                      minutes)
{
  gint64 left_us = minutes * STEWARD_MINUTE_US;
  gint64 at_us = start_us;

  if (self->is_round)
    return start_us + left_us;
  while (TRUE)
    {
      gint64 from_us, to_us;

      if (!find_period (self, at_us, &from_us, &to_us))
        return STEWARD_TIME_NONE;
      at_us = MAX (at_us, from_us);
      if (left_us <= to_us - at_us)
        return at_us + left_us;
      left_us -= to_us - at_us;
      at_us = to_us;
    }
}

/**
 * steward_business_hours_between:
 * @from_us: microseconds since 1970 UTC
 * @to_us: microseconds since 1970 UTC
 *
 * Returns: the business time between the two in microseconds; negative when @to_us comes first
 */
gint64
steward_business_hours_between (const StewardBusinessHours *self,
                                gint64                      from_us,
                                gint64                      to_us)
{
  gint64 passed_us = 0;
  gint64 at_us = from_us;

  if (to_us < from_us)
    return -steward_business_hours_between (self, to_us, from_us);
  if (self->is_round)
    return to_us - from_us;
  while (at_us < to_us)
    {
      gint64 opens_us, closes_us;

      if (!find_period (self, at_us, &opens_us, &closes_us) || opens_us >= to_us)
        break;
      passed_us += MIN (closes_us, to_us) - MAX (opens_us, at_us);
      at_us = closes_us;
    }
  return passed_us;
}

/**
 * steward_business_hours_next_opening:
 * @at_us: microseconds since 1970 UTC
 *
 * Returns: @at_us when it is open then, else when it opens next; %STEWARD_TIME_NONE when never
 */
gint64
steward_business_hours_next_opening (const StewardBusinessHours *self,
                                     gint64                      at_us)
{
  gint64 from_us, to_us;

  if (self->is_round)
    return at_us;
  return find_period (self, at_us, &from_us, &to_us) ? MAX (from_us, at_us) : STEWARD_TIME_NONE;
}

/**
 * steward_business_hours_next_closing:
 * @at_us: microseconds since 1970 UTC
 *
 * Returns: when the period that is open, or opens next, ends; %STEWARD_TIME_NONE when never
 */
gint64
steward_business_hours_next_closing (const StewardBusinessHours *self,
                                     gint64                      at_us)
{
  gint64 from_us, to_us;

  if (self->is_round)
    return STEWARD_TIME_NONE;
  return find_period (self, at_us, &from_us, &to_us) ? to_us : STEWARD_TIME_NONE;
}
