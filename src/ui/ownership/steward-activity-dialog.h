/* steward-activity-dialog.h: one activity: name, target, approval, and what recognises it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"
#include "steward-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_ACTIVITY_DIALOG (steward_activity_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardActivityDialog, steward_activity_dialog, STEWARD, ACTIVITY_DIALOG, AdwWindow)

/**
 * StewardActivityDialog::save:
 * @fields: what is to be set, JSON
 */

/**
 * StewardActivityDialog::retire:
 *
 * The activity is to be taken out of the draft.
 */

GtkWidget *steward_activity_dialog_new (GtkWindow     *parent,
                                        StewardRecord *activity,
                                        GPtrArray     *topics,
                                        gboolean       editable);
void       steward_activity_dialog_set_workspace (StewardActivityDialog *self,
                                                  StewardWorkspace      *workspace);

G_END_DECLS
