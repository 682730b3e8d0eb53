/* steward-allow-dialog.h: asking whether an address may lead to this computer or a private network
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardAllowed:
 * @owner: what was given
 * @place: `HOST:PORT` that the person allowed
 */
typedef void (*StewardAllowed) (gpointer    owner,
                                const char *place);

gboolean    steward_allow_dialog_ask    (GtkWidget      *near,
                                         const char     *address,
                                         const char     *trouble,
                                         StewardAllowed  allowed,
                                         gpointer        owner);
JsonObject *steward_allow_dialog_fields (StewardRecord  *record,
                                         guint           field,
                                         const char     *place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
