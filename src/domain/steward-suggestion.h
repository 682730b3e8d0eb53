/* steward-suggestion.h: what a suggestion asks for, whether it fits the draft, and what comes of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"
#include "steward-passage.h"
#include "steward-proposal.h"

G_BEGIN_DECLS

/**
 * StewardSuggestionForm:
 * @STEWARD_SUGGESTION_WORDING: other words in a clause
 * @STEWARD_SUGGESTION_ADD: new clauses after one
 * @STEWARD_SUGGESTION_ADD_BEFORE: new clauses before one
 * @STEWARD_SUGGESTION_SPLIT: a clause becomes two or more
 * @STEWARD_SUGGESTION_JOIN: a clause is joined to the one before it
 * @STEWARD_SUGGESTION_REMOVE: a clause goes
 * @STEWARD_SUGGESTION_RESHAPE: a clause becomes another kind of paragraph
 * @STEWARD_SUGGESTION_RESTYLE: the same words are set otherwise, or lead elsewhere
 *
 * What kind of change it is. For the command line: `words`, `add`, `add-before`, `split`, `join`, `remove`, `shape`, `style`.
 */
typedef enum
{
  STEWARD_SUGGESTION_WORDING,
  STEWARD_SUGGESTION_ADD,
  STEWARD_SUGGESTION_ADD_BEFORE,
  STEWARD_SUGGESTION_SPLIT,
  STEWARD_SUGGESTION_JOIN,
  STEWARD_SUGGESTION_REMOVE,
  STEWARD_SUGGESTION_RESHAPE,
  STEWARD_SUGGESTION_RESTYLE,
} StewardSuggestionForm;

void                  steward_suggestion_set_edit        (StewardRecord             *record,
                                                          StewardGuideline          *draft,
                                                          const char                *words,
                                                          const StewardProposalEdit *edit);
StewardProposalEdit  *steward_suggestion_dup_edit        (StewardRecord             *record,
                                                          const StewardPassage      *passage) G_GNUC_WARN_UNUSED_RESULT;
gboolean              steward_suggestion_move            (StewardRecord             *record,
                                                          const char                *words,
                                                          StewardPassage            *passage);
gboolean              steward_suggestion_reshapes        (StewardRecord             *record);
gint                  steward_suggestion_find            (StewardRecord             *record,
                                                          StewardGuideline          *draft,
                                                          StewardPassage            *passage,
                                                          gboolean                  *fits);
StewardSuggestionForm steward_suggestion_get_form        (StewardRecord             *record,
                                                          guint                      length,
                                                          const StewardPassage      *passage);
const char           *steward_suggestion_form_name       (StewardSuggestionForm      form);
char                **steward_suggestion_list_clauses    (StewardRecord             *record) G_GNUC_WARN_UNUSED_RESULT;
gboolean              steward_suggestion_apply           (StewardRecord             *record,
                                                          StewardGuideline          *draft);

G_END_DECLS
