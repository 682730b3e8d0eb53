/* steward-time-words.h: moments and spans as people say them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-time.h"

G_BEGIN_DECLS

char *steward_time_words       (gint64     time_us,
                                gint64     now_us,
                                GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *steward_time_full_words  (gint64     time_us,
                                GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *steward_time_span_words  (gint64     span_us) G_GNUC_WARN_UNUSED_RESULT;
char *steward_time_late_words  (gint64     due_us,
                                gint64     now_us) G_GNUC_WARN_UNUSED_RESULT;
char *steward_time_left_words  (gint64     left_us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
