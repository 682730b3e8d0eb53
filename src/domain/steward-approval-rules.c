/* steward-approval-rules.c: whose approval counts, whatever it is of
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-approval-rules"

#include "steward-approval-rules.h"

#include "steward-kinds.h"

static gboolean
is_valid (const StewardApprovalQuestion *question,
          const char                    *person)
{
  const StewardOrganisationAnswers *organisation = question->organisation;

  return person != NULL && organisation->is_valid != NULL &&
         organisation->is_valid (organisation->data, person, question->now_us);
}

static gboolean
is_approver (const StewardApprovalQuestion *question,
             const char                    *person)
{
  const StewardOrganisationAnswers *organisation = question->organisation;

  return person != NULL && question->accountable != NULL && organisation->is_approver != NULL &&
         organisation->is_approver (organisation->data, person, question->accountable, question->now_us);
}

static gboolean
stood_in (const StewardApprovalQuestion *question,
          const char                    *person,
          const char                    *stands_in_for,
          gint64                         at_us)
{
  const StewardOrganisationAnswers *organisation = question->organisation;

  return is_approver (question, stands_in_for) && is_valid (question, stands_in_for) &&
         organisation->may_stand_in != NULL &&
         organisation->may_stand_in (organisation->data, person, stands_in_for, at_us);
}

/**
 * steward_approval_question_is_author:
 * @question: what the decision rests on
 * @person: (nullable): who would approve
 *
 * Returns: whether @person is one of the authors; nobody known is
 */
gboolean
steward_approval_question_is_author (const StewardApprovalQuestion *question,
                                     const char                    *person)
{
  return person == NULL || question->authors == NULL || g_strv_contains (question->authors, person);
}

static gboolean
approves (const StewardApprovalQuestion *question,
          const char                    *person,
          const char                    *stands_in_for,
          gint64                         at_us)
{
  return is_valid (question, person) && (stands_in_for != NULL ? stood_in (question, person, stands_in_for, at_us)
                                                               : is_approver (question, person));
}

/**
 * steward_approval_question_counts:
 * @question: what the decision rests on
 * @approval: a record of kind `approval`
 * @why_not: (out): the first reason why it doesn't
 *
 * It counts when it is about the content as it stands, its person isn't an author (also not as
 * stand-in), is valid now, and approves for the department that is accountable now, or stood in at
 * the time for somebody who does.
 *
 * Returns: whether it counts
 */
gboolean
steward_approval_question_counts (const StewardApprovalQuestion *question,
                                  StewardRecord                 *approval,
                                  StewardPublishCode            *why_not)
{
  const char *person = steward_record_get_text (approval, STEWARD_APPROVAL_PERSON);

  if (g_strcmp0 (steward_record_get_text (approval, STEWARD_APPROVAL_SUBJECT), question->subject) != 0 ||
      g_strcmp0 (steward_record_get_text (approval, STEWARD_APPROVAL_VERDICT), "approve") != 0)
    *why_not = STEWARD_PUBLISH_NOT_APPROVED;
  else if (question->hash == NULL ||
           g_strcmp0 (steward_record_get_text (approval, STEWARD_APPROVAL_HASH), question->hash) != 0)
    *why_not = STEWARD_PUBLISH_CHANGED;
  else if (steward_approval_question_is_author (question, person))
    *why_not = STEWARD_PUBLISH_OWN_TEXT;
  else if (!approves (question, person, steward_record_get_text (approval, STEWARD_APPROVAL_STANDS_IN_FOR),
                      steward_record_get_time (approval, STEWARD_APPROVAL_AT)))
    *why_not = STEWARD_PUBLISH_NOT_APPROVER;
  else
    return TRUE;
  return FALSE;
}

/* A rejection of the same content that is as late or later takes an approval back. */
static gboolean
is_rejected_since (const StewardApprovalQuestion *question,
                   StewardRecord                 *approval)
{
  for (guint i = 0; i < question->approvals->len; i++)
    {
      StewardRecord *other = question->approvals->pdata[i];

      if (g_strcmp0 (steward_record_get_text (other, STEWARD_APPROVAL_VERDICT), "reject") == 0 &&
          g_strcmp0 (steward_record_get_text (other, STEWARD_APPROVAL_HASH),
                     steward_record_get_text (approval, STEWARD_APPROVAL_HASH)) == 0 &&
          steward_record_get_time (other, STEWARD_APPROVAL_AT) >= steward_record_get_time (approval, STEWARD_APPROVAL_AT))
        return TRUE;
    }
  return FALSE;
}

/**
 * steward_approval_question_find:
 * @question: what the decision rests on
 *
 * Returns: (transfer none) (nullable): the latest approval that counts
 */
StewardRecord *
steward_approval_question_find (const StewardApprovalQuestion *question)
{
  StewardRecord *latest = NULL;

  for (guint i = 0; question->approvals != NULL && i < question->approvals->len; i++)
    {
      StewardRecord *approval = question->approvals->pdata[i];
      StewardPublishCode why_not;

      if (steward_approval_question_counts (question, approval, &why_not) && !is_rejected_since (question, approval) &&
          (latest == NULL || steward_record_get_time (approval, STEWARD_APPROVAL_AT) >
                               steward_record_get_time (latest, STEWARD_APPROVAL_AT)))
        latest = approval;
    }
  return latest;
}

/**
 * steward_approval_question_may_approve:
 * @question: what the decision rests on
 * @person: who would approve
 * @stands_in_for: (nullable): for whom they stand in
 * @why_not: (out): the first reason why it wouldn't count
 *
 * Returns: whether an approval by @person now would count
 */
gboolean
steward_approval_question_may_approve (const StewardApprovalQuestion *question,
                                       const char                    *person,
                                       const char                    *stands_in_for,
                                       StewardPublishCode            *why_not)
{
  if (steward_approval_question_is_author (question, person))
    *why_not = STEWARD_PUBLISH_OWN_TEXT;
  else if (!approves (question, person, stands_in_for, question->now_us))
    *why_not = STEWARD_PUBLISH_NOT_APPROVER;
  else
    return TRUE;
  return FALSE;
}
