/* steward-response-rules.h: how a response goes from draft to published
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardResponseState:
 * @STEWARD_RESPONSE_DRAFT: being written
 * @STEWARD_RESPONSE_IN_REVIEW: submitted; the accountable department is asked
 * @STEWARD_RESPONSE_APPROVED: may go out as it stands
 * @STEWARD_RESPONSE_SCHEDULED_STATE: goes out at its time
 * @STEWARD_RESPONSE_PUBLISHING: the intent is written, the network is being called
 * @STEWARD_RESPONSE_UNKNOWN: the call's outcome isn't known; the network is asked first
 * @STEWARD_RESPONSE_PUBLISHED_STATE: on the network
 * @STEWARD_RESPONSE_FAILED: not on the network, and it said so
 * @STEWARD_RESPONSE_REJECTED: refused by an approver, with a reason
 * @STEWARD_RESPONSE_WITHDRAWN: given up by its writers
 * @STEWARD_RESPONSE_DELETED: was published and was taken back
 *
 * Where a response is. In records: `draft`, `in-review`, `approved`, `scheduled`, `publishing`,
 * `unknown`, `published`, `failed`, `rejected`, `withdrawn`, `deleted`.
 */
typedef enum
{
  STEWARD_RESPONSE_DRAFT,
  STEWARD_RESPONSE_IN_REVIEW,
  STEWARD_RESPONSE_APPROVED,
  STEWARD_RESPONSE_SCHEDULED_STATE,
  STEWARD_RESPONSE_PUBLISHING,
  STEWARD_RESPONSE_UNKNOWN,
  STEWARD_RESPONSE_PUBLISHED_STATE,
  STEWARD_RESPONSE_FAILED,
  STEWARD_RESPONSE_REJECTED,
  STEWARD_RESPONSE_WITHDRAWN,
  STEWARD_RESPONSE_DELETED,
} StewardResponseState;

/**
 * StewardResponseMove:
 * @STEWARD_MOVE_EDIT: its content was changed
 * @STEWARD_MOVE_SUBMIT: to review; straight to approved where the activity needs no approval
 * @STEWARD_MOVE_APPROVE: by somebody whose approval counts
 * @STEWARD_MOVE_REJECT: by an approver
 * @STEWARD_MOVE_WITHDRAW: by its writers
 * @STEWARD_MOVE_RETURN: its approval no longer counts: back to review
 * @STEWARD_MOVE_SCHEDULE: to go out at a time
 * @STEWARD_MOVE_UNSCHEDULE: no time any more
 * @STEWARD_MOVE_BEGIN: the intent to publish is written
 * @STEWARD_MOVE_SUCCEED: the network has it
 * @STEWARD_MOVE_FAIL: the network refused it, or was asked and doesn't have it
 * @STEWARD_MOVE_LOSE: nobody knows whether the network has it
 * @STEWARD_MOVE_CORRECT: a new version of what is published is begun
 * @STEWARD_MOVE_DELETE: by an approver: it is taken back
 *
 * What happens to a response.
 */
typedef enum
{
  STEWARD_MOVE_EDIT,
  STEWARD_MOVE_SUBMIT,
  STEWARD_MOVE_APPROVE,
  STEWARD_MOVE_REJECT,
  STEWARD_MOVE_WITHDRAW,
  STEWARD_MOVE_RETURN,
  STEWARD_MOVE_SCHEDULE,
  STEWARD_MOVE_UNSCHEDULE,
  STEWARD_MOVE_BEGIN,
  STEWARD_MOVE_SUCCEED,
  STEWARD_MOVE_FAIL,
  STEWARD_MOVE_LOSE,
  STEWARD_MOVE_CORRECT,
  STEWARD_MOVE_DELETE,
} StewardResponseMove;

const char           *steward_response_state_to_string   (StewardResponseState  state);
gboolean              steward_response_state_from_string (const char           *name,
                                                          StewardResponseState *state);
StewardResponseState  steward_response_get_state         (StewardRecord        *response);
gboolean              steward_response_move              (StewardResponseState  from,
                                                          StewardResponseMove   move,
                                                          gboolean              needs_approval,
                                                          gboolean              correcting,
                                                          StewardResponseState *to);
char                 *steward_response_hash              (StewardRecord        *response) G_GNUC_WARN_UNUSED_RESULT;
gboolean              steward_response_note_edit         (StewardRecord        *response,
                                                          StewardRecord        *before,
                                                          const char           *person,
                                                          GPtrArray            *approvals);
char                **steward_response_list_answered     (StewardRecord        *response,
                                                          GPtrArray            *consultations) G_GNUC_WARN_UNUSED_RESULT;
gint64                steward_response_consultation_due  (gint64                now_us,
                                                          gint64                due_us);

G_END_DECLS
