/* steward-database.h: the file, its two threads, and the word that something changed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-clock.h"
#include "steward-transaction.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardMode:
 * @STEWARD_MODE_READ: reads, beside whoever writes
 * @STEWARD_MODE_COLLECT: stores; after a power cut the last of it may have to be collected again
 * @STEWARD_MODE_DEED: stores what a person did: once it returns, a power cut can't take it back
 *
 * What a transaction is for.
 */
typedef enum
{
  STEWARD_MODE_READ,
  STEWARD_MODE_COLLECT,
  STEWARD_MODE_DEED,
} StewardMode;

/**
 * StewardTransactionFunc:
 * @transaction: the moment of the file
 * @data: what was handed in
 * @cancellable: (nullable): whether anybody is still interested
 *
 * Called on a thread of the store; may not keep @transaction.
 *
 * Returns: whether it went well; when not, nothing of it is stored
 */
typedef gboolean (*StewardTransactionFunc) (StewardTransaction  *transaction,
                                            gpointer             data,
                                            GCancellable        *cancellable,
                                            GError             **error);

#define STEWARD_TYPE_DATABASE (steward_database_get_type ())
G_DECLARE_FINAL_TYPE (StewardDatabase, steward_database, STEWARD, DATABASE, GObject)

/**
 * StewardDatabase::changed:
 * @self: the file
 * @changes: (type StewardChanges): what changed
 *
 * After a transaction that stored something, here or in another process. Emitted in the main
 * context in which the file was opened.
 */

StewardDatabase *steward_database_open            (const char              *path,
                                                   gboolean                 create,
                                                   StewardClock            *clock,
                                                   GError                 **error);
StewardDatabase *steward_database_open_in         (const char              *path,
                                                   gboolean                 create,
                                                   StewardClock            *clock,
                                                   GMainContext            *context,
                                                   GError                 **error);
void             steward_database_close           (StewardDatabase         *self);
void             steward_database_begin_bulk      (StewardDatabase         *self);
void             steward_database_end_bulk        (StewardDatabase         *self);
int              steward_database_get_schema      (void);
const char      *steward_database_get_path        (StewardDatabase         *self);
const char      *steward_database_get_machine     (StewardDatabase         *self);
const char      *steward_database_get_file_id     (StewardDatabase         *self);
StewardClock    *steward_database_get_clock       (StewardDatabase         *self);
void             steward_database_watch           (StewardDatabase         *self);

gboolean         steward_database_transact        (StewardDatabase         *self,
                                                   StewardMode              mode,
                                                   const char              *person,
                                                   StewardTransactionFunc   func,
                                                   gpointer                 data,
                                                   GCancellable            *cancellable,
                                                   GError                 **error);
void             steward_database_transact_async  (StewardDatabase         *self,
                                                   StewardMode              mode,
                                                   const char              *person,
                                                   StewardTransactionFunc   func,
                                                   gpointer                 data,
                                                   GDestroyNotify           destroy_data,
                                                   GCancellable            *cancellable,
                                                   GAsyncReadyCallback      callback,
                                                   gpointer                 user_data);
gboolean         steward_database_transact_finish (StewardDatabase         *self,
                                                   GAsyncResult            *result,
                                                   GError                 **error);

G_END_DECLS
