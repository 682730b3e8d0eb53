/* steward-topic-applying.c: a topic that was changed applies to what is stored
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-topic-applying"

#include "steward-topics.h"

#include "steward-in-force-private.h"
#include "steward-ingest-private.h"
#include "steward-kinds.h"
#include "steward-mention-query.h"
#include "steward-permit.h"
#include "steward-query-names-private.h"
#include "steward-workspace-private.h"

#define STEP 1000

struct _StewardTopicApplying
{
  GObject           parent_instance;

  /* Input */
  StewardWorkspace *workspace; /* (owned) */
  char             *topic;     /* (owned) id */

  /* In progress; of the writer's thread while a step runs */
  gint64            before_row;
  gboolean          is_done;
  gint64            seen;
  gint64            changed;
};

enum
{
  SIGNAL_PROGRESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardTopicApplying, steward_topic_applying, G_TYPE_OBJECT)

/* The mentions that have the topic or fit its query; of a removed one, those that have it. */
static char *
make_query (StewardRecord *topic)
{
  const char *query = steward_record_get_text (topic, STEWARD_TOPIC_QUERY);
  const char *id = steward_record_get_id (topic);

  if (query == NULL || steward_record_has (topic, STEWARD_TOPIC_REMOVED))
    return g_strdup_printf ("topic:%s", id);
  return g_strdup_printf ("topic:%s OR (%s)", id, query);
}

static gboolean
tell_again (StewardTransaction    *transaction,
            StewardUnderstanding  *understanding,
            gint64                 row,
            GChecksum             *digest,
            gint64                *changed,
            GError               **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardRecord) mention =
      steward_transaction_get_by_row (transaction, &steward_mention_kind, row, &local_error);
  g_autoptr (StewardRecord) again = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (mention == NULL || steward_record_has (mention, STEWARD_MENTION_MERGED_INTO))
    return TRUE;
  again = steward_record_copy (mention);
  steward_understanding_apply (understanding, again, STEWARD_UNDERSTAND_TOPICS);
  if (steward_record_field_equal (mention, again, STEWARD_MENTION_TOPICS))
    return TRUE;
  *changed += 1;
  g_checksum_update (digest, (const guchar *) steward_record_get_id (again), -1);
  g_checksum_update (digest, (const guchar *) "\n", 1);
  return steward_transaction_put_in_batch (transaction, again, error);
}

static gboolean
note_step (StewardTransaction  *transaction,
           const char          *topic,
           gint64               changed,
           GChecksum           *digest,
           GError             **error)
{
  g_autofree char *after = NULL;

  if (changed == 0)
    return TRUE;
  after = g_strdup_printf ("{\"changed\":%" G_GINT64_FORMAT ",\"digest\":\"%s\"}", changed, g_checksum_get_string (digest));
  return steward_transaction_note (transaction, "apply", "topic", topic, NULL, after, error);
}

static gboolean
step (StewardTransaction  *transaction,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  StewardTopicApplying *self = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) topic = steward_transaction_get (transaction, &steward_topic_kind, self->topic, error);
  StewardOrganisation *organisation = topic != NULL ? steward_in_force_get_organisation (in_force, error) : NULL;
  g_autoptr (StewardUnderstanding) understanding =
      organisation != NULL ? steward_ingest_understand (transaction, organisation, NULL, error) : NULL;
  g_autofree char *text = topic != NULL ? make_query (topic) : NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (StewardQuery) query = NULL;
  g_auto (StewardQueryNames) names = { .transaction = transaction };
  StewardMentionSelection selection;
  gint64 changed = 0;

  if (understanding == NULL || !steward_permit_member (transaction, error))
    return FALSE;
  query = steward_query_new (text, steward_transaction_get_now (transaction), steward_organisation_get_zone (organisation));
  selection = (StewardMentionSelection){
    .query = query, .resolve = steward_query_names_resolve, .resolve_data = &names, .before_row = self->before_row,
  };
  if (!steward_transaction_search_mentions (transaction, &selection, STEP, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!tell_again (transaction, understanding, g_array_index (rows, gint64, i), digest, &changed, error))
      return FALSE;
  if (!note_step (transaction, self->topic, changed, digest, error))
    return FALSE;
  self->seen += rows->len;
  self->changed += changed;
  self->is_done = rows->len < STEP;
  if (rows->len > 0)
    self->before_row = g_array_index (rows, gint64, rows->len - 1);
  return TRUE;
}

static void run_step (GTask *task);

static void
on_step (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  StewardTopicApplying *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!steward_database_transact_finish (STEWARD_DATABASE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_PROGRESS], 0);
  if (self->is_done)
    g_task_return_boolean (task, TRUE);
  else if (!g_task_return_error_if_cancelled (task))
    run_step (g_steal_pointer (&task));
}

/* Takes over @task. */
static void
run_step (GTask *task)
{
  StewardTopicApplying *self = g_task_get_source_object (task);

  steward_database_transact_async (steward_workspace_get_database (self->workspace), STEWARD_MODE_COLLECT,
                                   steward_workspace_get_person (self->workspace), step, g_object_ref (self),
                                   g_object_unref, g_task_get_cancellable (task), on_step, task);
}

static void
steward_topic_applying_finalize (GObject *object)
{
  StewardTopicApplying *self = STEWARD_TOPIC_APPLYING (object);

  g_clear_object (&self->workspace);
  g_free (self->topic);

  G_OBJECT_CLASS (steward_topic_applying_parent_class)->finalize (object);
}

static void
steward_topic_applying_class_init (StewardTopicApplyingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = steward_topic_applying_finalize;

  signals[SIGNAL_PROGRESS] = g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
}

static void
steward_topic_applying_init (StewardTopicApplying *self)
{
}

/**
 * steward_topic_applying_new:
 * @topic: the id of the topic that was added, changed or removed
 *
 * Returns: (transfer full): not yet run
 */
StewardTopicApplying *
steward_topic_applying_new (StewardWorkspace *workspace,
                            const char       *topic)
{
  StewardTopicApplying *self = g_object_new (STEWARD_TYPE_TOPIC_APPLYING, NULL);

  self->workspace = g_object_ref (workspace);
  self->topic = g_strdup (topic);
  self->before_row = G_MAXINT64;
  return self;
}

/**
 * steward_topic_applying_run_async:
 * @cancellable: (nullable): ends it between two steps
 */
void
steward_topic_applying_run_async (StewardTopicApplying *self,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_topic_applying_run_async);
  run_step (task);
}

/**
 * steward_topic_applying_run_finish:
 *
 * Returns: whether all that is stored has the topic as it is now
 */
gboolean
steward_topic_applying_run_finish (StewardTopicApplying  *self,
                                   GAsyncResult          *result,
                                   GError               **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * steward_topic_applying_get_seen:
 *
 * Returns: how many mentions were looked at so far
 */
gint64
steward_topic_applying_get_seen (StewardTopicApplying *self)
{
  return self->seen;
}

/**
 * steward_topic_applying_get_changed:
 *
 * Returns: how many got the topic or lost it so far
 */
gint64
steward_topic_applying_get_changed (StewardTopicApplying *self)
{
  return self->changed;
}
