/* steward-publishing-settling.c: what became of an attempt to publish
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-publishing"

#include "steward-publishing-private.h"

#include "steward-kinds.h"
#include "steward-mention-rules.h"
#include "steward-publish-plan-private.h"
#include "steward-responding-words.h"

#include <glib/gi18n-lib.h>

/* A server that was out of reach, or said later, is tried again; up to an hour apart. */
#define RETRY_US     STEWARD_MINUTE_US
#define MAX_RETRY_US STEWARD_HOUR_US

typedef struct
{
  StewardPublishJob *job;       /* (unowned) the caller waits */
  GError            *error;     /* (owned) (nullable) */
  char              *status_id; /* (owned) (nullable) */
  char              *address;   /* (owned) (nullable) */
  char              *reference; /* (owned) (nullable) */
  gint64             at_us;
  gboolean           is_absent;
  gboolean           is_found;
} Settling;

static void
settling_free (gpointer data)
{
  Settling *self = data;

  g_clear_error (&self->error);
  g_free (self->status_id);
  g_free (self->address);
  g_free (self->reference);
  g_free (self);
}

static gboolean
answer_mention (StewardDossier  *dossier,
                GError         **error)
{
  g_autoptr (StewardRecord) mention = dossier->mention != NULL ? steward_record_copy (dossier->mention) : NULL;

  if (mention == NULL ||
      steward_mention_do (mention, STEWARD_MENTION_ANSWER, steward_transaction_get_now (dossier->transaction)) !=
          STEWARD_MENTION_ALLOWED)
    return TRUE;
  steward_record_set_text (mention, STEWARD_MENTION_ANSWERED_AT_ADDRESS,
                           steward_record_get_text (dossier->response, STEWARD_RESPONSE_ADDRESS));
  return steward_transaction_put (dossier->transaction, mention, "answer", error);
}

/* A post of a thread goes for two reasons: the whole is taken back, or its correction is shorter. */
static gboolean
is_deletion (StewardDossier *dossier,
             StewardRecord  *attempt)
{
  StewardResponseState state = steward_response_get_state (dossier->response);

  return steward_publish_verb_of (attempt) == STEWARD_VERB_DELETE &&
         (steward_publish_part_of (attempt) == 0 || (state != STEWARD_RESPONSE_PUBLISHING && state != STEWARD_RESPONSE_UNKNOWN));
}

/* Of a thread it says what is out already, or which post of a longer one is left. */
static void
set_error (StewardDossier *dossier,
           const char     *message)
{
  g_autoptr (StewardPlan) plan = steward_plan_make (dossier->response, FALSE);
  guint n_texts = plan != NULL ? g_strv_length (plan->texts) : 0;
  guint n_out = plan != NULL ? MIN (plan->posts->len, n_texts) : 0;
  g_autofree char *words = NULL;

  if (plan != NULL && plan->next == STEWARD_THREAD_REMOVE && plan->at < plan->posts->len)
    {
      const StewardPost *post = plan->posts->pdata[plan->at];

      words = g_strdup_printf (_("This post is still to be deleted: %s. %s"),
                               post->address != NULL ? post->address : post->status_id, message);
    }
  else if (n_out == 1)
    words = g_strdup_printf (_("Post 1 of %u is out; it goes on from there. %s"), n_texts, message);
  else if (n_out > 1)
    words = g_strdup_printf (_("Posts 1 to %u of %u are out; it goes on from there. %s"), n_out, n_texts, message);
  steward_record_set_text (dossier->response, STEWARD_RESPONSE_ERROR, words != NULL ? words : message);
}

