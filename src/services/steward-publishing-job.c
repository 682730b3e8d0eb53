/* steward-publishing-job.c: one response on its way: what is stored before and after the call
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-publishing"

#include "steward-publishing-private.h"

#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-mention-rules.h"
#include "steward-pictures-private.h"
#include "steward-responding-private.h"
#include "steward-responding-words.h"
#include "steward-sync-contact-private.h"
#include "steward-text.h"
#include "steward-thread.h"

#include <glib/gi18n-lib.h>

/* What should have gone out longer ago, because the machine slept, isn't sent as a surprise or all at once. */
#define MISSED_US STEWARD_HOUR_US

/* How often a desk without contact to the others looks whether it has some again. */
#define LOOK_AGAIN_US STEWARD_MINUTE_US

/* A server that was out of reach, or said later, is tried again; up to an hour apart. */
#define RETRY_US     STEWARD_MINUTE_US
#define MAX_RETRY_US STEWARD_HOUR_US

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

static StewardPublishVerb
verb_of (StewardRecord *attempt)
{
  const char *name = steward_record_get_text (attempt, STEWARD_ATTEMPT_VERB);

  for (StewardPublishVerb verb = STEWARD_VERB_PUBLISH; verb < STEWARD_VERB_BY_HAND; verb++)
    if (g_strcmp0 (name, steward_publish_verb_name (verb)) == 0)
      return verb;
  return STEWARD_VERB_BY_HAND;
}

static StewardRecord *
find_open_attempt (GPtrArray *attempts)
{
  for (guint i = attempts->len; i > 0; i--)
    if (!steward_record_has (attempts->pdata[i - 1], STEWARD_ATTEMPT_OUTCOME))
      return attempts->pdata[i - 1];
  return NULL;
}

static GPtrArray *
list_attempts (StewardTransaction  *transaction,
               StewardRecord       *response,
               GError             **error)
{
  return steward_transaction_list_by (transaction, &steward_attempt_kind, STEWARD_ATTEMPT_RESPONSE,
                                      steward_record_get_id (response), error);
}

/* The posts of a thread that are on the network. What went out as one and is corrected into several counts as the first. */
static GPtrArray *
list_posts (StewardRecord *response)
{
  GPtrArray *posts = steward_thread_get_posts (response);

  if (posts->len == 0 && steward_record_has (response, STEWARD_RESPONSE_STATUS_ID))
    g_ptr_array_add (posts, steward_post_new (steward_record_get_text (response, STEWARD_RESPONSE_STATUS_ID),
                                              steward_record_get_text (response, STEWARD_RESPONSE_ADDRESS), NULL,
                                              steward_record_get_text (response, STEWARD_RESPONSE_TARGET_STATUS), NULL));
  return posts;
}

/**
 * StewardPlan:
 * @texts: the posts as they are to be
 * @posts: those that are on the network
 * @at: the post that comes next, from 0
 *
 * How far a text has come that goes out as several posts.
 */
typedef struct
{
  char              **texts; /* (owned) */
  GPtrArray          *posts; /* (owned) */
  StewardThreadVerb   next;
  guint               at;
} StewardPlan;

static void
plan_free (StewardPlan *self)
{
  g_strfreev (self->texts);
  g_ptr_array_unref (self->posts);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPlan, plan_free)

/* Returns: (nullable): %NULL when it is one post and always was */
static StewardPlan *
make_plan (StewardRecord *response,
           gboolean       deletes)
{
  g_autoptr (StewardPlan) plan = g_new0 (StewardPlan, 1);

  plan->texts = steward_thread_get_parts (response);
  plan->posts = list_posts (response);
  if (plan->texts[1] == NULL && !steward_record_has (response, STEWARD_RESPONSE_POSTS))
    return NULL;
  if (deletes)
    {
      plan->next = plan->posts->len > 0 ? STEWARD_THREAD_REMOVE : STEWARD_THREAD_DONE;
      plan->at = plan->posts->len > 0 ? plan->posts->len - 1 : 0;
    }
  else
    plan->next = steward_thread_next ((const char *const *) plan->texts, plan->posts, &plan->at);
  return g_steal_pointer (&plan);
}

static StewardPublishVerb
verb_of_plan (const StewardPlan *plan)
{
  if (plan->next == STEWARD_THREAD_PUBLISH)
    return STEWARD_VERB_PUBLISH;
  /* Nothing is left to do: the last one once more, which changes nothing, and it is told that all are there. */
  return plan->next == STEWARD_THREAD_REMOVE ? STEWARD_VERB_DELETE : STEWARD_VERB_EDIT;
}

