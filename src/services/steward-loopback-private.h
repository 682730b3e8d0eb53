/* steward-loopback-private.h: where a browser comes back to
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A port on this computer's loopback that takes one answer of a server through the person's browser
 * (RFC 8252 §7.3). */
typedef struct _StewardLoopback StewardLoopback;

StewardLoopback *steward_loopback_new         (GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void             steward_loopback_free        (StewardLoopback      *self);
const char      *steward_loopback_get_address (StewardLoopback      *self);
void             steward_loopback_wait_async  (StewardLoopback      *self,
                                               const char           *state,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
char            *steward_loopback_wait_finish (GAsyncResult         *result,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
