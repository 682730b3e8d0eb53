/* steward-authorising.h: an account's owner lets Steward act in its name
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * StewardAuthorising:
 *
 * Gets a token of an account onto this machine, into its secret service.
 *
 * Input: the account. By hand: [method@Authorising.start_async], the person opens
 * [method@Authorising.get_address] and copies a code for [method@Authorising.complete_async], which
 * may be in another process. In a window: [method@Authorising.start_async] with a loopback, open the
 * address, and [method@Authorising.wait_async] for the browser to come back. With a token from
 * elsewhere: [method@Authorising.use_token_async]. Result: [method@Authorising.get_account].
 */
#define STEWARD_TYPE_AUTHORISING (steward_authorising_get_type ())
G_DECLARE_FINAL_TYPE (StewardAuthorising, steward_authorising, STEWARD, AUTHORISING, GObject)

StewardAuthorising *steward_authorising_new              (StewardWorkspace    *workspace,
                                                          const char          *account);
void                steward_authorising_start_async      (StewardAuthorising  *self,
                                                          gboolean             by_hand,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
gboolean            steward_authorising_start_finish     (StewardAuthorising  *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);
const char         *steward_authorising_get_address      (StewardAuthorising  *self);
void                steward_authorising_wait_async       (StewardAuthorising  *self,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
void                steward_authorising_complete_async   (StewardAuthorising  *self,
                                                          const char          *code,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
void                steward_authorising_use_token_async  (StewardAuthorising  *self,
                                                          const char          *token,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
gboolean            steward_authorising_complete_finish  (StewardAuthorising  *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);
StewardRecord      *steward_authorising_get_account      (StewardAuthorising  *self);

G_END_DECLS
