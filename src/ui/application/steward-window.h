/* steward-window.h: the window: sidebar, header bar, views
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-deeds.h"
#include "steward-page.h"
#include "steward-sync-status.h"
#include "steward-window-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_WINDOW (steward_window_get_type ())
G_DECLARE_FINAL_TYPE (StewardWindow, steward_window, STEWARD, WINDOW, AdwApplicationWindow)

StewardWindow      *steward_window_new         (AdwApplication     *application,
                                                StewardWindowState *state,
                                                StewardClock       *clock);
StewardWindow      *steward_window_of          (gpointer            widget);

void                steward_window_open        (StewardWindow      *self,
                                                const char         *path);
void                steward_window_present_when_filled
                                               (StewardWindow      *self);
const char         *steward_window_get_path    (StewardWindow      *self);
StewardWindowState *steward_window_get_state   (StewardWindow      *self);
StewardClock       *steward_window_get_clock   (StewardWindow      *self);
StewardWidth        steward_window_get_width   (StewardWindow      *self);

void                steward_window_perform     (StewardWindow      *self,
                                                StewardOperation   *operation,
                                                const char         *title,
                                                StewardUndoFunc     undo,
                                                StewardPerformed    performed,
                                                gpointer            owner);
void                steward_window_add_toast   (StewardWindow      *self,
                                                const char         *title);
void                steward_window_write_file  (StewardWindow      *self,
                                                GFile              *file,
                                                GBytes             *bytes,
                                                const char         *done);

StewardSyncStatus  *steward_window_get_sync    (StewardWindow      *self);
void                steward_window_reload_sync (StewardWindow      *self);
void                steward_window_show_last_view (StewardWindow   *self);
StewardPage        *steward_window_show_page   (StewardWindow      *self,
                                                const char         *name);
gboolean            steward_window_show_record (StewardWindow      *self,
                                                const char         *kind,
                                                const char         *id);

G_END_DECLS
