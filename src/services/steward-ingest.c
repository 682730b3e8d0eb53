/* steward-ingest.c: a post that came in becomes a mention
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-ingest"

#include "steward-ingest-private.h"

#include "steward-erasing-private.h"
#include "steward-erasure.h"
#include "steward-in-force-private.h"
#include "steward-ingest-again-private.h"
#include "steward-ingest-thread-private.h"
#include "steward-kinds.h"
#include "steward-mention-identity.h"
#include "steward-mention-place-private.h"
#include "steward-query-names-private.h"
#include "steward-routing.h"
#include "steward-time.h"
#include "steward-understanding.h"
#include "steward-word-lists-private.h"

#define OPEN_SINCE_DAYS 7

/* What comes into force by the clock alone, a matrix or an absence, is seen after so long. */
#define KEPT_US (60 * STEWARD_SECOND_US)

struct _StewardIngest
{
  StewardInForce      *in_force;     /* (owned) */
  StewardOrganisation *organisation; /* (unowned) */
  StewardMatrix       *matrix;       /* (unowned) (nullable) */
  StewardUnderstanding *understanding; /* (owned) */
  GHashTable          *routings;     /* (owned) activity → StewardRouting, the last of each */
  StewardForgotten    *forgotten;    /* (owned) */
  GChecksum           *digest;       /* (owned) of the ids stored since the last event */
  gint64               n_added;
  gint64               n_edited;
  gint64               n_filled;
  gint64               made_us;
  gint64               newest_event; /* of the file when its last batch ended */
};

/**
 * steward_ingest_understand:
 * @matrix: (nullable): the one whose rules tell activities
 *
 * Compiles the topics of this moment and the rules of @matrix.
 *
 * Returns: (transfer full) (nullable): what understands mentions; %NULL with @error
 */
StewardUnderstanding *
steward_ingest_understand (StewardTransaction   *transaction,
                           StewardOrganisation  *organisation,
                           StewardMatrix        *matrix,
                           GError              **error)
{
  const StewardCondition still_there = { STEWARD_TOPIC_REMOVED, STEWARD_IS_EMPTY, NULL, 0 };
  g_autoptr (GPtrArray) topics =
      steward_transaction_select (transaction, &steward_topic_kind, &still_there, 1, NULL, 0, error);
  g_auto (StewardQueryNames) names = { .transaction = transaction };

  if (topics == NULL)
    return NULL;
  return steward_understanding_new (steward_word_lists_get (), topics, matrix, steward_transaction_get_now (transaction),
                                    steward_organisation_get_zone (organisation), steward_query_names_resolve, &names);
}

/**
 * steward_ingest_new:
 *
 * Returns: (transfer full) (nullable): ready for posts; %NULL with @error
 */
StewardIngest *
steward_ingest_new (StewardTransaction  *transaction,
                    GError             **error)
{
  g_autoptr (StewardIngest) self = g_new0 (StewardIngest, 1);

  self->made_us = steward_transaction_get_now (transaction);
  self->in_force = steward_in_force_new (transaction);
  self->routings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) steward_routing_free);
  self->digest = g_checksum_new (G_CHECKSUM_SHA256);
  self->organisation = steward_in_force_get_organisation (self->in_force, error);
  if (self->organisation == NULL || !steward_in_force_find_matrix (self->in_force, &self->matrix, error))
    return NULL;
  self->understanding = steward_ingest_understand (transaction, self->organisation, self->matrix, error);
  if (self->understanding == NULL)
    return NULL;
  self->forgotten = steward_forgotten_new (transaction, error);
  return self->forgotten != NULL ? g_steal_pointer (&self) : NULL;
}

static gboolean
is_current (StewardIngest       *self,
            StewardTransaction  *transaction,
            gboolean            *current,
            GError             **error)
{
  gint64 age_us = steward_transaction_get_now (transaction) - self->made_us;
  gint64 newest;

  if (!steward_transaction_find_newest_event (transaction, &newest, error))
    return FALSE;
  *current = newest == self->newest_event && age_us >= 0 && age_us < KEPT_US;
  return TRUE;
}

