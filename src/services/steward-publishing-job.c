/* steward-publishing-job.c: one response on its way: what is stored before and after the call
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-publishing"

#include "steward-publishing-private.h"

#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-publish-plan-private.h"
#include "steward-responding-private.h"
#include "steward-responding-words.h"

#include <glib/gi18n-lib.h>

/* What should have gone out longer ago, because the machine slept, isn't sent as a surprise or all at once. */
#define MISSED_US STEWARD_HOUR_US

StewardPublishJob *
steward_publish_job_new (const char *id)
{
  StewardPublishJob *self = g_new0 (StewardPublishJob, 1);

  self->id = g_strdup (id);
  return self;
}

void
steward_publish_job_free (StewardPublishJob *self)
{
  g_free (self->id);
  g_free (self->reason);
  g_free (self->target_status);
  g_free (self->status_id);
  g_clear_object (&self->response);
  g_clear_object (&self->account);
  g_clear_object (&self->attempt);
  g_clear_pointer (&self->outgoing, steward_outgoing_free);
  g_clear_error (&self->refusal);
  g_free (self);
}

/**
 * steward_publish_verb_name:
 *
 * Returns: the name in records
 */
const char *
steward_publish_verb_name (StewardPublishVerb verb)
{
  static const char *const names[] = { "publish", "edit", "delete", "by-hand" };

  return names[verb];
}

static StewardRecord *
find_open_attempt (GPtrArray *attempts)
{
  for (guint i = attempts->len; i > 0; i--)
    if (!steward_record_has (attempts->pdata[i - 1], STEWARD_ATTEMPT_OUTCOME))
      return attempts->pdata[i - 1];
  return NULL;
}

/**
 * steward_publish_job_take_results:
 * @attempt: (nullable): the one that is open
 *
 * Fills the results of the job with what holds now.
 */
void
steward_publish_job_take_results (StewardPublishJob *job,
              StewardDossier    *dossier,
              StewardRecord     *attempt)
{
  g_autoptr (StewardPlan) plan = steward_plan_make (dossier->response, job->deletes);

  g_set_object (&job->response, dossier->response);
  g_set_object (&job->account, dossier->account);
  g_set_object (&job->attempt, attempt);
  g_clear_error (&job->refusal);
  g_clear_pointer (&job->outgoing, steward_outgoing_free);
  job->has_api = steward_dossier_has_api (dossier);
  job->part = 0;
  job->goes_on = FALSE;
  if (attempt != NULL)
    {
      job->verb = steward_publish_verb_of (attempt);
      job->part = steward_publish_part_of (attempt);
      job->outgoing = steward_publish_make_outgoing (dossier->transaction, dossier->response, attempt);
    }
  else if (!job->has_api && !job->deletes)
    job->verb = STEWARD_VERB_BY_HAND;
  else if (plan != NULL && job->has_api && !job->by_hand)
    {
      job->verb = steward_plan_get_verb (plan);
      job->part = plan->at + 1;
    }
  else if (job->deletes)
    job->verb = STEWARD_VERB_DELETE;
  else
    job->verb = steward_record_get_boolean (dossier->response, STEWARD_RESPONSE_CORRECTING) ? STEWARD_VERB_EDIT
                                                                                         : STEWARD_VERB_PUBLISH;
  g_free (job->status_id);
  job->status_id = steward_publish_find_status (dossier->response, job->part);
}

/* What was left open belongs to the machine that left it: nobody else can know what it did. */
static void
refuse_other_machine (StewardDossier *dossier,
                      StewardRecord  *attempt,
                      GError        **refusal)
{
  const char *machine = steward_record_get_text (attempt, STEWARD_ATTEMPT_MACHINE);

  if (steward_publish_verb_of (attempt) != STEWARD_VERB_BY_HAND &&
      g_strcmp0 (machine, steward_transaction_get_machine (dossier->transaction)) != 0)
    steward_set_refusal (refusal, STEWARD_REFUSAL_NOT_PUBLISHER,
                         _("Another machine began to publish it, and has to say what became of it."));
}

