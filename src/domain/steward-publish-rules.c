/* steward-publish-rules.c: whether a response may go out, and if not, why
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-publish-rules"

#include "steward-publish-rules.h"

#include "steward-approval-rules.h"
#include "steward-hold-rules.h"
#include "steward-kinds.h"
#include "steward-response-rules.h"

#include <string.h>

/**
 * steward_publish_code_to_string:
 * @code: why not
 *
 * Returns: the stable code of the command line
 */
const char *
steward_publish_code_to_string (StewardPublishCode code)
{
  static const char *const names[] = {
    "not-approved", "own-text", "not-approver", "changed-since-approval", "not-acknowledged",
    "on-hold", "not-publisher", "finding", "consultation-missing", "not-allowed",
  };

  g_return_val_if_fail (code < G_N_ELEMENTS (names), NULL);

  return names[code];
}

/**
 * steward_publish_reason_free:
 * @reason: (transfer full): what is no longer needed
 */
void
steward_publish_reason_free (StewardPublishReason *reason)
{
  g_free (reason->subject);
  g_free (reason);
}

static void
add_reason (GPtrArray          *reasons,
            StewardPublishCode  code,
            const char         *detail,
            const char         *subject)
{
  StewardPublishReason *reason = g_new0 (StewardPublishReason, 1);

  reason->code = code;
  reason->detail = detail;
  reason->subject = g_strdup (subject);
  g_ptr_array_add (reasons, reason);
}

static gboolean
is_valid (const StewardPublishQuestion *question,
          const char                   *person)
{
  const StewardOrganisationAnswers *organisation = question->organisation;

  return person != NULL && organisation->is_valid != NULL &&
         organisation->is_valid (organisation->data, person, question->now_us);
}

static StewardApprovalQuestion
approval_question (const StewardPublishQuestion *question,
                   const char                   *hash)
{
  return (StewardApprovalQuestion){
    .subject = steward_record_get_id (question->response),
    .hash = hash,
    .authors = steward_record_get_set (question->response, STEWARD_RESPONSE_AUTHORS),
    .accountable = question->accountable,
    .approvals = question->approvals,
    .now_us = question->now_us,
    .organisation = question->organisation,
  };
}

/**
 * steward_approval_counts:
 * @question: what the decision rests on
 * @approval: a record of kind `approval`
 * @why_not: (out): the first reason why it doesn't
 *
 * It counts when it is about the content as it stands, its person isn't an author (also not as
 * stand-in), is valid now, and approves for the department that is accountable now, or stood in at
 * the time for somebody who does.
 *
 * Returns: whether it lets the response go out
 */
gboolean
steward_approval_counts (const StewardPublishQuestion *question,
                         StewardRecord                *approval,
                         StewardPublishCode           *why_not)
{
  g_autofree char *hash = steward_response_hash (question->response);
  StewardApprovalQuestion asked = approval_question (question, hash);

  return steward_approval_question_counts (&asked, approval, why_not);
}

/**
 * steward_publish_find_approval:
 * @question: what the decision rests on
 *
 * Returns: (transfer none) (nullable): the latest approval that counts
 */
StewardRecord *
steward_publish_find_approval (const StewardPublishQuestion *question)
{
  g_autofree char *hash = steward_response_hash (question->response);
  StewardApprovalQuestion asked = approval_question (question, hash);

  return steward_approval_question_find (&asked);
}

static guint
count_approvers (const StewardPublishQuestion *question)
{
  const StewardOrganisationAnswers *organisation = question->organisation;

  return question->accountable != NULL && organisation->count_approvers != NULL
           ? organisation->count_approvers (organisation->data, question->accountable, question->now_us)
           : 0;
}

/* An empty group of approvers never means approved. */
static void
add_approval_reasons (GPtrArray                    *reasons,
                      const StewardPublishQuestion *question)
{
  guint codes = 0;
  gboolean rejected = FALSE;

  if (!question->needs_approval || steward_publish_find_approval (question) != NULL)
    return;

  for (guint i = 0; question->approvals != NULL && i < question->approvals->len; i++)
    {
      StewardRecord *approval = question->approvals->pdata[i];
      StewardPublishCode why_not;

      if (steward_approval_counts (question, approval, &why_not))
        rejected = TRUE;
      else
        codes |= 1u << why_not;
    }

  if (question->accountable == NULL)
    add_reason (reasons, STEWARD_PUBLISH_NOT_APPROVED, "no-accountable", NULL);
  else if (count_approvers (question) == 0)
    add_reason (reasons, STEWARD_PUBLISH_NOT_APPROVED, "no-approver", question->accountable);
  else if (rejected)
    add_reason (reasons, STEWARD_PUBLISH_NOT_APPROVED, "rejected", question->accountable);
  else if ((codes & ~(1u << STEWARD_PUBLISH_NOT_APPROVED)) == 0)
    add_reason (reasons, STEWARD_PUBLISH_NOT_APPROVED, NULL, question->accountable);

  for (StewardPublishCode code = STEWARD_PUBLISH_OWN_TEXT; code <= STEWARD_PUBLISH_CHANGED; code++)
    if (codes & (1u << code))
      add_reason (reasons, code, NULL, question->accountable);
}

static void
add_hold_reasons (GPtrArray                    *reasons,
                  const StewardPublishQuestion *question)
{
  for (guint i = 0; question->holds != NULL && i < question->holds->len; i++)
    {
      StewardRecord *hold = question->holds->pdata[i];

      if (steward_hold_applies (hold, question->response, question->account, question->accountable, question->topics))
        add_reason (reasons, STEWARD_PUBLISH_ON_HOLD, NULL, steward_record_get_id (hold));
    }
}

