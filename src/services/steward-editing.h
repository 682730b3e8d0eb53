/* steward-editing.h: records that people keep by filling in their fields
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_editing_save   (const StewardKind *kind,
                                          const char        *id,
                                          JsonObject        *fields);
StewardOperation *steward_editing_end    (const StewardKind *kind,
                                          const char        *id);
StewardOperation *steward_editing_list   (const StewardKind *kind,
                                          gboolean           with_ended);
StewardOperation *steward_editing_get    (const StewardKind *kind,
                                          const char        *id);

G_END_DECLS
