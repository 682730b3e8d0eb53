/* steward-notes.h: what colleagues say about a record, for themselves
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_notes_add  (const char *record,
                                      const char *text);
StewardOperation *steward_notes_list (const char *record);

G_END_DECLS
