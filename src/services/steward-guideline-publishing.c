/* steward-guideline-publishing.c: a draft's way into force, and out of it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-publishing"

#include "steward-guideline-publishing.h"

#include "steward-campaigns-private.h"
#include "steward-guideline-approval-private.h"
#include "steward-guideline-consulting-private.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-languages-private.h"
#include "steward-guideline-report-private.h"
#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-resting-private.h"
#include "steward-service-error.h"
#include "steward-text.h"
#include "steward-translation.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static gboolean
usage (GError     **error,
       const char  *message)
{
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
is_in_state (StewardRecord *head,
             const char    *state)
{
  return g_strcmp0 (steward_record_get_text (head, STEWARD_GUIDELINE_STATE), state) == 0;
}

static StewardRecord *
look_up (StewardTransaction  *transaction,
         const char          *id,
         GError             **error)
{
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, id, error);

  if (head != NULL && steward_record_has (head, STEWARD_GUIDELINE_RETIRED))
    {
      usage (error, _("The guideline is retired"));
      return NULL;
    }
  return g_steal_pointer (&head);
}

/* Stores the head and makes it the result. */
static gboolean
finish (StewardTransaction  *transaction,
        StewardOperation    *operation,
        StewardRecord       *head,
        const char          *action,
        GError             **error)
{
  if (!steward_transaction_put (transaction, head, action, error))
    return FALSE;
  steward_operation_set_record (operation, head);
  return steward_guideline_report (transaction, operation, head, NULL, NULL, error);
}

static gboolean
has_words (StewardGuideline *draft)
{
  for (guint i = 0; i < steward_guideline_get_n_blocks (draft); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (draft, i);

      if (block->rows != NULL || *block->text != '\0')
        return TRUE;
    }
  return FALSE;
}

/* Whether the draft says something, and something else than the last version. */
static gboolean
check_draft (StewardInForce            *in_force,
             StewardRecord             *head,
             StewardGuidelineApproval  *approval,
             StewardRecord            **last,
             GError                   **error)
{
  if (!steward_in_force_find_last_edition (in_force, steward_record_get_id (head), last, error))
    return FALSE;
  if (!has_words (approval->draft))
    return usage (error, _("The draft is empty"));
  if (*last != NULL && g_strcmp0 (steward_record_get_text (*last, STEWARD_EDITION_HASH), approval->hash) == 0)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("Nothing differs from version %" PRId64),
                   steward_record_get_integer (*last, STEWARD_EDITION_NUMBER));
      return FALSE;
    }
  return TRUE;
}

static gboolean
submit (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = look_up (transaction, input->id, error);
  g_auto (StewardGuidelineApproval) approval = { 0 };
  StewardRecord *last;

  if (head == NULL ||
      !steward_guideline_permit_write (in_force, transaction, steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT),
                                       error) ||
      !steward_guideline_approval_read (&approval, transaction, in_force, head, error) ||
      !check_draft (in_force, head, &approval, &last, error) ||
      !steward_guideline_consultations_ask (transaction, in_force, head, approval.hash, error))
    return FALSE;
  steward_record_set_text (head, STEWARD_GUIDELINE_STATE, "in-review");
  steward_record_set_text (head, STEWARD_GUIDELINE_SUBMITTED_HASH, approval.hash);
  steward_record_set_boolean (head, STEWARD_GUIDELINE_MATERIAL, input->flag || last == NULL);
  return finish (transaction, operation, head, "submit", error);
}

/**
 * steward_guidelines_submit:
 * @id: an id, the start of one, or a title
 * @material: whether everybody is to read it again; of a first version always
 *
 * The departments with C of *Publish guidelines* that nobody asked about it yet are asked.
 *
 * Returns: (transfer full): asks the accountable department to approve the draft
 */
StewardOperation *
steward_guidelines_submit (const char *id,
                           gboolean    material)
{
  StewardInput *input = steward_input_new (id, NULL, NULL);

  input->flag = material;
  return steward_operation_new ("submit-guideline", STEWARD_MODE_DEED, submit, input, steward_input_free);
}

