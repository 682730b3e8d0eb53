/* steward-left-out-words.h: what an import left out, for people
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *steward_left_out_words (const char *line) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
