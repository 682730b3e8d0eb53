/* steward-backoff.h: how long to wait after a failure
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * STEWARD_BACKOFF_MAX_US:
 *
 * The longest wait that failures alone bring about: a day, in microseconds.
 */
#define STEWARD_BACKOFF_MAX_US ((gint64) 24 * 3600 * G_USEC_PER_SEC)

gint64 steward_backoff_wait (guint  failures,
                             gint64 interval_us,
                             gint64 retry_after_s);

G_END_DECLS
