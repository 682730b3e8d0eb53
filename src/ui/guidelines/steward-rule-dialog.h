/* steward-rule-dialog.h: a rule on a clause, filled in and tried
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"
#include "steward-standing.h"
#include "steward-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_RULE_DIALOG (steward_rule_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardRuleDialog, steward_rule_dialog, STEWARD, RULE_DIALOG, AdwWindow)

/**
 * StewardRuleDialog::done:
 * @rule: as blocks hold it
 */

StewardRuleDialog *steward_rule_dialog_new       (GtkWindow                   *parent,
                                                  StewardWorkspace            *workspace,
                                                  StewardStanding             *standing,
                                                  const char                  *guideline,
                                                  const StewardGuidelineBlock *block,
                                                  const char                  *number);
const char        *steward_rule_dialog_get_block (StewardRuleDialog           *self);

G_END_DECLS
