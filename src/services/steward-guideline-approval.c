/* steward-guideline-approval.c: who puts a guideline in force
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-approval"

#include "steward-guideline-approval-private.h"

#include "steward-guideline-draft-private.h"
#include "steward-kinds.h"
#include "steward-permit.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>

/* The row is found by its name, as the starter matrix writes it or in the language of the person. */
static const StewardMatrixRow *
find_row (StewardMatrix *matrix)
{
  g_autofree char *original = g_utf8_casefold ("Publish guidelines", -1);
  g_autofree char *translated = g_utf8_casefold (_("Publish guidelines"), -1);

  for (guint i = 0; matrix != NULL && i < steward_matrix_get_n_rows (matrix); i++)
    {
      const StewardMatrixRow *row = steward_matrix_get_row (matrix, i);
      g_autofree char *name = g_utf8_casefold (row->name != NULL ? row->name : "", -1);

      if (g_str_equal (name, original) || g_str_equal (name, translated))
        return row;
    }
  return NULL;
}

static const char *
find_accountable (StewardMatrix *matrix)
{
  const StewardMatrixRow *row = find_row (matrix);

  return row != NULL ? steward_matrix_find_accountable (matrix, row->activity) : NULL;
}

/**
 * steward_guideline_approval_concerns:
 * @departments: ids
 * @concerns: (out): whether the matrix in force has one of them answer, approve or be asked on *Publish guidelines*
 *
 * Returns: whether that could be read
 */
gboolean
steward_guideline_approval_concerns (StewardInForce      *in_force,
                                     const char *const   *departments,
                                     gboolean            *concerns,
                                     GError             **error)
{
  StewardMatrix *matrix;
  const StewardMatrixRow *row;

  *concerns = FALSE;
  if (!steward_in_force_find_matrix (in_force, &matrix, error))
    return FALSE;
  row = find_row (matrix);
  for (guint i = 0; row != NULL && i < steward_matrix_get_n_departments (matrix); i++)
    if ((row->letters[i] & (STEWARD_RESPONSIBLE | STEWARD_ACCOUNTABLE | STEWARD_CONSULTED)) != 0 &&
        g_strv_contains (departments, steward_matrix_get_department (matrix, i)))
      *concerns = TRUE;
  return TRUE;
}

/**
 * steward_guideline_approval_list_consulted:
 * @departments: (out) (transfer full): the ids of those with C of *Publish guidelines* in the matrix in force
 *
 * Returns: whether that could be read
 */
gboolean
steward_guideline_approval_list_consulted (StewardInForce   *in_force,
                                           char           ***departments,
                                           GError          **error)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  StewardMatrix *matrix;
  const StewardMatrixRow *row;

  if (!steward_in_force_find_matrix (in_force, &matrix, error))
    return FALSE;
  row = find_row (matrix);
  for (guint i = 0; row != NULL && i < steward_matrix_get_n_departments (matrix); i++)
    if ((row->letters[i] & STEWARD_CONSULTED) != 0)
      g_strv_builder_add (found, steward_matrix_get_department (matrix, i));
  *departments = g_strv_builder_end (found);
  return TRUE;
}

/**
 * steward_guideline_approval_read:
 * @self: (out caller-allocates): zeroed
 * @head: the head of a guideline
 *
 * Returns: whether it could be read
 */
gboolean
steward_guideline_approval_read (StewardGuidelineApproval  *self,
                                 StewardTransaction        *transaction,
                                 StewardInForce            *in_force,
                                 StewardRecord             *head,
                                 GError                   **error)
{
  const StewardOrganisationAnswers *answers = steward_in_force_get_answers (in_force, error);
  StewardMatrix *matrix;

  if (answers == NULL || !steward_in_force_find_matrix (in_force, &matrix, error) ||
      !steward_in_force_is_founding (in_force, steward_transaction_get_person (transaction), &self->is_founding, error))
    return FALSE;
  self->draft = steward_guideline_read_draft (transaction, head, error);
  self->approvals = self->draft != NULL
                        ? steward_transaction_list_by (transaction, &steward_approval_kind, STEWARD_APPROVAL_SUBJECT,
                                                       steward_record_get_id (head), error)
                        : NULL;
  if (self->approvals == NULL)
    return FALSE;
  self->hash = steward_guideline_hash (self->draft);
  self->is_approved = g_strcmp0 (steward_record_get_text (head, STEWARD_GUIDELINE_STATE), "approved") == 0;
  self->accountable = g_strdup (find_accountable (matrix));
  self->question = (StewardApprovalQuestion){
    .subject = steward_record_get_id (head),
    .hash = self->hash,
    .authors = steward_record_get_set (head, STEWARD_GUIDELINE_AUTHORS),
    .accountable = self->accountable,
    .approvals = self->approvals,
    .now_us = steward_transaction_get_now (transaction),
    .organisation = answers,
  };
  return TRUE;
}

void
steward_guideline_approval_clear (StewardGuidelineApproval *self)
{
  g_clear_object (&self->draft);
  g_clear_pointer (&self->hash, g_free);
  g_clear_pointer (&self->accountable, g_free);
  g_clear_pointer (&self->approvals, g_ptr_array_unref);
}

static gboolean
refuse (GError         **error,
        StewardRefusal   code,
        const char      *message)
{
  g_set_error_literal (error, STEWARD_REFUSAL, code, message);
  return FALSE;
}

