/* steward-consultation-panel.h: which departments are asked about a draft, and what they said
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-view.h"
#include "steward-standing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardConsultationPanel:
 *
 * A line a department that was asked about a draft, below it what the person can do: ask, or answer for their own.
 */
#define STEWARD_TYPE_CONSULTATION_PANEL (steward_consultation_panel_get_type ())
G_DECLARE_FINAL_TYPE (StewardConsultationPanel, steward_consultation_panel, STEWARD, CONSULTATION_PANEL, AdwBin)

void steward_consultation_panel_show (StewardConsultationPanel *self,
                                      StewardGuidelineView     *view,
                                      StewardStanding          *standing);

G_END_DECLS
