/* steward-lived-view.h: the matrix as it was lived
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardLivedView:
 *
 * What each department did for each activity in a period, over the letters as written; beside it
 * where the two disagree, with the cases, and which model it resembles. Reads when it is shown.
 */
#define STEWARD_TYPE_LIVED_VIEW (steward_lived_view_get_type ())
G_DECLARE_FINAL_TYPE (StewardLivedView, steward_lived_view, STEWARD, LIVED_VIEW, AdwBin)

/**
 * StewardLivedView::period:
 *
 * Another period is read.
 */

GtkWidget *steward_lived_view_new         (void);
void       steward_lived_view_set_workspace (StewardLivedView *self,
                                           StewardWorkspace *workspace);
void       steward_lived_view_load        (StewardLivedView *self);
void       steward_lived_view_set_narrow  (StewardLivedView *self,
                                           gboolean          is_narrow);
void       steward_lived_view_show_waits  (StewardLivedView *self);
char      *steward_lived_view_describe    (StewardLivedView *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
