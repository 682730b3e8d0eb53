/* steward-founding-form.h: what a new workspace has to know
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-clock.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_FOUNDING_FORM (steward_founding_form_get_type ())
G_DECLARE_FINAL_TYPE (StewardFoundingForm, steward_founding_form, STEWARD, FOUNDING_FORM, AdwBin)

/**
 * StewardFoundingForm::founded:
 * @path: the workspace that was made
 */

GtkWidget *steward_founding_form_new       (void);
void       steward_founding_form_set_clock (StewardFoundingForm *self,
                                            StewardClock        *clock);
void       steward_founding_form_begin     (StewardFoundingForm *self);

G_END_DECLS
