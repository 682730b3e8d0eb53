/* steward-time.h: moments in text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * STEWARD_TIME_NONE:
 *
 * A moment that isn't known, and a field of type time that is empty.
 */
#define STEWARD_TIME_NONE G_MININT64

#define STEWARD_SECOND_US ((gint64) G_USEC_PER_SEC)
#define STEWARD_MINUTE_US (60 * STEWARD_SECOND_US)
#define STEWARD_HOUR_US   (60 * STEWARD_MINUTE_US)
#define STEWARD_DAY_US    (24 * STEWARD_HOUR_US)

char    *steward_time_to_rfc3339   (gint64      time_us) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_time_from_rfc3339 (const char *text,
                                    gint64     *time_us);
gboolean steward_time_from_words   (const char *text,
                                    GTimeZone  *zone,
                                    gint64     *time_us);

G_END_DECLS
