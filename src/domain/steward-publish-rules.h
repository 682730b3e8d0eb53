/* steward-publish-rules.h: whether a response may go out, and if not, why
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-findings.h"
#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardOrganisationAnswers:
 * @is_valid: whether a person works here at a moment: known, not left, no collector
 * @is_approver: whether a person is an approver of a department at a moment
 * @may_stand_in: whether a person stands in at a moment for somebody else who is away then
 * @is_administrator: whether a person is administrator
 * @is_acknowledged: whether a person has current acknowledgements of what applies to them, by themself
 * @count_approvers: how many valid approvers a department has at a moment
 * @count_lifters: how many valid people other than @person are approver or administrator
 *
 * What the rules ask of the organisation. Times are microseconds since 1970 UTC. A %NULL function
 * answers no, or 0.
 */
typedef struct
{
  gboolean (*is_valid)         (gpointer data, const char *person, gint64 at_us);
  gboolean (*is_approver)      (gpointer data, const char *person, const char *department, gint64 at_us);
  gboolean (*may_stand_in)     (gpointer data, const char *person, const char *stands_in_for, gint64 at_us);
  gboolean (*is_administrator) (gpointer data, const char *person);
  gboolean (*is_acknowledged)  (gpointer data, const char *person);
  guint    (*count_approvers)  (gpointer data, const char *department, gint64 at_us);
  guint    (*count_lifters)    (gpointer data, const char *person, gint64 at_us);
  gpointer  data;
} StewardOrganisationAnswers;

/**
 * StewardPublishCode:
 * @STEWARD_PUBLISH_NOT_APPROVED: nobody approved this version, or it was rejected
 * @STEWARD_PUBLISH_OWN_TEXT: approved by one of its authors only
 * @STEWARD_PUBLISH_NOT_APPROVER: approved by people who don't approve for the accountable department
 * @STEWARD_PUBLISH_CHANGED: what was approved was changed since
 * @STEWARD_PUBLISH_NOT_ACKNOWLEDGED: the person hasn't read all that applies to them
 * @STEWARD_PUBLISH_ON_HOLD: publishing is held
 * @STEWARD_PUBLISH_NOT_PUBLISHER: another machine publishes for this account
 * @STEWARD_PUBLISH_FINDING: a guideline stops it
 * @STEWARD_PUBLISH_CONSULTATION_MISSING: a department must be consulted on this version
 * @STEWARD_PUBLISH_NOT_ALLOWED: anything else: the state, the person, the account, an empty text
 *
 * Why a response can't go out: in the order in which people can do something about it, which is
 * that of the codes of exit status 3.
 */
typedef enum
{
  STEWARD_PUBLISH_NOT_APPROVED,
  STEWARD_PUBLISH_OWN_TEXT,
  STEWARD_PUBLISH_NOT_APPROVER,
  STEWARD_PUBLISH_CHANGED,
  STEWARD_PUBLISH_NOT_ACKNOWLEDGED,
  STEWARD_PUBLISH_ON_HOLD,
  STEWARD_PUBLISH_NOT_PUBLISHER,
  STEWARD_PUBLISH_FINDING,
  STEWARD_PUBLISH_CONSULTATION_MISSING,
  STEWARD_PUBLISH_NOT_ALLOWED,
} StewardPublishCode;

/**
 * StewardPublishReason:
 * @code: why not
 * @detail: (nullable): what of it, constant: `no-approver` (the department has none), `rejected`,
 *   `no-accountable`; `state`, `person`, `account`, `text`
 * @subject: (nullable): the person, department, hold, machine or clause that it is about, an id
 *
 * One reason.
 */
typedef struct
{
  StewardPublishCode  code;
  const char         *detail;
  char               *subject;
} StewardPublishReason;

/**
 * StewardPublishQuestion:
 * @response: the response
 * @account: (nullable): its account
 * @person: who orders it
 * @machine: (nullable): the desk that would send it
 * @accountable: (nullable): the department with A of its activity in the matrix in force now
 * @needs_approval: whether its activity needs approval, by the same matrix; unknown is %TRUE
 * @approvals: (nullable) (element-type StewardRecord): all its approvals
 * @holds: (nullable) (element-type StewardRecord): all holds
 * @topics: (nullable): topics of its mention, ids
 * @findings: (nullable) (element-type StewardFinding): of its text as it stands; %NULL when it wasn't
 *   checked, which stops it
 * @now_us: the moment
 * @organisation: who is who
 *
 * Everything that the decision rests on.
 */
typedef struct
{
  StewardRecord                    *response;
  StewardRecord                    *account;
  const char                       *person;
  const char                       *machine;
  const char                       *accountable;
  gboolean                          needs_approval;
  GPtrArray                        *approvals;
  GPtrArray                        *holds;
  const char *const                *topics;
  GPtrArray                        *findings;
  gint64                            now_us;
  const StewardOrganisationAnswers *organisation;
} StewardPublishQuestion;

GPtrArray     *steward_publish_find_reasons     (const StewardPublishQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *steward_approve_find_reasons     (const StewardPublishQuestion *question,
                                                 const char                   *stands_in_for) G_GNUC_WARN_UNUSED_RESULT;
gboolean       steward_approval_counts          (const StewardPublishQuestion *question,
                                                 StewardRecord                *approval,
                                                 StewardPublishCode           *why_not);
StewardRecord *steward_publish_find_approval    (const StewardPublishQuestion *question);

const char    *steward_publish_code_to_string   (StewardPublishCode            code);
void           steward_publish_reason_free      (StewardPublishReason         *reason);

G_END_DECLS
