/* steward-guideline-form.h: what is said about a guideline, filled in
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-standing.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_GUIDELINE_FORM (steward_guideline_form_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuidelineForm, steward_guideline_form, STEWARD, GUIDELINE_FORM, AdwWindow)

/**
 * StewardGuidelineForm::done:
 * @fields: as steward_guidelines_create() takes them
 */

StewardGuidelineForm *steward_guideline_form_new           (GtkWindow            *parent,
                                                            StewardStanding      *standing,
                                                            StewardRecord        *head,
                                                            const char           *title);
void                  steward_guideline_form_take_document (StewardGuidelineForm *self);

G_END_DECLS
