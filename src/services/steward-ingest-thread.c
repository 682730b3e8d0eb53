/* steward-ingest-thread.c: earlier posts of the same author in a thread
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-ingest-thread"

#include "steward-ingest-thread-private.h"

#include "steward-kinds.h"
#include "steward-mention-identity.h"
#include "steward-mention-query.h"
#include "steward-response-rules.h"

/* Whoever talks with us wrote lately: what is older is found only where a post answers it. */
#define MAX_POSTS 20

static gboolean
is_same_address (const char *a,
                 const char *b)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (a == NULL || b == NULL)
    return FALSE;
  if (g_str_equal (a, b))
    return TRUE;
  first = steward_mention_canonical_address (a);
  second = first != NULL ? steward_mention_canonical_address (b) : NULL;
  return second != NULL && g_str_equal (first, second);
}

/* Whether @reply_to names one of our own answers to @earlier. */
static gboolean
answers_us (StewardTransaction  *transaction,
            StewardRecord       *earlier,
            const char          *reply_to,
            gboolean            *yes,
            GError             **error)
{
  g_autoptr (GPtrArray) responses = NULL;

  *yes = is_same_address (steward_record_get_text (earlier, STEWARD_MENTION_ANSWERED_AT_ADDRESS), reply_to);
  if (*yes)
    return TRUE;
  responses = steward_transaction_list_by (transaction, &steward_response_kind, STEWARD_RESPONSE_MENTION,
                                           steward_record_get_id (earlier), error);
  if (responses == NULL)
    return FALSE;
  for (guint i = 0; i < responses->len && !*yes; i++)
    *yes = g_strcmp0 (steward_record_get_text (responses->pdata[i], STEWARD_RESPONSE_STATUS_ID), reply_to) == 0 ||
           is_same_address (steward_record_get_text (responses->pdata[i], STEWARD_RESPONSE_ADDRESS), reply_to);
  return TRUE;
}

static gboolean
is_in_thread (StewardTransaction  *transaction,
              StewardRecord       *earlier,
              const char          *reply_to,
              gboolean            *yes,
              GError             **error)
{
  *yes = g_strcmp0 (steward_record_get_text (earlier, STEWARD_MENTION_ENTRY_ID), reply_to) == 0 ||
         is_same_address (steward_record_get_text (earlier, STEWARD_MENTION_ADDRESS), reply_to) ||
         is_same_address (steward_record_get_text (earlier, STEWARD_MENTION_IN_REPLY_TO), reply_to);
  return *yes || answers_us (transaction, earlier, reply_to, yes, error);
}

static gboolean
add_by_key (StewardTransaction  *transaction,
            const StewardPost   *named,
            GPtrArray           *posts,
            GError             **error)
{
  g_autofree char *key = steward_mention_identity (named, NULL);
  g_autoptr (GError) local_error = NULL;
  StewardRecord *mention = steward_transaction_find_mention (transaction, key, STEWARD_TIME_NONE, &local_error);

  if (mention != NULL)
    g_ptr_array_add (posts, mention);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return local_error == NULL;
}

/* What may be in the thread of @post: the newest of its author, and what it answers. */
static GPtrArray *
list_candidates (StewardTransaction  *transaction,
                 StewardRecord       *post,
                 GError             **error)
{
  const char *reply_to = steward_record_get_text (post, STEWARD_MENTION_IN_REPLY_TO);
  const StewardPost by_address = { .address = reply_to, .published_us = STEWARD_TIME_NONE };
  const StewardPost by_name = {
    .network = steward_record_get_text (post, STEWARD_MENTION_NETWORK), .entry_id = reply_to, .published_us = STEWARD_TIME_NONE,
  };
  g_autoptr (GPtrArray) posts = steward_transaction_list_active_by_author (
      transaction, steward_record_get_text (post, STEWARD_MENTION_AUTHOR_ADDRESS), MAX_POSTS, error);

  return posts != NULL && add_by_key (transaction, &by_address, posts, error) &&
                 add_by_key (transaction, &by_name, posts, error)
             ? g_steal_pointer (&posts)
             : NULL;
}

static int
compare_newest (gconstpointer a,
                gconstpointer b)
{
  gint64 row = steward_record_get_row (*(StewardRecord *const *) a);
  gint64 other = steward_record_get_row (*(StewardRecord *const *) b);

  return row > other ? -1 : row < other;
}

/* The mentions by the author of @post in the same thread, the newest first; only the newest with @one. */
static GPtrArray *
list_earlier (StewardTransaction  *transaction,
              StewardRecord       *post,
              gboolean             one,
              GError             **error)
{
  const char *reply_to = steward_record_get_text (post, STEWARD_MENTION_IN_REPLY_TO);
  const char *author = steward_record_get_text (post, STEWARD_MENTION_AUTHOR_ADDRESS);
  g_autoptr (GPtrArray) earlier = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) posts = NULL;

  if (reply_to == NULL || author == NULL)
    return g_steal_pointer (&earlier);
  posts = list_candidates (transaction, post, error);
  if (posts == NULL)
    return NULL;
  g_ptr_array_sort (posts, compare_newest);
  for (guint i = 0; i < posts->len && !(one && earlier->len > 0); i++)
    {
      StewardRecord *other = posts->pdata[i];
      gboolean yes;

      if ((i > 0 && steward_record_get_row (other) == steward_record_get_row (posts->pdata[i - 1])) ||
          g_strcmp0 (steward_record_get_text (other, STEWARD_MENTION_AUTHOR_ADDRESS), author) != 0 ||
          g_str_equal (steward_record_get_id (other), steward_record_get_id (post)) ||
          steward_record_has (other, STEWARD_MENTION_MERGED_INTO))
        continue;
      if (!is_in_thread (transaction, other, reply_to, &yes, error))
        return NULL;
      if (yes)
        g_ptr_array_add (earlier, g_object_ref (other));
    }
  return g_steal_pointer (&earlier);
}

