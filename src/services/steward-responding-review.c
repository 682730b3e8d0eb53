/* steward-responding-review.c: a response is submitted, talked over and approved
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-responding-review"

#include "steward-responding.h"

#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-permit.h"
#include "steward-responding-private.h"
#include "steward-responding-words.h"
#include "steward-routing.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>

static StewardDossier *
open_for_person (StewardTransaction  *transaction,
                 const char          *id,
                 GError             **error)
{
  return steward_permit_member (transaction, error) ? steward_dossier_open (transaction, id, error) : NULL;
}

/* Nobody approves or answers what they didn't see. */
static gboolean
check_seen (StewardDossier  *dossier,
            const char      *seen,
            GError         **error)
{
  g_autofree char *hash = steward_response_hash (dossier->response);

  if (seen == NULL || g_str_equal (seen, hash))
    return TRUE;
  steward_set_refusal (error, STEWARD_REFUSAL_CHANGED_SINCE_APPROVAL,
                       _("It was changed since you looked at it; read it again."));
  return FALSE;
}

static gboolean
need_words (const char  *words,
            const char  *message,
            char       **tidy,
            GError     **error)
{
  *tidy = steward_text_tidy (words != NULL ? words : "");
  if (**tidy != '\0')
    return TRUE;
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, message);
  return FALSE;
}

/* Asks @department about the text as it stands, once. */
static gboolean
ask_department (StewardDossier  *dossier,
                const char      *department,
                const char      *clause,
                StewardRecord  **asked,
                GError         **error)
{
  StewardRecord *known = steward_dossier_get_consultation (dossier, department);
  g_autofree char *hash = steward_response_hash (dossier->response);
  g_autofree char *id = steward_id_new ();
  g_autoptr (StewardRecord) consultation = NULL;
  gint64 now_us = steward_transaction_get_now (dossier->transaction);
  gint64 due_us;

  if (known != NULL)
    {
      if (asked != NULL)
        *asked = g_object_ref (known);
      return TRUE;
    }
  due_us = steward_routing_consultation_due (steward_organisation_get_hours (dossier->organisation, department), now_us,
                                             steward_dossier_get_due (dossier));
  consultation = steward_record_new (&steward_consultation_kind, id);
  steward_record_set_text (consultation, STEWARD_CONSULTATION_RESPONSE, steward_record_get_id (dossier->response));
  steward_record_set_text (consultation, STEWARD_CONSULTATION_DEPARTMENT, department);
  steward_record_set_text (consultation, STEWARD_CONSULTATION_HASH, hash);
  steward_record_set_text (consultation, STEWARD_CONSULTATION_ASKED_BY, dossier->person);
  steward_record_set_time (consultation, STEWARD_CONSULTATION_ASKED, now_us);
  steward_record_set_time (consultation, STEWARD_CONSULTATION_DUE, due_us);
  steward_record_set_text (consultation, STEWARD_CONSULTATION_CLAUSE, clause);
  if (!steward_transaction_put (dossier->transaction, consultation, "ask", error))
    return FALSE;
  g_ptr_array_add (dossier->consultations, g_object_ref (consultation));
  if (asked != NULL)
    *asked = g_steal_pointer (&consultation);
  return TRUE;
}

/* The clause that asks for @department, or NULL when the matrix does. */
static const char *
find_clause (StewardDossier *dossier,
             const char     *department)
{
  for (guint i = 0; dossier->findings != NULL && i < dossier->findings->len; i++)
    {
      const StewardFinding *finding = dossier->findings->pdata[i];

      if (finding->what == STEWARD_RULE_NEEDS_CONSULTATION && g_strcmp0 (finding->department, department) == 0)
        return finding->block;
    }
  return NULL;
}