/* A deletion is at once: holds and findings don't stop it, an approver orders it. */
static gboolean
refuse_deletion (StewardPublishJob *job,
                 StewardDossier    *dossier,
                 GError           **refusal)
{
  const char *publisher = dossier->account != NULL ? steward_record_get_text (dossier->account, STEWARD_ACCOUNT_PUBLISHER) : NULL;
  g_autofree char *absent = steward_dossier_find_absent (dossier, dossier->person, dossier->accountable);
  StewardResponseState state;

  /* What began to go out and never came to its end is on the network too. */
  if (!steward_response_move (steward_response_get_state (dossier->response), STEWARD_MOVE_DELETE, dossier->needs_approval,
                              FALSE, &state) &&
      (!steward_record_has (dossier->response, STEWARD_RESPONSE_POSTS) ||
       steward_response_get_state (dossier->response) == STEWARD_RESPONSE_DELETED))
    {
      g_autofree char *words = steward_move_words (steward_response_get_state (dossier->response), STEWARD_MOVE_DELETE);

      steward_set_refusal (refusal, STEWARD_REFUSAL_STATE, words);
    }
  else if (!steward_organisation_is_valid (dossier->organisation, dossier->person) || dossier->accountable == NULL ||
           (absent == NULL && !steward_organisation_has_role (dossier->organisation, dossier->person,
                                                              dossier->accountable, STEWARD_ROLE_APPROVER)))
    {
      const StewardPublishReason why = { STEWARD_PUBLISH_NOT_APPROVER, NULL, (char *) dossier->accountable };

      steward_publish_reason_to_error (dossier, &why, refusal);
    }
  else if (!job->by_hand && !job->has_api)
    steward_set_refusal (refusal, STEWARD_REFUSAL_STATE,
                         _("This network takes nothing back for programs: delete it there, then say that you did."));
  else if (!job->by_hand &&
           (publisher == NULL || g_strcmp0 (publisher, steward_transaction_get_machine (dossier->transaction)) != 0))
    {
      const StewardPublishReason why = { STEWARD_PUBLISH_NOT_PUBLISHER, NULL, (char *) publisher };

      steward_publish_reason_to_error (dossier, &why, refusal);
    }
  else
    return FALSE;
  return TRUE;
}

static gboolean
is_of_approval (StewardPublishCode code)
{
  return code <= STEWARD_PUBLISH_CHANGED;
}

/* There, that nobody approved it is what to know; elsewhere the state is. */
static gboolean
is_before_approval (StewardRecord *response)
{
  StewardResponseState state = steward_response_get_state (response);

  return state == STEWARD_RESPONSE_DRAFT || state == STEWARD_RESPONSE_IN_REVIEW || state == STEWARD_RESPONSE_REJECTED;
}

/* Finds why it can't go out now; *@returns tells that it was approved once and no longer is. */
static gboolean
find_refusal (StewardPublishJob  *job,
              StewardDossier     *dossier,
              gboolean           *returns,
              GError            **error)
{
  const char *person = job->is_due ? steward_record_get_text (dossier->response, STEWARD_RESPONSE_ORDERED_BY)
                                   : dossier->person;
  g_autoptr (GPtrArray) obstacles = NULL;
  const StewardPublishReason *first;

  *returns = FALSE;
  if (job->deletes)
    {
      refuse_deletion (job, dossier, &job->refusal);
      return TRUE;
    }
  obstacles = steward_dossier_list_obstacles (dossier, person, error);
  if (obstacles == NULL)
    return FALSE;
  if (obstacles->len == 0)
    return TRUE;
  first = obstacles->pdata[0];
  for (guint i = 0; i < obstacles->len; i++)
    if (g_strcmp0 (((StewardPublishReason *) obstacles->pdata[i])->detail, "state") == 0 &&
        !is_before_approval (dossier->response))
      first = obstacles->pdata[i];
  *returns = is_of_approval (first->code);
  steward_publish_reason_to_error (dossier, first, &job->refusal);
  return TRUE;
}

static gboolean
look (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  StewardPublishJob *job = data;
  g_autoptr (StewardDossier) dossier = steward_dossier_open (transaction, job->id, error);
  g_autoptr (GPtrArray) attempts = dossier != NULL ? steward_publish_list_attempts (transaction, dossier->response, error) : NULL;
  StewardRecord *open;
  gboolean returns;

  if (attempts == NULL)
    return FALSE;
  open = find_open_attempt (attempts);
  steward_publish_job_take_results (job, dossier, open);
  g_free (job->id);
  job->id = g_strdup (steward_record_get_id (dossier->response));
  if (open != NULL)
    {
      refuse_other_machine (dossier, open, &job->refusal);
      return TRUE;
    }
  return find_refusal (job, dossier, &returns, error);
}

