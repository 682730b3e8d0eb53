/* steward-account-limits.h: what an account's own server allows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

void           steward_account_limits_read_async  (StewardWorkspace     *workspace,
                                                   const char           *id,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
StewardRecord *steward_account_limits_read_finish (StewardWorkspace     *workspace,
                                                   GAsyncResult         *result,
                                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
