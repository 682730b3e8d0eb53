/* steward-connection.h: one SQLite connection with its prepared statements
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-store-error.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * StewardAccess:
 * @STEWARD_ACCESS_READ: reads only; an 8 MB part of the file is mapped, 4 MB are cached
 * @STEWARD_ACCESS_WRITE: reads and writes
 * @STEWARD_ACCESS_CREATE: writes, and makes the file when there is none
 *
 * What a connection may do.
 */
typedef enum
{
  STEWARD_ACCESS_READ,
  STEWARD_ACCESS_WRITE,
  STEWARD_ACCESS_CREATE,
} StewardAccess;

/**
 * StewardConnection:
 *
 * One SQLite connection. Used by one thread at a time.
 */
typedef struct _StewardConnection StewardConnection;

StewardConnection *steward_connection_open       (const char         *path,
                                                  StewardAccess       access,
                                                  GError            **error);
void               steward_connection_close      (StewardConnection  *self);

sqlite3           *steward_connection_get_handle (StewardConnection  *self);
sqlite3_stmt      *steward_connection_prepare    (StewardConnection  *self,
                                                  const char         *sql,
                                                  GError            **error);
sqlite3_stmt      *steward_connection_prepare_static (StewardConnection *self,
                                                  const char         *sql,
                                                  GError            **error);
gboolean           steward_connection_step       (StewardConnection  *self,
                                                  sqlite3_stmt       *statement,
                                                  gboolean           *has_row,
                                                  GError            **error);
gboolean           steward_connection_append_rows (StewardConnection  *self,
                                                  sqlite3_stmt       *statement,
                                                  GArray             *rows,
                                                  GError            **error);
gboolean           steward_connection_execute    (StewardConnection  *self,
                                                  const char         *sql,
                                                  GError            **error);
gboolean           steward_connection_get_integer (StewardConnection *self,
                                                  const char         *sql,
                                                  gint64             *value,
                                                  GError            **error);
gboolean           steward_connection_look_anew   (StewardConnection *self,
                                                  GError            **error);
gboolean           steward_connection_checkpoint (StewardConnection  *self,
                                                  gboolean            truncate,
                                                  GError            **error);
void               steward_connection_set_error  (StewardConnection  *self,
                                                  int                 code,
                                                  GError            **error);
void               steward_connection_interrupt  (StewardConnection  *self);

/* Ends a statement's run when its scope is left, so that no read stays open. */
typedef sqlite3_stmt StewardRun;
static inline void
steward_run_end (StewardRun *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardConnection, steward_connection_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardRun, steward_run_end)

G_END_DECLS
