/* steward-text.h: text of no particular subject
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char  *steward_text_tidy            (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char  *steward_text_one_line        (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char  *steward_text_normalise       (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char  *steward_text_shorten         (const char *text,
                                     gsize       max_graphemes) G_GNUC_WARN_UNUSED_RESULT;
gsize  steward_text_count_graphemes (const char *text);
int    steward_text_get_direction   (const char *text);

G_END_DECLS
