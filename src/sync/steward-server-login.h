/* steward-server-login.h: who may log in to a server
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-remote.h"

G_BEGIN_DECLS

gboolean steward_server_login_find         (StewardRemote      *remote,
                                            const char         *name,
                                            gboolean           *is_there,
                                            GError            **error);
gboolean steward_server_login_put (StewardRemote      *remote,
                                   const char         *name,
                                   const char *const  *roles,
                                   const char         *kept,
                                   const char         *password,
                                   GError            **error);
gboolean steward_server_login_set_roles    (StewardRemote      *remote,
                                            const char         *name,
                                            const char *const  *roles,
                                            const char         *kept,
                                            GError            **error);
gboolean steward_server_login_set_password (StewardRemote  *remote,
                                   const char         *name,
                                   const char         *password,
                                   gboolean           *is_allowed,
                                   GError            **error);

G_END_DECLS
