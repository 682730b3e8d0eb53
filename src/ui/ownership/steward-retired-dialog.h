/* steward-retired-dialog.h: activities that were taken out of the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardRetiredChosen:
 * @owner: as handed in
 * @activity: id of the one that is to come back
 */
typedef void (*StewardRetiredChosen) (gpointer    owner,
                                      const char *activity);

void steward_retired_dialog_present (GtkWidget            *parent,
                                     GPtrArray            *retired,
                                     StewardRetiredChosen  chosen,
                                     gpointer              owner);

G_END_DECLS
