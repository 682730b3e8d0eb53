/* steward-guideline-face.h: a cell of a table as it is seen and heard
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-table-layout.h"

G_BEGIN_DECLS

/**
 * StewardGuidelineFace:
 *
 * Draws one cell and has its name for screen readers. What is drawn is kept by GTK while other cells change.
 */
#define STEWARD_TYPE_GUIDELINE_FACE (steward_guideline_face_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuidelineFace, steward_guideline_face, STEWARD, GUIDELINE_FACE, GtkWidget)

GtkWidget *steward_guideline_face_new      (StewardTableLayout   *layout);
void       steward_guideline_face_set_cell (StewardGuidelineFace *self,
                                            guint                 row,
                                            guint                 column,
                                            const char           *label);
void       steward_guideline_face_set_look (StewardGuidelineFace *self,
                                            gboolean              is_first,
                                            gboolean              has_caret,
                                            GArray               *marks);

G_END_DECLS