/* Writes down what became of one post of a thread. */
static void
keep_post (StewardDossier *dossier,
           StewardRecord  *attempt,
           Settling       *settling)
{
  g_autoptr (GPtrArray) posts = steward_publish_list_posts (dossier->response);
  StewardPublishVerb verb = steward_publish_verb_of (attempt);
  guint part = steward_publish_part_of (attempt);
  StewardPost *old = part <= posts->len ? posts->pdata[part - 1] : NULL;
  StewardPost *post;

  if (verb == STEWARD_VERB_DELETE)
    {
      if (old != NULL)
        g_ptr_array_remove_index (posts, part - 1);
    }
  else
    {
      post = steward_post_new (settling->status_id != NULL ? settling->status_id : old != NULL ? old->status_id : "",
                               settling->address != NULL || old == NULL ? settling->address : old->address,
                               settling->reference, steward_publish_parent_of (dossier->response, posts, part),
                               steward_record_get_text (attempt, STEWARD_ATTEMPT_TEXT));
      if (old != NULL)
        {
          steward_post_free (old);
          posts->pdata[part - 1] = post;
        }
      else
        g_ptr_array_add (posts, post);
    }
  steward_thread_set_posts (dossier->response, posts);
  if (posts->len > 0)
    {
      post = posts->pdata[0];
      steward_record_set_text (dossier->response, STEWARD_RESPONSE_STATUS_ID, post->status_id);
      steward_record_set_text (dossier->response, STEWARD_RESPONSE_ADDRESS, post->address);
    }
}

/* The next post is decided about like the first: a hold, or an approval that ended, stops a thread in its middle. */
static gboolean
find_stop (StewardDossier  *dossier,
           StewardRecord   *attempt,
           GError         **refusal,
           GError         **error)
{
  g_autoptr (GPtrArray) obstacles = NULL;

  if (!steward_dossier_move (dossier, STEWARD_MOVE_FAIL, error))
    return FALSE;
  obstacles =
      steward_dossier_list_obstacles (dossier, steward_record_get_text (attempt, STEWARD_ATTEMPT_ORDERED_BY), error);
  if (obstacles == NULL)
    return FALSE;
  if (obstacles->len > 0)
    steward_publish_reason_to_error (dossier, obstacles->pdata[0], refusal);
  return TRUE;
}

/* Stores the intent of the next post with what became of the last: there is no moment at which a thread has neither. */
static gboolean
go_on (StewardPublishJob  *job,
       StewardDossier     *dossier,
       StewardRecord      *attempt,
       gboolean            deletes,
       GError            **error)
{
  StewardResponseState state = steward_response_get_state (dossier->response);
  g_autoptr (GError) refusal = NULL;
  g_autoptr (StewardRecord) next = NULL;

  if (!deletes && state != STEWARD_RESPONSE_PUBLISHING && state != STEWARD_RESPONSE_UNKNOWN)
    {
      /* Somebody decided otherwise on another desk. What is out is written down. */
      set_error (dossier, _("It was stopped meanwhile."));
      steward_publish_job_take_results (job, dossier, NULL);
      return steward_dossier_put (dossier, "fail", error);
    }
  if (!deletes && !find_stop (dossier, attempt, &refusal, error))
    return FALSE;
  if (refusal != NULL)
    {
      set_error (dossier, refusal->message);
      steward_record_clear (dossier->response, STEWARD_RESPONSE_SCHEDULED);
      if (!steward_dossier_put (dossier, "fail", error))
        return FALSE;
      steward_publish_job_take_results (job, dossier, NULL);
      job->refusal = g_steal_pointer (&refusal);
      return TRUE;
    }
  if (!deletes && !steward_dossier_move (dossier, STEWARD_MOVE_BEGIN, error))
    return FALSE;
  job->deletes = deletes;
  steward_publish_job_take_results (job, dossier, NULL);
  next = steward_publish_job_make_attempt (job, dossier, steward_record_get_text (attempt, STEWARD_ATTEMPT_ORDERED_BY));
  if (!steward_transaction_put (dossier->transaction, next, "begin", error) ||
      !steward_dossier_put (dossier, "publish-part", error))
    return FALSE;
  steward_publish_job_take_results (job, dossier, next);
  job->goes_on = TRUE;
  return TRUE;
}