/**
 * steward_ingest_renew:
 * @self: (inout) (nullable): one that ended its batch in an earlier transaction
 *
 * Leaves it as it is while nobody changed anything since that batch, else makes it anew for this
 * moment: compiling an organisation's rules takes as long as storing some hundred posts.
 *
 * Returns: whether it went well
 */
gboolean
steward_ingest_renew (StewardIngest       **self,
                      StewardTransaction   *transaction,
                      GError              **error)
{
  gboolean current = FALSE;

  if (*self != NULL && !is_current (*self, transaction, &current, error))
    return FALSE;
  if (current)
    return TRUE;
  g_clear_pointer (self, steward_ingest_free);
  *self = steward_ingest_new (transaction, error);
  return *self != NULL;
}

void
steward_ingest_free (StewardIngest *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->understanding, steward_understanding_free);
  g_clear_pointer (&self->routings, g_hash_table_unref);
  g_clear_pointer (&self->in_force, steward_in_force_free);
  g_clear_pointer (&self->digest, g_checksum_free);
  g_clear_pointer (&self->forgotten, steward_forgotten_free);
  g_free (self);
}

static void
count (StewardIngest *self,
       StewardRecord *mention,
       gint64        *n)
{
  g_checksum_update (self->digest, (const guchar *) steward_record_get_id (mention), -1);
  g_checksum_update (self->digest, (const guchar *) "\n", 1);
  *n += 1;
}

static void
place (StewardIngest      *self,
       StewardTransaction *transaction,
       StewardRecord      *mention)
{
  const char *activity = steward_record_get_text (mention, STEWARD_MENTION_ACTIVITY);
  gint64 start_us = steward_mention_clock_start (mention);
  StewardRouting *routing = g_hash_table_lookup (self->routings, activity != NULL ? activity : "");

  /* What comes in together mostly starts its clock together. */
  if (routing == NULL || routing->clock_start_us != start_us)
    {
      routing = steward_routing_new (self->matrix, self->organisation, activity, start_us,
                                     steward_transaction_get_now (transaction));
      g_hash_table_replace (self->routings, g_strdup (activity != NULL ? activity : ""), routing);
    }
  steward_mention_place (mention, routing);
}

/* The post under its identity, with what only we say of it still empty. */
static StewardRecord *
new_mention (StewardRecord *post,
             const char    *id,
             char         **aliases,
             gint64         now_us)
{
  StewardRecord *mention = steward_record_new (&steward_mention_kind, id);

  for (guint i = 0; i < steward_mention_kind.n_fields; i++)
    if (steward_record_has (post, i))
      steward_record_copy_field (mention, post, i);
  steward_record_set_set (mention, STEWARD_MENTION_ALIASES, (const char *const *) aliases);
  if (!steward_record_has (mention, STEWARD_MENTION_COLLECTED))
    steward_record_set_time (mention, STEWARD_MENTION_COLLECTED, now_us);
  if (!steward_record_has (mention, STEWARD_MENTION_VOICE))
    steward_record_set_text (mention, STEWARD_MENTION_VOICE, "public");
  steward_record_set_text (mention, STEWARD_MENTION_STATUS, "new");
  return mention;
}

static gboolean
is_history (StewardRecord          *mention,
            const StewardIngestHow *how,
            gint64                  now_us)
{
  gint64 since = how->open_since_us != STEWARD_TIME_NONE ? how->open_since_us : now_us - OPEN_SINCE_DAYS * STEWARD_DAY_US;
  gint64 published = steward_record_get_time (mention, STEWARD_MENTION_PUBLISHED);

  return how->inert && published != STEWARD_TIME_NONE && published < since;
}

static void
close_as_imported (StewardRecord *mention,
                   gint64         now_us)
{
  steward_record_set_text (mention, STEWARD_MENTION_STATUS, "dismissed");
  steward_record_set_text (mention, STEWARD_MENTION_REASON, "imported");
  steward_record_set_time (mention, STEWARD_MENTION_CLOSED, now_us);
  steward_record_clear (mention, STEWARD_MENTION_DUE);
  steward_record_clear (mention, STEWARD_MENTION_CLOCK_START);
}