/* Whatever a writer can mend is mended before others are asked to look. */
static gboolean
check_ready (StewardDossier  *dossier,
             GError         **error)
{
  StewardPublishQuestion question;
  g_autoptr (GPtrArray) reasons = NULL;

  if (!steward_dossier_ask (dossier, dossier->person, &question, error))
    return FALSE;
  reasons = steward_publish_find_reasons (&question);
  for (guint i = 0; i < reasons->len; i++)
    {
      const StewardPublishReason *reason = reasons->pdata[i];
      gboolean is_missing = g_strcmp0 (reason->detail, "text") == 0 || g_strcmp0 (reason->detail, "account") == 0;

      if (reason->code != STEWARD_PUBLISH_FINDING && !is_missing)
        continue;
      steward_publish_reason_to_error (dossier, reason, error);
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
  g_autoptr (StewardDossier) dossier = open_for_person (transaction, input->id, error);
  g_autoptr (GPtrArray) departments = NULL;

  if (dossier == NULL || !steward_dossier_check (dossier, error) || !check_ready (dossier, error) ||
      !steward_dossier_move (dossier, STEWARD_MOVE_SUBMIT, error))
    return FALSE;
  departments = steward_dossier_list_consulted (dossier);
  for (guint i = 0; i < departments->len; i++)
    if (!ask_department (dossier, departments->pdata[i], find_clause (dossier, departments->pdata[i]), NULL, error))
      return FALSE;
  steward_record_set_time (dossier->response, STEWARD_RESPONSE_SUBMITTED, steward_transaction_get_now (transaction));
  steward_record_clear (dossier->response, STEWARD_RESPONSE_REASON);
  return steward_response_keep_version (dossier, dossier->response, dossier->person, error) &&
         steward_dossier_put (dossier, "submit", error) && steward_response_conclude (dossier, operation, error);
}

/**
 * steward_response_submit:
 *
 * Asks for approval, and the departments with C in the row or named by a rule, with a quarter of the
 * time that is left. Where the activity needs no approval it is approved at once.
 *
 * Returns: (transfer full): submits a draft
 */
StewardOperation *
steward_response_submit (const char *id)
{
  return steward_operation_new ("submit-response", STEWARD_MODE_DEED, submit, steward_input_new (id, NULL, NULL),
                                steward_input_free);
}

static gboolean
ask (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDossier) dossier = open_for_person (transaction, input->id, error);
  StewardResponseState state;
  g_autoptr (StewardRecord) department = NULL;

  if (dossier == NULL)
    return FALSE;
  department = steward_transaction_get (transaction, &steward_department_kind, input->other, error);
  if (department == NULL || !steward_dossier_check (dossier, error))
    return FALSE;
  state = steward_response_get_state (dossier->response);
  if (!steward_response_move (state, STEWARD_MOVE_EDIT, dossier->needs_approval,
                              steward_record_get_boolean (dossier->response, STEWARD_RESPONSE_CORRECTING), &state))
    {
      steward_set_refusal (error, STEWARD_REFUSAL_STATE, _("Nobody has to be asked about it any more."));
      return FALSE;
    }
  if (!steward_record_has (dossier->response, STEWARD_RESPONSE_TEXT))
    {
      steward_set_refusal (error, STEWARD_REFUSAL_STATE, _("It has no text."));
      return FALSE;
    }
  return ask_department (dossier, input->other, find_clause (dossier, input->other), NULL, error) &&
         steward_response_keep_version (dossier, dossier->response, dossier->person, error) &&
         steward_response_conclude (dossier, operation, error);
}

/**
 * steward_response_ask:
 * @department: an id
 *
 * Asks a department about the text as it stands.
 *
 * Returns: (transfer full): asks
 */
StewardOperation *
steward_response_ask (const char *id,
                      const char *department)
{
  return steward_operation_new ("ask-department", STEWARD_MODE_DEED, ask, steward_input_new (id, NULL, department),
                                steward_input_free);
}

typedef struct
{
  char *id;         /* (owned) */
  char *department; /* (owned) (nullable) */
  char *verdict;    /* (owned) (nullable) */
  char *text;       /* (owned) (nullable) */
  char *seen;       /* (owned) (nullable) */
} Answering;

static void
answering_free (gpointer data)
{
  Answering *self = data;

  g_free (self->id);
  g_free (self->department);
  g_free (self->verdict);
  g_free (self->text);
  g_free (self->seen);
  g_free (self);
}

/* For which of the departments that were asked the person speaks: of several, the one without answer. */
static const char *
find_asked (StewardDossier  *dossier,
            const char      *department,
            GError         **error)
{
  const char *found = NULL;
  gboolean asked = FALSE;

  for (guint i = 0; i < dossier->consultations->len; i++)
    {
      StewardRecord *consultation = dossier->consultations->pdata[i];
      const char *candidate = steward_record_get_text (consultation, STEWARD_CONSULTATION_DEPARTMENT);

      if (department != NULL && g_strcmp0 (department, candidate) != 0)
        continue;
      asked = TRUE;
      if (candidate != NULL && steward_dossier_speaks_for (dossier, dossier->person, candidate) &&
          (found == NULL || !steward_record_has (consultation, STEWARD_CONSULTATION_ANSWERED)))
        found = candidate;
    }
  if (found == NULL)
    steward_set_refusal (error, asked ? STEWARD_REFUSAL_NOT_ALLOWED : STEWARD_REFUSAL_STATE,
                         asked ? _("Only members of a department that was asked can answer.")
                               : _("No department was asked about it."));
  return found;
}

