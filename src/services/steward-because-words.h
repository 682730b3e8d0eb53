/* steward-because-words.h: why a mention was understood as it was, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"

G_BEGIN_DECLS

GPtrArray *steward_because_words  (StewardRecord    *mention,
                                   StewardDirectory *directory) G_GNUC_WARN_UNUSED_RESULT;

char     **steward_because_spoken (StewardRecord    *mention) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
