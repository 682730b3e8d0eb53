/* steward-account-access-private.h: an account's way to its network
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-publisher.h"
#include "steward-workspace.h"

G_BEGIN_DECLS

/* Opens the way to the network of @account (a record of that kind) with its allowed hosts and
 * @token, or where that is %NULL the one in the secret service. Finishes with %NULL and no error
 * for a network without an API: copy and open. No token anywhere is %STEWARD_PUBLISHER_ERROR with
 * %STEWARD_PUBLISHER_ERROR_UNAUTHORISED, no secret service %STEWARD_SERVICE_ERROR_NO_SECRETS. */
void              steward_account_access_open_async  (StewardWorkspace    *workspace,
                                                      StewardRecord       *account,
                                                      const char          *token,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
StewardPublisher *steward_account_access_open_finish (StewardWorkspace    *workspace,
                                                      GAsyncResult        *result,
                                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* What a network's answer is in the terms of the use cases: %STEWARD_SERVICE_ERROR; any other error as it is. */
GError           *steward_account_access_error       (const GError        *error);

const char       *steward_account_access_name        (StewardRecord       *account);

G_END_DECLS
