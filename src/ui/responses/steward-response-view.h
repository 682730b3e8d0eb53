/* steward-response-view.h: one answer: the mention, the words, and who answers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/**
 * StewardResponseView:
 *
 * Three panes for one response. Saves what is typed, shows what the guidelines say of it meanwhile,
 * and does what the person may do with it.
 */
#define STEWARD_TYPE_RESPONSE_VIEW (steward_response_view_get_type ())
G_DECLARE_FINAL_TYPE (StewardResponseView, steward_response_view, STEWARD, RESPONSE_VIEW, AdwBin)

/**
 * StewardResponseView::shown:
 *
 * Another state of the response is shown: title, subtitle.
 */

/**
 * StewardResponseView::open:
 * @id: of a response
 *
 * Another one is to be shown.
 */

void        steward_response_view_open           (StewardResponseView *self,
                                                  StewardPage         *page,
                                                  const char          *id);
void        steward_response_view_close          (StewardResponseView *self);
void        steward_response_view_set_standing   (StewardResponseView *self,
                                                  StewardStanding     *standing);
void        steward_response_view_set_width      (StewardResponseView *self,
                                                  StewardWidth         width);
const char *steward_response_view_get_title      (StewardResponseView *self);
const char *steward_response_view_get_subtitle   (StewardResponseView *self);
GtkWidget  *steward_response_view_get_header_end (StewardResponseView *self);
gboolean    steward_response_view_focus          (StewardResponseView *self);
gboolean    steward_response_view_suggest        (StewardResponseView *self);
gboolean    steward_response_view_move_finding   (StewardResponseView *self,
                                                  int                  by);
gboolean    steward_response_view_move_pane      (StewardResponseView *self,
                                                  int                  by);
void        steward_response_view_save           (StewardResponseView *self);
gboolean    steward_response_view_is_unsaved     (StewardResponseView *self);

G_END_DECLS
