/* steward-business-hours.h: when somebody is there to answer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-time.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StewardHoursError:
 * @STEWARD_HOURS_ERROR_FORMAT: not hours; the message names the day and what is wrong
 * @STEWARD_HOURS_ERROR_ZONE: no such time zone
 *
 * Why hours can't be understood. Whoever asks treats them as never open.
 */
typedef enum
{
  STEWARD_HOURS_ERROR_FORMAT,
  STEWARD_HOURS_ERROR_ZONE,
} StewardHoursError;

#define STEWARD_HOURS_ERROR (steward_hours_error_quark ())
GQuark                steward_hours_error_quark          (void);

/**
 * StewardBusinessHours:
 *
 * Periods a weekday, a time zone and holidays. Written as JSON:
 *
 *     {"mon": [["09:00", "12:30"], ["13:15", "18:00"]], "tue": [["00:00", "24:00"]]}
 *
 * A period lies within its day, `24:00` ends it; periods of a day don't overlap. A day that isn't
 * named, and a holiday, has none. Local times that a clock change leaves out have no length; those
 * that come twice count twice: business time is time that passes. Immutable; any thread.
 */
typedef struct _StewardBusinessHours StewardBusinessHours;

StewardBusinessHours *steward_business_hours_new         (JsonNode                    *hours,
                                                          const char                  *time_zone,
                                                          const char *const           *holidays,
                                                          GError                     **error) G_GNUC_WARN_UNUSED_RESULT;
StewardBusinessHours *steward_business_hours_new_round   (void) G_GNUC_WARN_UNUSED_RESULT;
StewardBusinessHours *steward_business_hours_ref         (StewardBusinessHours        *self);
void                  steward_business_hours_unref       (StewardBusinessHours        *self);

gboolean              steward_business_hours_is_open     (const StewardBusinessHours  *self,
                                                          gint64                       at_us);
gint64                steward_business_hours_add         (const StewardBusinessHours  *self,
                                                          gint64                       start_us,
                                                          gint64                       minutes);
gint64                steward_business_hours_between     (const StewardBusinessHours  *self,
                                                          gint64                       from_us,
                                                          gint64                       to_us);
gint64                steward_business_hours_next_opening (const StewardBusinessHours *self,
                                                          gint64                       at_us);
gint64                steward_business_hours_next_closing (const StewardBusinessHours *self,
                                                          gint64                       at_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardBusinessHours, steward_business_hours_unref)

G_END_DECLS
