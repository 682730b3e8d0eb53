/* steward-guideline-outline.h: the headings of a guideline, whose sections can be moved
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-buffer.h"

G_BEGIN_DECLS

gboolean    steward_guideline_outline_show        (GtkListBox             *list,
                                                   StewardGuidelineBuffer *document);
void        steward_guideline_outline_set_movable (GtkListBox             *list,
                                                   gboolean                movable);
const char *steward_guideline_outline_get_block   (GtkListBoxRow          *row);

G_END_DECLS