static gboolean
refuse_for (StewardGuidelineApproval  *self,
            StewardInForce            *in_force,
            StewardRefusal             code,
            const char                *format,
            GError                   **error)
{
  StewardRecord *department =
      self->accountable != NULL
          ? steward_organisation_get_department (steward_in_force_get_organisation (in_force, NULL), self->accountable)
          : NULL;

  if (department == NULL)
    return refuse (error, STEWARD_REFUSAL_NOT_APPROVED,
                   _("No department approves guidelines: the matrix in force has no “Publish guidelines” with an A"));
  g_set_error (error, STEWARD_REFUSAL, code, format, steward_record_get_text (department, STEWARD_DEPARTMENT_NAME));
  return FALSE;
}

/**
 * steward_guideline_approval_may_approve:
 * @stands_in_for: (out) (transfer none) (nullable): the approver who is away and for whom the person stands in
 * @error: return location for a #StewardRefusal
 *
 * Returns: whether an approval by the person would count
 */
gboolean
steward_guideline_approval_may_approve (StewardGuidelineApproval  *self,
                                        StewardTransaction        *transaction,
                                        StewardInForce            *in_force,
                                        const char               **stands_in_for,
                                        GError                   **error)
{
  StewardOrganisation *organisation = steward_in_force_get_organisation (in_force, error);
  const char *person = steward_transaction_get_person (transaction);
  g_autoptr (GPtrArray) approvers = NULL;
  StewardPublishCode why_not;

  *stands_in_for = NULL;
  if (organisation == NULL || !steward_permit_member (transaction, error))
    return FALSE;
  if (steward_approval_question_may_approve (&self->question, person, NULL, &why_not))
    return TRUE;
  if (why_not == STEWARD_PUBLISH_OWN_TEXT)
    return refuse (error, STEWARD_REFUSAL_OWN_TEXT, _("You wrote part of this version; somebody else has to approve it"));

  approvers = self->accountable != NULL
                  ? steward_organisation_list_role (organisation, self->accountable, STEWARD_ROLE_APPROVER)
                  : NULL;
  for (guint i = 0; approvers != NULL && i < approvers->len; i++)
    if (steward_approval_question_may_approve (&self->question, person, steward_record_get_id (approvers->pdata[i]), &why_not))
      {
        *stands_in_for = steward_record_get_id (approvers->pdata[i]);
        return TRUE;
      }
  return refuse_for (self, in_force, STEWARD_REFUSAL_NOT_APPROVER, _("Only an approver of %s approves guidelines"), error);
}

/**
 * steward_guideline_approval_permit:
 * @error: return location for a #StewardRefusal
 *
 * For what concerns a guideline in force and no draft: retiring it, granting an exception.
 *
 * Returns: whether the person is an approver of the accountable department or stands in for one, or founds the
 *   workspace as its administrator
 */
gboolean
steward_guideline_approval_permit (StewardGuidelineApproval  *self,
                                   StewardTransaction        *transaction,
                                   StewardInForce            *in_force,
                                   GError                   **error)
{
  static const char *const nobody[] = { NULL };
  StewardGuidelineApproval asked = *self;
  const char *stands_in_for;

  if (self->is_founding && steward_permit_administrator (transaction, NULL))
    return TRUE;
  asked.question.authors = nobody;
  return steward_guideline_approval_may_approve (&asked, transaction, in_force, &stands_in_for, error);
}

/**
 * steward_guideline_approval_check:
 * @approval: (out) (transfer none) (nullable): the approval that counts; %NULL where an administrator founds the
 *   workspace alone
 * @error: return location for a #StewardRefusal
 *
 * Returns: whether the draft as it stands may be put in force
 */
gboolean
steward_guideline_approval_check (StewardGuidelineApproval  *self,
                                  StewardTransaction        *transaction,
                                  StewardInForce            *in_force,
                                  StewardRecord            **approval,
                                  GError                   **error)
{
  StewardRecord *last;
  gint64 since_us;
  gboolean changed = FALSE;

  /* A change ends an approval for good: writing the old words again doesn't revive it. */
  *approval = self->is_approved ? steward_approval_question_find (&self->question) : NULL;
  if (*approval != NULL || (self->is_founding && steward_permit_administrator (transaction, NULL)))
    return TRUE;

  /* What was said of earlier versions says nothing of this one. */
  if (!steward_in_force_find_last_edition (in_force, self->question.subject, &last, error))
    return FALSE;
  since_us = last != NULL ? steward_record_get_created (last) : STEWARD_TIME_NONE;
  for (guint i = 0; i < self->approvals->len; i++)
    {
      StewardPublishCode why_not;

      if (steward_record_get_time (self->approvals->pdata[i], STEWARD_APPROVAL_AT) <= since_us)
        continue;
      if (steward_approval_question_counts (&self->question, self->approvals->pdata[i], &why_not))
        {
          changed = TRUE;
          continue;
        }
      if (why_not == STEWARD_PUBLISH_OWN_TEXT || why_not == STEWARD_PUBLISH_NOT_APPROVER)
        return refuse_for (self, in_force,
                           why_not == STEWARD_PUBLISH_OWN_TEXT ? STEWARD_REFUSAL_OWN_TEXT : STEWARD_REFUSAL_NOT_APPROVER,
                           _("Whoever approved this version can’t: an approver of %s who didn’t write it has to"), error);
      changed = changed || why_not == STEWARD_PUBLISH_CHANGED;
    }
  if (changed && self->accountable != NULL)
    return refuse_for (self, in_force, STEWARD_REFUSAL_CHANGED_SINCE_APPROVAL,
                       _("The draft isn’t what %s approved; submit it again"), error);
  return refuse_for (self, in_force, STEWARD_REFUSAL_NOT_APPROVED, _("An approver of %s has to approve this version first"),
                     error);
}