static gboolean
put_verdict (StewardTransaction        *transaction,
             StewardGuidelineApproval  *approval,
             const char                *verdict,
             const char                *stands_in_for,
             const char                *reason,
             GError                   **error)
{
  g_autofree char *id = steward_id_new ();
  g_autoptr (StewardRecord) record = steward_record_new (&steward_approval_kind, id);

  steward_record_set_text (record, STEWARD_APPROVAL_SUBJECT, approval->question.subject);
  steward_record_set_text (record, STEWARD_APPROVAL_HASH, approval->hash);
  steward_record_set_text (record, STEWARD_APPROVAL_VERDICT, verdict);
  steward_record_set_text (record, STEWARD_APPROVAL_PERSON, steward_transaction_get_person (transaction));
  steward_record_set_text (record, STEWARD_APPROVAL_STANDS_IN_FOR, stands_in_for);
  steward_record_set_text (record, STEWARD_APPROVAL_DEPARTMENT, approval->accountable);
  steward_record_set_text (record, STEWARD_APPROVAL_REASON, reason);
  steward_record_set_time (record, STEWARD_APPROVAL_AT, steward_transaction_get_now (transaction));
  return steward_transaction_put (transaction, record, verdict, error);
}

static gboolean
approve (StewardTransaction  *transaction,
         StewardOperation    *operation,
         gpointer             data,
         GCancellable        *cancellable,
         GError             **error)
{
  StewardInput *input = data;
  gboolean rejects = input->text != NULL;
  g_autofree char *reason = rejects ? steward_text_tidy (input->text) : NULL;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = look_up (transaction, input->id, error);
  g_auto (StewardGuidelineApproval) approval = { 0 };
  const char *stands_in_for;

  if (head == NULL || !steward_guideline_approval_read (&approval, transaction, in_force, head, error) ||
      !steward_guideline_approval_may_approve (&approval, transaction, in_force, &stands_in_for, error))
    return FALSE;
  if (rejects && *reason == '\0')
    return usage (error, _("Say why it is sent back"));
  if (!is_in_state (head, "in-review") && !(rejects && is_in_state (head, "approved")))
    return usage (error, _("The draft wasn’t submitted for approval"));
  if (!rejects && g_strcmp0 (steward_record_get_text (head, STEWARD_GUIDELINE_SUBMITTED_HASH), approval.hash) != 0)
    {
      g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_CHANGED_SINCE_APPROVAL,
                           _("The draft isn’t what was submitted; it has to be submitted again"));
      return FALSE;
    }
  if (!put_verdict (transaction, &approval, rejects ? "reject" : "approve", stands_in_for, reason, error))
    return FALSE;
  steward_record_set_text (head, STEWARD_GUIDELINE_STATE, rejects ? "draft" : "approved");
  return finish (transaction, operation, head, rejects ? "reject" : "approve", error);
}

/**
 * steward_guidelines_approve:
 * @id: an id, the start of one, or a title
 *
 * For an approver of the department with A of *Publish guidelines* in the matrix in force who wrote
 * nothing of it, or somebody who stands in for one.
 *
 * Returns: (transfer full): approves the draft that was submitted
 */
StewardOperation *
steward_guidelines_approve (const char *id)
{
  return steward_operation_new ("approve-guideline", STEWARD_MODE_DEED, approve, steward_input_new (id, NULL, NULL),
                                steward_input_free);
}

/**
 * steward_guidelines_reject:
 * @id: an id, the start of one, or a title
 * @reason: why
 *
 * Returns: (transfer full): sends a draft back to its writers; for whoever may approve it
 */
StewardOperation *
steward_guidelines_reject (const char *id,
                           const char *reason)
{
  return steward_operation_new ("reject-guideline", STEWARD_MODE_DEED, approve,
                                steward_input_new (id, reason != NULL ? reason : "", NULL), steward_input_free);
}

/* The same day, so many months later; the last day of a shorter month. */
static gint64
add_months (gint64 from_us,
            gint64 months)
{
  g_autoptr (GDateTime) from = g_date_time_new_from_unix_utc (from_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) to = g_date_time_add_months (from, (gint) months);

  return g_date_time_to_unix (to) * G_USEC_PER_SEC;
}

static void
set_review (StewardRecord *head,
            gint64         from_us)
{
  gint64 months = steward_record_get_integer (head, STEWARD_GUIDELINE_REVIEW_MONTHS);

  if (months != STEWARD_INTEGER_NONE)
    steward_record_set_time (head, STEWARD_GUIDELINE_REVIEW_BY, add_months (from_us, months));
}

/* Which version of its master a language version says whole: who reads it has read that one. */
static gboolean
set_master (StewardInForce    *in_force,
            StewardRecord     *edition,
            StewardGuideline  *draft,
            GError           **error)
{
  g_autoptr (GPtrArray) editions = steward_translation_read_master (in_force, draft, TRUE, error);
  gint64 number;

  if (editions == NULL)
    return FALSE;
  number = steward_translation_get_number (draft, editions);
  steward_record_set_text (edition, STEWARD_EDITION_MASTER, steward_guideline_get_master (draft));
  if (number > 0)
    steward_record_set_integer (edition, STEWARD_EDITION_MASTER_NUMBER, number);
  return TRUE;
}