static gboolean
answer (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  static const char *const verdicts[] = { "agree", "object", NULL };
  Answering *input = data;
  g_autoptr (StewardDossier) dossier = open_for_person (transaction, input->id, error);
  g_autoptr (StewardRecord) consultation = NULL;
  g_autofree char *text = NULL;
  const char *verdict = input->verdict != NULL ? input->verdict : "agree";
  const char *department;

  if (dossier == NULL || !need_words (input->text, _("An answer needs a text"), &text, error) ||
      !check_seen (dossier, input->seen, error))
    return FALSE;
  if (!g_strv_contains (verdicts, verdict))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("“%s” is no verdict; it is agree or object"), verdict);
      return FALSE;
    }
  department = find_asked (dossier, input->department, error);

  /* It is the text as it stands that is answered, also where the question was about an earlier one. */
  if (department == NULL || !ask_department (dossier, department, NULL, &consultation, error))
    return FALSE;
  steward_record_set_text (consultation, STEWARD_CONSULTATION_VERDICT, verdict);
  steward_record_set_text (consultation, STEWARD_CONSULTATION_ANSWER, text);
  steward_record_set_text (consultation, STEWARD_CONSULTATION_ANSWERED_BY, dossier->person);
  steward_record_set_time (consultation, STEWARD_CONSULTATION_ANSWERED, steward_transaction_get_now (transaction));
  return steward_transaction_put (transaction, consultation, "answer", error) &&
         steward_response_conclude (dossier, operation, error);
}

/**
 * steward_response_answer:
 * @department: (nullable): for which department, an id; %NULL: the one that was asked and that the
 *   person belongs to
 * @verdict: (nullable): `agree` or `object`; %NULL agrees. An objection doesn't stop; the approver
 *   sees it
 * @text: what the department says
 * @seen: (nullable): hash of the text that was before them
 *
 * Returns: (transfer full): answers a consultation
 */
StewardOperation *
steward_response_answer (const char *id,
                         const char *department,
                         const char *verdict,
                         const char *text,
                         const char *seen)
{
  Answering *input = g_new0 (Answering, 1);

  input->id = g_strdup (id);
  input->department = g_strdup (department);
  input->verdict = g_strdup (verdict);
  input->text = g_strdup (text);
  input->seen = g_strdup (seen);
  return steward_operation_new ("answer-consultation", STEWARD_MODE_DEED, answer, input, answering_free);
}

static gboolean
record_verdict (StewardDossier  *dossier,
                const char      *verdict,
                const char      *stands_in_for,
                const char      *reason,
                GError         **error)
{
  g_autofree char *id = steward_id_new ();
  g_autofree char *hash = steward_response_hash (dossier->response);
  g_autoptr (StewardRecord) approval = steward_record_new (&steward_approval_kind, id);

  steward_record_set_text (approval, STEWARD_APPROVAL_SUBJECT, steward_record_get_id (dossier->response));
  steward_record_set_text (approval, STEWARD_APPROVAL_HASH, hash);
  steward_record_set_text (approval, STEWARD_APPROVAL_VERDICT, verdict);
  steward_record_set_text (approval, STEWARD_APPROVAL_PERSON, dossier->person);
  steward_record_set_text (approval, STEWARD_APPROVAL_STANDS_IN_FOR, stands_in_for);
  steward_record_set_text (approval, STEWARD_APPROVAL_DEPARTMENT, dossier->accountable);
  steward_record_set_text (approval, STEWARD_APPROVAL_REASON, reason);
  steward_record_set_time (approval, STEWARD_APPROVAL_AT, steward_transaction_get_now (dossier->transaction));
  g_ptr_array_add (dossier->approvals, g_object_ref (approval));
  return steward_transaction_put (dossier->transaction, approval, verdict, error);
}

