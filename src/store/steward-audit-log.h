/* steward-audit-log.h: events, appended and verified
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-connection.h"
#include "steward-desk.h"
#include "steward-event.h"

G_BEGIN_DECLS

gboolean   steward_audit_log_append  (StewardConnection   *connection,
                                      StewardEvent        *event,
                                      const char          *origin,
                                      GError             **error);
GPtrArray *steward_audit_log_list    (StewardConnection   *connection,
                                      const StewardEventSelection *selection,
                                      GError             **error);
StewardEvent *steward_audit_log_get  (StewardConnection   *connection,
                                      gint64               row,
                                      GError             **error);
GPtrArray *steward_audit_log_verify  (StewardConnection   *connection,
                                      StewardDesk         *desk,
                                      GError             **error);
gboolean   steward_audit_log_newest  (StewardConnection   *connection,
                                      gint64              *row,
                                      GError             **error);
gboolean   steward_audit_log_add     (StewardConnection   *connection,
                                      StewardEvent        *event,
                                      GError             **error);
GPtrArray *steward_audit_log_list_chain (StewardConnection *connection,
                                      const char          *machine,
                                      gint64               after,
                                      guint                limit,
                                      GError             **error);
gboolean   steward_audit_log_find    (StewardConnection   *connection,
                                      const char          *machine,
                                      gint64               sequence,
                                      guint8              *hash,
                                      gboolean            *is_there,
                                      GError             **error);
gboolean   steward_audit_log_last    (StewardConnection   *connection,
                                      const char          *machine,
                                      gint64              *sequence,
                                      guint8              *hash,
                                      GError             **error);

G_END_DECLS
