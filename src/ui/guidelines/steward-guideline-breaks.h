/* steward-guideline-breaks.h: where clauses that are suggested begin, in the text of a draft
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char     *steward_guideline_breaks_show      (const char        *words) G_GNUC_WARN_UNUSED_RESULT;
char     *steward_guideline_breaks_read      (const char        *shown,
                                              gboolean           is_new) G_GNUC_WARN_UNUSED_RESULT;
char     *steward_guideline_breaks_tidy      (const char        *text,
                                              gboolean           is_code) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_guideline_breaks_is_inside (const GtkTextIter *iter);
const char *steward_guideline_breaks_get_kind (gunichar         sign);
const char *steward_guideline_breaks_get_sign (const char      *kind);
void      steward_guideline_breaks_add_join  (GtkTextBuffer     *buffer,
                                              guint              line,
                                              GtkTextTag        *tag);
gboolean  steward_guideline_breaks_is_join   (const GtkTextIter *iter);

G_END_DECLS
