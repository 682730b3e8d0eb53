/* steward-plain-file-private.h: a file that a person chose, as plain bytes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *steward_plain_file_load (const char  *path,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
