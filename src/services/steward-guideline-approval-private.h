/* steward-guideline-approval-private.h: who puts a guideline in force
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-approval-rules.h"
#include "steward-guideline.h"
#include "steward-in-force-private.h"

G_BEGIN_DECLS

/**
 * StewardGuidelineApproval:
 * @draft: the document as it is being written
 * @hash: of @draft
 * @accountable: (nullable): the department with A of *Publish guidelines* in the matrix in force
 * @approvals: (element-type StewardRecord): what approvers said of any draft of this guideline
 * @is_approved: whether it was approved and not changed since
 * @is_founding: whether nobody else could approve anything yet
 * @question: for the rules of approval
 *
 * What the way of a draft into force depends on. Belongs to one transaction; cleared by
 * steward_guideline_approval_clear().
 */
typedef struct
{
  StewardGuideline        *draft;
  char                    *hash;
  char                    *accountable;
  GPtrArray               *approvals;
  gboolean                 is_approved;
  gboolean                 is_founding;
  StewardApprovalQuestion  question;
} StewardGuidelineApproval;

gboolean    steward_guideline_approval_read          (StewardGuidelineApproval        *self,
                                                      StewardTransaction              *transaction,
                                                      StewardInForce                  *in_force,
                                                      StewardRecord                   *head,
                                                      GError                         **error);
void        steward_guideline_approval_clear         (StewardGuidelineApproval        *self);
gboolean    steward_guideline_approval_may_approve   (StewardGuidelineApproval        *self,
                                                      StewardTransaction              *transaction,
                                                      StewardInForce                  *in_force,
                                                      const char                     **stands_in_for,
                                                      GError                         **error);
gboolean    steward_guideline_approval_permit        (StewardGuidelineApproval        *self,
                                                      StewardTransaction              *transaction,
                                                      StewardInForce                  *in_force,
                                                      GError                         **error);
gboolean    steward_guideline_approval_check         (StewardGuidelineApproval        *self,
                                                      StewardTransaction              *transaction,
                                                      StewardInForce                  *in_force,
                                                      StewardRecord                  **approval,
                                                      GError                         **error);

gboolean    steward_guideline_approval_list_consulted (StewardInForce                 *in_force,
                                                      char                          ***departments,
                                                      GError                         **error);
gboolean    steward_guideline_approval_concerns      (StewardInForce                  *in_force,
                                                      const char *const               *departments,
                                                      gboolean                        *concerns,
                                                      GError                         **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardGuidelineApproval, steward_guideline_approval_clear)

G_END_DECLS
