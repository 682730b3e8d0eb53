/* steward-due.h: how a mention stands in time, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardDue:
 * @words: short, for a list; empty when nothing is due
 * @spoken: the same as a sentence, for those who hear the window
 * @icon_name: (nullable): stands before it
 * @style: (nullable): class of its colour
 * @passed: how much of the time is over, 0 to 1; negative when nothing is due
 */
typedef struct
{
  char       *words;
  char       *spoken;
  const char *icon_name;
  const char *style;
  double      passed;
} StewardDue;

StewardDue *steward_due_new  (StewardRecord *mention,
                              gint64         now_us,
                              GTimeZone     *zone) G_GNUC_WARN_UNUSED_RESULT;
void        steward_due_free (StewardDue    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardDue, steward_due_free)

G_END_DECLS
