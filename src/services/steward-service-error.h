/* steward-service-error.h: why a use case didn't happen, in the codes of the command line
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardServiceError:
 * @STEWARD_SERVICE_ERROR_USAGE: something was asked that makes no sense; ask differently
 * @STEWARD_SERVICE_ERROR_NEGATIVE: the answer is no: a check found errors
 * @STEWARD_SERVICE_ERROR_NOT_FOUND: no such record
 * @STEWARD_SERVICE_ERROR_ABSENT: what everything else would be in isn't there; the message says how it comes to be.
 *   Scripts see it as `not-found` too
 * @STEWARD_SERVICE_ERROR_AMBIGUOUS: a shortened id or a name fits several records
 * @STEWARD_SERVICE_ERROR_INPUT: what came in isn't what it should be; the message names the place
 * @STEWARD_SERVICE_ERROR_NO_SECRETS: there is no secret service; nothing was saved
 * @STEWARD_SERVICE_ERROR_NETWORK: the network or a server didn't do it; try again later
 * @STEWARD_SERVICE_ERROR_UNAUTHORISED: the network doesn't accept the account's token or password
 * @STEWARD_SERVICE_ERROR_REFUSED: the network said no, and would again
 * @STEWARD_SERVICE_ERROR_GUARDED: an address leads to this computer or a private network, which nobody
 *   allowed
 *
 * Why a use case didn't happen, no rule aside.
 */
typedef enum
{
  STEWARD_SERVICE_ERROR_USAGE,
  STEWARD_SERVICE_ERROR_NEGATIVE,
  STEWARD_SERVICE_ERROR_NOT_FOUND,
  STEWARD_SERVICE_ERROR_ABSENT,
  STEWARD_SERVICE_ERROR_AMBIGUOUS,
  STEWARD_SERVICE_ERROR_INPUT,
  STEWARD_SERVICE_ERROR_NO_SECRETS,
  STEWARD_SERVICE_ERROR_NETWORK,
  STEWARD_SERVICE_ERROR_UNAUTHORISED,
  STEWARD_SERVICE_ERROR_REFUSED,
  STEWARD_SERVICE_ERROR_GUARDED,
} StewardServiceError;

#define STEWARD_SERVICE_ERROR (steward_service_error_quark ())
GQuark steward_service_error_quark (void);

/**
 * StewardRefusal:
 * @STEWARD_REFUSAL_NOT_APPROVED: nobody who may has approved it
 * @STEWARD_REFUSAL_OWN_TEXT: an author can't approve
 * @STEWARD_REFUSAL_NOT_APPROVER: not an approver of the accountable department
 * @STEWARD_REFUSAL_CHANGED_SINCE_APPROVAL: what was approved isn't what is there
 * @STEWARD_REFUSAL_NOT_ACKNOWLEDGED: guidelines that apply haven't been read
 * @STEWARD_REFUSAL_ON_HOLD: publishing is held
 * @STEWARD_REFUSAL_NOT_PUBLISHER: another machine publishes for the account
 * @STEWARD_REFUSAL_FINDING: a guideline stops it
 * @STEWARD_REFUSAL_CONSULTATION_MISSING: a department has to be asked first
 * @STEWARD_REFUSAL_NOT_ALLOWED: the person may not; others may
 * @STEWARD_REFUSAL_STATE: nobody may, as it stands; the message says what is in the way. Scripts see it as `not-allowed` too
 * @STEWARD_REFUSAL_PASSWORD: a server wants another password, or one at all
 * @STEWARD_REFUSAL_DELETIONS: more would be deleted than goes without asking
 *
 * The rule that refused. Asking again doesn't help until somebody does what the message says.
 */
typedef enum
{
  STEWARD_REFUSAL_NOT_APPROVED,
  STEWARD_REFUSAL_OWN_TEXT,
  STEWARD_REFUSAL_NOT_APPROVER,
  STEWARD_REFUSAL_CHANGED_SINCE_APPROVAL,
  STEWARD_REFUSAL_NOT_ACKNOWLEDGED,
  STEWARD_REFUSAL_ON_HOLD,
  STEWARD_REFUSAL_NOT_PUBLISHER,
  STEWARD_REFUSAL_FINDING,
  STEWARD_REFUSAL_CONSULTATION_MISSING,
  STEWARD_REFUSAL_NOT_ALLOWED,
  STEWARD_REFUSAL_STATE,
  STEWARD_REFUSAL_PASSWORD,
  STEWARD_REFUSAL_DELETIONS,
} StewardRefusal;

#define STEWARD_REFUSAL (steward_refusal_quark ())
GQuark steward_refusal_quark (void);

int         steward_error_get_exit_status (const GError *error);
const char *steward_error_get_code        (const GError *error);
const char *steward_error_get_hint        (const GError *error);
const char *steward_error_get_advice      (const GError *error);

G_END_DECLS