static void
add_finding_reasons (GPtrArray                    *reasons,
                     const StewardPublishQuestion *question,
                     gboolean                      consultations)
{
  for (guint i = 0; question->findings != NULL && i < question->findings->len; i++)
    {
      const StewardFinding *finding = question->findings->pdata[i];
      gboolean is_consultation = finding->what == STEWARD_RULE_NEEDS_CONSULTATION;

      if (finding->severity != STEWARD_FINDING_STOP || is_consultation != consultations)
        continue;
      add_reason (reasons, consultations ? STEWARD_PUBLISH_CONSULTATION_MISSING : STEWARD_PUBLISH_FINDING, NULL,
                  consultations ? finding->department : finding->block);
    }
}

static gboolean
has_words (StewardRecord *response)
{
  const char *text = steward_record_get_text (response, STEWARD_RESPONSE_TEXT);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static void
add_other_reasons (GPtrArray                    *reasons,
                   const StewardPublishQuestion *question)
{
  StewardResponseState state = steward_response_get_state (question->response);
  gboolean correcting = steward_record_get_boolean (question->response, STEWARD_RESPONSE_CORRECTING);
  const char *account = steward_record_get_text (question->response, STEWARD_RESPONSE_ACCOUNT);

  if (!steward_response_move (state, STEWARD_MOVE_BEGIN, question->needs_approval, correcting, &state))
    add_reason (reasons, STEWARD_PUBLISH_NOT_ALLOWED, "state", NULL);
  if (!is_valid (question, question->person))
    add_reason (reasons, STEWARD_PUBLISH_NOT_ALLOWED, "person", question->person);
  if (question->account == NULL || g_strcmp0 (steward_record_get_id (question->account), account) != 0)
    add_reason (reasons, STEWARD_PUBLISH_NOT_ALLOWED, "account", account);
  if (steward_record_has (question->response, STEWARD_RESPONSE_WROTE_AGAIN))
    add_reason (reasons, STEWARD_PUBLISH_NOT_ALLOWED, "wrote-again",
                steward_record_get_text (question->response, STEWARD_RESPONSE_WROTE_AGAIN));
  if (steward_record_has (question->response, STEWARD_RESPONSE_PASSED_FOR))
    add_reason (reasons, STEWARD_PUBLISH_NOT_ALLOWED, "passed-over",
                steward_record_get_text (question->response, STEWARD_RESPONSE_PASSED_FOR));
  if (!has_words (question->response))
    add_reason (reasons, STEWARD_PUBLISH_NOT_ALLOWED, "text", NULL);
}

/**
 * steward_publish_find_reasons:
 * @question: what the decision rests on
 *
 * Returns: (transfer full) (element-type StewardPublishReason): every reason why @question's response
 *   can't go out now, in the order of their codes; none when it may
 */
GPtrArray *
steward_publish_find_reasons (const StewardPublishQuestion *question)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_publish_reason_free);
  const StewardOrganisationAnswers *organisation = question->organisation;
  const char *publisher =
    question->account != NULL ? steward_record_get_text (question->account, STEWARD_ACCOUNT_PUBLISHER) : NULL;

  g_return_val_if_fail (question->response != NULL && organisation != NULL, reasons);

  add_approval_reasons (reasons, question);
  if (question->person == NULL || organisation->is_acknowledged == NULL ||
      !organisation->is_acknowledged (organisation->data, question->person))
    add_reason (reasons, STEWARD_PUBLISH_NOT_ACKNOWLEDGED, NULL, question->person);
  add_hold_reasons (reasons, question);
  if (question->account != NULL && (publisher == NULL || g_strcmp0 (publisher, question->machine) != 0))
    add_reason (reasons, STEWARD_PUBLISH_NOT_PUBLISHER, NULL, publisher);
  if (question->findings == NULL)
    add_reason (reasons, STEWARD_PUBLISH_FINDING, "unchecked", NULL);
  add_finding_reasons (reasons, question, FALSE);
  add_finding_reasons (reasons, question, TRUE);
  add_other_reasons (reasons, question);
  return reasons;
}

/**
 * steward_approve_find_reasons:
 * @question: what the decision rests on; its person is who would approve
 * @stands_in_for: (nullable): for whom they stand in
 *
 * Returns: (transfer full) (element-type StewardPublishReason): why an approval by that person now
 *   would not count; none when it would
 */
GPtrArray *
steward_approve_find_reasons (const StewardPublishQuestion *question,
                              const char                   *stands_in_for)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_publish_reason_free);
  StewardResponseState state = steward_response_get_state (question->response);
  gboolean correcting = steward_record_get_boolean (question->response, STEWARD_RESPONSE_CORRECTING);
  static const char *const nobody[] = { NULL };
  StewardApprovalQuestion asked = approval_question (question, NULL);
  StewardPublishCode why_not;

  if (question->person != NULL && steward_approval_question_is_author (&asked, question->person))
    add_reason (reasons, STEWARD_PUBLISH_OWN_TEXT, NULL, question->person);
  asked.authors = nobody;
  if (!steward_approval_question_may_approve (&asked, question->person, stands_in_for, &why_not))
    add_reason (reasons, STEWARD_PUBLISH_NOT_APPROVER, count_approvers (question) == 0 ? "no-approver" : NULL,
                question->accountable);
  if (!steward_response_move (state, STEWARD_MOVE_APPROVE, question->needs_approval, correcting, &state))
    add_reason (reasons, STEWARD_PUBLISH_NOT_ALLOWED, "state", NULL);
  return reasons;
}
