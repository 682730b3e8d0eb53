/* steward-waiting.h: waits for a use case that takes its time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void          steward_waiting_keep (GObject       *source,
                                    GAsyncResult  *result,
                                    gpointer       place);
GAsyncResult *steward_waiting_for  (GAsyncResult **place);

G_END_DECLS
