/* steward-free-path.h: where a new workspace can be kept
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *steward_free_path_find (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
