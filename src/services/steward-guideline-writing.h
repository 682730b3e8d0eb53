/* steward-guideline-writing.h: drafts of guidelines
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"
#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_guidelines_create   (JsonObject        *fields);
StewardOperation *steward_guidelines_import   (const char        *file,
                                               const char        *format,
                                               GBytes            *bytes,
                                               JsonObject        *fields);
StewardOperation *steward_guidelines_replace  (const char        *id,
                                               const char        *file,
                                               const char        *format,
                                               GBytes            *bytes);
StewardOperation *steward_guidelines_set      (const char        *id,
                                               JsonObject        *fields);
StewardOperation *steward_guidelines_save     (const char        *id,
                                               GPtrArray         *changed,
                                               const char *const *removed);
StewardOperation *steward_guidelines_set_rule (const char        *id,
                                               const char        *clause,
                                               JsonNode          *rule);
StewardOperation *steward_guidelines_discard  (const char        *id);

G_END_DECLS
