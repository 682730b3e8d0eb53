/* steward-publish-plan.c: which post of a response comes next, and what it is
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-publishing"

#include "steward-publish-plan-private.h"

#include "steward-kinds.h"
#include "steward-pictures-private.h"

/**
 * steward_publish_verb_of:
 * @attempt: a record of kind `attempt`
 *
 * Returns: what it does
 */
StewardPublishVerb
steward_publish_verb_of (StewardRecord *attempt)
{
  const char *name = steward_record_get_text (attempt, STEWARD_ATTEMPT_VERB);

  for (StewardPublishVerb verb = STEWARD_VERB_PUBLISH; verb < STEWARD_VERB_BY_HAND; verb++)
    if (g_strcmp0 (name, steward_publish_verb_name (verb)) == 0)
      return verb;
  return STEWARD_VERB_BY_HAND;
}

/**
 * steward_publish_list_attempts:
 *
 * Returns: (transfer full) (element-type StewardRecord) (nullable): all attempts to publish @response
 */
GPtrArray *
steward_publish_list_attempts (StewardTransaction  *transaction,
               StewardRecord       *response,
               GError             **error)
{
  return steward_transaction_list_by (transaction, &steward_attempt_kind, STEWARD_ATTEMPT_RESPONSE,
                                      steward_record_get_id (response), error);
}

/**
 * steward_publish_list_posts:
 *
 * What went out as one and is corrected into several counts as the first.
 *
 * Returns: (transfer full) (element-type StewardPost): the posts of a thread that are on the network
 */
GPtrArray *
steward_publish_list_posts (StewardRecord *response)
{
  GPtrArray *posts = steward_thread_get_posts (response);

  if (posts->len == 0 && steward_record_has (response, STEWARD_RESPONSE_STATUS_ID))
    g_ptr_array_add (posts, steward_post_new (steward_record_get_text (response, STEWARD_RESPONSE_STATUS_ID),
                                              steward_record_get_text (response, STEWARD_RESPONSE_ADDRESS), NULL,
                                              steward_record_get_text (response, STEWARD_RESPONSE_TARGET_STATUS), NULL));
  return posts;
}

/**
 * steward_plan_free:
 * @self: (transfer full): what is no longer needed
 */
void
steward_plan_free (StewardPlan *self)
{
  g_strfreev (self->texts);
  g_ptr_array_unref (self->posts);
  g_free (self);
}

/**
 * steward_plan_make:
 * @deletes: whether it is to be taken back
 *
 * Returns: (transfer full) (nullable): how far it has come; %NULL when it is one post and always was
 */
StewardPlan *
steward_plan_make (StewardRecord *response,
           gboolean       deletes)
{
  g_autoptr (StewardPlan) plan = g_new0 (StewardPlan, 1);

  plan->texts = steward_thread_get_parts (response);
  plan->posts = steward_publish_list_posts (response);
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

/**
 * steward_plan_get_verb:
 *
 * Returns: what has to be done next
 */
StewardPublishVerb
steward_plan_get_verb (const StewardPlan *plan)
{
  if (plan->next == STEWARD_THREAD_PUBLISH)
    return STEWARD_VERB_PUBLISH;
  /* Nothing is left to do: the last one once more, which changes nothing, and it is told that all are there. */
  return plan->next == STEWARD_THREAD_REMOVE ? STEWARD_VERB_DELETE : STEWARD_VERB_EDIT;
}

/**
 * steward_publish_part_of:
 *
 * Returns: which post of a thread an attempt is about, from 1; 0 when it is one post
 */
guint
steward_publish_part_of (StewardRecord *attempt)
{
  gint64 part = steward_record_get_integer (attempt, STEWARD_ATTEMPT_PART);

  return part > 0 && part <= STEWARD_THREAD_MOST ? (guint) part : 0;
}

/**
 * steward_publish_parent_of:
 * @posts: (element-type StewardPost): those that are on the network
 * @part: from 1
 *
 * Returns: (nullable): what a post of a thread replies to: the one before, the first what the response replies to
 */
const char *
steward_publish_parent_of (StewardRecord *response,
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

  if (attachments->len == 0 || steward_publish_part_of (attempt) > 1 || steward_publish_verb_of (attempt) == STEWARD_VERB_DELETE)
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

/**
 * steward_publish_make_outgoing:
 * @attempt: one that was begun
 *
 * Returns: (transfer full): what it sends
 */
StewardOutgoing *
steward_publish_make_outgoing (StewardTransaction *transaction,
               StewardRecord      *response,
               StewardRecord      *attempt)
{
  StewardOutgoing *outgoing = g_new0 (StewardOutgoing, 1);
  g_autoptr (GPtrArray) posts = steward_publish_list_posts (response);

  outgoing->text = g_strdup (steward_record_get_text (attempt, STEWARD_ATTEMPT_TEXT));
  outgoing->visibility = g_strdup (steward_record_get_text (response, STEWARD_RESPONSE_VISIBILITY));
  outgoing->content_warning = g_strdup (steward_record_get_text (response, STEWARD_RESPONSE_CONTENT_WARNING));
  outgoing->language = g_strdup (steward_record_get_text (response, STEWARD_RESPONSE_LANGUAGE));
  outgoing->in_reply_to = g_strdup (steward_publish_parent_of (response, posts, steward_publish_part_of (attempt)));
  outgoing->idempotency_key = g_strdup (steward_record_get_text (attempt, STEWARD_ATTEMPT_KEY));
  outgoing->made_us = steward_record_get_created (response);
  outgoing->sent_us = steward_record_get_time (attempt, STEWARD_ATTEMPT_STARTED);
  outgoing->pictures = load_pictures (transaction, response, attempt);
  return outgoing;
}

/**
 * steward_publish_find_status:
 * @part: of a thread, from 1; 0 where there is one post
 *
 * Returns: (transfer full) (nullable): which post of the network it is
 */
char *
steward_publish_find_status (StewardRecord *response,
             guint          part)
{
  g_autoptr (GPtrArray) posts = steward_publish_list_posts (response);

  if (part == 0)
    return g_strdup (steward_record_get_text (response, STEWARD_RESPONSE_STATUS_ID));
  return part <= posts->len ? g_strdup (((StewardPost *) posts->pdata[part - 1])->status_id) : NULL;
}

/**
 * steward_plan_get_text:
 * @part: from 1
 *
 * Returns: (nullable): the text with which a post goes out; of one that goes, with which it did
 */
const char *
steward_plan_get_text (const StewardPlan *plan,
              guint              part)
{
  if (part <= g_strv_length (plan->texts) && plan->next != STEWARD_THREAD_REMOVE)
    return plan->texts[part - 1];
  return part <= plan->posts->len ? ((StewardPost *) plan->posts->pdata[part - 1])->text : NULL;
}
