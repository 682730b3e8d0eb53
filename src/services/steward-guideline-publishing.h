/* steward-guideline-publishing.h: a draft's way into force, and out of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_guidelines_submit  (const char *id,
                                              gboolean    material);
StewardOperation *steward_guidelines_approve (const char *id);
StewardOperation *steward_guidelines_reject  (const char *id,
                                              const char *reason);
StewardOperation *steward_guidelines_publish (const char *id,
                                              gboolean    material,
                                              gint64      from_us,
                                              const char *note);
StewardOperation *steward_guidelines_retire  (const char *id);
StewardOperation *steward_guidelines_review  (const char *id,
                                              const char *reason);

G_END_DECLS