/* That it is on the network is a fact, whatever this file thought meanwhile. */
static gboolean
store_success (StewardDossier  *dossier,
               StewardRecord   *attempt,
               Settling        *settling,
               GError         **error)
{
  StewardRecord *response = dossier->response;
  StewardPublishVerb verb = steward_publish_verb_of (attempt);
  gboolean corrects = steward_record_get_boolean (response, STEWARD_RESPONSE_CORRECTING);
  gint64 now_us = steward_transaction_get_now (dossier->transaction);

  steward_record_clear (response, STEWARD_RESPONSE_ERROR);
  if (verb == STEWARD_VERB_DELETE && is_deletion (dossier, attempt))
    {
      steward_record_set_text (response, STEWARD_RESPONSE_STATE, "deleted");
      return steward_dossier_put (dossier, "delete", error);
    }
  steward_record_set_text (response, STEWARD_RESPONSE_STATE, "published");
  steward_record_clear (response, STEWARD_RESPONSE_SCHEDULED);
  if (settling->address != NULL)
    steward_record_set_text (response, STEWARD_RESPONSE_ADDRESS, settling->address);
  if (settling->status_id != NULL)
    steward_record_set_text (response, STEWARD_RESPONSE_STATUS_ID, settling->status_id);
  if (corrects)
    steward_record_set_boolean (response, STEWARD_RESPONSE_CORRECTING, FALSE);
  else
    steward_record_set_time (response, STEWARD_RESPONSE_PUBLISHED,
                             settling->at_us != STEWARD_TIME_NONE ? settling->at_us : now_us);
  return steward_dossier_put (dossier, corrects ? "publish-correction" : "publish", error) &&
         (corrects || answer_mention (dossier, error));
}

/* One post of a thread is as it is to be. */
static gboolean
store_part (StewardPublishJob  *job,
            StewardDossier     *dossier,
            StewardRecord      *attempt,
            Settling           *settling,
            GError            **error)
{
  gboolean deletes = is_deletion (dossier, attempt);
  g_autoptr (StewardPlan) plan = NULL;

  keep_post (dossier, attempt, settling);
  plan = steward_plan_make (dossier->response, deletes);
  /* The first post is taken back last; its address stays in the record, and is no post of the network any more. */
  if (plan != NULL && plan->next != STEWARD_THREAD_DONE && !(deletes && steward_publish_part_of (attempt) <= 1))
    return go_on (job, dossier, attempt, deletes, error);
  /* Where it begins is what people open. */
  g_clear_pointer (&settling->status_id, g_free);
  g_clear_pointer (&settling->address, g_free);
  if (!store_success (dossier, attempt, settling, error))
    return FALSE;
  steward_publish_job_take_results (job, dossier, NULL);
  return TRUE;
}

static gboolean
may_be_tried_again (const GError *failure)
{
  return g_error_matches (failure, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNREACHED) ||
         g_error_matches (failure, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_GUARDED) ||
         g_error_matches (failure, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_LIMITED);
}

/* A scheduled one that surely didn't go out is tried again by itself, after twice the time each time. */
static gboolean
reschedule (StewardDossier  *dossier,
            GError         **error)
{
  g_autofree char *hash = steward_response_hash (dossier->response);
  g_autoptr (GPtrArray) attempts = steward_publish_list_attempts (dossier->transaction, dossier->response, error);
  gint64 wait_us = RETRY_US;
  guint n = 0;

  if (attempts == NULL || !steward_dossier_move (dossier, STEWARD_MOVE_SCHEDULE, error))
    return FALSE;
  for (guint i = 0; i < attempts->len; i++)
    if (g_strcmp0 (steward_record_get_text (attempts->pdata[i], STEWARD_ATTEMPT_HASH), hash) == 0 &&
        g_strcmp0 (steward_record_get_text (attempts->pdata[i], STEWARD_ATTEMPT_OUTCOME), "published") != 0 && ++n > 1)
      wait_us = MIN (2 * wait_us, MAX_RETRY_US);
  steward_record_set_time (dossier->response, STEWARD_RESPONSE_SCHEDULED,
                           steward_transaction_get_now (dossier->transaction) + wait_us);
  return TRUE;
}

