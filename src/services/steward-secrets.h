/* steward-secrets.h: tokens of accounts, in the desktop's secret service
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * STEWARD_SECRETS_SYNC:
 *
 * Stands for an account where the password of sync is meant.
 */
#define STEWARD_SECRETS_SYNC "sync"

/* A secret belongs to one account of one file on this machine; it is never in the file, never
 * synced. Where there is no secret service, nothing is saved: %STEWARD_SERVICE_ERROR_NO_SECRETS.
 * Results come in the caller's main context. */

void      steward_secrets_look_up_async  (StewardWorkspace    *workspace,
                                          const char          *account,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
char     *steward_secrets_look_up_finish (GAsyncResult        *result,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void      steward_secrets_store_async    (StewardWorkspace    *workspace,
                                          const char          *account,
                                          const char          *label,
                                          const char          *token,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean  steward_secrets_store_finish   (GAsyncResult        *result,
                                          GError             **error);
void      steward_secrets_clear_async    (StewardWorkspace    *workspace,
                                          const char          *account,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean  steward_secrets_clear_finish   (GAsyncResult        *result,
                                          GError             **error);
char     *steward_secrets_read_file      (const char          *path,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;
char     *steward_secrets_read_password_file (const char      *path,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
