/* steward-erasing.h: somebody who asks to be forgotten is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_erasing_preview_author (const char *mention);
char             *steward_erasing_describe       (JsonObject *preview) G_GNUC_WARN_UNUSED_RESULT;
StewardOperation *steward_erasing_erase_author   (const char *mention);

G_END_DECLS