/* Whoever goes on talking to us goes on with the same department. */
static gboolean
join_thread (StewardTransaction  *transaction,
             StewardRecord       *mention,
             GError             **error)
{
  g_autoptr (StewardRecord) earlier = NULL;

  if (!steward_ingest_find_earlier (transaction, mention, &earlier, error))
    return FALSE;
  if (earlier == NULL)
    return TRUE;
  if (steward_record_has (earlier, STEWARD_MENTION_DEPARTMENT))
    steward_record_copy_field (mention, earlier, STEWARD_MENTION_DEPARTMENT);
  return steward_ingest_ask_for_a_look (transaction, mention, error) &&
         steward_ingest_reopen (transaction, earlier, mention, error);
}

static gboolean
add (StewardIngest           *self,
     StewardTransaction      *transaction,
     StewardRecord           *mention,
     const StewardIngestHow  *how,
     GError                 **error)
{
  gint64 now_us = steward_transaction_get_now (transaction);

  steward_understanding_apply (self->understanding, mention, STEWARD_UNDERSTAND_ALL);
  place (self, transaction, mention);
  if (is_history (mention, how, now_us))
    close_as_imported (mention, now_us);
  else if (!join_thread (transaction, mention, error))
    return FALSE;
  count (self, mention, &self->n_added);
  return steward_transaction_add_in_batch (transaction, mention, error);
}

/* What somebody works on stays theirs, whatever the new words ask for. */
static void
understand_again (StewardIngest      *self,
                  StewardTransaction *transaction,
                  StewardRecord      *mention)
{
  gboolean is_untouched = g_strcmp0 (steward_record_get_text (mention, STEWARD_MENTION_STATUS), "new") == 0 &&
                          !steward_record_has (mention, STEWARD_MENTION_ASSIGNEE) &&
                          !steward_record_has (mention, STEWARD_MENTION_HANDED_FROM);
  g_autofree char *activity = g_strdup (steward_record_get_text (mention, STEWARD_MENTION_ACTIVITY));
  StewardUnderstandingParts parts = STEWARD_UNDERSTAND_LANGUAGE | STEWARD_UNDERSTAND_MOOD | STEWARD_UNDERSTAND_TOPICS;

  if (is_untouched)
    parts |= STEWARD_UNDERSTAND_ACTIVITY;
  steward_understanding_apply (self->understanding, mention, parts);
  if (g_strcmp0 (activity, steward_record_get_text (mention, STEWARD_MENTION_ACTIVITY)) != 0)
    place (self, transaction, mention);
}

/* Hands back in @known what is stored then. */
static gboolean
store_again (StewardIngest         *self,
             StewardTransaction    *transaction,
             StewardRecord        **known,
             StewardRecord         *mention,
             StewardIngestOutcome  *outcome,
             GError               **error)
{
  g_autoptr (StewardRecord) again = steward_record_copy (*known);
  gboolean edited =
      steward_ingest_fill_in (again, mention, steward_record_get_id (mention),
                              steward_record_get_set (mention, STEWARD_MENTION_ALIASES),
                              steward_transaction_get_now (transaction));

  *outcome = edited ? STEWARD_INGEST_EDITED : STEWARD_INGEST_ALREADY_THERE;
  if (steward_record_equal (*known, again))
    return TRUE;
  if (edited)
    understand_again (self, transaction, again);
  count (self, again, edited ? &self->n_edited : &self->n_filled);
  g_set_object (known, again);
  return steward_transaction_put_in_batch (transaction, again, error);
}

