/* steward-letters-dialog.h: an organisation's own letters for the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-variant.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardLettersDialog:
 *
 * How the duties are written, and letters of one's own: sign, meaning, colour and how many a row may have. It changes nothing
 * itself.
 */
#define STEWARD_TYPE_LETTERS_DIALOG (steward_letters_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardLettersDialog, steward_letters_dialog, STEWARD, LETTERS_DIALOG, AdwWindow)

/**
 * StewardLettersDialog::save:
 * @variant: JSON, as #StewardVariant has it
 */

GtkWidget *steward_letters_dialog_new (GtkWindow      *parent,
                                       StewardVariant *variant);

G_END_DECLS
