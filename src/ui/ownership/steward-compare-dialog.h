/* steward-compare-dialog.h: what differs between two matrices, activity by activity
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_COMPARE_DIALOG (steward_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardCompareDialog, steward_compare_dialog, STEWARD, COMPARE_DIALOG, AdwWindow)

/**
 * StewardCompareDialog::proceed:
 *
 * What its button says is wanted.
 */

GtkWidget *steward_compare_dialog_new        (GtkWindow            *parent,
                                              const char           *title,
                                              const char           *subtitle,
                                              GPtrArray            *differences);
GtkWidget *steward_compare_dialog_new_reported (GtkWindow     *parent,
                                              const char           *title,
                                              const char           *subtitle,
                                              JsonArray            *reported);
void       steward_compare_dialog_set_button (StewardCompareDialog *self,
                                              const char           *label);

G_END_DECLS
