/* steward-suggestion-words.h: what a suggestion asks for, in a sentence
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *steward_suggestion_words (JsonObject *line) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
