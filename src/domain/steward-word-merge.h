/* steward-word-merge.h: two changes of one text made into one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *steward_word_merge (const char *base,
                          const char *ours,
                          const char *theirs,
                          gboolean   *has_conflict) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
