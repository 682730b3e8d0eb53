/* steward-file-readers.h: which other programs read the file at the moment
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *steward_file_list_readers (const char *path);
char   *steward_process_describe  (int         process) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
