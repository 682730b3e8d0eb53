/* steward-acknowledging.h: saying that a guideline was read
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_acknowledge            (const char *guideline);
StewardOperation *steward_acknowledge_answering  (const char *guideline,
                                                  GHashTable *answers);
StewardOperation *steward_acknowledge_for        (const char *guideline,
                                                  const char *person,
                                                  const char *how,
                                                  const char *on,
                                                  const char *note);
StewardOperation *steward_acknowledgements_list  (const char *guideline);

G_END_DECLS