static gboolean
approve (StewardTransaction  *transaction,
         StewardOperation    *operation,
         gpointer             data,
         GCancellable        *cancellable,
         GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDossier) dossier = open_for_person (transaction, input->id, error);
  g_autofree char *stands_in_for = NULL;
  g_autoptr (GPtrArray) reasons = NULL;
  StewardPublishQuestion question;

  if (dossier == NULL || !check_seen (dossier, input->other, error) ||
      !steward_dossier_ask (dossier, dossier->person, &question, error))
    return FALSE;
  stands_in_for = steward_dossier_find_absent (dossier, dossier->person, dossier->accountable);
  reasons = steward_approve_find_reasons (&question, stands_in_for);
  if (reasons->len > 0)
    {
      steward_publish_reason_to_error (dossier, reasons->pdata[0], error);
      return FALSE;
    }
  if (!steward_record_has (dossier->response, STEWARD_RESPONSE_SUBMITTED))
    {
      steward_set_refusal (error, STEWARD_REFUSAL_STATE, _("Only what was submitted can be approved."));
      return FALSE;
    }
  return steward_dossier_move (dossier, STEWARD_MOVE_APPROVE, error) &&
         record_verdict (dossier, "approve", stands_in_for, NULL, error) &&
         steward_dossier_put (dossier, "approve", error) && steward_response_conclude (dossier, operation, error);
}

/**
 * steward_response_approve:
 * @seen: (nullable): hash of the text that was before them
 *
 * By an approver of the accountable department, or who stands in for one, and never by an author.
 * Both names are recorded.
 *
 * Returns: (transfer full): approves a response
 */
StewardOperation *
steward_response_approve (const char *id,
                          const char *seen)
{
  return steward_operation_new ("approve-response", STEWARD_MODE_DEED, approve, steward_input_new (id, NULL, seen),
                                steward_input_free);
}

static gboolean
reject (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDossier) dossier = open_for_person (transaction, input->id, error);
  g_autofree char *reason = NULL;
  g_autofree char *stands_in_for = NULL;

  if (dossier == NULL || !need_words (input->text, _("A rejection needs a reason"), &reason, error))
    return FALSE;
  stands_in_for = steward_dossier_find_absent (dossier, dossier->person, dossier->accountable);
  if (dossier->accountable == NULL ||
      (stands_in_for == NULL && !steward_organisation_has_role (dossier->organisation, dossier->person,
                                                                dossier->accountable, STEWARD_ROLE_APPROVER)))
    {
      const StewardPublishReason why = { STEWARD_PUBLISH_NOT_APPROVER, NULL, (char *) dossier->accountable };

      steward_publish_reason_to_error (dossier, &why, error);
      return FALSE;
    }
  if (!steward_dossier_move (dossier, STEWARD_MOVE_REJECT, error))
    return FALSE;
  steward_record_set_text (dossier->response, STEWARD_RESPONSE_REASON, reason);
  steward_record_clear (dossier->response, STEWARD_RESPONSE_SCHEDULED);
  steward_record_clear (dossier->response, STEWARD_RESPONSE_SUBMITTED);
  return record_verdict (dossier, "reject", stands_in_for, reason, error) &&
         steward_dossier_put (dossier, "reject", error) && steward_response_conclude (dossier, operation, error);
}

/**
 * steward_response_reject:
 * @reason: why; the writers are told
 *
 * Returns: (transfer full): refuses a response
 */
StewardOperation *
steward_response_reject (const char *id,
                         const char *reason)
{
  return steward_operation_new ("reject-response", STEWARD_MODE_DEED, reject, steward_input_new (id, reason, NULL),
                                steward_input_free);
}

static gboolean
is_writer (StewardDossier  *dossier,
           gboolean        *writer,
           GError         **error)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *drafter = NULL;
  g_autoptr (GError) local_error = NULL;
  const char *id = steward_record_get_id (dossier->response);

  *writer = steward_record_set_contains (dossier->response, STEWARD_RESPONSE_AUTHORS, dossier->person);
  if (*writer)
    return TRUE;
  versions = steward_transaction_list_by (dossier->transaction, &steward_version_kind, STEWARD_VERSION_RESPONSE, id, error);
  if (versions == NULL)
    return FALSE;
  for (guint i = 0; i < versions->len; i++)
    *writer = *writer || steward_record_set_contains (versions->pdata[i], STEWARD_VERSION_AUTHORS, dossier->person);
  drafter = steward_response_find_drafter (dossier->transaction, id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *writer = *writer || g_strcmp0 (drafter, dossier->person) == 0;
  return TRUE;
}