static StewardRecord *
make_edition (StewardTransaction       *transaction,
              StewardRecord            *head,
              StewardGuidelineApproval *approval,
              StewardRecord            *approved,
              StewardInput             *input,
              gint64                    number,
              gint64                    from_us)
{
  g_autofree char *id = g_strdup_printf ("%s:%" G_GINT64_FORMAT, steward_record_get_id (head), number);
  g_autofree char *note = input->text != NULL ? steward_text_tidy (input->text) : NULL;
  g_autoptr (JsonNode) blocks = steward_guideline_blocks_to_json (approval->draft);
  StewardRecord *edition = steward_record_new (&steward_edition_kind, id);
  gboolean material = input->flag || number == 1 || steward_record_get_boolean (head, STEWARD_GUIDELINE_MATERIAL);

  steward_record_set_text (edition, STEWARD_EDITION_GUIDELINE, steward_record_get_id (head));
  steward_record_set_integer (edition, STEWARD_EDITION_NUMBER, number);
  steward_record_set_text (edition, STEWARD_EDITION_TITLE, steward_guideline_get_title (approval->draft));
  steward_record_set_set (edition, STEWARD_EDITION_AUDIENCE, steward_guideline_get_audience (approval->draft));
  steward_record_set_text (edition, STEWARD_EDITION_LANGUAGE, steward_guideline_get_language (approval->draft));
  steward_record_set_json (edition, STEWARD_EDITION_BLOCKS, blocks);
  steward_record_set_text (edition, STEWARD_EDITION_HASH, approval->hash);
  steward_record_set_boolean (edition, STEWARD_EDITION_MATERIAL, material);
  steward_record_set_time (edition, STEWARD_EDITION_FROM, from_us);
  steward_record_set_text (edition, STEWARD_EDITION_APPROVED_BY,
                           approved != NULL ? steward_record_get_text (approved, STEWARD_APPROVAL_PERSON)
                                            : steward_transaction_get_person (transaction));
  steward_record_set_text (edition, STEWARD_EDITION_NOTE,
                           note != NULL && *note != '\0' ? note : approved == NULL ? "founding" : NULL);
  return edition;
}

/* Whoever writes the guideline or may approve it orders what was approved. */
static gboolean
permit_publish (StewardGuidelineApproval  *approval,
                StewardTransaction        *transaction,
                StewardInForce            *in_force,
                StewardRecord             *head,
                GError                   **error)
{
  if (steward_guideline_approval_permit (approval, transaction, in_force, NULL))
    return TRUE;
  return steward_guideline_permit_write (in_force, transaction, steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT),
                                         error);
}

static gboolean
publish (StewardTransaction  *transaction,
         StewardOperation    *operation,
         gpointer             data,
         GCancellable        *cancellable,
         GError             **error)
{
  StewardInput *input = data;
  gint64 now_us = steward_transaction_get_now (transaction);
  gint64 from_us = input->number != STEWARD_TIME_NONE && input->number > now_us ? input->number : now_us;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = look_up (transaction, input->id, error);
  g_auto (StewardGuidelineApproval) approval = { 0 };
  g_autoptr (StewardRecord) edition = NULL;
  StewardRecord *last = NULL;
  StewardRecord *approved;
  gint64 number;

  if (head == NULL || !steward_guideline_approval_read (&approval, transaction, in_force, head, error) ||
      !permit_publish (&approval, transaction, in_force, head, error) ||
      !check_draft (in_force, head, &approval, &last, error) ||
      !steward_guideline_approval_check (&approval, transaction, in_force, &approved, error))
    return FALSE;
  if (approved == NULL && !put_verdict (transaction, &approval, "approve", NULL, "founding", error))
    return FALSE;

  number = last != NULL ? steward_record_get_integer (last, STEWARD_EDITION_NUMBER) + 1 : 1;
  edition = make_edition (transaction, head, &approval, approved, input, number, from_us);
  if (!set_master (in_force, edition, approval.draft, error))
    return FALSE;
  /* Whoever is asked to read this one is no longer asked to read the former. */
  if (steward_record_get_boolean (edition, STEWARD_EDITION_MATERIAL) &&
      !steward_campaigns_close (transaction, steward_record_get_id (head), "superseded", error))
    return FALSE;
  if (!steward_transaction_put (transaction, edition, "publish", error))
    return FALSE;
  steward_record_set_text (head, STEWARD_GUIDELINE_STATE, "in-force");
  steward_record_set_integer (head, STEWARD_GUIDELINE_IN_FORCE, number);
  steward_record_set_time (head, STEWARD_GUIDELINE_IN_FORCE_FROM, from_us);
  steward_record_clear (head, STEWARD_GUIDELINE_SUBMITTED_HASH);
  steward_record_clear (head, STEWARD_GUIDELINE_MATERIAL);
  steward_record_clear (head, STEWARD_GUIDELINE_AUTHORS);
  set_review (head, from_us);
  return finish (transaction, operation, head, "publish", error) && steward_resting_return (transaction, error);
}

