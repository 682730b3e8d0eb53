/* steward-preferences.h: who you are, and what the organisation consists of
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-window.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_PREFERENCES (steward_preferences_get_type ())
G_DECLARE_FINAL_TYPE (StewardPreferences, steward_preferences, STEWARD, PREFERENCES, AdwPreferencesWindow)

/**
 * StewardPreferences::standing-changed:
 *
 * Names, or who you are, changed.
 */

StewardPreferences *steward_preferences_new           (StewardWindow      *window,
                                                       StewardWorkspace   *workspace,
                                                       StewardStanding    *standing);

StewardWorkspace   *steward_preferences_get_workspace (StewardPreferences *self);
StewardStanding    *steward_preferences_get_standing  (StewardPreferences *self);
StewardWindowState *steward_preferences_get_state     (StewardPreferences *self);
void                steward_preferences_edit          (StewardPreferences *self,
                                                       const StewardKind  *kind,
                                                       StewardRecord      *record);
void                steward_preferences_perform       (StewardPreferences *self,
                                                       StewardOperation   *operation,
                                                       const char         *title,
                                                       gboolean            can_undo,
                                                       StewardPerformed    performed,
                                                       gpointer            owner);

G_END_DECLS