/* The last version before the one that is given up, for what was published before attempts were kept. */
static const char *
find_version_before (GPtrArray *versions,
                     gint64     number)
{
  StewardRecord *last = NULL;

  for (guint i = 0; i < versions->len; i++)
    {
      gint64 candidate = steward_record_get_integer (versions->pdata[i], STEWARD_VERSION_NUMBER);

      if (candidate < number && (last == NULL || candidate >= steward_record_get_integer (last, STEWARD_VERSION_NUMBER)))
        last = versions->pdata[i];
    }
  return last != NULL ? steward_record_get_text (last, STEWARD_VERSION_HASH) : NULL;
}

/* A correction that is given up leaves what is on the network, under the number it has there. */
static gboolean
restore_published (StewardDossier  *dossier,
                   GError         **error)
{
  const char *id = steward_record_get_id (dossier->response);
  g_autoptr (GPtrArray) attempts =
      steward_transaction_list_by (dossier->transaction, &steward_attempt_kind, STEWARD_ATTEMPT_RESPONSE, id, error);
  g_autoptr (GPtrArray) versions =
      steward_transaction_list_by (dossier->transaction, &steward_version_kind, STEWARD_VERSION_RESPONSE, id, error);
  const char *published = NULL;
  g_autofree char *hash = NULL;

  if (attempts == NULL || versions == NULL)
    return FALSE;
  for (guint i = 0; i < attempts->len; i++)
    if (g_strcmp0 (steward_record_get_text (attempts->pdata[i], STEWARD_ATTEMPT_OUTCOME), "published") == 0)
      published = steward_record_get_text (attempts->pdata[i], STEWARD_ATTEMPT_HASH);
  if (published == NULL)
    published = find_version_before (versions, steward_record_get_integer (dossier->response, STEWARD_RESPONSE_VERSION));
  for (guint i = 0; i < versions->len; i++)
    if (published != NULL &&
        g_strcmp0 (steward_record_get_text (versions->pdata[i], STEWARD_VERSION_HASH), published) == 0)
      {
        steward_record_set_text (dossier->response, STEWARD_RESPONSE_TEXT,
                                 steward_record_get_text (versions->pdata[i], STEWARD_VERSION_TEXT));
        steward_record_set_integer (dossier->response, STEWARD_RESPONSE_VERSION,
                                    steward_record_get_integer (versions->pdata[i], STEWARD_VERSION_NUMBER));
        steward_record_set_set (dossier->response, STEWARD_RESPONSE_AUTHORS,
                                steward_record_get_set (versions->pdata[i], STEWARD_VERSION_AUTHORS));
      }
  steward_record_set_boolean (dossier->response, STEWARD_RESPONSE_CORRECTING, FALSE);
  if (!steward_dossier_cut (dossier->transaction, dossier->in_force, dossier->response, error))
    return FALSE;
  hash = steward_response_hash (dossier->response);
  steward_record_set_text (dossier->response, STEWARD_RESPONSE_HASH, hash);
  return TRUE;
}

/* A correction of a thread that got stuck in its middle isn't undone by saying so. */
static gboolean
check_still_out (StewardDossier  *dossier,
                 GError         **error)
{
  g_auto (GStrv) texts = steward_thread_get_parts (dossier->response);
  g_autoptr (GPtrArray) posts = steward_thread_get_posts (dossier->response);
  guint at;

  if (posts->len == 0 || steward_thread_next ((const char *const *) texts, posts, &at) == STEWARD_THREAD_DONE)
    return TRUE;
  steward_set_refusal (error, STEWARD_REFUSAL_STATE,
                       _("Posts of the correction are on the network: publish the rest, or have an approver delete them."));
  return FALSE;
}