/**
 * steward_ingest_store:
 * @transaction: the one @self was made or renewed in
 * @post: with the fields that its place of origin told; its id doesn't count. An activity, a mood or a
 *   language that it has is taken as given
 * @outcome: (out) (optional): what became of it
 * @stored: (out) (optional) (nullable) (transfer full): the mention that it is; %NULL when it is kept out
 *
 * Finds the mention that the post is by any of its keys or makes a new one; understands it, routes
 * it by the matrix in force and stores it. The caller ends the batch with
 * [func@ingest_end_batch].
 *
 * Returns: whether it went well; when not, the transaction is to be given up
 */
gboolean
steward_ingest_store (StewardIngest           *self,
                      StewardTransaction      *transaction,
                      StewardRecord           *post,
                      const StewardIngestHow  *how,
                      StewardIngestOutcome    *outcome,
                      StewardRecord          **stored,
                      GError                 **error)
{
  const char *text = steward_record_get_text (post, STEWARD_MENTION_TEXT);
  const StewardPost keys = {
    .address = steward_record_get_text (post, STEWARD_MENTION_ADDRESS),
    .network = steward_record_get_text (post, STEWARD_MENTION_NETWORK),
    .entry_id = steward_record_get_text (post, STEWARD_MENTION_ENTRY_ID),
    .author = steward_record_get_text (post, STEWARD_MENTION_AUTHOR),
    .text = text != NULL ? text : steward_record_get_text (post, STEWARD_MENTION_TITLE),
    .published_us = steward_record_get_time (post, STEWARD_MENTION_PUBLISHED),
  };
  g_auto (GStrv) aliases = NULL;
  g_autofree char *id = steward_mention_identity (&keys, &aliases);
  g_autoptr (StewardRecord) known = NULL;
  g_autoptr (StewardRecord) mention = NULL;
  StewardIngestOutcome came_of_it = STEWARD_INGEST_ADDED;

  if (outcome != NULL)
    *outcome = STEWARD_INGEST_KEPT_OUT;
  if (stored != NULL)
    *stored = NULL;
  if (steward_forgotten_has (self->forgotten, keys.network, keys.author,
                             steward_record_get_text (post, STEWARD_MENTION_AUTHOR_ADDRESS)))
    return TRUE;
  if (!steward_ingest_find_known (transaction, &keys, id, (const char *const *) aliases, &known, error))
    return FALSE;
  if (known != NULL && steward_erasure_is_erased (known))
    return TRUE;
  mention = new_mention (post, id, aliases, steward_transaction_get_now (transaction));
  if (known != NULL ? !store_again (self, transaction, &known, mention, &came_of_it, error)
                    : !add (self, transaction, mention, how, error))
    return FALSE;
  if (outcome != NULL)
    *outcome = came_of_it;
  if (stored != NULL)
    *stored = g_object_ref (known != NULL ? known : mention);
  return TRUE;
}

/**
 * steward_ingest_end_batch:
 * @action: what was done: `import`, `collect`
 * @source: (nullable): the id of the source it came from
 *
 * Notes the one event of what was stored since the last: how many, and the SHA-256 of their ids, a
 * line each. Nothing stored is no event.
 *
 * Returns: whether it could be stored
 */
gboolean
steward_ingest_end_batch (StewardIngest       *self,
                          StewardTransaction  *transaction,
                          const char          *action,
                          const char          *source,
                          GError             **error)
{
  g_autofree char *after = NULL;

  if (self->n_added + self->n_edited + self->n_filled == 0)
    return steward_transaction_find_newest_event (transaction, &self->newest_event, error);
  after = g_strdup_printf ("{\"added\":%" G_GINT64_FORMAT ",\"digest\":\"%s\",\"edited\":%" G_GINT64_FORMAT
                           ",\"filled_in\":%" G_GINT64_FORMAT "}",
                           self->n_added, g_checksum_get_string (self->digest), self->n_edited, self->n_filled);
  g_checksum_reset (self->digest);
  self->n_added = self->n_edited = self->n_filled = 0;
  return steward_transaction_note (transaction, action, source != NULL ? "source" : "mention",
                                   source != NULL ? source : "", NULL, after, error) &&
         steward_transaction_find_newest_event (transaction, &self->newest_event, error);
}
