/* steward-guideline-restyling.h: words that are suggested, or suggested to be set otherwise, look so
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-inline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void steward_guideline_restyling_set    (GtkTextBuffer       *buffer,
                                         guint                line,
                                         guint                offset,
                                         const StewardInline *words);
void steward_guideline_restyling_insert (GtkTextBuffer       *buffer,
                                         GtkTextIter         *iter,
                                         const StewardInline *words);
void steward_guideline_restyling_append (StewardInline       *out,
                                         const GtkTextIter   *at,
                                         const char          *words);

G_END_DECLS