static gboolean
withdraw (StewardTransaction  *transaction,
          StewardOperation    *operation,
          gpointer             data,
          GCancellable        *cancellable,
          GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDossier) dossier = open_for_person (transaction, input->id, error);
  gboolean correcting;
  gboolean writer;

  if (dossier == NULL || !is_writer (dossier, &writer, error))
    return FALSE;
  correcting = steward_record_get_boolean (dossier->response, STEWARD_RESPONSE_CORRECTING);
  if (!writer)
    {
      steward_set_refusal (error, STEWARD_REFUSAL_STATE,
                           _("Only who wrote it can withdraw it; an approver can reject it."));
      return FALSE;
    }
  if (!correcting && steward_record_has (dossier->response, STEWARD_RESPONSE_POSTS))
    {
      steward_set_refusal (error, STEWARD_REFUSAL_STATE,
                           _("Posts of it are on the network: publish the rest, or have an approver delete them."));
      return FALSE;
    }
  if (!steward_dossier_move (dossier, STEWARD_MOVE_WITHDRAW, error))
    return FALSE;
  steward_record_clear (dossier->response, STEWARD_RESPONSE_SCHEDULED);
  if (steward_record_has (dossier->response, STEWARD_RESPONSE_TEXT) &&
      !steward_response_keep_version (dossier, dossier->response, dossier->person, error))
    return FALSE;
  if (correcting && (!restore_published (dossier, error) || !check_still_out (dossier, error)))
    return FALSE;
  return steward_dossier_put (dossier, "withdraw", error) && steward_response_conclude (dossier, operation, error);
}

/**
 * steward_response_withdraw:
 *
 * By those who wrote it. Of a published response, gives up the correction that is under way.
 *
 * Returns: (transfer full): gives a response up
 */
StewardOperation *
steward_response_withdraw (const char *id)
{
  return steward_operation_new ("withdraw-response", STEWARD_MODE_DEED, withdraw, steward_input_new (id, NULL, NULL),
                                steward_input_free);
}

/* Whoever orders it must be allowed to: the acknowledgements are theirs. */
static gboolean
check_orderer (StewardDossier  *dossier,
               GError         **error)
{
  const StewardOrganisationAnswers *answers = steward_in_force_get_answers (dossier->in_force, error);
  const StewardPublishReason why = { STEWARD_PUBLISH_NOT_ACKNOWLEDGED, NULL, (char *) dossier->person };

  if (answers == NULL)
    return FALSE;
  if (answers->is_acknowledged (answers->data, dossier->person))
    return TRUE;
  steward_publish_reason_to_error (dossier, &why, error);
  return FALSE;
}

static gboolean
schedule (StewardTransaction  *transaction,
          StewardOperation    *operation,
          gpointer             data,
          GCancellable        *cancellable,
          GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDossier) dossier = open_for_person (transaction, input->id, error);

  if (dossier == NULL || !check_orderer (dossier, error))
    return FALSE;
  if (input->number < steward_transaction_get_now (transaction) - STEWARD_MINUTE_US)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("That time has passed"));
      return FALSE;
    }
  if (steward_record_get_boolean (dossier->response, STEWARD_RESPONSE_CORRECTING))
    {
      StewardPublishQuestion question;

      if (!steward_dossier_ask (dossier, dossier->person, &question, error))
        return FALSE;
      if (dossier->needs_approval && steward_publish_find_approval (&question) == NULL)
        {
          steward_set_refusal (error, STEWARD_REFUSAL_NOT_APPROVED, _("Only what is approved can be scheduled."));
          return FALSE;
        }
    }
  if (!steward_dossier_move (dossier, STEWARD_MOVE_SCHEDULE, error))
    return FALSE;
  steward_record_set_time (dossier->response, STEWARD_RESPONSE_SCHEDULED, input->number);
  steward_record_set_text (dossier->response, STEWARD_RESPONSE_ORDERED_BY, dossier->person);
  steward_record_clear (dossier->response, STEWARD_RESPONSE_ERROR);
  steward_record_clear (dossier->response, STEWARD_RESPONSE_MISSED);
  return steward_dossier_put (dossier, "schedule", error) && steward_response_conclude (dossier, operation, error);
}

/**
 * steward_response_schedule:
 * @at_us: when it is to go out, microseconds since 1970 UTC
 *
 * The account's own machine sends it then; whoever schedules it has ordered it.
 *
 * Returns: (transfer full): gives an approved response its time
 */
StewardOperation *
steward_response_schedule (const char *id,
                           gint64      at_us)
{
  StewardInput *input = steward_input_new (id, NULL, NULL);

  input->number = at_us;
  return steward_operation_new ("schedule-response", STEWARD_MODE_DEED, schedule, input, steward_input_free);
}

