/* steward-remarks-panel.h: comments and suggestions on a draft, and what is done about them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardRemarksPanel:
 *
 * Lists the open suggestions and comments of a guideline. Editors accept and reject; all who may remark reply and resolve.
 */
#define STEWARD_TYPE_REMARKS_PANEL (steward_remarks_panel_get_type ())
G_DECLARE_FINAL_TYPE (StewardRemarksPanel, steward_remarks_panel, STEWARD, REMARKS_PANEL, AdwBin)

/**
 * StewardRemarksPanel::go-to:
 * @block: the id of a block
 *
 * The person wants to see the clause.
 */

/**
 * StewardRemarksPanel::deed:
 * @operation: (transfer full): what the person does with a remark
 * @title: of the toast
 *
 * It is to be done once all that is being typed is stored: it may change the same words.
 */

void steward_remarks_panel_show (StewardRemarksPanel *self,
                                 StewardWorkspace    *workspace,
                                 const char          *guideline,
                                 const char          *you,
                                 gboolean             may_remark,
                                 gboolean             may_decide);

G_END_DECLS
