/* steward-routing-words.h: who answers, approves, is asked and is told, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix.h"

G_BEGIN_DECLS

const char *steward_letter_name      (StewardLetters      letter);
const char *steward_letter_title     (StewardLetters      letter);
char       *steward_letters_words    (StewardLetters      letters) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_list_words       (const char *const  *names) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
