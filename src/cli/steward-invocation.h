/* steward-invocation.h: how the program makes and ends a call
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-command.h"

G_BEGIN_DECLS

/**
 * StewardFormat:
 * @STEWARD_FORMAT_TEXT: tables for people
 * @STEWARD_FORMAT_JSON: an object a line
 * @STEWARD_FORMAT_CSV: RFC 4180, harmless in a spreadsheet
 */
typedef enum
{
  STEWARD_FORMAT_TEXT,
  STEWARD_FORMAT_JSON,
  STEWARD_FORMAT_CSV,
} StewardFormat;

StewardInvocation *steward_invocation_new       (const char           *path,
                                                 const char           *person,
                                                 StewardFormat         format,
                                                 StewardClock         *clock);
void               steward_invocation_free      (StewardInvocation    *self);
void               steward_invocation_set_verb  (StewardInvocation    *self,
                                                 const StewardCommand *command,
                                                 const StewardVerb    *verb);
int                steward_invocation_fail      (StewardInvocation    *self,
                                                 const GError         *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardInvocation, steward_invocation_free)

G_END_DECLS