static gboolean
store_failure (StewardDossier  *dossier,
               StewardRecord   *attempt,
               Settling        *settling,
               GError         **error)
{
  gboolean was_scheduled = steward_record_has (dossier->response, STEWARD_RESPONSE_SCHEDULED);

  set_error (dossier, settling->error != NULL ? settling->error->message : _("The network was asked and doesn’t have it"));
  if (!is_deletion (dossier, attempt))
    {
      if (!steward_dossier_move (dossier, STEWARD_MOVE_FAIL, error))
        return FALSE;
      if (was_scheduled && (settling->is_absent || may_be_tried_again (settling->error)))
        {
          if (!reschedule (dossier, error))
            return FALSE;
        }
      else
        steward_record_clear (dossier->response, STEWARD_RESPONSE_SCHEDULED);
    }
  return steward_dossier_put (dossier, "fail", error);
}

static const char *
name_outcome (Settling *settling)
{
  static const char *const names[] = {
    [STEWARD_PUBLISHER_ERROR_REFUSED] = "refused",           [STEWARD_PUBLISHER_ERROR_UNREACHED] = "unreached",
    [STEWARD_PUBLISHER_ERROR_UNKNOWN] = "unknown",           [STEWARD_PUBLISHER_ERROR_LIMITED] = "limited",
    [STEWARD_PUBLISHER_ERROR_UNAUTHORISED] = "unauthorised", [STEWARD_PUBLISHER_ERROR_GUARDED] = "guarded",
    [STEWARD_PUBLISHER_ERROR_GONE] = "gone",                 [STEWARD_PUBLISHER_ERROR_TOO_MANY] = "unknown",
  };

  if (settling->is_absent)
    return "absent";
  if (settling->error == NULL)
    return "published";
  return settling->error->domain == STEWARD_PUBLISHER_ERROR && settling->error->code < (int) G_N_ELEMENTS (names)
             ? names[settling->error->code]
             : "refused";
}

/* Posts of a thread are told by the attempts that brought them out. */
static gboolean
is_other_part (StewardDossier  *dossier,
               StewardRecord   *attempt,
               Settling        *settling,
               gboolean        *anothers,
               GError         **error)
{
  g_autoptr (GPtrArray) same = steward_transaction_list_by (dossier->transaction, &steward_attempt_kind,
                                                            STEWARD_ATTEMPT_STATUS_ID, settling->status_id, error);

  for (guint i = 0; same != NULL && i < same->len; i++)
    if (steward_publish_part_of (same->pdata[i]) > 0 &&
        (!steward_record_field_equal (same->pdata[i], attempt, STEWARD_ATTEMPT_RESPONSE) ||
         steward_publish_part_of (same->pdata[i]) != steward_publish_part_of (attempt)) &&
        steward_record_field_equal (same->pdata[i], attempt, STEWARD_ATTEMPT_ACCOUNT))
      *anothers = TRUE;
  return same != NULL;
}

/* Two posts with the same words to the same post: the one that was found may be the other one. */
static gboolean
is_anothers (StewardDossier  *dossier,
             StewardRecord   *attempt,
             Settling        *settling,
             gboolean        *anothers,
             GError         **error)
{
  g_autoptr (GPtrArray) same = NULL;

  *anothers = FALSE;
  if (settling->status_id == NULL)
    return TRUE;
  same = steward_transaction_list_by (dossier->transaction, &steward_response_kind, STEWARD_RESPONSE_STATUS_ID,
                                      settling->status_id, error);
  for (guint i = 0; same != NULL && i < same->len; i++)
    if (g_strcmp0 (steward_record_get_id (same->pdata[i]), steward_record_get_id (dossier->response)) != 0 &&
        steward_record_field_equal (same->pdata[i], dossier->response, STEWARD_RESPONSE_ACCOUNT))
      *anothers = TRUE;
  return same != NULL && is_other_part (dossier, attempt, settling, anothers, error);
}

static gboolean
is_unknown (Settling *settling)
{
  return g_error_matches (settling->error, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNKNOWN);
}