static gboolean
unschedule (StewardTransaction  *transaction,
            StewardOperation    *operation,
            gpointer             data,
            GCancellable        *cancellable,
            GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDossier) dossier = open_for_person (transaction, input->id, error);

  if (dossier == NULL || !steward_dossier_move (dossier, STEWARD_MOVE_UNSCHEDULE, error))
    return FALSE;
  steward_record_clear (dossier->response, STEWARD_RESPONSE_SCHEDULED);
  return steward_dossier_put (dossier, "unschedule", error) && steward_response_conclude (dossier, operation, error);
}

/**
 * steward_response_unschedule:
 *
 * Returns: (transfer full): takes the time away again; it stays approved
 */
StewardOperation *
steward_response_unschedule (const char *id)
{
  return steward_operation_new ("unschedule-response", STEWARD_MODE_DEED, unschedule, steward_input_new (id, NULL, NULL),
                                steward_input_free);
}

/* The number after every one that was ever kept: a text that was given up isn't approved by it. */
static gboolean
find_next_number (StewardDossier  *dossier,
                  gint64          *number,
                  GError         **error)
{
  g_autoptr (GPtrArray) versions =
      steward_transaction_list_by (dossier->transaction, &steward_version_kind, STEWARD_VERSION_RESPONSE,
                                   steward_record_get_id (dossier->response), error);

  if (versions == NULL)
    return FALSE;
  *number = steward_record_get_integer (dossier->response, STEWARD_RESPONSE_VERSION) + 1;
  for (guint i = 0; i < versions->len; i++)
    *number = MAX (*number, steward_record_get_integer (versions->pdata[i], STEWARD_VERSION_NUMBER) + 1);
  return TRUE;
}

static gboolean
correct (StewardTransaction  *transaction,
         StewardOperation    *operation,
         gpointer             data,
         GCancellable        *cancellable,
         GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDossier) dossier = open_for_person (transaction, input->id, error);
  g_autofree char *text = input->text != NULL ? steward_text_tidy (input->text) : NULL;
  g_autofree char *hash = NULL;
  gint64 number;

  if (dossier == NULL)
    return FALSE;
  if (steward_record_get_boolean (dossier->response, STEWARD_RESPONSE_CORRECTING))
    {
      steward_set_refusal (error, STEWARD_REFUSAL_STATE,
                           _("A correction of it is under way; edit that, or withdraw it."));
      return FALSE;
    }
  if (!steward_dossier_move (dossier, STEWARD_MOVE_CORRECT, error) || !find_next_number (dossier, &number, error) ||
      !steward_response_keep_version (dossier, dossier->response, dossier->person, error))
    return FALSE;
  if (text != NULL)
    steward_record_set_text (dossier->response, STEWARD_RESPONSE_TEXT, *text != '\0' ? text : NULL);
  if (!steward_dossier_cut (transaction, dossier->in_force, dossier->response, error))
    return FALSE;
  steward_record_set_boolean (dossier->response, STEWARD_RESPONSE_CORRECTING, TRUE);
  steward_record_set_integer (dossier->response, STEWARD_RESPONSE_VERSION, number);
  steward_record_add_element (dossier->response, STEWARD_RESPONSE_AUTHORS, dossier->person);
  steward_record_clear (dossier->response, STEWARD_RESPONSE_SUBMITTED);
  steward_record_clear (dossier->response, STEWARD_RESPONSE_SCHEDULED);
  steward_record_clear (dossier->response, STEWARD_RESPONSE_ERROR);
  hash = steward_response_hash (dossier->response);
  steward_record_set_text (dossier->response, STEWARD_RESPONSE_HASH, hash);
  return steward_dossier_put (dossier, "correct", error) && steward_response_conclude (dossier, operation, error);
}

/**
 * steward_response_correct:
 * @text: (nullable): the new text; %NULL leaves it to be edited
 *
 * Begins a new version of what is published. It is submitted, approved and published like a new
 * text, and stands on the network as it was until then.
 *
 * Returns: (transfer full): begins a correction
 */
StewardOperation *
steward_response_correct (const char *id,
                          const char *text)
{
  return steward_operation_new ("correct-response", STEWARD_MODE_DEED, correct, steward_input_new (id, text, NULL),
                                steward_input_free);
}

static gboolean
look (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDossier) dossier = open_for_person (transaction, input->id, error);

  if (dossier == NULL)
    return FALSE;
  if (steward_record_has (dossier->response, STEWARD_RESPONSE_WROTE_AGAIN))
    {
      steward_record_clear (dossier->response, STEWARD_RESPONSE_WROTE_AGAIN);
      if (!steward_dossier_put (dossier, "look", error))
        return FALSE;
    }
  return steward_response_conclude (dossier, operation, error);
}