static guint
part_of (StewardRecord *attempt)
{
  gint64 part = steward_record_get_integer (attempt, STEWARD_ATTEMPT_PART);

  return part > 0 && part <= STEWARD_THREAD_MOST ? (guint) part : 0;
}

/* What a post of a thread replies to: the one before, the first what the response replies to. */
static const char *
parent_of (StewardRecord *response,
           GPtrArray     *posts,
           guint          part)
{
  return part > 1 && part - 2 < posts->len ? ((StewardPost *) posts->pdata[part - 2])->reference
                                           : steward_record_get_text (response, STEWARD_RESPONSE_TARGET_STATUS);
}

/* Pictures go out with the first post of a thread. One that isn't here has no bytes, and a post with it isn't sent. */
static GPtrArray *
load_pictures (StewardTransaction *transaction,
               StewardRecord      *response,
               StewardRecord      *attempt)
{
  g_autoptr (GPtrArray) attachments = steward_attachments_read (response);
  GPtrArray *pictures;

  if (attachments->len == 0 || part_of (attempt) > 1 || verb_of (attempt) == STEWARD_VERB_DELETE)
    return NULL;
  pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_outgoing_picture_free);
  for (guint i = 0; i < attachments->len; i++)
    {
      const StewardAttachment *attachment = attachments->pdata[i];
      StewardOutgoingPicture *picture = g_new0 (StewardOutgoingPicture, 1);
      g_autoptr (GError) error = NULL;

      if (!steward_pictures_load (transaction, attachment->picture, &picture->bytes, &error))
        g_warning ("Picture %u wasn't read: %s", i + 1, error->message);
      picture->type = g_strdup (attachment->type);
      picture->description = g_strdup (attachment->description);
      picture->width = attachment->width;
      picture->height = attachment->height;
      g_ptr_array_add (pictures, picture);
    }
  return pictures;
}

static StewardOutgoing *
make_outgoing (StewardTransaction *transaction,
               StewardRecord      *response,
               StewardRecord      *attempt)
{
  StewardOutgoing *outgoing = g_new0 (StewardOutgoing, 1);
  g_autoptr (GPtrArray) posts = list_posts (response);

  outgoing->text = g_strdup (steward_record_get_text (attempt, STEWARD_ATTEMPT_TEXT));
  outgoing->visibility = g_strdup (steward_record_get_text (response, STEWARD_RESPONSE_VISIBILITY));
  outgoing->content_warning = g_strdup (steward_record_get_text (response, STEWARD_RESPONSE_CONTENT_WARNING));
  outgoing->language = g_strdup (steward_record_get_text (response, STEWARD_RESPONSE_LANGUAGE));
  outgoing->in_reply_to = g_strdup (parent_of (response, posts, part_of (attempt)));
  outgoing->idempotency_key = g_strdup (steward_record_get_text (attempt, STEWARD_ATTEMPT_KEY));
  outgoing->made_us = steward_record_get_created (response);
  outgoing->sent_us = steward_record_get_time (attempt, STEWARD_ATTEMPT_STARTED);
  outgoing->pictures = load_pictures (transaction, response, attempt);
  return outgoing;
}

/* Which post of the network an attempt is about; the only one where there is one. */
static char *
find_status (StewardRecord *response,
             guint          part)
{
  g_autoptr (GPtrArray) posts = list_posts (response);

  if (part == 0)
    return g_strdup (steward_record_get_text (response, STEWARD_RESPONSE_STATUS_ID));
  return part <= posts->len ? g_strdup (((StewardPost *) posts->pdata[part - 1])->status_id) : NULL;
}

static void
take_results (StewardPublishJob *job,
              StewardDossier    *dossier,
              StewardRecord     *attempt)
{
  g_autoptr (StewardPlan) plan = make_plan (dossier->response, job->deletes);

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
      job->verb = verb_of (attempt);
      job->part = part_of (attempt);
      job->outgoing = make_outgoing (dossier->transaction, dossier->response, attempt);
    }
  else if (!job->has_api && !job->deletes)
    job->verb = STEWARD_VERB_BY_HAND;
  else if (plan != NULL && job->has_api && !job->by_hand)
    {
      job->verb = verb_of_plan (plan);
      job->part = plan->at + 1;
    }
  else if (job->deletes)
    job->verb = STEWARD_VERB_DELETE;
  else
    job->verb = steward_record_get_boolean (dossier->response, STEWARD_RESPONSE_CORRECTING) ? STEWARD_VERB_EDIT
                                                                                         : STEWARD_VERB_PUBLISH;
  g_free (job->status_id);
  job->status_id = find_status (dossier->response, job->part);
}

