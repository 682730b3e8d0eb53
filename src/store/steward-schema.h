/* steward-schema.h: the shape of the file, by numbered steps
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-connection.h"

G_BEGIN_DECLS

/**
 * STEWARD_SCHEMA_APPLICATION:
 *
 * The application id in the header of the file: "STWD".
 */
#define STEWARD_SCHEMA_APPLICATION 0x53545744

guint    steward_schema_get_version  (void);
gboolean steward_schema_check_header (const char         *path,
                                      gboolean           *is_new,
                                      GError            **error);
gboolean steward_schema_upgrade      (StewardConnection  *connection,
                                      const char         *path,
                                      gint64              now_us,
                                      GError            **error);

G_END_DECLS
