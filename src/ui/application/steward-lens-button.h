/* steward-lens-button.h: choosing whose work is looked at
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-lens.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_LENS_BUTTON (steward_lens_button_get_type ())
G_DECLARE_FINAL_TYPE (StewardLensButton, steward_lens_button, STEWARD, LENS_BUTTON, AdwBin)

void steward_lens_button_set_lens     (StewardLensButton *self,
                                       StewardLens       *lens);
void steward_lens_button_set_standing (StewardLensButton *self,
                                       StewardStanding   *standing);
void steward_lens_button_popup        (StewardLensButton *self);

G_END_DECLS
