/* steward-sidebar.h: the views, in groups, with what waits in each
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-page-table.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_SIDEBAR (steward_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (StewardSidebar, steward_sidebar, STEWARD, SIDEBAR, GtkWidget)

/**
 * StewardSidebar::chosen:
 * @name: of the view
 *
 * Somebody chose a view.
 */

void steward_sidebar_select    (StewardSidebar *self,
                                const char     *name);
void steward_sidebar_set_count (StewardSidebar *self,
                                const char     *name,
                                gint64          you,
                                gint64          department,
                                gint64          hot);
void steward_sidebar_focus     (StewardSidebar *self);

G_END_DECLS
