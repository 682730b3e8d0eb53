/* steward-past-text-private.h: what a stored answer was written for, as rules ask it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-findings.h"
#include "steward-in-force-private.h"

G_BEGIN_DECLS

/**
 * StewardPastText:
 * @context: for [method@FindingRules.check]
 *
 * What a stored answer was written for: its network, activity, language, the departments of its authors. Cleared by
 * steward_past_text_clear(); the response has to live as long.
 */
typedef struct
{
  StewardFindingContext  context;
  StewardRecord         *account;  /* (owned) (nullable) */
  char                 **audience; /* (owned) */
} StewardPastText;

gboolean steward_past_text_init  (StewardPastText     *self,
                                  StewardTransaction  *transaction,
                                  StewardInForce      *in_force,
                                  StewardRecord       *response,
                                  const char *const   *authors,
                                  GError             **error);
void     steward_past_text_clear (StewardPastText     *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardPastText, steward_past_text_clear)

G_END_DECLS
