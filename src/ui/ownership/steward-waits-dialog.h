/* steward-waits-dialog.h: who waits for whom, as a picture and a table
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

void steward_waits_dialog_present (GtkWidget        *parent,
                                   StewardWorkspace *workspace,
                                   guint             days);

G_END_DECLS
