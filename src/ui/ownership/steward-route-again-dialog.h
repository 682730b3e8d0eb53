/* steward-route-again-dialog.h: whether open mentions follow a new matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-deeds.h"

#include <adwaita.h>

G_BEGIN_DECLS

void steward_route_again_offer (GtkWidget *parent,
                                gboolean   tells_none);

G_END_DECLS
