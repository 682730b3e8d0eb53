/* steward-window-state.h: what the window remembers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardWindowState:
 *
 * Sizes, the last file, and switches of this desktop; in GSettings, or where its schema isn't
 * installed in a key file of the state folder.
 */
#define STEWARD_TYPE_WINDOW_STATE (steward_window_state_get_type ())
G_DECLARE_FINAL_TYPE (StewardWindowState, steward_window_state, STEWARD, WINDOW_STATE, GObject)

/* The keys; their types are in steward-window-state.c and in the schema. */
#define STEWARD_STATE_WIDTH           "window-width"
#define STEWARD_STATE_HEIGHT          "window-height"
#define STEWARD_STATE_MAXIMIZED       "window-maximized"
#define STEWARD_STATE_SIDEBAR         "sidebar-visible"
#define STEWARD_STATE_PANES           "pane-widths"
#define STEWARD_STATE_SINGLE_LETTERS  "single-letter-shortcuts"
#define STEWARD_STATE_SPELLING        "check-spelling"
#define STEWARD_STATE_PRESENCE        "tell-colleagues"
#define STEWARD_STATE_LAST_WORKSPACE  "last-workspace"
#define STEWARD_STATE_LAST_VIEW       "last-view"

/**
 * StewardWindowState::changed:
 * @key: which one
 *
 * A detailed signal: connect to `changed::single-letter-shortcuts`.
 */

StewardWindowState *steward_window_state_new            (void);
GVariant           *steward_window_state_get            (StewardWindowState *self,
                                                         const char         *key);
void                steward_window_state_set            (StewardWindowState *self,
                                                         const char         *key,
                                                         GVariant           *value);
gboolean            steward_window_state_get_boolean    (StewardWindowState *self,
                                                         const char         *key);
int                 steward_window_state_get_integer    (StewardWindowState *self,
                                                         const char         *key);
char               *steward_window_state_dup_text       (StewardWindowState *self,
                                                         const char         *key);
int                 steward_window_state_get_pane_width (StewardWindowState *self,
                                                         const char         *pane,
                                                         int                 otherwise);
void                steward_window_state_set_pane_width (StewardWindowState *self,
                                                         const char         *pane,
                                                         int                 width);

G_END_DECLS
