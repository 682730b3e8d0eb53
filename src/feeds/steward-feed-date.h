/* steward-feed-date.h: moments as feeds write them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean steward_feed_date_parse (const char *text,
                                  gint64     *time_us);

G_END_DECLS