/**
 * steward_publish_job_look:
 * @job: (transfer none): stays the caller's, who waits for the operation
 *
 * Returns: (transfer full): reads what the job is about, and whether it may go out; changes nothing
 */
StewardOperation *
steward_publish_job_look (StewardPublishJob *job)
{
  return steward_operation_new ("look-at-publishing", STEWARD_MODE_READ, look, job, NULL);
}

/* Where an approval no longer counts, approvers look again. */
static gboolean
return_to_review (StewardDossier  *dossier,
                  const GError    *refusal,
                  GError         **error)
{
  StewardResponseState to;

  if (!steward_response_move (steward_response_get_state (dossier->response), STEWARD_MOVE_RETURN, dossier->needs_approval,
                              steward_record_get_boolean (dossier->response, STEWARD_RESPONSE_CORRECTING), &to))
    return TRUE;
  steward_record_set_text (dossier->response, STEWARD_RESPONSE_STATE, steward_response_state_to_string (to));
  steward_record_clear (dossier->response, STEWARD_RESPONSE_SCHEDULED);
  steward_record_set_text (dossier->response, STEWARD_RESPONSE_ERROR, refusal->message);
  return steward_dossier_put (dossier, "return", error);
}

static gboolean
is_missed (StewardPublishJob *job,
           StewardDossier    *dossier)
{
  gint64 at_us = steward_record_get_time (dossier->response, STEWARD_RESPONSE_SCHEDULED);

  return job->is_due && at_us != STEWARD_TIME_NONE && steward_transaction_get_now (dossier->transaction) - at_us > MISSED_US;
}

static gboolean
let_missed_go (StewardPublishJob  *job,
               StewardDossier     *dossier,
               GError            **error)
{
  StewardResponseState to;

  steward_set_refusal (&job->refusal, STEWARD_REFUSAL_STATE,
                       _("Its time passed more than an hour ago while nothing was sent here; look at it again, then publish it or give it another time."));
  if (steward_response_move (steward_response_get_state (dossier->response), STEWARD_MOVE_UNSCHEDULE,
                             dossier->needs_approval,
                             steward_record_get_boolean (dossier->response, STEWARD_RESPONSE_CORRECTING), &to))
    steward_record_set_text (dossier->response, STEWARD_RESPONSE_STATE, steward_response_state_to_string (to));
  steward_record_set_time (dossier->response, STEWARD_RESPONSE_MISSED,
                           steward_record_get_time (dossier->response, STEWARD_RESPONSE_SCHEDULED));
  steward_record_clear (dossier->response, STEWARD_RESPONSE_SCHEDULED);
  steward_record_set_text (dossier->response, STEWARD_RESPONSE_ERROR, job->refusal->message);
  return steward_dossier_put (dossier, "miss", error);
}

/**
 * steward_publish_job_make_attempt:
 * @ordered_by: who wants it
 *
 * The same content has the same key, however often it is tried: a server that knows such keys takes it once whatever happens.
 *
 * Returns: (transfer full): the intent, not stored yet
 */
