/* steward-authority.h: how an account's owner lets Steward act in its name
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-publisher.h"

G_BEGIN_DECLS

/**
 * STEWARD_AUTHORITY_BY_HAND:
 *
 * The redirect address of a code that a person copies (RFC 6749's out-of-band, as Mastodon has it).
 */
#define STEWARD_AUTHORITY_BY_HAND "urn:ietf:wg:oauth:2.0:oob"

/**
 * StewardAuthority:
 *
 * A server that asks the account's owner and then hands out a token: OAuth 2.0's authorisation code
 * (RFC 6749 §4.1). Errors are of #StewardPublisherError.
 */
#define STEWARD_TYPE_AUTHORITY (steward_authority_get_type ())
G_DECLARE_FINAL_TYPE (StewardAuthority, steward_authority, STEWARD, AUTHORITY, GObject)

StewardAuthority *steward_authority_new              (const char          *network,
                                                      const char          *server,
                                                      const char *const   *allowed_hosts,
                                                      StewardHttp         *http);
void              steward_authority_set_client       (StewardAuthority    *self,
                                                      const char          *id,
                                                      const char          *secret);
const char       *steward_authority_get_client_id    (StewardAuthority    *self);
const char       *steward_authority_get_client_secret (StewardAuthority   *self);
char             *steward_authority_get_address      (StewardAuthority    *self,
                                                      const char          *redirect,
                                                      const char          *state) G_GNUC_WARN_UNUSED_RESULT;
void              steward_authority_register_async   (StewardAuthority    *self,
                                                      const char          *redirect,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gboolean          steward_authority_register_finish  (StewardAuthority    *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);
void              steward_authority_exchange_async   (StewardAuthority    *self,
                                                      const char          *code,
                                                      const char          *redirect,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
char             *steward_authority_exchange_finish  (StewardAuthority    *self,
                                                      GAsyncResult        *result,
                                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
