/* steward-mention-words.h: what is known of a mention, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

G_BEGIN_DECLS

const char *steward_voice_words   (const char *voice);
const char *steward_mood_words    (const char *mood);
const char *steward_status_words  (const char *status);
const char *steward_network_words (const char *network);
const char *steward_erased_words  (StewardRecord *mention);
char       *steward_language_words (const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
