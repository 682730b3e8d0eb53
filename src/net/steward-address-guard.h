/* steward-address-guard.h: which addresses lead inside
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean steward_address_guard_is_public    (GInetAddress      *address);
gboolean steward_address_guard_is_inner_name (const char       *host);
gboolean steward_address_guard_is_allowed   (const char *const *allowed_hosts,
                                             const char        *host,
                                             guint              port);

G_END_DECLS