/**
 * steward_guidelines_publish:
 * @id: an id, the start of one, or a title
 * @material: whether everybody is to read it again, beyond what was proposed on submit
 * @from_us: from when it holds, or %STEWARD_TIME_NONE for now; readers keep the former version until then
 * @note: (nullable): what changes
 *
 * Writes the draft as a version that is never changed. It takes an approval that counts, of this very text. Where
 * nobody else could approve anything yet, an administrator does it with the audited reason *founding*.
 *
 * Returns: (transfer full): puts the approved draft in force
 */
StewardOperation *
steward_guidelines_publish (const char *id,
                            gboolean    material,
                            gint64      from_us,
                            const char *note)
{
  StewardInput *input = steward_input_new (id, note, NULL);

  input->flag = material;
  input->number = from_us;
  return steward_operation_new ("publish-guideline", STEWARD_MODE_DEED, publish, input, steward_input_free);
}

static gboolean
retire (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = look_up (transaction, input->id, error);
  g_auto (StewardGuidelineApproval) approval = { 0 };
  StewardRecord *last = NULL;

  if (head == NULL || !steward_guideline_approval_read (&approval, transaction, in_force, head, error) ||
      !steward_in_force_find_last_edition (in_force, steward_record_get_id (head), &last, error))
    return FALSE;
  if (last != NULL ? !steward_guideline_approval_permit (&approval, transaction, in_force, error)
                   : !steward_guideline_permit_write (in_force, transaction,
                                                      steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT), error))
    return FALSE;
  if (!steward_campaigns_close (transaction, steward_record_get_id (head), "retired", error))
    return FALSE;
  steward_record_set_time (head, STEWARD_GUIDELINE_RETIRED, steward_transaction_get_now (transaction));
  steward_record_set_text (head, STEWARD_GUIDELINE_STATE, "retired");
  return finish (transaction, operation, head, "retire", error) && steward_resting_return (transaction, error);
}

/**
 * steward_guidelines_retire:
 * @id: an id, the start of one, or a title
 *
 * For an approver of the accountable department; what was never in force, for its writers. Snippets and responses that rest
 * on its clauses lose their approval.
 *
 * Returns: (transfer full): ends a guideline: nobody has to follow it any more
 */
StewardOperation *
steward_guidelines_retire (const char *id)
{
  return steward_operation_new ("retire-guideline", STEWARD_MODE_DEED, retire, steward_input_new (id, NULL, NULL),
                                steward_input_free);
}

static gboolean
review (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  StewardInput *input = data;
  g_autofree char *reason = steward_text_tidy (input->text != NULL ? input->text : "");
  g_autofree char *id = steward_id_new ();
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = look_up (transaction, input->id, error);
  g_autoptr (StewardRecord) note = steward_record_new (&steward_note_kind, id);

  if (head == NULL ||
      !steward_guideline_permit_write (in_force, transaction, steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT),
                                       error))
    return FALSE;
  if (*reason == '\0')
    return usage (error, _("Say why no change is needed"));
  if (!steward_record_has (head, STEWARD_GUIDELINE_IN_FORCE))
    return usage (error, _("Only a guideline in force is reviewed"));
  if (!steward_record_has (head, STEWARD_GUIDELINE_REVIEW_MONTHS))
    return usage (error, _("The guideline has no review interval; set one first"));
  steward_record_set_text (note, STEWARD_NOTE_RECORD, steward_record_get_id (head));
  steward_record_set_text (note, STEWARD_NOTE_TEXT, reason);
  steward_record_set_text (note, STEWARD_NOTE_PERSON, steward_transaction_get_person (transaction));
  steward_record_set_time (note, STEWARD_NOTE_AT, steward_transaction_get_now (transaction));
  if (!steward_transaction_put (transaction, note, "review", error))
    return FALSE;
  set_review (head, steward_transaction_get_now (transaction));
  return finish (transaction, operation, head, "review", error);
}

/**
 * steward_guidelines_review:
 * @id: an id, the start of one, or a title
 * @reason: why no change is needed
 *
 * Returns: (transfer full): notes that the guideline was reviewed; the next review is an interval from now
 */
StewardOperation *
steward_guidelines_review (const char *id,
                           const char *reason)
{
  return steward_operation_new ("review-guideline", STEWARD_MODE_DEED, review, steward_input_new (id, reason, NULL),
                                steward_input_free);
}
