/* steward-cases-dialog.h: the mentions behind a figure
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void steward_cases_dialog_present (GtkWidget  *parent,
                                   const char *title,
                                   const char *subtitle,
                                   GPtrArray  *mentions);

G_END_DECLS
