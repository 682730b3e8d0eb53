/* steward-alternatives-dialog.h: several answers to the same mention, side by side
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StewardAlternativeChosen:
 * @owner: who asked
 * @id: of a response
 * @picks: it is to go out and the others not; else it is to be opened
 *
 * What came of the dialog.
 */
typedef void (*StewardAlternativeChosen) (gpointer    owner,
                                          const char *id,
                                          gboolean    picks);

void steward_alternatives_dialog_show (GtkWidget                *view,
                                       JsonObject               *shown,
                                       StewardAlternativeChosen  chosen,
                                       gpointer                  owner);

G_END_DECLS
