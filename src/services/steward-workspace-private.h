/* steward-workspace-private.h: the file of a workspace, for the services
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-database.h"
#include "steward-workspace.h"

G_BEGIN_DECLS

typedef struct _StewardHttp StewardHttp;

StewardDatabase *steward_workspace_get_database (StewardWorkspace *self);
StewardHttp     *steward_workspace_get_http     (StewardWorkspace *self);
void             steward_workspace_set_person   (StewardWorkspace *self,
                                                 const char       *person);

G_END_DECLS