/**
 * steward_ingest_find_earlier:
 * @post: a post that came in
 * @earlier: (out) (transfer full) (nullable): the newest mention by the same author in the same thread
 *
 * In the thread is what @post answers, another answer to the same, and what was said before an answer
 * of ours that @post answers; of history that was imported and is closed, only what @post itself answers.
 * Who has no address is nobody in particular.
 *
 * Returns: whether it could be read
 */
gboolean
steward_ingest_find_earlier (StewardTransaction  *transaction,
                             StewardRecord       *post,
                             StewardRecord      **earlier,
                             GError             **error)
{
  g_autoptr (GPtrArray) posts = list_earlier (transaction, post, TRUE, error);

  *earlier = posts != NULL && posts->len > 0 ? g_object_ref (posts->pdata[0]) : NULL;
  return posts != NULL;
}

/* What hasn't gone out yet and might not fit any more. */
static gboolean
is_on_its_way (StewardRecord *response)
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

static gboolean
ask_for_a_look (StewardTransaction  *transaction,
                StewardRecord       *earlier,
                StewardRecord       *reply,
                GError             **error)
{
  g_autoptr (GPtrArray) responses = steward_transaction_list_by (
      transaction, &steward_response_kind, STEWARD_RESPONSE_MENTION, steward_record_get_id (earlier), error);

  for (guint i = 0; responses != NULL && i < responses->len; i++)
    {
      if (!is_on_its_way (responses->pdata[i]))
        continue;
      steward_record_set_text (responses->pdata[i], STEWARD_RESPONSE_WROTE_AGAIN, steward_record_get_id (reply));
      if (!steward_transaction_put (transaction, responses->pdata[i], "wrote-again", error))
        return FALSE;
    }
  return responses != NULL;
}

/**
 * steward_ingest_ask_for_a_look:
 * @reply: a post that came in
 *
 * Answers to what its author said before in the thread, which haven't gone out yet, wait until somebody has read it.
 *
 * Returns: whether it could be stored
 */
gboolean
steward_ingest_ask_for_a_look (StewardTransaction  *transaction,
                               StewardRecord       *reply,
                               GError             **error)
{
  g_autoptr (GPtrArray) thread = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  /* Whoever goes on in a thread of their own answers themselves: from post to post back to the first. */
  g_ptr_array_add (thread, g_object_ref (reply));
  g_hash_table_add (seen, (gpointer) steward_record_get_id (reply));
  for (guint at = 0; at < thread->len; at++)
    {
      g_autoptr (GPtrArray) posts = list_earlier (transaction, thread->pdata[at], FALSE, error);

      if (posts == NULL || (at > 0 && !ask_for_a_look (transaction, thread->pdata[at], reply, error)))
        return FALSE;
      for (guint i = 0; i < posts->len; i++)
        if (g_hash_table_add (seen, (gpointer) steward_record_get_id (posts->pdata[i])))
          g_ptr_array_add (thread, g_object_ref (posts->pdata[i]));
    }
  return TRUE;
}

static gboolean
is_over (StewardRecord *mention)
{
  const char *status = steward_record_get_text (mention, STEWARD_MENTION_STATUS);

  if (g_strcmp0 (status, "snoozed") == 0)
    return steward_record_get_boolean (mention, STEWARD_MENTION_WAKE_ON_REPLY);
  return g_strcmp0 (status, "answered") == 0 || g_strcmp0 (status, "dismissed") == 0 ||
         g_strcmp0 (status, "waiting") == 0;
}

/**
 * steward_ingest_reopen:
 * @earlier: a mention
 * @reply: a later mention by the same author in its thread, placed
 *
 * Opens @earlier again where it was over, waiting or asleep until a reply. It stays with its
 * department and whoever had it; the clock starts with the reply.
 *
 * Returns: whether it could be stored
 */
gboolean
steward_ingest_reopen (StewardTransaction  *transaction,
                       StewardRecord       *earlier,
                       StewardRecord       *reply,
                       GError             **error)
{
  g_autoptr (StewardRecord) again = NULL;
  gboolean was_waiting;

  if (!is_over (earlier) || g_strcmp0 (steward_record_get_text (earlier, STEWARD_MENTION_REASON), "imported") == 0)
    return TRUE;
  was_waiting = g_strcmp0 (steward_record_get_text (earlier, STEWARD_MENTION_STATUS), "waiting") == 0 ||
                g_strcmp0 (steward_record_get_text (earlier, STEWARD_MENTION_STATUS), "snoozed") == 0;
  again = steward_record_copy (earlier);
  steward_record_set_text (again, STEWARD_MENTION_STATUS, "open");
  steward_record_clear (again, STEWARD_MENTION_CLOSED);
  steward_record_clear (again, STEWARD_MENTION_REASON);
  steward_record_clear (again, STEWARD_MENTION_WAITING_FOR);
  steward_record_clear (again, STEWARD_MENTION_SNOOZED_UNTIL);
  steward_record_clear (again, STEWARD_MENTION_WAKE_ON_REPLY);
  /* Waiting never stopped the clock; an answer and a dismissal did. */
  if (!was_waiting)
    {
      steward_record_copy_field (again, reply, STEWARD_MENTION_CLOCK_START);
      steward_record_copy_field (again, reply, STEWARD_MENTION_DUE);
    }
  return steward_transaction_put (transaction, again, "reopen", error);
}
