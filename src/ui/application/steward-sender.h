/* steward-sender.h: what is due goes out while a window is open
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * StewardSender:
 *
 * Looks up what this machine left open and publishes what is scheduled and due on it, again and
 * again. What becomes of each response is told by its own record; that one didn't go out, and that an account's token ends
 * soon, also by one notice each, which opens it.
 */
#define STEWARD_TYPE_SENDER (steward_sender_get_type ())
G_DECLARE_FINAL_TYPE (StewardSender, steward_sender, STEWARD, SENDER, GObject)

StewardSender *steward_sender_new   (StewardWorkspace *workspace);
void           steward_sender_start (StewardSender    *self);
void           steward_sender_stop  (StewardSender    *self);

G_END_DECLS
