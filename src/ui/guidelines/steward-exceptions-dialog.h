/* steward-exceptions-dialog.h: clauses that somebody need not follow for a while
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-view.h"
#include "steward-standing.h"
#include "steward-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardExceptionsDialog:
 *
 * The exceptions of one guideline, with how each stands; whoever may grants, extends and ends them here.
 */
#define STEWARD_TYPE_EXCEPTIONS_DIALOG (steward_exceptions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardExceptionsDialog, steward_exceptions_dialog, STEWARD, EXCEPTIONS_DIALOG, AdwWindow)

StewardExceptionsDialog *steward_exceptions_dialog_new (GtkWidget            *page,
                                                        StewardWorkspace     *workspace,
                                                        StewardStanding      *standing,
                                                        StewardGuidelineView *view);

G_END_DECLS
