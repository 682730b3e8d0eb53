/* steward-acknowledgement-rules.h: who must have read what, and has
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

G_BEGIN_DECLS

gboolean steward_guideline_applies_to         (StewardRecord     *guideline,
                                               const char *const *departments);
gboolean steward_acknowledgement_is_own       (StewardRecord     *acknowledgement);
gint64   steward_acknowledgement_get_number   (StewardRecord     *acknowledgement,
                                               const char        *guideline,
                                               GPtrArray         *editions);
gboolean steward_acknowledgement_is_current   (StewardRecord     *guideline,
                                               GPtrArray         *editions,
                                               const char        *person,
                                               GPtrArray         *acknowledgements,
                                               gboolean           own_only);
gboolean steward_exception_is_in_force        (StewardRecord     *exception,
                                               const char        *person,
                                               const char *const *departments,
                                               gint64             now_us);

G_END_DECLS
