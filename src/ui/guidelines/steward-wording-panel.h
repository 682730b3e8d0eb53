/* steward-wording-panel.h: broad terms in a guideline, and the grounds for keeping them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardWordingPanel:
 *
 * Lists the broad terms that were found in a guideline, each with its clause, and asks why they are kept.
 */
#define STEWARD_TYPE_WORDING_PANEL (steward_wording_panel_get_type ())
G_DECLARE_FINAL_TYPE (StewardWordingPanel, steward_wording_panel, STEWARD, WORDING_PANEL, AdwBin)

/**
 * StewardWordingPanel::go-to:
 * @block: the id of a block
 *
 * The person wants to see the clause.
 */

/**
 * StewardWordingPanel::reviewed:
 * @lines: (type JsonArray): what [func@guideline_wording_review] says
 *
 * The guideline was read.
 */

void steward_wording_panel_show (StewardWordingPanel *self,
                                 StewardWorkspace    *workspace,
                                 const char          *guideline,
                                 const char          *which,
                                 gboolean             may_answer);

G_END_DECLS
