/* steward-dispatch.h: from the words of a call to the verb that does it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-invocation.h"

G_BEGIN_DECLS

int steward_dispatch (StewardInvocation  *invocation,
                      int                 argc,
                      char              **argv);

G_END_DECLS
