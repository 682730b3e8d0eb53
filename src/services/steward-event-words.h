/* steward-event-words.h: events of the audit in plain words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"

G_BEGIN_DECLS

const char        *steward_event_words_action       (const char       *action);
const char        *steward_event_words_kind         (const char       *kind);
const char        *steward_event_words_field        (const char       *field);
const char *const *steward_event_words_list_actions (void);
char              *steward_event_words_value        (const char       *kind,
                                                     const char       *field,
                                                     JsonNode         *value,
                                                     StewardDirectory *directory,
                                                     GTimeZone        *zone) G_GNUC_WARN_UNUSED_RESULT;
JsonArray         *steward_event_words_changes      (const char       *kind,
                                                     JsonObject       *before,
                                                     JsonObject       *after,
                                                     StewardDirectory *directory,
                                                     GTimeZone        *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
