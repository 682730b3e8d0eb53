/* steward-ingest-thread.c: earlier posts of the same author in a thread
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-ingest-thread"

#include "steward-ingest-thread-private.h"

#include "steward-kinds.h"
#include "steward-mention-identity.h"

/* Whoever talks with us wrote lately: older posts of a busy author are no thread of this one. */
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

/**
 * steward_ingest_find_earlier:
 * @post: a post that came in
 * @earlier: (out) (transfer full) (nullable): the newest mention by the same author in the same thread
 *
 * In the thread is what @post answers, another answer to the same, and what was said before an answer
 * of ours that @post answers. Who has no address is nobody in particular.
 *
 * Returns: whether it could be read
 */
gboolean
steward_ingest_find_earlier (StewardTransaction  *transaction,
                             StewardRecord       *post,
                             StewardRecord      **earlier,
                             GError             **error)
{
  const char *reply_to = steward_record_get_text (post, STEWARD_MENTION_IN_REPLY_TO);
  const char *author = steward_record_get_text (post, STEWARD_MENTION_AUTHOR_ADDRESS);
  const StewardCondition by_author = { STEWARD_MENTION_AUTHOR_ADDRESS, STEWARD_IS, author, 0 };
  const StewardOrder newest = { -1, TRUE };
  g_autoptr (GPtrArray) posts = NULL;

  *earlier = NULL;
  if (reply_to == NULL || author == NULL)
    return TRUE;
  posts = steward_transaction_select (transaction, &steward_mention_kind, &by_author, 1, &newest, MAX_POSTS, error);
  if (posts == NULL)
    return FALSE;
  for (guint i = 0; i < posts->len; i++)
    {
      gboolean yes;

      if (g_str_equal (steward_record_get_id (posts->pdata[i]), steward_record_get_id (post)) ||
          steward_record_has (posts->pdata[i], STEWARD_MENTION_MERGED_INTO))
        continue;
      if (!is_in_thread (transaction, posts->pdata[i], reply_to, &yes, error))
        return FALSE;
      if (yes)
        {
          *earlier = g_object_ref (posts->pdata[i]);
          return TRUE;
        }
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