/* What was left open belongs to the machine that left it: nobody else can know what it did. */
static void
refuse_other_machine (StewardDossier *dossier,
                      StewardRecord  *attempt,
                      GError        **refusal)
{
  const char *machine = steward_record_get_text (attempt, STEWARD_ATTEMPT_MACHINE);

  if (verb_of (attempt) != STEWARD_VERB_BY_HAND &&
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

      steward_set_refusal (refusal, STEWARD_REFUSAL_NOT_ALLOWED, words);
    }
  else if (!steward_organisation_is_valid (dossier->organisation, dossier->person) || dossier->accountable == NULL ||
           (absent == NULL && !steward_organisation_has_role (dossier->organisation, dossier->person,
                                                              dossier->accountable, STEWARD_ROLE_APPROVER)))
    {
      const StewardPublishReason why = { STEWARD_PUBLISH_NOT_APPROVER, NULL, (char *) dossier->accountable };

      steward_publish_reason_to_error (dossier, &why, refusal);
    }
  else if (!job->by_hand && !job->has_api)
    steward_set_refusal (refusal, STEWARD_REFUSAL_NOT_ALLOWED,
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
  g_autoptr (GPtrArray) attempts = dossier != NULL ? list_attempts (transaction, dossier->response, error) : NULL;
  StewardRecord *open;
  gboolean returns;

  if (attempts == NULL)
    return FALSE;
  open = find_open_attempt (attempts);
  take_results (job, dossier, open);
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

  steward_set_refusal (&job->refusal, STEWARD_REFUSAL_NOT_ALLOWED,
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

/* The text with which a post goes out; of one that goes, with which it did. */
static const char *
text_of_part (const StewardPlan *plan,
              guint              part)
{
  if (part <= g_strv_length (plan->texts) && plan->next != STEWARD_THREAD_REMOVE)
    return plan->texts[part - 1];
  return part <= plan->posts->len ? ((StewardPost *) plan->posts->pdata[part - 1])->text : NULL;
}

/* The same content has the same key, however often it is tried: a server that knows such keys takes
 * it once whatever happens. */
static StewardRecord *
make_attempt (StewardPublishJob *job,
              StewardDossier    *dossier,
              const char        *ordered_by)
{
  g_autofree char *id = steward_id_new ();
  g_autofree char *hash = steward_response_hash (dossier->response);
  g_autofree char *number = job->part > 0 ? g_strdup_printf ("/%u", job->part) : g_strdup ("");
  g_autofree char *name = g_strdup_printf ("%s/%s/%s%s", steward_publish_verb_name (job->verb),
                                           steward_record_get_id (dossier->response), hash, number);
  g_autofree char *key = steward_id_from_text (name);
  g_autoptr (StewardPlan) plan = job->part > 0 ? make_plan (dossier->response, job->deletes) : NULL;
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
      steward_record_set_text (attempt, STEWARD_ATTEMPT_TEXT, text_of_part (plan, job->part));
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
  g_autoptr (StewardRecord) attempt = make_attempt (job, dossier, ordered_by);

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
  take_results (job, dossier, attempt);
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
  g_autoptr (GPtrArray) attempts = dossier != NULL ? list_attempts (transaction, dossier->response, error) : NULL;
  StewardRecord *open;
  gboolean returns;

  if (attempts == NULL)
    return FALSE;
  open = find_open_attempt (attempts);
  take_results (job, dossier, open);
  if (open != NULL)
    {
      steward_set_refusal (&job->refusal, STEWARD_REFUSAL_NOT_ALLOWED, _("It is being published already."));
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

/* The outcome of an attempt */

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

  return verb_of (attempt) == STEWARD_VERB_DELETE &&
         (part_of (attempt) == 0 || (state != STEWARD_RESPONSE_PUBLISHING && state != STEWARD_RESPONSE_UNKNOWN));
}

/* Of a thread it says what is out already. */
static void
set_error (StewardDossier *dossier,
           const char     *message)
{
  g_autoptr (StewardPlan) plan = make_plan (dossier->response, FALSE);
  guint n_out = plan != NULL ? plan->posts->len : 0;
  g_autofree char *words = NULL;

  if (n_out == 1)
    words = g_strdup_printf (_("Post 1 of %u is out; it goes on from there. %s"), g_strv_length (plan->texts), message);
  else if (n_out > 1)
    words = g_strdup_printf (_("Posts 1 to %u of %u are out; it goes on from there. %s"), n_out,
                             g_strv_length (plan->texts), message);
  steward_record_set_text (dossier->response, STEWARD_RESPONSE_ERROR, words != NULL ? words : message);
}

/* Writes down what became of one post of a thread. */
static void
keep_post (StewardDossier *dossier,
           StewardRecord  *attempt,
           Settling       *settling)
{
  g_autoptr (GPtrArray) posts = list_posts (dossier->response);
  StewardPublishVerb verb = verb_of (attempt);
  guint part = part_of (attempt);
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
                               settling->reference, parent_of (dossier->response, posts, part),
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
      take_results (job, dossier, NULL);
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
      take_results (job, dossier, NULL);
      job->refusal = g_steal_pointer (&refusal);
      return TRUE;
    }
  if (!deletes && !steward_dossier_move (dossier, STEWARD_MOVE_BEGIN, error))
    return FALSE;
  job->deletes = deletes;
  take_results (job, dossier, NULL);
  next = make_attempt (job, dossier, steward_record_get_text (attempt, STEWARD_ATTEMPT_ORDERED_BY));
  if (!steward_transaction_put (dossier->transaction, next, "begin", error) ||
      !steward_dossier_put (dossier, "publish-part", error))
    return FALSE;
  take_results (job, dossier, next);
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
  StewardPublishVerb verb = verb_of (attempt);
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
  plan = make_plan (dossier->response, deletes);
  /* The first post is taken back last; its address stays in the record, and is no post of the network any more. */
  if (plan != NULL && plan->next != STEWARD_THREAD_DONE && !(deletes && part_of (attempt) <= 1))
    return go_on (job, dossier, attempt, deletes, error);
  /* Where it begins is what people open. */
  g_clear_pointer (&settling->status_id, g_free);
  g_clear_pointer (&settling->address, g_free);
  if (!store_success (dossier, attempt, settling, error))
    return FALSE;
  take_results (job, dossier, NULL);
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
  g_autoptr (GPtrArray) attempts = list_attempts (dossier->transaction, dossier->response, error);
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
    [STEWARD_PUBLISHER_ERROR_GONE] = "gone",
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
    if (part_of (same->pdata[i]) > 0 &&
        (!steward_record_field_equal (same->pdata[i], attempt, STEWARD_ATTEMPT_RESPONSE) ||
         part_of (same->pdata[i]) != part_of (attempt)) &&
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
      take_results (job, dossier, NULL);
      return TRUE;
    }
  if (is_unknown (settling))
    {
      done = store_unknown (dossier, attempt, settling, error);
      if (done)
        take_results (job, dossier, attempt);
      return done;
    }
  steward_record_set_text (attempt, STEWARD_ATTEMPT_OUTCOME, name_outcome (settling));
  steward_record_set_time (attempt, STEWARD_ATTEMPT_FINISHED, steward_transaction_get_now (transaction));
  steward_record_set_text (attempt, STEWARD_ATTEMPT_STATUS_ID, settling->status_id);
  steward_record_set_text (attempt, STEWARD_ATTEMPT_ADDRESS, settling->address);
  steward_record_set_text (attempt, STEWARD_ATTEMPT_ERROR, settling->error != NULL ? settling->error->message : NULL);
  if (!steward_transaction_put (transaction, attempt, "finish", error))
    return FALSE;
  if (settling->error == NULL && !settling->is_absent && part_of (attempt) > 0)
    return store_part (job, dossier, attempt, settling, error);
  done = settling->error == NULL && !settling->is_absent ? store_success (dossier, attempt, settling, error)
                                                         : store_failure (dossier, attempt, settling, error);
  if (done)
    take_results (job, dossier, NULL);
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

typedef struct
{
  GPtrArray *ids;     /* (owned) (nullable) */
  gint64     next_us; /* or %STEWARD_TIME_NONE */
} Due;

static void
due_free (gpointer data)
{
  Due *self = data;

  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_free (self);
}

static void
add_id (Due        *due,
        const char *id)
{
  if (id != NULL && !g_ptr_array_find_with_equal_func (due->ids, id, g_str_equal, NULL))
    g_ptr_array_add (due->ids, g_strdup (id));
}

/* What this machine left open, whoever's machine the account names now. */
static gboolean
add_open (StewardTransaction  *transaction,
          Due                 *due,
          GError             **error)
{
  const StewardCondition conditions[] = {
    { STEWARD_ATTEMPT_OUTCOME, STEWARD_IS_EMPTY, NULL, 0 },
    { STEWARD_ATTEMPT_MACHINE, STEWARD_IS, steward_transaction_get_machine (transaction), 0 },
  };
  g_autoptr (GPtrArray) open = steward_transaction_select (transaction, &steward_attempt_kind, conditions,
                                                           G_N_ELEMENTS (conditions), NULL, 0, error);

  if (open == NULL)
    return FALSE;
  for (guint i = 0; i < open->len; i++)
    if (verb_of (open->pdata[i]) != STEWARD_VERB_BY_HAND)
      add_id (due, steward_record_get_text (open->pdata[i], STEWARD_ATTEMPT_RESPONSE));
  return TRUE;
}

static gboolean
add_scheduled (StewardTransaction  *transaction,
               Due                 *due,
               const char          *state,
               GError             **error)
{
  const StewardCondition conditions[] = {
    { STEWARD_RESPONSE_STATE, STEWARD_IS, state, 0 },
    { STEWARD_RESPONSE_SCHEDULED, STEWARD_IS_SET, NULL, 0 },
  };
  const StewardOrder by_time = { STEWARD_RESPONSE_SCHEDULED, FALSE };
  g_autoptr (GPtrArray) responses = steward_transaction_select (transaction, &steward_response_kind, conditions,
                                                                G_N_ELEMENTS (conditions), &by_time, 0, error);

  for (guint i = 0; responses != NULL && i < responses->len; i++)
    {
      gint64 at_us = steward_record_get_time (responses->pdata[i], STEWARD_RESPONSE_SCHEDULED);
      const char *id = steward_record_get_text (responses->pdata[i], STEWARD_RESPONSE_ACCOUNT);
      g_autoptr (StewardRecord) account =
          id != NULL ? steward_transaction_find (transaction, &steward_account_kind, id, NULL) : NULL;

      if (account == NULL || g_strcmp0 (steward_record_get_text (account, STEWARD_ACCOUNT_PUBLISHER),
                                        steward_transaction_get_machine (transaction)) != 0)
        continue;
      if (at_us <= steward_transaction_get_now (transaction))
        add_id (due, steward_record_get_id (responses->pdata[i]));
      else if (due->next_us == STEWARD_TIME_NONE || at_us < due->next_us)
        due->next_us = at_us;
    }
  return responses != NULL;
}

static gboolean
list_due (StewardTransaction  *transaction,
          StewardOperation    *operation,
          gpointer             data,
          GCancellable        *cancellable,
          GError             **error)
{
  Due *due = data;

  gboolean has_contact;

  due->ids = g_ptr_array_new_with_free_func (g_free);
  due->next_us = STEWARD_TIME_NONE;
  if (!add_open (transaction, due, error) || !steward_sync_has_contact (transaction, &has_contact, error))
    return FALSE;
  if (!has_contact)
    {
      /* What somebody else stopped may not have come here yet. */
      due->next_us = steward_transaction_get_now (transaction) + LOOK_AGAIN_US;
      return TRUE;
    }
  return add_scheduled (transaction, due, "scheduled", error) &&
         add_scheduled (transaction, due, "published", error);
}

/**
 * steward_publish_list_due:
 *
 * Returns: (transfer full): reads what this machine has to do now: first what it left open, then what
 *   is due by its time
 */
StewardOperation *
steward_publish_list_due (void)
{
  return steward_operation_new ("list-due", STEWARD_MODE_READ, list_due, g_new0 (Due, 1), due_free);
}

/**
 * steward_publish_get_due:
 * @next_us: (out): when the next one is due after these, or %STEWARD_TIME_NONE
 *
 * Returns: (transfer none) (element-type utf8): ids of responses
 */
GPtrArray *
steward_publish_get_due (StewardOperation *operation,
                         gint64           *next_us)
{
  Due *due = steward_operation_get_input (operation);

  *next_us = due->next_us;
  return due->ids;
}
