/* steward-record-table.h: records in and out of the table of their kind
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-connection.h"
#include "steward-record.h"
#include "steward-selection.h"

G_BEGIN_DECLS

StewardRecord *steward_record_table_get        (StewardConnection       *connection,
                                                const StewardKind       *kind,
                                                const char              *id,
                                                GError                 **error);
StewardRecord *steward_record_table_get_by_row (StewardConnection       *connection,
                                                const StewardKind       *kind,
                                                gint64                   row,
                                                GError                 **error);
char          *steward_record_table_complete   (StewardConnection       *connection,
                                                const StewardKind       *kind,
                                                const char              *prefix,
                                                GError                 **error);
GPtrArray     *steward_record_table_select     (StewardConnection       *connection,
                                                const StewardKind       *kind,
                                                const StewardCondition  *conditions,
                                                guint                    n_conditions,
                                                const StewardOrder      *order,
                                                guint                    limit,
                                                GError                 **error);
gboolean       steward_record_table_count      (StewardConnection       *connection,
                                                const StewardKind       *kind,
                                                const StewardCondition  *conditions,
                                                guint                    n_conditions,
                                                gint64                  *count,
                                                GError                 **error);
gboolean       steward_record_table_insert     (StewardConnection       *connection,
                                                StewardRecord           *record,
                                                gboolean                *exists,
                                                GError                 **error);
gboolean       steward_record_table_update     (StewardConnection       *connection,
                                                StewardRecord           *record,
                                                GError                 **error);
GPtrArray     *steward_record_table_find_altered (StewardConnection    *connection,
                                                  const StewardKind    *kind,
                                                  GError              **error);

G_END_DECLS
