/* steward-people.h: colleagues with their roles, and what ends when somebody leaves
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_people_list  (void);
StewardOperation *steward_people_leave (const char *person,
                                        const char *department);

G_END_DECLS
