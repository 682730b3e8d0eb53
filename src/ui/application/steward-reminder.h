/* steward-reminder.h: campaigns remind while a window is open
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * StewardReminder:
 *
 * Looks every few minutes whether a reminder of a campaign is due. Other windows and collectors may do the same: each goes
 * out once.
 */
#define STEWARD_TYPE_REMINDER (steward_reminder_get_type ())
G_DECLARE_FINAL_TYPE (StewardReminder, steward_reminder, STEWARD, REMINDER, GObject)

StewardReminder *steward_reminder_new  (StewardWorkspace *workspace);
void             steward_reminder_stop (StewardReminder  *self);

G_END_DECLS
