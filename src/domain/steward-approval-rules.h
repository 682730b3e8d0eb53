/* steward-approval-rules.h: whose approval counts, whatever it is of
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-publish-rules.h"

G_BEGIN_DECLS

/**
 * StewardApprovalQuestion:
 * @subject: the id of what is approved: a response, a guideline
 * @hash: of its content as it stands
 * @authors: (array zero-terminated=1): who changed the content since the last approval
 * @accountable: (nullable): the department with A in the matrix in force now
 * @approvals: (nullable) (element-type StewardRecord): all its approvals
 * @now_us: the moment
 * @organisation: who is who
 *
 * Everything that the decision rests on.
 */
typedef struct
{
  const char                       *subject;
  const char                       *hash;
  const char *const                *authors;
  const char                       *accountable;
  GPtrArray                        *approvals;
  gint64                            now_us;
  const StewardOrganisationAnswers *organisation;
} StewardApprovalQuestion;

gboolean       steward_approval_question_is_author   (const StewardApprovalQuestion *question,
                                                      const char                    *person);
gboolean       steward_approval_question_counts      (const StewardApprovalQuestion *question,
                                                      StewardRecord                 *approval,
                                                      StewardPublishCode            *why_not);
StewardRecord *steward_approval_question_find        (const StewardApprovalQuestion *question);
gboolean       steward_approval_question_may_approve (const StewardApprovalQuestion *question,
                                                      const char                    *person,
                                                      const char                    *stands_in_for,
                                                      StewardPublishCode            *why_not);

G_END_DECLS
