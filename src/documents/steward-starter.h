/* steward-starter.h: the guidelines and the matrix that a new workspace begins with
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document.h"
#include "steward-guideline.h"

G_BEGIN_DECLS

JsonObject       *steward_starter_load_index (GError     **error) G_GNUC_WARN_UNUSED_RESULT;
JsonObject       *steward_starter_load_matrix (GError    **error) G_GNUC_WARN_UNUSED_RESULT;
StewardGuideline *steward_starter_load       (JsonObject  *about,
                                              const char  *id,
                                              const char  *organisation,
                                              GHashTable  *departments,
                                              GPtrArray  **left_out,
                                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;
StewardGuideline *steward_starter_read       (const char  *markdown,
                                              JsonObject  *about,
                                              const char  *id,
                                              const char  *organisation,
                                              GHashTable  *departments,
                                              GPtrArray  **left_out,
                                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
