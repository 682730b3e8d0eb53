/* steward-bluesky.h: calls of a Bluesky server in an account's session
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-call.h"

G_BEGIN_DECLS

/**
 * StewardBluesky:
 *
 * A server that speaks the AT Protocol (atproto.com/specs/xrpc), and in whose name it is asked. Logs
 * in by itself with name and app password when something is asked first, and again when the session
 * has run out. A session is shared by all that use the same #StewardHttp, and is in memory only:
 * servers count logins.
 */
typedef struct _StewardBluesky StewardBluesky;

StewardBluesky *steward_bluesky_new               (const char        *server,
                                                   const char        *name,
                                                   const char        *password,
                                                   StewardHttp       *http) G_GNUC_WARN_UNUSED_RESULT;
void            steward_bluesky_free              (StewardBluesky    *self);
void            steward_bluesky_set_allowed_hosts (StewardBluesky    *self,
                                                   const char *const *hosts);
const char     *steward_bluesky_get_host          (StewardBluesky    *self);
const char     *steward_bluesky_get_did           (StewardBluesky    *self);
const char     *steward_bluesky_get_handle        (StewardBluesky    *self);
void            steward_bluesky_ask               (StewardBluesky    *self,
                                                   const char        *method,
                                                   const char        *query,
                                                   GTask             *task,
                                                   StewardCallThen    then);
void            steward_bluesky_do                (StewardBluesky    *self,
                                                   const char        *method,
                                                   JsonNode          *input,
                                                   GTask             *task,
                                                   StewardCallThen    then);
void            steward_bluesky_upload            (StewardBluesky    *self,
                                                   GBytes            *bytes,
                                                   const char        *type,
                                                   GTask             *task,
                                                   StewardCallThen    then);
void            steward_bluesky_log_in            (StewardBluesky    *self,
                                                   GTask             *task,
                                                   StewardCallThen    then);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardBluesky, steward_bluesky_free)

G_END_DECLS
