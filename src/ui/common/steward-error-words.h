/* steward-error-words.h: an error in plain words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *steward_error_words (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
void  steward_error_show  (GtkWidget    *near,
                           const char   *heading,
                           const GError *error);

G_END_DECLS
