/* steward-network-list.h: what networks allow, as this workspace has it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_network_list_reset (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
