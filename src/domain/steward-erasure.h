/* steward-erasure.h: what is left of a record when a person asks to be forgotten
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

G_BEGIN_DECLS

gboolean steward_erasure_is_of       (const StewardKind *kind,
                                      guint              field);
gboolean steward_erasure_is_erased   (StewardRecord     *record);
gboolean steward_erasure_is_bare     (StewardRecord     *record);
void     steward_erasure_strip       (StewardRecord     *record);
void     steward_erasure_erase       (StewardRecord     *mention,
                                      gint64             now_us);
char    *steward_erasure_author_key  (const char        *network,
                                      const char        *author,
                                      const char        *author_address) G_GNUC_WARN_UNUSED_RESULT;
char    *steward_erasure_digest      (const char        *salt,
                                      const char        *key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
