/* steward-routing-words.h: who answers, approves, is asked and is told, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"
#include "steward-routing.h"

G_BEGIN_DECLS

const char *steward_letter_name      (StewardLetters      letter);
const char *steward_letter_title     (StewardLetters      letter);
char       *steward_letters_words    (StewardLetters      letters) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_list_words       (const char *const  *names) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_minutes_words    (gint64              minutes,
                                      gboolean            is_round) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray  *steward_routing_steps    (StewardRouting      *routing,
                                      StewardRecord       *mention,
                                      StewardDirectory    *directory,
                                      GTimeZone           *zone) G_GNUC_WARN_UNUSED_RESULT;
char      **steward_routing_answering (StewardRouting     *routing,
                                      StewardRecord       *mention) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
