/* steward-hours-text.h: business hours as people write them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Days are 0 (Monday) to 6 (Sunday). */

const char *steward_hours_text_day_name (guint               day);
char       *steward_hours_text_of_day   (JsonNode           *hours,
                                         guint               day) G_GNUC_WARN_UNUSED_RESULT;
JsonNode   *steward_hours_text_to_json  (const char *const  *texts,
                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
