/* steward-continuity-dialog.h: who is there, at a moment and over the coming year
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-ownership.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardContinuityDialog:
 *
 * Answers who could approve and answer at a moment, who was accountable at one that is past, and shows when somebody will be
 * missing.
 */
#define STEWARD_TYPE_CONTINUITY_DIALOG (steward_continuity_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardContinuityDialog, steward_continuity_dialog, STEWARD, CONTINUITY_DIALOG, AdwWindow)

GtkWidget *steward_continuity_dialog_new (GtkWindow        *parent,
                                          StewardOwnership *ownership,
                                          StewardMatrix    *table);

G_END_DECLS
