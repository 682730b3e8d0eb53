/* steward-guideline-report-private.h: a guideline with the keys of the command line
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"
#include "steward-guideline.h"
#include "steward-in-force-private.h"
#include "steward-operation.h"

G_BEGIN_DECLS

gint              steward_guideline_find_clause  (StewardGuideline    *guideline,
                                                  const char          *clause,
                                                  GError             **error);
gboolean          steward_guideline_is_draft     (StewardRecord       *head);
StewardGuideline *steward_guideline_read_version (StewardTransaction  *transaction,
                                                  StewardInForce      *in_force,
                                                  StewardRecord       *head,
                                                  const char          *which,
                                                  StewardRecord      **edition,
                                                  GError             **error);
JsonNode         *steward_guideline_name_rule    (JsonNode            *rule,
                                                  StewardDirectory    *directory);
JsonObject       *steward_guideline_describe     (StewardTransaction  *transaction,
                                                  StewardInForce      *in_force,
                                                  StewardDirectory    *directory,
                                                  StewardRecord       *head,
                                                  const char          *which,
                                                  StewardGuideline   **document,
                                                  GError             **error);
char             *steward_guideline_dup_block_text (const StewardGuidelineBlock *block) G_GNUC_WARN_UNUSED_RESULT;
JsonArray        *steward_guideline_list_words   (const char          *before,
                                                  const char          *after) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_guideline_report       (StewardTransaction  *transaction,
                                                  StewardOperation    *operation,
                                                  StewardRecord       *head,
                                                  const char          *which,
                                                  GPtrArray           *left_out,
                                                  GError             **error);

G_END_DECLS