/* The attempt stays open: the network is asked before anything else. */
static gboolean
store_unknown (StewardDossier  *dossier,
               StewardRecord   *attempt,
               Settling        *settling,
               GError         **error)
{
  steward_record_set_text (attempt, STEWARD_ATTEMPT_ERROR, settling->error->message);
  steward_record_set_text (dossier->response, STEWARD_RESPONSE_ERROR, settling->error->message);
  if (steward_response_get_state (dossier->response) == STEWARD_RESPONSE_PUBLISHING &&
      !steward_dossier_move (dossier, STEWARD_MOVE_LOSE, error))
    return FALSE;
  return steward_transaction_put (dossier->transaction, attempt, "lose", error) &&
         steward_dossier_put (dossier, "lose", error);
}

static gboolean
settle (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  Settling *settling = data;
  StewardPublishJob *job = settling->job;
  g_autoptr (StewardDossier) dossier = steward_dossier_open (transaction, job->id, error);
  g_autoptr (StewardRecord) attempt =
      dossier != NULL ? steward_transaction_get (transaction, &steward_attempt_kind, steward_record_get_id (job->attempt), error)
                      : NULL;
  gboolean anothers;
  gboolean done;

  if (attempt == NULL || !is_anothers (dossier, attempt, settling, &anothers, error))
    return FALSE;
  job->is_anothers = anothers && settling->is_found;
  if (job->is_anothers)
    return TRUE;
  if (anothers)
    settling->error = g_error_new_literal (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNKNOWN,
                                           _("The network has the same words from another response; look there and say what you found"));
  if (steward_record_has (attempt, STEWARD_ATTEMPT_OUTCOME) &&
      (settling->error != NULL || settling->is_absent ||
       g_strcmp0 (steward_record_get_text (attempt, STEWARD_ATTEMPT_OUTCOME), "published") == 0))
    {
      /* Another run of the program asked the network meanwhile. */
      steward_publish_job_take_results (job, dossier, NULL);
      return TRUE;
    }
  if (is_unknown (settling))
    {
      done = store_unknown (dossier, attempt, settling, error);
      if (done)
        steward_publish_job_take_results (job, dossier, attempt);
      return done;
    }
  steward_record_set_text (attempt, STEWARD_ATTEMPT_OUTCOME, name_outcome (settling));
  steward_record_set_time (attempt, STEWARD_ATTEMPT_FINISHED, steward_transaction_get_now (transaction));
  steward_record_set_text (attempt, STEWARD_ATTEMPT_STATUS_ID, settling->status_id);
  steward_record_set_text (attempt, STEWARD_ATTEMPT_ADDRESS, settling->address);
  steward_record_set_text (attempt, STEWARD_ATTEMPT_ERROR, settling->error != NULL ? settling->error->message : NULL);
  if (!steward_transaction_put (transaction, attempt, "finish", error))
    return FALSE;
  if (settling->error == NULL && !settling->is_absent && steward_publish_part_of (attempt) > 0)
    return store_part (job, dossier, attempt, settling, error);
  done = settling->error == NULL && !settling->is_absent ? store_success (dossier, attempt, settling, error)
                                                         : store_failure (dossier, attempt, settling, error);
  if (done)
    steward_publish_job_take_results (job, dossier, NULL);
  return done;
}

/**
 * steward_publish_job_settle:
 * @outcome: what became of the job's attempt; copied
 *
 * Returns: (transfer full): stores what became of it: durable when it returns
 */
StewardOperation *
steward_publish_job_settle (StewardPublishJob           *job,
                            const StewardPublishOutcome *outcome)
{
  Settling *settling = g_new0 (Settling, 1);

  settling->job = job;
  settling->error = outcome->error != NULL ? g_error_copy (outcome->error) : NULL;
  settling->status_id = outcome->published != NULL ? g_strdup (outcome->published->status_id) : NULL;
  settling->address = outcome->published != NULL ? g_strdup (outcome->published->address) : NULL;
  settling->reference = outcome->published != NULL ? g_strdup (outcome->published->reference) : NULL;
  settling->at_us = outcome->published != NULL ? outcome->published->published_us : STEWARD_TIME_NONE;
  settling->is_absent = outcome->is_absent;
  settling->is_found = outcome->is_found;
  return steward_operation_new ("settle-publishing", STEWARD_MODE_DEED, settle, settling, settling_free);
}
