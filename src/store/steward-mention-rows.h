/* steward-mention-rows.h: where a mention lies in the file, and by which keys it is found again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-connection.h"
#include "steward-record.h"

G_BEGIN_DECLS

gint64   steward_mention_row_of_time    (gint64               time_us);
gint64   steward_mention_time_of_row    (gint64               row);

gboolean steward_mention_rows_insert    (StewardConnection   *connection,
                                         StewardRecord       *mention,
                                         GError             **error);
gboolean steward_mention_rows_add_aliases (StewardConnection *connection,
                                         StewardRecord       *mention,
                                         StewardRecord       *before,
                                         GError             **error);
StewardRecord *steward_mention_rows_find (StewardConnection  *connection,
                                         const char          *key,
                                         gint64               published_us,
                                         GError             **error);

G_END_DECLS
