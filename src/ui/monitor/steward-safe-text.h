/* steward-safe-text.h: a text from outside as markup that only we made
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *steward_safe_text_markup (const char         *text,
                                const char *const  *words,
                                gsize               max_characters,
                                gboolean           *is_cut) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
