/* steward-shorten.h: the beginning of a text on one line
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *steward_shorten_line (const char *text,
                            guint       n_chars) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
