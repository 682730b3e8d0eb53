/* steward-source-health.c: how a source is, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-source-health"

#include "steward-source-health.h"

#include "steward-kinds.h"
#include "steward-source-keeping-private.h"

#include <glib/gi18n-lib.h>

static gint64
get_interval_us (StewardRecord *source)
{
  return (steward_record_has (source, STEWARD_SOURCE_INTERVAL_MINUTES)
              ? steward_record_get_integer (source, STEWARD_SOURCE_INTERVAL_MINUTES)
              : STEWARD_SOURCE_INTERVAL_MINUTES_DEFAULT) *
         STEWARD_MINUTE_US;
}

/**
 * steward_source_health_state:
 * @machine: the id of this desk
 * @now_us: microseconds since 1970 UTC
 *
 * Returns: how the source is
 */
StewardSourceState
steward_source_health_state (StewardRecord *source,
                            const char    *machine,
                            gint64         now_us)
{
  gint64 last_us = steward_record_get_time (source, STEWARD_SOURCE_LAST_TRY);

  if (steward_record_has (source, STEWARD_SOURCE_REMOVED))
    return STEWARD_SOURCE_STATE_REMOVED;
  if (g_strcmp0 (steward_record_get_text (source, STEWARD_SOURCE_MACHINE), machine) != 0 &&
      now_us - (last_us != STEWARD_TIME_NONE ? last_us : steward_record_get_created (source)) > 3 * get_interval_us (source))
    return STEWARD_SOURCE_STATE_SILENT;
  if (last_us == STEWARD_TIME_NONE)
    return STEWARD_SOURCE_STATE_NEW;
  if (steward_record_has (source, STEWARD_SOURCE_FAILURES) &&
      steward_record_get_integer (source, STEWARD_SOURCE_FAILURES) > 0)
    return STEWARD_SOURCE_STATE_FAILING;
  return steward_record_has (source, STEWARD_SOURCE_ERROR) ? STEWARD_SOURCE_STATE_NOTICE : STEWARD_SOURCE_STATE_WELL;
}

static char *
duration (gint64 us)
{
  gint64 minutes = MAX (us, 0) / STEWARD_MINUTE_US;

  if (minutes < 60)
    return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), (int) minutes);
  if (minutes < 48 * 60)
    return g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong) (minutes / 60)), (int) (minutes / 60));
  return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) (minutes / 1440)), (int) (minutes / 1440));
}

static char *
count_a_day (StewardRecord *source,
             gint64         now_us)
{
  gint64 total = steward_record_has (source, STEWARD_SOURCE_ITEMS_TOTAL)
                     ? steward_record_get_integer (source, STEWARD_SOURCE_ITEMS_TOTAL)
                     : 0;
  gint64 days = MAX (1, (now_us - steward_record_get_created (source)) / STEWARD_DAY_US);
  int a_day = (int) ((total + days / 2) / days);

  if (total > 0 && a_day == 0)
    return g_strdup (_("less than one item a day"));
  return g_strdup_printf (ngettext ("%d item a day", "%d items a day", (gulong) a_day), a_day);
}

/**
 * steward_source_health_words:
 * @machine: the id of this desk
 * @now_us: microseconds since 1970 UTC
 *
 * Returns: (transfer full): how the source is, in one line
 */
char *
steward_source_health_words (StewardRecord *source,
                             const char    *machine,
                             gint64         now_us)
{
  const char *error = steward_record_get_text (source, STEWARD_SOURCE_ERROR);
  gint64 success_us = steward_record_get_time (source, STEWARD_SOURCE_LAST_SUCCESS);
  gint64 next_us = steward_record_get_time (source, STEWARD_SOURCE_NEXT_TRY);
  g_autofree char *since = success_us != STEWARD_TIME_NONE ? duration (now_us - success_us) : NULL;
  g_autofree char *next = next_us > now_us ? duration (next_us - now_us) : g_strdup (_("a moment"));
  g_autofree char *a_day = count_a_day (source, now_us);

  switch (steward_source_health_state (source, machine, now_us))
    {
    case STEWARD_SOURCE_STATE_REMOVED:
      return g_strdup (_("Removed; it isn’t read any more"));
    case STEWARD_SOURCE_STATE_SILENT:
      return g_strdup (_("The machine that collects it hasn’t for a while; it can be collected here instead"));
    case STEWARD_SOURCE_STATE_NEW:
      return g_strdup (_("Not read yet"));
    case STEWARD_SOURCE_STATE_FAILING:
      return since != NULL
                 ? g_strdup_printf (_("%s. Last read %s ago; tried again in %s"), error != NULL ? error : _("It can’t be read"), since, next)
                 : g_strdup_printf (_("%s. Never read so far; tried again in %s"), error != NULL ? error : _("It can’t be read"), next);
    case STEWARD_SOURCE_STATE_NOTICE:
      return g_strdup_printf (_("%s. Read %s ago, %s"), error, since != NULL ? since : "–", a_day);
    case STEWARD_SOURCE_STATE_WELL:
    default:
      return g_strdup_printf (_("Read %s ago, %s; again in %s"), since != NULL ? since : "–", a_day, next);
    }
}
