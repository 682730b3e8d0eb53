/* steward-keeping-dialog.h: backing up, checking and restoring the file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-window.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_KEEPING_DIALOG (steward_keeping_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardKeepingDialog, steward_keeping_dialog, STEWARD, KEEPING_DIALOG, AdwMessageDialog)

void steward_keeping_dialog_back_up (StewardWindow    *window,
                                     StewardWorkspace *workspace);
void steward_keeping_dialog_check   (StewardWindow    *window,
                                     StewardWorkspace *workspace);
void steward_keeping_dialog_restore (StewardWindow    *window,
                                     StewardWorkspace *workspace);

G_END_DECLS
