/* steward-database-private.h: the file's threads, for the store's own files
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-connection.h"
#include "steward-database.h"
#include "steward-desk.h"
#include "steward-worker.h"

G_BEGIN_DECLS

/**
 * StewardConnectionFunc:
 *
 * Called on a thread of the store, or the caller's where [func@database_use_aside] says so; outside any transaction.
 */
typedef gboolean (*StewardConnectionFunc) (StewardConnection  *connection,
                                           StewardDesk        *desk,
                                           gpointer            data,
                                           GCancellable       *cancellable,
                                           GError            **error);

gboolean steward_database_use           (StewardDatabase        *self,
                                         gboolean                writer,
                                         StewardConnectionFunc   func,
                                         gpointer                data,
                                         GCancellable           *cancellable,
                                         GError                **error);
gboolean steward_database_use_aside     (StewardDatabase        *self,
                                         StewardConnectionFunc   func,
                                         gpointer                data,
                                         GCancellable           *cancellable,
                                         GError                **error);
gboolean steward_database_find_desk     (StewardDatabase        *self,
                                         GError                **error);
void     steward_database_emit_everything (StewardDatabase      *self);

G_END_DECLS
