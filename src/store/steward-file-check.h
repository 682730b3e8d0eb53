/* steward-file-check.h: whether a file is sound
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-database.h"

G_BEGIN_DECLS

/**
 * StewardFileProblem:
 * @check: `integrity`, `references`, `records`, `search`, `rollup`, `readers`
 * @message: what was found, in SQLite's words where they are its
 * @is_error: whether it is damage, or only something to know
 */
typedef struct
{
  char     *check;
  char     *message;
  gboolean  is_error;
} StewardFileProblem;

void       steward_file_problem_free  (StewardFileProblem  *problem);

GPtrArray *steward_database_check     (StewardDatabase     *database,
                                       GCancellable        *cancellable,
                                       GError             **error);
gboolean   steward_file_check_quickly (const char          *path,
                                       GError             **error);

G_END_DECLS