/**
 * steward_response_look:
 *
 * By whoever works here: the person who is answered wrote again, somebody read that, and the answer still fits.
 *
 * Returns: (transfer full): says that what was written since was looked at
 */
StewardOperation *
steward_response_look (const char *id)
{
  return steward_operation_new ("look-at-post", STEWARD_MODE_DEED, look, steward_input_new (id, NULL, NULL),
                                steward_input_free);
}

/* Whether it could still go out, and so compete. */
static gboolean
is_alive (StewardRecord *response)
{
  switch (steward_response_get_state (response))
    {
    case STEWARD_RESPONSE_DRAFT:
    case STEWARD_RESPONSE_IN_REVIEW:
    case STEWARD_RESPONSE_APPROVED:
    case STEWARD_RESPONSE_SCHEDULED_STATE:
    case STEWARD_RESPONSE_FAILED:
      return TRUE;
    case STEWARD_RESPONSE_PUBLISHING:
    case STEWARD_RESPONSE_UNKNOWN:
    case STEWARD_RESPONSE_PUBLISHED_STATE:
    case STEWARD_RESPONSE_REJECTED:
    case STEWARD_RESPONSE_WITHDRAWN:
    case STEWARD_RESPONSE_DELETED:
    default:
      return FALSE;
    }
}

/* The others stay as they are, text, versions and approvals, and can be picked later; they don't go out meanwhile. */
static gboolean
pass_over (StewardDossier  *dossier,
           GError         **error)
{
  const char *group = steward_record_get_text (dossier->response, STEWARD_RESPONSE_GROUP);
  g_autoptr (GPtrArray) responses =
      steward_transaction_list_by (dossier->transaction, &steward_response_kind, STEWARD_RESPONSE_MENTION,
                                   steward_record_get_id (dossier->mention), error);

  for (guint i = 0; responses != NULL && i < responses->len; i++)
    {
      StewardRecord *other = responses->pdata[i];
      gboolean is_same = g_strcmp0 (steward_record_get_text (other, STEWARD_RESPONSE_GROUP), group) == 0;

      if (is_same ? !steward_record_has (other, STEWARD_RESPONSE_PASSED_FOR) : !is_alive (other))
        continue;
      if (is_same)
        steward_record_clear (other, STEWARD_RESPONSE_PASSED_FOR);
      else
        steward_record_set_text (other, STEWARD_RESPONSE_PASSED_FOR, steward_record_get_id (dossier->response));
      if (!steward_transaction_put (dossier->transaction, other, is_same ? "pick" : "pass", error))
        return FALSE;
    }
  return responses != NULL;
}

static gboolean
pick (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDossier) dossier = open_for_person (transaction, input->id, error);
  g_autoptr (StewardDossier) after = NULL;
  g_autofree char *absent = NULL;

  if (dossier == NULL)
    return FALSE;
  absent = steward_dossier_find_absent (dossier, dossier->person, dossier->accountable);
  if (dossier->accountable == NULL ||
      (absent == NULL && !steward_organisation_has_role (dossier->organisation, dossier->person, dossier->accountable,
                                                         STEWARD_ROLE_APPROVER)))
    {
      const StewardPublishReason why = { STEWARD_PUBLISH_NOT_APPROVER, NULL, (char *) dossier->accountable };

      steward_publish_reason_to_error (dossier, &why, error);
      return FALSE;
    }
  if (dossier->mention == NULL || !is_alive (dossier->response))
    {
      steward_set_refusal (error, STEWARD_REFUSAL_STATE,
                           _("Only an answer to a mention that can still go out is picked among others."));
      return FALSE;
    }
  if (!pass_over (dossier, error))
    return FALSE;
  after = steward_dossier_open (transaction, steward_record_get_id (dossier->response), error);
  return after != NULL && steward_response_conclude (after, operation, error);
}

/**
 * steward_response_pick:
 *
 * By an approver of the accountable department, or who stands in for one. It is no approval: what is picked is approved like
 * everything else.
 *
 * Returns: (transfer full): picks one of several answers to the same mention; the others are kept and don't go out
 */
StewardOperation *
steward_response_pick (const char *id)
{
  return steward_operation_new ("pick-response", STEWARD_MODE_DEED, pick, steward_input_new (id, NULL, NULL),
                                steward_input_free);
}
