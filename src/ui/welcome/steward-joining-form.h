/* steward-joining-form.h: what joining a team takes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-clock.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardJoiningForm:
 *
 * Asks for the server of a team and fills a new file from it.
 */
#define STEWARD_TYPE_JOINING_FORM (steward_joining_form_get_type ())
G_DECLARE_FINAL_TYPE (StewardJoiningForm, steward_joining_form, STEWARD, JOINING_FORM, AdwBin)

/**
 * StewardJoiningForm::joined:
 * @path: the file
 */

GtkWidget *steward_joining_form_new       (void);
void       steward_joining_form_set_clock (StewardJoiningForm *self,
                                           StewardClock       *clock);
void       steward_joining_form_begin     (StewardJoiningForm *self);
void       steward_joining_form_use_invitation (StewardJoiningForm *self,
                                           const char         *path);
void       steward_joining_form_leave     (StewardJoiningForm *self);

G_END_DECLS
