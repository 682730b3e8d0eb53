/* steward-guideline-pasting.h: what another program put on the clipboard, as clauses
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"

#include <gio/gio.h>

G_BEGIN_DECLS

void              steward_guideline_read_pasted_async  (GBytes               *html,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
StewardGuideline *steward_guideline_read_pasted_finish (GAsyncResult         *result,
                                                        GPtrArray           **left_out,
                                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
