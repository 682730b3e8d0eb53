/* steward-guideline-readers-private.h: who has to read a guideline, and who has
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-in-force-private.h"

G_BEGIN_DECLS

/**
 * StewardGuidelineReader:
 * @person: (unowned): who has to read it
 * @acknowledgement: (unowned) (nullable): why they count as having read it; their own word where
 *   there is one
 *
 * Somebody to whom the version in force applies. Records belong to what is in force.
 */
typedef struct
{
  StewardRecord *person;
  StewardRecord *acknowledgement;
} StewardGuidelineReader;

GArray *steward_guideline_list_readers (StewardInForce  *in_force,
                                        const char      *guideline,
                                        GError         **error);
guint   steward_guideline_count_read   (GArray          *readers);

G_END_DECLS
