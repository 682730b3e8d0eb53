/* steward-import-dialog.h: bringing in files of posts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-window.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_IMPORT_DIALOG (steward_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardImportDialog, steward_import_dialog, STEWARD, IMPORT_DIALOG, AdwMessageDialog)

void steward_import_dialog_choose (StewardWindow    *window,
                                   StewardWorkspace *workspace);
void steward_import_dialog_run    (StewardWindow    *window,
                                   StewardWorkspace *workspace,
                                   GListModel       *files);

G_END_DECLS
