/* steward-file-copy.h: the whole file, copied while it is in use
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-connection.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean steward_file_copy      (StewardConnection      *connection,
                                 const char             *destination,
                                 GCancellable           *cancellable,
                                 GFileProgressCallback   progress,
                                 GError                **error);
StewardConnection *
         steward_file_copy_aside    (StewardConnection  *connection,
                                     GCancellable       *cancellable,
                                     GError            **error);
void     steward_file_copy_forget   (const char         *path);
gboolean steward_file_copy_back (StewardConnection      *connection,
                                 const char             *origin,
                                 GError                **error);

G_END_DECLS
