/* steward-replay-dialog.h: the draft tried on what happened, before it counts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardReplayDialog:
 *
 * Runs the last days through the draft: load of departments as a picture and a table, of people, what
 * would be unowned, which approvals would have waited. Ends when it is closed.
 */
#define STEWARD_TYPE_REPLAY_DIALOG (steward_replay_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardReplayDialog, steward_replay_dialog, STEWARD, REPLAY_DIALOG, AdwWindow)

void steward_replay_dialog_present (GtkWidget        *parent,
                                    StewardWorkspace *workspace);

G_END_DECLS