StewardRecord *
steward_publish_job_make_attempt (StewardPublishJob *job,
              StewardDossier    *dossier,
              const char        *ordered_by)
{
  g_autofree char *id = steward_id_new ();
  g_autofree char *hash = steward_response_hash (dossier->response);
  g_autofree char *number = job->part > 0 ? g_strdup_printf ("/%u", job->part) : g_strdup ("");
  g_autofree char *name = g_strdup_printf ("%s/%s/%s%s", steward_publish_verb_name (job->verb),
                                           steward_record_get_id (dossier->response), hash, number);
  g_autofree char *key = steward_id_from_text (name);
  g_autoptr (StewardPlan) plan = job->part > 0 ? steward_plan_make (dossier->response, job->deletes) : NULL;
  StewardRecord *attempt = steward_record_new (&steward_attempt_kind, id);

  steward_record_set_text (attempt, STEWARD_ATTEMPT_RESPONSE, steward_record_get_id (dossier->response));
  steward_record_set_text (attempt, STEWARD_ATTEMPT_KEY, key);
  steward_record_set_text (attempt, STEWARD_ATTEMPT_VERB, steward_publish_verb_name (job->verb));
  steward_record_set_text (attempt, STEWARD_ATTEMPT_HASH, hash);
  if (plan == NULL)
    steward_record_set_text (attempt, STEWARD_ATTEMPT_TEXT, steward_record_get_text (dossier->response, STEWARD_RESPONSE_TEXT));
  else
    {
      steward_record_set_integer (attempt, STEWARD_ATTEMPT_PART, job->part);
      steward_record_set_text (attempt, STEWARD_ATTEMPT_TEXT, steward_plan_get_text (plan, job->part));
    }
  steward_record_set_text (attempt, STEWARD_ATTEMPT_ACCOUNT, steward_record_get_text (dossier->response, STEWARD_RESPONSE_ACCOUNT));
  steward_record_set_text (attempt, STEWARD_ATTEMPT_MACHINE, steward_transaction_get_machine (dossier->transaction));
  steward_record_set_text (attempt, STEWARD_ATTEMPT_ORDERED_BY, ordered_by);
  steward_record_set_time (attempt, STEWARD_ATTEMPT_STARTED, steward_transaction_get_now (dossier->transaction));
  return attempt;
}

static gboolean
store_intent (StewardPublishJob  *job,
              StewardDossier     *dossier,
              GError            **error)
{
  g_autofree char *ordered_by = g_strdup (job->is_due
                                            ? steward_record_get_text (dossier->response, STEWARD_RESPONSE_ORDERED_BY)
                                            : dossier->person);
  g_autoptr (StewardRecord) attempt = steward_publish_job_make_attempt (job, dossier, ordered_by);

  if (job->deletes)
    steward_record_set_text (dossier->response, STEWARD_RESPONSE_REASON, job->reason);
  else if (!steward_dossier_move (dossier, STEWARD_MOVE_BEGIN, error))
    return FALSE;
  if (job->verb == STEWARD_VERB_PUBLISH && job->part <= 1)
    steward_record_set_text (dossier->response, STEWARD_RESPONSE_TARGET_STATUS, job->target_status);
  steward_record_set_text (dossier->response, STEWARD_RESPONSE_ORDERED_BY, ordered_by);
  steward_record_clear (dossier->response, STEWARD_RESPONSE_ERROR);
  steward_record_clear (dossier->response, STEWARD_RESPONSE_MISSED);
  if (!steward_transaction_put (dossier->transaction, attempt, "begin", error) ||
      (!job->deletes && !steward_response_keep_version (dossier, dossier->response, ordered_by, error)) ||
      !steward_dossier_put (dossier, "begin", error))
    return FALSE;
  steward_publish_job_take_results (job, dossier, attempt);
  return TRUE;
}

static gboolean
begin (StewardTransaction  *transaction,
       StewardOperation    *operation,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  StewardPublishJob *job = data;
  g_autoptr (StewardDossier) dossier = steward_dossier_open (transaction, job->id, error);
  g_autoptr (GPtrArray) attempts = dossier != NULL ? steward_publish_list_attempts (transaction, dossier->response, error) : NULL;
  StewardRecord *open;
  gboolean returns;

  if (attempts == NULL)
    return FALSE;
  open = find_open_attempt (attempts);
  steward_publish_job_take_results (job, dossier, open);
  if (open != NULL)
    {
      steward_set_refusal (&job->refusal, STEWARD_REFUSAL_STATE, _("It is being published already."));
      return TRUE;
    }
  if (!find_refusal (job, dossier, &returns, error))
    return FALSE;
  if (job->refusal != NULL)
    return !returns || return_to_review (dossier, job->refusal, error);
  if (is_missed (job, dossier))
    return let_missed_go (job, dossier, error);
  /* The publisher may have moved here while its old machine was out of reach, or have moved away unseen. */
  return steward_transaction_find_shared (transaction, &job->asks_first, error) && store_intent (job, dossier, error);
}

/**
 * steward_publish_job_begin:
 *
 * Decides, by what holds at this moment, and stores the intent: durable when it returns. A refusal
 * is a result: that the response went back to review is stored.
 *
 * Returns: (transfer full): begins an attempt
 */
StewardOperation *
steward_publish_job_begin (StewardPublishJob *job)
{
  return steward_operation_new ("begin-publishing", STEWARD_MODE_DEED, begin, job, NULL);
}
