/* steward-correct-dialog.h: what a mention was understood to be, corrected
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-standing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardCorrectDialog:
 *
 * The language and the topics of one mention.
 */
#define STEWARD_TYPE_CORRECT_DIALOG (steward_correct_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardCorrectDialog, steward_correct_dialog, STEWARD, CORRECT_DIALOG, AdwWindow)

/**
 * StewardCorrectDialog::save:
 * @fields: the JSON of what is another than before
 *
 * It was corrected.
 */

GtkWidget *steward_correct_dialog_new (GtkWindow       *parent,
                                       StewardRecord   *mention,
                                       StewardStanding *standing);

G_END_DECLS
