/* steward-guideline-exceptions.c: clauses that somebody need not follow for a while
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-exceptions"

#include "steward-guideline-exceptions.h"

#include "steward-guideline-approval-private.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-report-private.h"
#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-service-error.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char   *guideline; /* or the exception */
  char   *clause;
  char   *person;     /* (nullable) */
  char   *department; /* (nullable) */
  char   *reason;
  gint64  until_us;
} Excepting;

static void
excepting_free (gpointer data)
{
  Excepting *self = data;

  g_free (self->guideline);
  g_free (self->clause);
  g_free (self->person);
  g_free (self->department);
  g_free (self->reason);
  g_free (self);
}

static gboolean
usage (GError     **error,
       const char  *message)
{
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
permit (StewardTransaction  *transaction,
        StewardInForce      *in_force,
        StewardRecord       *head,
        GError             **error)
{
  g_auto (StewardGuidelineApproval) approval = { 0 };

  return steward_guideline_approval_read (&approval, transaction, in_force, head, error) &&
         steward_guideline_approval_permit (&approval, transaction, in_force, error);
}

static gboolean
check_until (StewardTransaction  *transaction,
             gint64               until_us,
             GError             **error)
{
  if (until_us == STEWARD_TIME_NONE)
    return usage (error, _("An exception needs an end"));
  return until_us > steward_transaction_get_now (transaction) || usage (error, _("An exception ends in the future"));
}

/* Whom it is for: one person or one department, and not whoever grants it. */
static gboolean
check_whom (StewardTransaction  *transaction,
            Excepting           *input,
            GError             **error)
{
  g_autoptr (StewardRecord) found = NULL;

  if ((input->person != NULL) == (input->department != NULL))
    return usage (error, _("An exception is for one person or for one department"));
  found = input->person != NULL
              ? steward_transaction_get (transaction, &steward_person_kind, input->person, error)
              : steward_transaction_get (transaction, &steward_department_kind, input->department, error);
  if (found == NULL)
    return FALSE;
  if (g_strcmp0 (input->person, steward_transaction_get_person (transaction)) == 0)
    {
      g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_NOT_ALLOWED,
                           _("Nobody grants an exception to themselves"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
grant (StewardTransaction  *transaction,
       StewardOperation    *operation,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  Excepting *input = data;
  g_autofree char *reason = steward_text_tidy (input->reason != NULL ? input->reason : "");
  g_autofree char *id = steward_id_new ();
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, input->guideline, error);
  g_autoptr (StewardRecord) record = steward_record_new (&steward_exception_kind, id);
  g_autoptr (StewardGuideline) document = NULL;
  StewardRecord *edition;
  gint at;

  if (head == NULL || !permit (transaction, in_force, head, error) || !check_whom (transaction, input, error) ||
      !check_until (transaction, input->until_us, error))
    return FALSE;
  if (*reason == '\0')
    return usage (error, _("Say why the exception is granted"));
  document = steward_guideline_read_version (transaction, in_force, head, "in-force", &edition, error);
  at = document != NULL ? steward_guideline_find_clause (document, input->clause, error) : -1;
  if (at < 0)
    return FALSE;

  steward_record_set_text (record, STEWARD_EXCEPTION_GUIDELINE, steward_record_get_id (head));
  steward_record_set_text (record, STEWARD_EXCEPTION_CLAUSE, steward_guideline_get_block (document, (guint) at)->id);
  steward_record_set_text (record, STEWARD_EXCEPTION_PERSON, input->person);
  steward_record_set_text (record, STEWARD_EXCEPTION_DEPARTMENT, input->department);
  steward_record_set_text (record, STEWARD_EXCEPTION_REASON, reason);
  steward_record_set_text (record, STEWARD_EXCEPTION_APPROVER, steward_transaction_get_person (transaction));
  steward_record_set_time (record, STEWARD_EXCEPTION_UNTIL, input->until_us);
  if (!steward_transaction_put (transaction, record, "except", error))
    return FALSE;
  steward_operation_set_record (operation, record);
  return TRUE;
}

/**
 * steward_exceptions_grant:
 * @guideline: an id, the start of one, or a title
 * @clause: the number of a clause of the version in force, or the id of its block
 * @person: (nullable): an id; or
 * @department: (nullable): an id
 * @reason: why
 * @until_us: when it ends
 *
 * For an approver of the department with A of *Publish guidelines*, and for somebody else than them.
 *
 * Returns: (transfer full): lets somebody off a clause for a while
 */
StewardOperation *
steward_exceptions_grant (const char *guideline,
                          const char *clause,
                          const char *person,
                          const char *department,
                          const char *reason,
                          gint64      until_us)
{
  Excepting *input = g_new0 (Excepting, 1);

  input->guideline = g_strdup (guideline);
  input->clause = g_strdup (clause);
  input->person = g_strdup (person);
  input->department = g_strdup (department);
  input->reason = g_strdup (reason);
  input->until_us = until_us;
  return steward_operation_new ("grant-exception", STEWARD_MODE_DEED, grant, input, excepting_free);
}

static gboolean
change (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  Excepting *input = data;
  gboolean ends = input->until_us == STEWARD_TIME_NONE;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autofree char *id = steward_transaction_complete (transaction, &steward_exception_kind, input->guideline, error);
  g_autoptr (StewardRecord) record =
      id != NULL ? steward_transaction_get (transaction, &steward_exception_kind, id, error) : NULL;
  g_autoptr (StewardRecord) head =
      record != NULL ? steward_transaction_get (transaction, &steward_guideline_kind,
                                                steward_record_get_text (record, STEWARD_EXCEPTION_GUIDELINE), error)
                     : NULL;

  if (head == NULL || !permit (transaction, in_force, head, error))
    return FALSE;
  if (steward_record_has (record, STEWARD_EXCEPTION_ENDED))
    return usage (error, _("The exception has ended; grant a new one"));
  if (ends)
    steward_record_set_time (record, STEWARD_EXCEPTION_ENDED, steward_transaction_get_now (transaction));
  else
    {
      input->person = g_strdup (steward_record_get_text (record, STEWARD_EXCEPTION_PERSON));
      input->department = g_strdup (steward_record_get_text (record, STEWARD_EXCEPTION_DEPARTMENT));
      if (!check_whom (transaction, input, error) || !check_until (transaction, input->until_us, error))
        return FALSE;
      steward_record_set_time (record, STEWARD_EXCEPTION_UNTIL, input->until_us);
    }
  if (!steward_transaction_put (transaction, record, ends ? "end" : "except", error))
    return FALSE;
  steward_operation_set_record (operation, record);
  return TRUE;
}

/**
 * steward_exceptions_extend:
 * @id: an id or the start of one
 * @until_us: when it ends now
 *
 * Returns: (transfer full): moves the end of an exception; for whoever may grant it
 */
StewardOperation *
steward_exceptions_extend (const char *id,
                           gint64      until_us)
{
  Excepting *input = g_new0 (Excepting, 1);

  input->guideline = g_strdup (id);
  input->until_us = until_us;
  return steward_operation_new ("extend-exception", STEWARD_MODE_DEED, change, input, excepting_free);
}

/**
 * steward_exceptions_end:
 * @id: an id or the start of one
 *
 * Returns: (transfer full): ends an exception now; for whoever may grant it
 */
StewardOperation *
steward_exceptions_end (const char *id)
{
  Excepting *input = g_new0 (Excepting, 1);

  input->guideline = g_strdup (id);
  input->until_us = STEWARD_TIME_NONE;
  return steward_operation_new ("end-exception", STEWARD_MODE_DEED, change, input, excepting_free);
}
