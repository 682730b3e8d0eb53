/* steward-erase-dialog.h: asking whether an author is to be forgotten
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-window.h"

G_BEGIN_DECLS

void steward_erase_dialog_present (StewardWindow *window,
                                   const char    *mention);

G_END_DECLS
